import { cosineOfTurns } from '../../kernels/cosineOfTurns.js'
import type { RandomStream } from '../../random/philox.js'
import type { Point } from '../network.js'

/** N neurons, d inputs, hidden weights w ~ N(0, σ₀²/d). */
export interface CosHiddenParameters {
  readonly N: number
  readonly d: number
  readonly sigma0: number
}

/**
 * The coordinates of the points in turns of the hidden unit for a weight of one deviation; scratch space, written anew
 * in every call.
 */
let scaled = new Float64Array(64)

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
  const size = points.length
  if (scaled.length < d * size) scaled = new Float64Array(2 * d * size)
  const at = scaled
  const unit = sigma0 / Math.sqrt(d) / (2 * Math.PI)
  for (let p = 0; p < size; p++)
    for (let k = 0; k < d; k++) at[k * size + p] = unit * ((points[p] as Point)[k] as number)
  for (let row = 0; row < N * size; row += size) {
    const bias = random.uniform() - 0.5
    const first = random.normal()
    for (let k = 1; k < d; k++) {
      const weight = random.normal()
      for (let p = 0; p < size; p++)
        out[row + p] = (k === 1 ? 0 : (out[row + p] as number)) + weight * (at[k * size + p] as number)
    }
    for (let p = 0; p < size; p++)
      out[row + p] = cosineOfTurns((d === 1 ? bias : bias + (out[row + p] as number)) + first * (at[p] as number))
  }
}
