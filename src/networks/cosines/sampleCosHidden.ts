import type { RandomStream } from '../../random/philox.js'
import { sampleLayer } from '../layers/sampleLayer.js'
import type { Point } from '../network.js'

/** N neurons, d inputs, hidden weights w ~ N(0, σ₀²/d). */
export interface CosHiddenParameters {
  readonly N: number
  readonly d: number
  readonly sigma0: number
}

/**
 * The hidden layer of the Cos-net, h_j(x) = cos(w_j·x + b_j): draws b_j uniform on [−π, π) and w_j ~ N(0, σ₀²/d) in
 * each component, for neuron after neuron, bias before weights, and writes h_j(x_p) to `out[j * points.length + p]`.
 * Allocates nothing.
 *
 * @param points each with d coordinates
 * @example
 * const out = new Float64Array(20 * 2)
 * sampleCosHidden({ N: 20, d: 1, sigma0: 1 }, randomStream(1, 0), [[0], [1.5]], out) // out[2j + p] = cos(w_j x_p + b_j)
 */
export function sampleCosHidden(
  { N, d, sigma0 }: CosHiddenParameters,
  random: RandomStream,
  points: readonly Point[],
  out: Float64Array,
): void {
  sampleLayer({ N, d, sigma0, biases: 'turns', activation: 'cosine' }, random, points, out)
}
