import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import { constant, differentiatePolynomial, monomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { rational } from '../algebra/rational.js'
import { requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'

/** The letter that stands for the magnetisation in polynomials of one spin. */
export const MEAN = 'm'

/** 1 − m², the variance of a spin of mean m. */
const spinVariance: Polynomial = [...constant(1), ...monomial({ [MEAN]: 2 }, rational(-1))]

const found: Polynomial[] = [constant(1), monomial({ [MEAN]: 1 })]

/**
 * κ_n of a spin ±1 with mean m, a polynomial in m: κ₁ = m, κ_{n+1} = (1 − m²) dκ_n/dm.
 *
 * @param n from 1 to 256
 * @throws InputError for another one
 * @example
 * String(isingCumulant(3)) // '-2 m + 2 m^3'
 */
export function isingCumulant(n: number): Polynomial {
  requireNumber(n, { code: 'effective.cumulant', at: 'n', integer: true, min: 1 })
  requireSize({ code: 'effective.cumulant', at: 'n', of: 'half-edges', needed: n, most: largest.valence })
  for (let k = found.length; k <= n; k++)
    found.push(multiplyPolynomials(spinVariance, differentiatePolynomial(found[k - 1] as Polynomial, MEAN)))
  return found[n] as Polynomial
}
