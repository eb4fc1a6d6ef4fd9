import { addPolynomials, constant, differentiatePolynomial, monomial, scalePolynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import * as Q from '../algebra/rational.js'

/** The symbol of k² in {@link planeWaveAverage}. */
export const SQUARE = 'k²'

/**
 * e^{+v k²/2} E[|w|^{2m} e^{ik·w}] for a Gaussian vector w with independent components of variance `v`: a polynomial in `v`, k² and what the
 * dimension is a polynomial of.
 *
 * Every |w|² under the average is −∇_k² outside of it, and on a function of q = k² times the Gaussian, p(q) e^{−vq/2}, the Laplacian acts as
 * ∇² = 4q ∂_q² + 2·dimension·∂_q with ∂_q(p e^{−vq/2}) = (p′ − v p/2) e^{−vq/2}.
 *
 * @example
 * planeWaveAverage(1, monomial({ d: 1 })) // d v − v² k²
 */
export function planeWaveAverage(m: number, dimension: Polynomial): Polynomial {
  let average = constant(1)
  for (let power = 0; power < m; power++) average = minusLaplacian(average, dimension)
  return average
}

function minusLaplacian(p: Polynomial, dimension: Polynomial): Polynomial {
  const first = slope(p)
  const second = multiplyPolynomials(monomial({ [SQUARE]: 1 }, Q.rational(-4)), slope(first))
  return addPolynomials(second, scalePolynomial(multiplyPolynomials(dimension, first), Q.rational(-2)))
}

/** e^{vq/2} ∂_q (p e^{−vq/2}). */
function slope(p: Polynomial): Polynomial {
  return addPolynomials(differentiatePolynomial(p, SQUARE), multiplyPolynomials(p, monomial({ v: 1 }, Q.rational(-1, 2))))
}
