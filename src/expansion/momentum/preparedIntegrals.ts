import { formatPowers } from '../../algebra/polynomial.js'
import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Theory } from '../../theory/theory.js'
import { rangeSymbols } from '../../theory/indexSpaces.js'
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
  /** The same without the small parameters that power counting implies. */
  readonly bare: string
}

/** A product of the claim with the name of its integral; undefined where it is that of no diagram. */
export interface PreparedClaim {
  readonly claimed: ClaimedIntegral
  readonly integral: Integral
  readonly key: string | undefined
}

/** @param atZero whether all momenta of legs are zero */
export function prepared(
  theory: Theory,
  derived: readonly DerivedIntegral[],
  atZero: boolean,
): readonly PreparedIntegral[] {
  const known = new Map<string, string | undefined>()
  return derived.map((one) => {
    const integral = atZero ? withoutLegs(one.integral) : one.integral
    const text = JSON.stringify(integral)
    if (!known.has(text)) known.set(text, canonicalIntegral(integral))
    const couplings = new Map([...one.couplings].map(([name, count]) => [name, Q.rational(count)]))
    const keyBy = (powers: Powers): string => `${symbolsKey(couplings, powers)} ${known.get(text) ?? '?'}`
    return { ...one, integral, key: keyBy(one.written), bare: keyBy(withoutImplied(theory, one.written)) }
  })
}

/**
 * A product with the small parameters that power counting implies, as in position space: where it does not write one,
 * it has that of the derived integral.
 */
export function preparedClaim(
  theory: Theory,
  product: ClaimedIntegral,
  momenta: LegMomenta,
  legs: number,
  derived: readonly PreparedIntegral[],
): PreparedClaim {
  const { loops } = product
  const integral: Integral = {
    loops: loops.length,
    lines: product.lines.map((line) => ({ ...line, momentum: momentumIn(line.momentum, loops, momenta, legs) })),
    vertices: product.vertices.map((vertex) => ({
      name: vertex.name,
      fields: fieldsOf(theory, vertex.name),
      momenta: vertex.momenta.map((momentum) => momentumIn(momentum, loops, momenta, legs)),
    })),
  }
  const written = writtenSymbols(theory)
  const powersIn = ({ parameters }: ClaimedIntegral): Powers =>
    Object.fromEntries([...parameters].filter(([symbol]) => written.has(symbol)))
  const name = canonicalIntegral(integral)
  if (name === undefined) return { claimed: product, integral, key: undefined }
  const keyBy = (powers: Powers): string => `${symbolsKey(product.couplings, powers)} ${name}`
  const bare = keyBy(withoutImplied(theory, powersIn(product)))
  const implied = impliedIn(theory, derived.find((one) => one.bare === bare)?.written ?? {})
  const claimed: ClaimedIntegral = { ...product, parameters: new Map([...implied, ...product.parameters]) }
  return { claimed, integral, key: keyBy(powersIn(claimed)) }
}

/** The powers that vertices and lines bring; numbers of components are none of them. */
function impliedIn(theory: Theory, powers: Powers): readonly (readonly [string, Rational])[] {
  const ranges = rangeSymbols(theory)
  return Object.entries(powers).filter(([symbol]) => !ranges.has(symbol))
}

function withoutImplied(theory: Theory, powers: Powers): Powers {
  const implied = new Set(impliedIn(theory, powers).map(([symbol]) => symbol))
  return Object.fromEntries(Object.entries(powers).filter(([symbol]) => !implied.has(symbol)))
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
