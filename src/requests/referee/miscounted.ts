import * as Q from '../../algebra/rational.js'
import type { Expansion } from '../../expansion/expansion.js'
import type { Claim, ClaimedTerm } from '../../expansion/formula/claim.js'
import { verifyClaim } from '../../expansion/verify.js'

/**
 * Where a wrong formula is right but for the number before `perms`: sentences on each of them; none otherwise.
 *
 * @param draw numbers for the values on points
 */
export function miscounted(derived: Expansion, claim: Claim, draw: () => number): readonly string[] {
  const said = claim.terms.flatMap((term) => {
    const [listed, counted] = [Q.rational(BigInt(term.products.length)), countOf(term)]
    const right = Q.rational(term.weighted.labellings)
    if (counted === undefined || Q.equal(counted, right)) return []
    const more = Q.format(Q.subtract(right, listed))
    return [`${term.weighted.id} has ${Q.format(right)} labellings and not ${Q.format(counted)}: + ${more} perms`]
  })
  if (said.length === 0) return []
  const mended = { ...claim, terms: claim.terms.map(withRightCount) }
  return verifyClaim(derived, mended, draw).verdict === 'wrong' ? [] : said
}

/** How many terms the products of a term stand for, where they stand before Comb. or perms. */
function countOf({ products: [first, ...others] }: ClaimedTerm): Q.Rational | undefined {
  if (first === undefined || Q.equal(first.copies, Q.one)) return undefined
  if (others.some(({ copies }) => !Q.equal(copies, first.copies))) return undefined
  return Q.multiply(first.copies, Q.rational(BigInt(others.length + 1)))
}

function withRightCount(term: ClaimedTerm): ClaimedTerm {
  const counted = countOf(term)
  if (counted === undefined) return term
  const factor = Q.divide(Q.rational(term.weighted.labellings), counted)
  return {
    ...term,
    coefficient: Q.multiply(term.coefficient, factor),
    products: term.products.map((product) => ({ ...product, copies: Q.multiply(product.copies, factor) })),
  }
}
