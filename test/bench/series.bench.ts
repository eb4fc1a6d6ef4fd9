import { bench, describe } from 'vitest'
import { connectedSum } from '../../src/algebra/connectedSum.js'
import { limit } from '../../src/algebra/limits.js'
import { multiplyPolynomials } from '../../src/algebra/multiplyPolynomials.js'
import { multiplyPowers, monomial, polynomial } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { series } from '../../src/algebra/series.js'
import { exponential } from '../../src/algebra/seriesFunctions.js'
import { edgeworthAction } from '../oracles/edgeworthAction.js'

/** The product without packing: records of exponents, a fraction for every term. */
function termByTerm(a: Polynomial, b: Polynomial): Polynomial {
  return polynomial(
    a.flatMap((x) =>
      b.map((y) => ({
        coefficient: Q.multiply(x.coefficient, y.coefficient),
        powers: multiplyPowers(x.powers, y.powers),
      })),
    ),
  )
}

describe('a product of 200 by 200 terms', () => {
  const cumulants = polynomial(
    [3, 4, 5, 6, 7].flatMap((r) =>
      monomial({ N: Q.rational(2 - r, 2), [`kappa_${r}`]: 1, phi: r }, Q.rational(1, r * r - r)),
    ),
  )
  const a = exponential(series(cumulants, [limit({ N: -2 }, 12)])).terms.slice(0, 200)
  bench('packed', () => void multiplyPolynomials(a, a))
  bench('term by term', () => void termByTerm(a, a))
})

describe('actions without diagrams', () => {
  bench('the even Edgeworth action to N^-6', () => void edgeworthAction(12, 2), { iterations: 3 })
  bench('the general Edgeworth action to N^-4', () => void edgeworthAction(8, 1), { iterations: 3 })
  bench('log E[exp(-λ φ⁴/4!)] to λ^10 and φ⁴', () => {
    const line = [{ fields: ['phi', 'phi'] as const, value: monomial({ D: 1 }) }]
    connectedSum(monomial({ lambda: 1, phi: 4 }, Q.rational(-1, 24)), line, [
      limit({ lambda: 1 }, 10),
      limit({ phi: 1 }, 4),
    ])
  })
})
