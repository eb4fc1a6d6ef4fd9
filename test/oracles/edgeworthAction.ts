import { gaussianConvolution } from '../../src/algebra/gaussianConvolution.js'
import { factorial } from '../../src/algebra/integers.js'
import { limit } from '../../src/algebra/limits.js'
import {
  addPolynomials,
  collect,
  monomial,
  multiplyPowers,
  powers,
  scalePolynomial,
} from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { scaleSeries, series } from '../../src/algebra/series.js'
import type { Series } from '../../src/algebra/series.js'
import { exponential, logarithm } from '../../src/algebra/seriesFunctions.js'

/**
 * −log of exp(Σ_r (−1)^r κ_r N^(1−r/2)/r! ∂^r) e^(−φ²/2κ₂) without its Gaussian part, to N^(−highest/2), without any
 * diagram: ∂^n on the Gaussian gives (−1)^n κ₂^(−n) He_n(φ; κ₂), and Hermite polynomials are powers of φ convolved with
 * the variance −κ₂.
 *
 * @param step 1 for all cumulants from the third on, 2 for the even ones
 */
export function edgeworthAction(highest: number, step: 1 | 2): Series {
  const limits = [limit({ N: -2 }, highest)]
  const valences = Array.from({ length: highest }, (_, i) => i + 3).filter((r) => r % step === 0)
  const cumulants = valences.map((r) =>
    monomial({ N: Q.rational(2 - r, 2), [`kappa_${r}`]: 1, t: r }, Q.rational(1, factorial(r))),
  )
  const inDerivatives = exponential(series(addPolynomials(...cumulants), limits))
  const hermite = collect(inDerivatives.terms, 't').flatMap(([n, coefficient]) => times(coefficient, 't', n))
  const variance = [{ fields: ['t', 't'] as const, value: monomial({ kappa_2: 1 }, Q.rational(-1)) }]
  const density = gaussianConvolution(hermite, variance)
  return scaleSeries(logarithm(series(density, limits)), Q.rational(-1))
}

/** (t/κ₂)^n · coefficient. */
function times(coefficient: Polynomial, symbol: string, n: Q.Rational): Polynomial {
  const factor = powers({ [symbol]: n, kappa_2: Q.negate(n) })
  return scalePolynomial(coefficient, Q.one).map((term) => ({
    coefficient: term.coefficient,
    powers: multiplyPowers(term.powers, factor),
  }))
}
