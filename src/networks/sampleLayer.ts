import type { RandomStream } from '../random/philox.js'
import type { Point } from './network.js'

/** N neurons, d inputs, hidden weights w ~ N(0, σ₀²/d) in each component, biases b ~ N(0, σ_b²); without `sigmab` there are no biases. */
export interface LayerParameters {
  readonly N: number
  readonly d: number
  readonly sigma0: number
  readonly sigmab?: number
}

/**
 * A hidden layer h_j(x) = f(w_j·x + b_j, x): draws neuron after neuron, weights before bias, and writes h_j(x_p) to `out[j * points.length + p]`.
 * Allocates nothing.
 *
 * @param points each with d coordinates
 */
export function sampleLayer(
  { N, d, sigma0, sigmab }: LayerParameters,
  activation: (z: number, x: Point) => number,
  random: RandomStream,
  points: readonly Point[],
  out: Float64Array,
): void {
  const size = points.length
  const deviation = sigma0 / Math.sqrt(d)
  for (let j = 0; j < N; j++) {
    const row = j * size
    out.fill(0, row, row + size)
    for (let k = 0; k < d; k++) {
      const weight = deviation * random.normal()
      for (let p = 0; p < size; p++) out[row + p] = (out[row + p] as number) + weight * ((points[p] as Point)[k] as number)
    }
    const bias = sigmab === undefined ? 0 : sigmab * random.normal()
    for (let p = 0; p < size; p++) out[row + p] = activation((out[row + p] as number) + bias, points[p] as Point)
  }
}
