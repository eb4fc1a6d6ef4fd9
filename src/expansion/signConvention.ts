import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'

/** A term as a formula has it beside the derived one; `ratio` is claimed/derived, undefined where there is none. */
export interface SignedTerm {
  readonly verdict: string
  readonly ratio?: Rational | undefined
}

/**
 * Which of two readings of a formula is likelier, negative for the first: the one by which more terms have the right sign,
 * of those the one by which more are right, then the one by which fewer are wrong. A slip changes numbers in some terms, a
 * convention the signs of all.
 */
export function byAgreement(first: readonly SignedTerm[], second: readonly SignedTerm[]): number {
  const signed = (terms: readonly SignedTerm[]): number => terms.filter(hasRightSign).length
  const equal = (terms: readonly SignedTerm[]): number => terms.filter(({ verdict }) => verdict === 'equal').length
  const wrong = (terms: readonly SignedTerm[]): number => terms.length - equal(terms)
  return signed(second) - signed(first) || equal(second) - equal(first) || wrong(first) - wrong(second)
}

function hasRightSign({ ratio }: SignedTerm): boolean {
  return ratio !== undefined && Q.compare(ratio, Q.zero) > 0
}

/**
 * What is to be said where the sign of one wrong term chose the convention: that it does not tell it, and the ratio by
 * the usual one.
 *
 * @param terms by the sign that was chosen
 */
export function untoldSign(usual: string, terms: readonly SignedTerm[]): string {
  const ratios = new Set(terms.flatMap(({ ratio }) => (ratio === undefined ? [] : [Q.format(Q.negate(ratio))])))
  const [ratio, another] = ratios
  const then = ratio === undefined || another !== undefined ? '' : `, and the ratio is then ${ratio}`
  return `or ${usual}, which the sign of one term does not tell${then}`
}
