import type { RandomStream } from '../../random/philox.js'
import type { Point } from '../network.js'

/** N neurons, d inputs, variance scale σ₀², coupling α of Σ_j |w_j|². */
export interface CoupledCosHiddenParameters {
  readonly N: number
  readonly d: number
  readonly sigma0: number
  readonly alpha: number
}

/**
 * The hidden layer of the Cos-net with coupled weights: an exact draw from c·exp[−Q/2v − (α/N²)Q²], Q = Σ_j |w_j|², by
 * rejection.
 *
 * With Q² = (Q − Q₀)² + 2Q₀Q − Q₀² the weights are drawn from a Gaussian of inverse variance 1/v + 4αQ₀/N² and kept
 * with probability exp[−(α/N²)(Q − Q₀)²]; Q₀ is the mean of Q under that Gaussian, so that nearly all draws are kept.
 * Draws all weights, then one uniform number for the decision, until they are kept, then the phases. Allocates nothing.
 */
export function sampleCoupledCosHidden(
  parameters: CoupledCosHiddenParameters,
  random: RandomStream,
  points: readonly Point[],
  out: Float64Array,
): void {
  const { N, d, alpha } = parameters
  const size = points.length
  const { centre, deviation } = proposal(parameters)
  for (;;) {
    out.fill(0, 0, N * size)
    let total = 0
    for (let j = 0; j < N; j++) {
      for (let k = 0; k < d; k++) {
        const weight = deviation * random.normal()
        total += weight * weight
        for (let p = 0; p < size; p++)
          out[j * size + p] = (out[j * size + p] as number) + weight * ((points[p] as Point)[k] as number)
      }
    }
    if (random.uniform() < Math.exp(-alpha * ((total - centre) / N) ** 2)) break
  }
  for (let j = 0; j < N; j++) {
    const phase = Math.PI * (2 * random.uniform() - 1)
    for (let p = 0; p < size; p++) out[j * size + p] = Math.cos((out[j * size + p] as number) + phase)
  }
}

/** Q₀ = N d/(1/v + 4αQ₀/N²), solved, and the deviation that belongs to it. */
function proposal({ N, d, sigma0, alpha }: CoupledCosHiddenParameters): {
  readonly centre: number
  readonly deviation: number
} {
  const slope = d / sigma0 ** 2
  const curvature = (4 * alpha) / N ** 2
  const centre = (2 * N * d) / (slope + Math.sqrt(slope ** 2 + 4 * curvature * N * d))
  return { centre, deviation: 1 / Math.sqrt(slope + curvature * centre) }
}
