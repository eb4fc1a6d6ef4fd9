import { formatPowers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Theory } from '../../theory/theory.js'
import { writtenSymbols } from '../readings/labelledTerms.js'
import { canonicalIntegral } from './canonicalIntegral.js'
import type { DerivedIntegral } from './derivedIntegrals.js'
import type { Integral } from './integral.js'
import { momentumIn } from './legMomenta.js'
import type { LegMomenta } from './legMomenta.js'
import { fieldsOf } from './momentumClaim.js'
import type { ClaimedIntegral } from './momentumClaim.js'

/** A derived labelled diagram with its name: two have one name when they are one integral with one set of couplings. */
export interface PreparedIntegral extends DerivedIntegral {
  readonly key: string
}

/** A product of the claim with the name of its integral; undefined where it is that of no diagram. */
export interface PreparedClaim {
  readonly claimed: ClaimedIntegral
  readonly integral: Integral
  readonly key: string | undefined
}

/** @param atZero whether all momenta of legs are zero */
export function prepared(derived: readonly DerivedIntegral[], atZero: boolean): readonly PreparedIntegral[] {
  const known = new Map<string, string | undefined>()
  return derived.map((one) => {
    const integral = atZero ? withoutLegs(one.integral) : one.integral
    const text = JSON.stringify(integral)
    if (!known.has(text)) known.set(text, canonicalIntegral(integral))
    const couplings = new Map([...one.couplings].map(([name, count]) => [name, Q.rational(count)]))
    return { ...one, integral, key: `${symbolsKey(couplings, one.written)} ${known.get(text) ?? '?'}` }
  })
}

export function preparedClaim(
  theory: Theory,
  claimed: ClaimedIntegral,
  momenta: LegMomenta,
  legs: number,
): PreparedClaim {
  const { loops } = claimed
  const integral: Integral = {
    loops: loops.length,
    lines: claimed.lines.map((line) => ({ ...line, momentum: momentumIn(line.momentum, loops, momenta, legs) })),
    vertices: claimed.vertices.map((vertex) => ({
      name: vertex.name,
      fields: fieldsOf(theory, vertex.name),
      momenta: vertex.momenta.map((momentum) => momentumIn(momentum, loops, momenta, legs)),
    })),
  }
  const written = writtenSymbols(theory)
  const own = Object.fromEntries([...claimed.parameters].filter(([symbol]) => written.has(symbol)))
  const name = canonicalIntegral(integral)
  return { claimed, integral, key: name === undefined ? undefined : `${symbolsKey(claimed.couplings, own)} ${name}` }
}

function symbolsKey(couplings: ReadonlyMap<string, Rational>, written: Readonly<Record<string, Rational>>): string {
  const named = [...couplings].filter(([, power]) => !Q.isZero(power)).sort(([a], [b]) => (a < b ? -1 : 1))
  const kept = Object.fromEntries(Object.entries(written).filter(([, power]) => !Q.isZero(power)))
  return `${named.map(([name, power]) => `${name}^${Q.format(power)}`).join(' ')} ${formatPowers(kept)}`
}

function withoutLegs({ loops, lines, vertices }: Integral): Integral {
  const zero = <T extends { readonly legs: readonly number[] }>(momentum: T): T => ({
    ...momentum,
    legs: momentum.legs.map(() => 0),
  })
  return {
    loops,
    lines: lines.map((line) => ({ ...line, momentum: zero(line.momentum) })),
    vertices: vertices.map((vertex) => ({ ...vertex, momenta: vertex.momenta.map(zero) })),
  }
}
