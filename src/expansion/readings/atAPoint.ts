import { formatPowers, multiplyPowers, polynomial } from '../../algebra/polynomial.js'
import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Expansion } from '../expansion.js'
import { ruleProducts } from './ruleProducts.js'

/**
 * The expansion read in zero dimensions, like terms collected: the exact coefficient of φ^E (or J^E) as a polynomial in
 * the symbols that the rule file gives at a point (κ₂, κ₃, … as `kappa_2`, …) and the small parameters.
 *
 * @example
 * atAPoint(expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } }))[0].coefficient // { num: -1n, den: 24n }, of N^-1 kappa_2^-4 kappa_4
 */
export function atAPoint({ theory, terms }: Expansion): Polynomial {
  const productOf = ruleProducts(theory)
  // Terms of the same vertices, lines and legs are alike at a point.
  const alike = new Map<string, { readonly powers: Powers; readonly symbols: Powers; coefficient: Rational }>()
  for (const { coefficient, powers, weighted } of terms) {
    const { key, symbols } = productOf(weighted.diagram)
    const group = alike.get(`${key} ${formatPowers(powers)}`)
    if (group === undefined) alike.set(`${key} ${formatPowers(powers)}`, { powers, symbols, coefficient })
    else group.coefficient = Q.add(group.coefficient, coefficient)
  }
  return polynomial(
    [...alike.values()].map(({ coefficient, powers, symbols }) => ({
      coefficient,
      powers: multiplyPowers(symbols, powers),
    })),
  )
}
