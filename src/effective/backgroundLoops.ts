import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import { addPolynomials, differentiatePolynomial, monomial, polynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { expand } from '../expansion/expand.js'
import { atAPoint } from '../expansion/readings/atAPoint.js'
import { requireNumber } from '../numbers.js'
import { effectiveTheory } from '../theory/effectiveTheory.js'
import { theory } from '../theory/shippedTheories.js'

const known = new Map<string, Polynomial>()

/**
 * Γ_L, the part of the effective action with L ≥ 2 loops at a point, in a background field: a polynomial in G = 1/S″ and
 * l_n = S^(n), n ≥ 3. That of one loop is ½ log S″.
 *
 * @param filter `1pi` by default; `2pi` for the part of Γ[φ, G] in which G is the full propagator
 * @param maxValence the highest derivative that is not 0
 * @throws InputError for fewer than two loops
 * @example
 * String(backgroundLoops(2)) // '1/8 G^2 l4 - 1/12 G^3 l3^2'
 */
export function backgroundLoops(
  loops: number,
  filter: '1pi' | '2pi' = '1pi',
  maxValence: number = 2 * loops,
): Polynomial {
  requireNumber(loops, { code: 'effective.loops', at: 'loops', integer: true, min: 2, expected: 'two loops or more' })
  const key = `${loops} ${filter} ${maxValence}`
  const found =
    known.get(key) ??
    polynomial(
      atAPoint(
        expand(effectiveTheory(theory('loops')), { legs: 0, filters: [filter], maxValence, select: { loops } }),
      ).map(({ coefficient, powers }) => ({
        coefficient,
        powers: Object.fromEntries(Object.entries(powers).filter(([symbol]) => symbol !== 'ħ')),
      })),
    )
  known.set(key, found)
  return found
}

/**
 * The derivative with respect to the background field: dl_n = l_{n+1}, dG = −G² l_3.
 *
 * @example
 * String(byBackground(monomial({ G: 1 }))) // '-G^2 l3'
 */
export function byBackground(p: Polynomial): Polynomial {
  // Other symbols do not depend on the field.
  const symbols = new Set(
    p.flatMap(({ powers }) => Object.keys(powers).filter((symbol) => /^(?:G|l\d+)$/.test(symbol))),
  )
  return addPolynomials(
    ...[...symbols].map((symbol) =>
      multiplyPolynomials(
        differentiatePolynomial(p, symbol),
        symbol === 'G'
          ? monomial({ G: 2, l3: 1 }, Q.rational(-1))
          : monomial({ [`l${Number(symbol.slice(1)) + 1}`]: 1 }),
      ),
    ),
  )
}

/**
 * The derivative with respect to the line G.
 *
 * @example
 * String(byLines(monomial({ G: 2, l4: 1 }, rational(1, 8)))) // '1/4 G l4'
 */
export function byLines(p: Polynomial): Polynomial {
  return differentiatePolynomial(p, 'G')
}
