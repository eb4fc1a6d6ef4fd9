import type { Evaluated } from '../kernels/evaluated.js'
import type { RandomStream } from '../random/philox.js'
import type { Readout } from './readout.js'

/** A point of the network's input space: d coordinates. */
export type Point = readonly number[]

/** The connected correlators of combinations of a field, for a matrix of combinations by rows. */
export type Combinations = (matrix: readonly (readonly number[])[]) => (legs: readonly number[]) => Evaluated

/**
 * A random network φ(x) = Σ_j W_j h_j(x) with N identical neurons and independent readout weights W_j of mean zero
 * and the variance `readoutVariance`, normal unless `readout` says how they are drawn.
 */
export interface Network {
  readonly name: string
  readonly title: string
  /** The parameters by name, as the user gives them. */
  readonly parameters: Readonly<Record<string, number>>
  /** Number of neurons, N. */
  readonly width: number
  /** Dimension of the input space, d. */
  readonly inputs: number
  /** Number of hidden layers of that width; 1 where it is not said. */
  readonly layers?: number
  /** σ₁²/N. */
  readonly readoutVariance: number
  /** The readout weights times √N, where they are not normal. */
  readonly readout?: Readout
  /**
   * Whether the hidden units h_j are independent of each other. Only then is a neuron a sample of its own, and the n-th
   * correlator of order N^(1−n/2); `coupled` ones share something, such as a joint density of their weights or the
   * layers before.
   */
  readonly neurons: 'independent' | 'coupled'
  /**
   * The connected correlator G_c^(n)(x₁ … x_n), n being the number of points; 0 for odd n. Exact but for quadratures,
   * whose error `correlatorsOn` gives.
   */
  readonly correlator: (points: readonly Point[]) => number
  /**
   * All correlators on a fixed set of points, by indices that may repeat, with the error of the quadrature; what they
   * share is computed once.
   */
  readonly correlatorsOn?: (points: readonly Point[]) => (legs: readonly number[]) => Evaluated
  /**
   * The correlators of combinations χ_a = Σ_p A_ap φ(x_p) of the field on a fixed set of points, A by rows, by indices
   * a that may repeat: as exact as χ_a is small against the field, however much cancels in its sum. So near points have
   * an action. Undefined for points at which they are not known.
   */
  readonly combinations?: (points: readonly Point[]) => Combinations | undefined
  /**
   * Draws the hidden parameters of all neurons once and writes h_j(x_p) to `out[j * points.length + p]`. Consumes
   * `random`, allocates nothing.
   */
  readonly sampleHidden: (random: RandomStream, points: readonly Point[], out: Float64Array) => void
}
