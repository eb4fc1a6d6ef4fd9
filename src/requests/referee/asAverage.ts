import { formatPowers, multiplyPowers, raisePowers } from '../../algebra/polynomial.js'
import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { MomentumClaim } from '../../expansion/momentum/momentumClaim.js'
import type { Tail } from '../../expansion/formula/tails.js'
import type { Theory } from '../../theory/theory.js'
import type { Claim } from '../../expansion/formula/claim.js'

/** A claim on what the theory expands, and how it was found. */
export interface Averaged {
  readonly claim: Claim
  readonly convention: string
}

/**
 * With the weight e^{−S/ħ}, W = ħ ln Z, and an average of n fields is ħ^{n−1} times δⁿW/δJⁿ: the claim on an average,
 * divided by that. Undefined where the two are the same.
 */
export function asAverage(claim: Claim): Averaged | undefined {
  const { theory, isAverage, points, terms, tails } = claim
  const factor = factorOf(theory, points.length)
  if (isAverage !== true || factor === undefined) return undefined
  const inverse = raisePowers(factor, Q.rational(-1))
  const divided = <T extends { readonly powers: Powers }>(one: T): T => ({
    ...one,
    powers: multiplyPowers(one.powers, inverse),
  })
  return {
    claim: {
      ...claim,
      terms: terms.map((term) => ({ ...divided(term), products: term.products.map(divided) })),
      tails: tails.map((tail) => tailBy(tail, inverse)),
    },
    convention: told(theory, points.length, factor),
  }
}

/** The same of a claim in momentum space. */
export function asMomentumAverage(
  claim: MomentumClaim,
  theory: Theory,
): { readonly claim: MomentumClaim; readonly convention: string } | undefined {
  const { left, tails } = claim
  const factor = left?.names === 'correlator' ? factorOf(theory, left.legs ?? 0) : undefined
  if (factor === undefined) return undefined
  const inverse = raisePowers(factor, Q.rational(-1))
  const divided = <T extends Pick<MomentumClaim, 'terms'>>(one: T): T => ({
    ...one,
    terms: one.terms.map((term) => ({
      ...term,
      // A power that cancels is written, and none that power counting implies.
      parameters: new Map([
        ...term.parameters,
        ...Object.entries(inverse).map(([symbol, power]): readonly [string, Q.Rational] => [
          symbol,
          Q.add(term.parameters.get(symbol) ?? Q.zero, power),
        ]),
      ]),
    })),
  })
  return {
    claim: {
      ...divided(claim),
      possible: claim.possible.map(divided),
      tails: tails.map((tail) => tailBy(tail, inverse)),
    },
    convention: told(theory, left?.legs ?? 0, factor),
  }
}

function tailBy(tail: Tail, factor: Powers): Tail {
  return tail.from === undefined ? tail : { ...tail, from: multiplyPowers(tail.from, factor) }
}

/** By how much an average is larger than the derivative of W; undefined where it is not. */
function factorOf({ expands }: Theory, fields: number): Powers | undefined {
  const factor = raisePowers(expands.order, Q.rational(fields - 1))
  const isOther = Object.values(factor).some((power) => !Q.isZero(power))
  return isOther && expands.functional === 'W' ? factor : undefined
}

function told({ expands }: Theory, fields: number, factor: Powers): string {
  return `read with W = ${formatPowers(expands.order)} ln Z: an average of ${fields} fields is ${formatPowers(factor)} times the derivative of W`
}
