import type { Monomial, Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { powers } from '../algebra/polynomial.js'
import type { FactoredTerm } from '../effective/factoredTerms.js'

/** Letters of sites, the first of which is free where fields are written. */
export const SITE_LETTERS: readonly string[] = ['i', 'j', 'k', 'l', 'n', 'p', 'r', 's']

/** The letters that a term is summed over; in a field all but the first. */
export function summedLetters({ graph }: FactoredTerm, of: 'energy' | 'field'): readonly string[] {
  return SITE_LETTERS.slice(of === 'energy' ? 0 : 1, graph.sites)
}

/** The polynomial by increasing degree, its letters `m_i`, `m_j`, …. */
export function ofLetters(rest: Polynomial): readonly Monomial[] {
  const degree = ({ powers: each }: Monomial): number =>
    Object.values(each).reduce((sum, power) => sum + Q.toNumber(power), 0)
  return rest
    .map(({ coefficient, powers: each }) => ({
      coefficient,
      powers: powers(
        Object.fromEntries(
          Object.entries(each).map(([name, power]) => [`m_${SITE_LETTERS[Number(name.slice(1)) - 1] ?? ''}`, power]),
        ),
      ),
    }))
    .sort((a, b) => degree(a) - degree(b))
}
