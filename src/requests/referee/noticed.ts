import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Expansion } from '../../expansion/expansion.js'
import type { Claim, ClaimedTerm } from '../../expansion/formula/claim.js'
import { isWrong } from '../../expansion/verify.js'

/** What a judge would have noticed in a claim: an error of this kind in any of its terms. */
export type Noticed = 'a sign' | 'a factor 2' | 'a dropped term'

/** Of longer formulas only so many terms are tried, evenly spread. */
const MOST_TRIED = 12

/** The terms in which errors are planted. */
export function triedOf<T>(terms: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.ceil(terms.length / MOST_TRIED))
  return terms.filter((_, i) => i % step === 0)
}

/**
 * The errors that the same judge calls wrong when they are planted in a right claim, one at a time, in each of its
 * terms.
 *
 * @param draw numbers for the values on points
 */
export function noticedIn(derived: Expansion, claim: Claim, draw: () => number): readonly Noticed[] {
  const { terms } = claim
  const tried = triedOf(terms.map((_, i) => i))
  const isNoticed = (change: (term: ClaimedTerm) => readonly ClaimedTerm[]): boolean =>
    tried.length > 0 &&
    tried.every((i) => {
      const planted = { ...claim, terms: terms.flatMap((term, k) => (k === i ? change(term) : [term])) }
      return isWrong(derived, planted, draw)
    })
  return [
    ...(isNoticed((term) => [times(term, Q.rational(-1n))]) ? (['a sign'] as const) : []),
    ...(isNoticed((term) => [times(term, Q.rational(2n))]) ? (['a factor 2'] as const) : []),
    ...(isNoticed(() => []) ? (['a dropped term'] as const) : []),
  ]
}

function times(term: ClaimedTerm, factor: Rational): ClaimedTerm {
  return {
    ...term,
    coefficient: Q.multiply(term.coefficient, factor),
    products: term.products.map((product) => ({ ...product, coefficient: Q.multiply(product.coefficient, factor) })),
  }
}
