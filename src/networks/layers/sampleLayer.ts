import type { RandomStream } from '../../random/philox.js'
import type { Point } from '../network.js'

/** A hidden layer h_j(x) = f(w_j·x + b_j, x) of N neurons with d inputs, w ~ N(0, σ₀²/d) in each component. */
export interface Layer {
  readonly N: number
  readonly d: number
  readonly sigma0: number
  /** Draws a bias; without it there are none. */
  readonly bias?: (random: RandomStream) => number
  readonly activation: (z: number, x: Point) => number
}

/**
 * Draws the layer neuron after neuron, weights before bias, and writes h_j(x_p) to `out[j * points.length + p]`.
 * Allocates nothing.
 *
 * @param points each with d coordinates
 * @example
 * const out = new Float64Array(20 * 2)
 * sampleLayer({ N: 20, d: 1, sigma0: 1, bias: normalBias(0.5), activation: Math.tanh }, randomStream(1, 0), [[0], [1.5]], out) // out[2j + p] = tanh(w_j x_p + b_j)
 */
export function sampleLayer(
  { N, d, sigma0, bias, activation }: Layer,
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
      for (let p = 0; p < size; p++)
        out[row + p] = (out[row + p] as number) + weight * ((points[p] as Point)[k] as number)
    }
    const shift = bias === undefined ? 0 : bias(random)
    for (let p = 0; p < size; p++) out[row + p] = activation((out[row + p] as number) + shift, points[p] as Point)
  }
}

/** Biases b ~ N(0, sigmab²). */
export function normalBias(sigmab: number): (random: RandomStream) => number {
  return (random) => sigmab * random.normal()
}
