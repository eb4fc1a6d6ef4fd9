import { erf } from '../../kernels/erf.js'

/**
 * The probability that a standard normal lies further from 0 than |z|, 2(1 − Φ(|z|)), to a relative accuracy of 10⁻¹⁵,
 * far into the tail.
 *
 * Near 0 it is 1 − erf(|z|/√2); beyond, √(2/π) e^{−z²/2} times the ratio of Mills, by Laplace's continued fraction 1/(z
 * + 1/(z + 2/(z + 3/(z + …)))).
 *
 * @example
 * twoSided(1.959963984540054) // 0.05
 * @source P. S. Laplace, Traité de mécanique céleste, book X (1805)
 */
export function twoSided(z: number): number {
  const x = Math.abs(z)
  if (x < TAIL) return 1 - erf(x / Math.SQRT2)
  if (x === Infinity) return 0
  let fraction = x
  // So many terms leave less than 10⁻¹⁷.
  for (let k = Math.ceil(420 / x ** 2) + 20; k > 0; k--) fraction = x + k / fraction
  return (Math.sqrt(2 / Math.PI) * halfSquareExponential(x)) / fraction
}

const TAIL = 1

/**
 * e^{−x²/2}; x² is taken apart, x = high + low with few digits in `high`, since an error in the exponent is one of the
 * result.
 */
function halfSquareExponential(x: number): number {
  const high = Math.fround(x)
  return Math.exp((-high * high) / 2) * Math.exp((-(x - high) * (x + high)) / 2)
}

/** The z > 0 with twoSided(z) = p, for 0 < p < 1. */
export function zOf(p: number): number {
  let [low, high] = [0, 40]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (twoSided(middle) > p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** In 9 of 10 cases a normal estimate lies no more than this many standard errors short of its mean: Φ⁻¹(0.9). */
export const NINE_IN_TEN: number = zOf(0.2)
