import { monomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { substitutePolynomial } from '../algebra/composeSeries.js'
import * as Q from '../algebra/rational.js'
import { averageVariable } from './gaussianCalculus.js'
import { dot, gaussian } from './gaussianFunction.js'

/** The symbol of k² in {@link planeWaveAverage}. */
export const SQUARE = 'k²'

/**
 * e^{+v k²/2} E[|w|^{2m} e^{ik·w}] for a Gaussian vector w with independent components of variance `v`: a polynomial in
 * `v`, k² and what the dimension is a polynomial of. With z = iw/v, a normal vector of variance −1/v, it is the average
 * of (−v² z·z)^m e^{v k·z}.
 *
 * @example
 * planeWaveAverage(1, monomial({ d: 1 })) // d v − v² k²
 */
export function planeWaveAverage(m: number, dimension: Polynomial): Polynomial {
  const wave = gaussian(
    { [dot('k', 'z')]: Q.rational(-1) },
    { coefficient: monomial({ [dot('z', 'z')]: m, v: 2 * m }, Q.rational(m % 2 === 0 ? 1 : -1)) },
  )
  const [term] = averageVariable(wave, 'z', Q.rational(-1))
  return substitutePolynomial(term?.coefficient ?? [], { d: dimension, [dot('k', 'k')]: monomial({ [SQUARE]: 1 }) })
}
