import type { GaussianSum } from '../../kernels/gaussianSum.js'
import type { BiasedNetParameters } from './erfNet.js'
import { gaussMoment } from './gaussMoments.js'
import { closedCorrelators } from '../correlators/closedCorrelators.js'
import type { Network, Point } from '../network.js'
import { readoutCorrelator } from '../correlators/readoutCorrelator.js'
import { requireClosedPoints, requireParameters } from '../requireParameters.js'
import { sampleLayer } from './sampleLayer.js'

const closedForms = new Map<number, GaussianSum>()

/**
 * The connected correlator G_c^(n) of the Gauss-net for any even n, in closed form: a sum of Gaussians with v = σ₀²/d
 * and the symbols `sigma1`, `sigmab` and `N`, exact at every N. From n = 4 on it grows with the distance of the points
 * from the origin.
 *
 * @example
 * gaussCorrelator(2).points // 2
 */
export function gaussCorrelator(n: number): GaussianSum {
  requireClosedPoints(n)
  const known = closedForms.get(n) ?? readoutCorrelator(n, (block) => gaussMoment(block, n))
  closedForms.set(n, known)
  return known
}

/**
 * The Gauss-net φ(x) = Σ_j W_j exp(w_j·x + b_j)/sqrt(exp[2(σ_b² + σ₀²x²/d)]), with w_j ~ N(0, σ₀²/d), b_j ~ N(0, σ_b²),
 * W_j ~ N(0, σ₁²/N).
 *
 * Its two-point function is σ₁²e^{−v r²/2}, its higher ones are no functions of differences. Its hidden units have
 * heavy tails: at σ_b or √v|x| of 1 and more no number of samples that one can draw shows the higher correlators.
 *
 * @throws InputError when N or d is no positive integer, σ₀ or σ₁ is not positive and finite, or σ_b is negative
 * @example
 * gaussNet({ N: 5, d: 1, sigma0: 0.7, sigma1: 1, sigmab: 0.2 }).correlator([[0.3], [-0.4]]) // e^{−0.49·0.49/2} = 0.8868760918039538
 * @source Halverson, Maiti, Stoner, arXiv:2008.08601, section 2
 */
export function gaussNet(parameters: BiasedNetParameters): Network {
  const { N, d, sigma0, sigma1, sigmab } = parameters
  requireParameters('gauss-net', { counts: { N, d }, sizes: { sigma0, sigma1 }, deviations: { sigmab } })
  const v = sigma0 ** 2 / d
  const offset = (point: Point): number => {
    let square = 0
    for (const coordinate of point) square += coordinate ** 2
    return sigmab ** 2 + v * square
  }
  const layer = { N, d, sigma0, biases: sigmab, activation: 'exp', offset } as const
  return {
    name: 'gauss-net',
    title: 'Gauss-net: one hidden layer of normalised exponentials with Gaussian biases',
    parameters: { N, d, sigma0, sigma1, sigmab },
    width: N,
    inputs: d,
    readoutVariance: sigma1 ** 2 / N,
    neurons: 'independent',
    ...closedCorrelators({ closed: gaussMoment }, { d, sigma0, symbols: { sigma1, N, sigmab } }),
    sampleHidden: (random, points, out) => sampleLayer(layer, random, points, out),
  }
}

/**
 * Points near the origin, where the tails of the hidden units are lighter; two for the action, the two-point function
 * being nearly singular on three.
 */
export function gaussCheckPoints({ d, sigma0 }: BiasedNetParameters): {
  readonly correlators: readonly Point[]
  readonly action: readonly Point[]
} {
  const unit = Math.sqrt(d) / sigma0
  const at = (x: number): Point => Array.from({ length: d }, (_, k) => (k === 0 ? x * unit : 0))
  return { correlators: [0, 0.2, -0.3, 0.4].map(at), action: [-0.32, 0.32].map(at) }
}
