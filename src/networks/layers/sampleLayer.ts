import type { RandomStream } from '../../random/philox.js'
import type { Point } from '../network.js'

/** A hidden layer h_j(x) = f(w_j·x + b_j, x) of N neurons with d inputs, w ~ N(0, σ₀²/d) in each component. */
export interface Layer {
  readonly N: number
  readonly d: number
  readonly sigma0: number
  /** The standard deviation of the biases, b ~ N(0, sigmab²); without it there are none. */
  readonly sigmab?: number
  /** Applies f to the first `count` of what w·x + b is for neuron after neuron, at all points for each. */
  readonly activate: (out: Float64Array, count: number, points: readonly Point[]) => void
}

/**
 * The coordinates of the points, one coordinate of all points after the other, and the random numbers of some neurons; scratch
 * space, written anew in every call.
 */
let coordinates = new Float64Array(64)
let normals = new Float64Array(256)

/**
 * Draws the layer neuron after neuron, weights before bias, and writes h_j(x_p) to `out[j * points.length + p]`.
 * Allocates nothing.
 *
 * @param points each with d coordinates
 * @example
 * const out = new Float64Array(20 * 2)
 * sampleLayer({ N: 20, d: 1, sigma0: 1, sigmab: 0.5, activate: everywhere(Math.tanh) }, randomStream(1, 0), [[0], [1.5]], out) // out[2j + p] = tanh(w_j x_p + b_j)
 */
export function sampleLayer(
  { N, d, sigma0, sigmab, activate }: Layer,
  random: RandomStream,
  points: readonly Point[],
  out: Float64Array,
): void {
  const size = points.length
  const deviation = sigma0 / Math.sqrt(d)
  if (coordinates.length < d * size) coordinates = new Float64Array(2 * d * size)
  const at = coordinates
  for (let p = 0; p < size; p++) for (let k = 0; k < d; k++) at[k * size + p] = (points[p] as Point)[k] as number
  const each = sigmab === undefined ? d : d + 1
  if (normals.length < each) normals = new Float64Array(2 * each)
  const drawn = normals
  const atOnce = each * Math.floor(drawn.length / each)
  for (let row = 0, next = atOnce; row < N * size; row += size, next += each) {
    if (next === atOnce) {
      random.normals(drawn, Math.min(atOnce, each * (N - row / size)))
      next = 0
    }
    const first = deviation * (drawn[next] as number)
    const shift = sigmab === undefined ? 0 : sigmab * (drawn[next + d] as number)
    if (d === 1) {
      for (let p = 0; p < size; p++) out[row + p] = first * (at[p] as number) + shift
      continue
    }
    for (let p = 0; p < size; p++) out[row + p] = first * (at[p] as number)
    for (let k = 1; k < d; k++) {
      const weight = deviation * (drawn[next + k] as number)
      for (let p = 0; p < size; p++) out[row + p] = (out[row + p] as number) + weight * (at[k * size + p] as number)
    }
    for (let p = 0; p < size; p++) out[row + p] = (out[row + p] as number) + shift
  }
  activate(out, N * size, points)
}

/** An activation that is the same function everywhere. */
export function everywhere(f: (z: number) => number): Layer['activate'] {
  return (out, count) => {
    for (let i = 0; i < count; i++) out[i] = f(out[i] as number)
  }
}
