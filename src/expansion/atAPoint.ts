import { multiplyPowers, polynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { memberNamed } from '../theory/members.js'
import type { Expansion } from './expansion.js'
import { linesOf } from './legs.js'

/**
 * The expansion read in zero dimensions, like terms collected: the exact coefficient of φ^E (or J^E) as a polynomial in the symbols that
 * the rule file gives at a point (κ₂, κ₃, … as `kappa_2`, …) and the small parameters.
 *
 * @example
 * atAPoint(expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } }))[0].coefficient // { num: -1n, den: 24n }, of N^-1 kappa_2^-4 kappa_4
 */
export function atAPoint({ theory, terms }: Expansion): Polynomial {
  return polynomial(
    terms.map(({ coefficient, powers, weighted: { diagram } }) => ({
      coefficient,
      powers: [...diagram.vertices.map((kind) => memberNamed(theory, kind).atAPoint), ...linesOf(theory, diagram).map((line) => line.atAPoint)].reduce(
        multiplyPowers,
        powers,
      ),
    })),
  )
}
