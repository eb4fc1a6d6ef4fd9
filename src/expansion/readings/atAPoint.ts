import { multiplyPowers, polynomial } from '../../algebra/polynomial.js'
import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Expansion } from '../expansion.js'
import { ruleProducts } from './ruleProducts.js'
import type { RuleProduct } from './ruleProducts.js'

/**
 * The expansion read in zero dimensions, like terms collected: the exact coefficient of φ^E (or J^E) as a polynomial in
 * the symbols that the rule file gives at a point (κ₂, κ₃, … as `kappa_2`, …) and the small parameters.
 *
 * @example
 * atAPoint(expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } }))[0].coefficient // { num: -1n, den: 24n }, of N^-1 kappa_2^-4 kappa_4
 */
export function atAPoint({ theory, terms }: Expansion): Polynomial {
  const productOf = ruleProducts(theory)
  // Terms of the same vertices, lines and legs are alike at a point; few of their powers and coefficients differ, and those
  // that do not are the same objects for the most part.
  const alike = new Map<RuleProduct, Map<Powers, Map<Rational, number>>>()
  for (const { coefficient, powers, weighted } of terms) {
    const ofPowers = at(alike, productOf(weighted.diagram), () => new Map<Powers, Map<Rational, number>>())
    const counts = at(ofPowers, powers, () => new Map<Rational, number>())
    counts.set(coefficient, (counts.get(coefficient) ?? 0) + 1)
  }
  return polynomial(
    [...alike].flatMap(([{ symbols }, ofPowers]) =>
      [...ofPowers].map(([powers, counts]) => ({
        coefficient: Q.sum([...counts].map(([value, count]) => Q.multiply(value, Q.rational(count)))),
        powers: multiplyPowers(symbols, powers),
      })),
    ),
  )
}

/** What a map has for a key, made where it has nothing. */
function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
