import { activate, layerRoom } from '../../kernels/layer.js'
import type { Activation } from '../../kernels/layer.js'
import type { RandomStream } from '../../random/philox.js'
import type { Point } from '../network.js'

/** A hidden layer h_j(x) = f(w_j·x + b_j − o(x)) of N neurons with d inputs, w ~ N(0, σ₀²/d) in each component. */
export interface Layer {
  readonly N: number
  readonly d: number
  readonly sigma0: number
  /**
   * The standard deviation of the biases, b ~ N(0, sigmab²), which are drawn after the weights; `turns` for a layer in turns,
   * (w·x)/2π + b with b uniform on [−1/2, 1/2), drawn before the weights; without it there are none.
   */
  readonly biases?: number | 'turns'
  readonly activation: Activation
  /** O; 0 where it is not given. */
  readonly offset?: (point: Point) => number
}

/**
 * Draws the layer neuron after neuron, and writes h_j(x_p) to `out[j * points.length + p]`.
 *
 * @param points each with d coordinates
 * @example
 * const out = new Float64Array(20 * 2)
 * sampleLayer({ N: 20, d: 1, sigma0: 1, biases: 0.5, activation: 'tanh' }, randomStream(1, 0), [[0], [1.5]], out) // out[2j + p] = tanh(w_j x_p + b_j)
 */
export function sampleLayer(
  { N, d, sigma0, biases, activation, offset }: Layer,
  random: RandomStream,
  points: readonly Point[],
  out: Float64Array,
): void {
  const size = points.length
  const turns = biases === 'turns'
  const room = layerRoom(N, size, biases === undefined ? d : d + 1)
  const { drawn, terms, stride, period, offsets, values } = room
  const deviation = sigma0 / Math.sqrt(d)
  const [scale, unit] = turns ? [1, deviation / (2 * Math.PI)] : [deviation, 1]
  const firstWeight = turns ? 1 : 0
  for (let k = 0; k < d; k++) {
    const row = (firstWeight + k) * stride
    terms[row] = scale
    terms[row + 1] = 0
    for (let p = 0; p < size; p++) terms[row + 2 + p] = unit * ((points[p] as Point)[k] as number)
  }
  if (biases !== undefined) {
    const row = turns ? 0 : d * stride
    terms.fill(1, row, row + stride)
    if (!turns) terms[row] = biases
    terms[row + 1] = turns ? 0.5 : 0
  }
  for (let p = 0; p < size; p++) offsets[p] = offset === undefined ? 0 : offset(points[p] as Point)
  const uniforms = turns ? 1 : 0
  // In turns the first weight comes last.
  const start = turns ? 2 % period : 0
  for (let first = 0; first < N; first += room.neurons) {
    const neurons = Math.min(room.neurons, N - first)
    random.rows(drawn, neurons, uniforms, period - uniforms)
    activate(room, neurons, start, activation)
    out.set(neurons === room.neurons ? values : values.subarray(0, neurons * size), first * size)
  }
}
