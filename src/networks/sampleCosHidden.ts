import type { RandomStream } from '../random/philox.js'
import type { Point } from './network.js'

/** N neurons, d inputs, hidden weights w ~ N(0, σ₀²/d). */
export interface CosHiddenParameters {
  readonly N: number
  readonly d: number
  readonly sigma0: number
}

/**
 * The hidden layer of the Cos-net, h_j(x) = cos(w_j·x + b_j): draws w_j ~ N(0, σ₀²/d) in each component and b_j uniform on [−π, π), for
 * neuron after neuron, weights before bias, and writes h_j(x_p) to `out[j * points.length + p]`. Allocates nothing.
 *
 * @param points each with d coordinates
 * @example
 * const out = new Float64Array(20 * 2)
 * sampleCosHidden({ N: 20, d: 1, sigma0: 1 }, randomStream(1, 0), [[0], [1.5]], out) // out[2j + p] = cos(w_j x_p + b_j)
 */
export function sampleCosHidden({ N, d, sigma0 }: CosHiddenParameters, random: RandomStream, points: readonly Point[], out: Float64Array): void {
  const size = points.length
  const deviation = sigma0 / Math.sqrt(d)
  for (let j = 0; j < N; j++) {
    const row = j * size
    out.fill(0, row, row + size)
    for (let k = 0; k < d; k++) {
      const weight = deviation * random.normal()
      for (let p = 0; p < size; p++) out[row + p] = (out[row + p] as number) + weight * ((points[p] as Point)[k] as number)
    }
    const bias = Math.PI * (2 * random.uniform() - 1)
    for (let p = 0; p < size; p++) out[row + p] = Math.cos((out[row + p] as number) + bias)
  }
}
