import { greatestCommonDivisor } from '../../algebra/integers.js'
import * as Q from '../../algebra/rational.js'
import type { Theory } from '../../theory/theory.js'

/** A coupling of one field at one point: −λ φ^n/n! in the exponent of the weight. */
export interface PointCoupling {
  readonly letter: string
  readonly valence: number
}

/** What of a theory is seen at one point; undefined for one with several fields, indices, or families of vertices. */
export function pointCouplings(theory: Theory): readonly PointCoupling[] | undefined {
  if (theory.fields.length !== 1 || theory.spaces.length !== 0 || theory.expands.functional !== 'W') return undefined
  if (theory.vertices.some(({ family, legs }) => family !== undefined || legs.length !== 1)) return undefined
  const couplings = theory.vertices.flatMap(({ legs, order, factor, name }) => {
    const [leg] = legs
    const own = theory.orders.some(({ symbol }) => symbol === name) ? order[name] : undefined
    if (leg === undefined || own === undefined || !Q.equal(factor.at(0), Q.rational(-1n))) return []
    return [{ letter: name, valence: Q.toNumber(leg.count.at(0)) }]
  })
  return couplings.length === theory.vertices.length ? couplings : undefined
}

/** The orders of δ in which couplings count, φ^n with n − 2 of them in the smallest whole numbers. */
export function unitOf(valences: readonly number[], counted: readonly number[] = []): number {
  return Number([...valences.map((n) => n - 2), ...counted].reduce((a, b) => greatestCommonDivisor(a, BigInt(b)), 0n))
}
