import type { GaussianSum } from '../../kernels/gaussianSum.js'
import { cosMoment } from './cosMoments.js'
import { cosMomentNumbers } from './cosMomentNumbers.js'
import { closedCorrelators } from '../correlators/closedCorrelators.js'
import type { Network } from '../network.js'
import { readoutCorrelator } from '../correlators/readoutCorrelator.js'
import { requireClosedPoints, requireParameters } from '../requireParameters.js'
import { sampleCosHidden } from './sampleCosHidden.js'

/**
 * Parameters of the Cos-net: N neurons, d inputs, hidden weights of variance sigma0²/d, readout weights of variance
 * sigma1²/N.
 */
export interface CosNetParameters {
  readonly N: number
  readonly d: number
  readonly sigma0: number
  readonly sigma1: number
}

/** 1/√v = √d/σ₀, the width of the two-point function e^{−v r²/2}. */
export function cosCorrelationLength({ d, sigma0 }: CosNetParameters): number {
  return Math.sqrt(d) / sigma0
}

const closedForms = new Map<number, GaussianSum>()

/**
 * The connected correlator G_c^(n) of the Cos-net for any even n, in closed form: a sum of Gaussians with v = σ₀²/d and
 * the symbols `sigma1` and `N`, exact at every N. Odd correlators vanish (the empty sum).
 *
 * @example
 * gaussianLatex('G_2', cosCorrelator(2)) // 'G_2 = \\frac{\\sigma_{1}^2}{2} e^{-\\frac{v}{2} (x_{1} - x_{2})^2}'
 */
export function cosCorrelator(n: number): GaussianSum {
  const known = closedForms.get(n)
  if (known !== undefined) return known
  requireClosedPoints(n)
  const found = readoutCorrelator(n, (block) => cosMoment(block, n))
  closedForms.set(n, found)
  return found
}

/**
 * The Cos-net φ(x) = Σ_j W_j cos(w_j·x + b_j), with w_j ~ N(0, σ₀²/d), W_j ~ N(0, σ₁²/N), b_j uniform on [−π, π].
 *
 * @throws InputError when N or d is no positive integer, or σ₀ or σ₁ is not positive and finite
 * @example
 * cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }).correlator([[0.3], [0.3], [0.3], [0.3]]) // 3/(8·20) = 0.01875
 * @source Halverson, Maiti, Stoner, arXiv:2008.08601; arXiv:2307.03223, section 3
 */
export function cosNet(parameters: CosNetParameters): Network {
  const { N, d, sigma0, sigma1 } = parameters
  requireParameters('cos-net', { counts: { N, d }, sizes: { sigma0, sigma1 } })
  return {
    name: 'cos-net',
    title: 'Cos-net: one hidden layer of cosines with uniform phases',
    parameters: { N, d, sigma0, sigma1 },
    width: N,
    inputs: d,
    readoutVariance: sigma1 ** 2 / N,
    neurons: 'independent',
    ...closedCorrelators(
      { closed: cosMoment, numbers: cosMomentNumbers(sigma0 ** 2 / d) },
      { d, sigma0, symbols: { sigma1, N } },
    ),
    sampleHidden: (random, points, out) => sampleCosHidden({ N, d, sigma0 }, random, points, out),
  }
}
