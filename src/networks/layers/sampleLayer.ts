import type { RandomStream } from '../../random/philox.js'
import type { Point } from '../network.js'

/** A hidden layer h_j(x) = f(w_j·x + b_j, x) of N neurons with d inputs, w ~ N(0, σ₀²/d) in each component. */
export interface Layer {
  readonly N: number
  readonly d: number
  readonly sigma0: number
  /** Draws a bias; without it there are none. */
  readonly bias?: (random: RandomStream) => number
  /** Applies f to the first `count` of what w·x + b is for neuron after neuron, at all points for each. */
  readonly activate: (out: Float64Array, count: number, points: readonly Point[]) => void
}

/**
 * The coordinates of the points, one coordinate of all points after the other; scratch space, written anew in every
 * call.
 */
let coordinates = new Float64Array(64)

/**
 * Draws the layer neuron after neuron, weights before bias, and writes h_j(x_p) to `out[j * points.length + p]`.
 * Allocates nothing.
 *
 * @param points each with d coordinates
 * @example
 * const out = new Float64Array(20 * 2)
 * sampleLayer({ N: 20, d: 1, sigma0: 1, bias: normalBias(0.5), activate: everywhere(Math.tanh) }, randomStream(1, 0), [[0], [1.5]], out) // out[2j + p] = tanh(w_j x_p + b_j)
 */
export function sampleLayer(
  { N, d, sigma0, bias, activate }: Layer,
  random: RandomStream,
  points: readonly Point[],
  out: Float64Array,
): void {
  const size = points.length
  const deviation = sigma0 / Math.sqrt(d)
  if (coordinates.length < d * size) coordinates = new Float64Array(2 * d * size)
  const at = coordinates
  for (let p = 0; p < size; p++) for (let k = 0; k < d; k++) at[k * size + p] = (points[p] as Point)[k] as number
  for (let row = 0; row < N * size; row += size) {
    const first = deviation * random.normal()
    for (let p = 0; p < size; p++) out[row + p] = first * (at[p] as number)
    for (let k = 1; k < d; k++) {
      const weight = deviation * random.normal()
      for (let p = 0; p < size; p++) out[row + p] = (out[row + p] as number) + weight * (at[k * size + p] as number)
    }
    if (bias === undefined) continue
    const shift = bias(random)
    for (let p = 0; p < size; p++) out[row + p] = (out[row + p] as number) + shift
  }
  activate(out, N * size, points)
}

/** Biases b ~ N(0, sigmab²). */
export function normalBias(sigmab: number): (random: RandomStream) => number {
  return (random) => sigmab * random.normal()
}

/** An activation that is the same function everywhere. */
export function everywhere(f: (z: number) => number): Layer['activate'] {
  return (out, count) => {
    for (let i = 0; i < count; i++) out[i] = f(out[i] as number)
  }
}
