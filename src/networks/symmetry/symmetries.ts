import { InputError } from '../../errors.js'
import { evaluatePolynomialGaussian } from '../../kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../../kernels/polynomialGaussian.js'
import { randomStream } from '../../random/philox.js'
import type { RandomStream } from '../../random/philox.js'
import { formSymmetries } from './formSymmetries.js'
import type { Network, Point } from '../network.js'
import { transformations } from './symmetryGroup.js'
import type { SymmetryName } from './symmetryGroup.js'
import { requireInputs } from '../requireParameters.js'
import { largest, requireSize } from '../../sizes.js'

/** What is known of one symmetry of the correlators of one order. */
export interface SymmetryFinding {
  readonly symmetry: SymmetryName | 'O(D) of the outputs'
  /** n of G_c^(n), which is of order N^(1−n/2). */
  readonly n: number
  readonly holds: boolean
  /**
   * `closed form`: read off the formula, for all points and every N. `definition`: follows from what a network is, for
   * all points and every N. `evaluation`: the correlator at transformed points, at this N, on these points.
   */
  readonly evidence: 'closed form' | 'definition' | 'evaluation'
  /** Largest difference between the correlator at the points and at transformed points, for `evaluation`. */
  readonly difference?: number
  /** A difference of this size is rounding or quadrature. */
  readonly tolerance?: number
  readonly points?: readonly Point[]
}

export interface SymmetryOptions {
  /** Orders n of the correlators, even; default 2 and 4. */
  readonly orders?: readonly number[]
  /**
   * Where correlators without closed form are evaluated, as many as the highest order; default: random points within
   * three lengths.
   */
  readonly points?: readonly Point[]
  readonly seed?: number
  /** The unit in which points and translations are chosen; default 1. */
  readonly length?: number
  /**
   * The closed form of G_c^(n), where there is one, with values of its symbols; used if it equals the network's
   * correlator at the points.
   */
  readonly closed?: {
    readonly form: (n: number) => PolynomialGaussian
    readonly symbols: Readonly<Record<string, number>> & { readonly v: number }
  }
}

/** Transformations of each kind that a correlator without closed form is tried with. */
const TRIALS = 5

/** Relative to the size that the correlator has where all points coincide. */
const ROUNDING = 1e-9

/**
 * Which symmetries the connected correlators of a network have, each with the evidence for it: read off the closed form
 * where there is one, otherwise found by evaluation at points transformed by five random elements of each group. A
 * symmetry that holds may so be asserted of the points tried only; one that fails is refuted for good.
 *
 * O(D) rotates the outputs of D networks that share one hidden layer and have independent Gaussian readouts, φ_i = Σ_j
 * W_ij h_j. Given the hidden layer they are Gaussian of covariance K(x, y)δ_ij, so that it holds by definition at every
 * N; for other readouts it is broken from order 1/N on, by their cumulants.
 *
 * @throws InputError for odd orders, and fewer points than the highest order
 * @example
 * networkSymmetries(cosNet({ N: 20, d: 2, sigma0: 1, sigma1: 1 })).every(({ holds }) => holds) // true
 * @source Maiti, Stoner, Halverson, arXiv:2106.00694
 */
export function networkSymmetries(network: Network, options: SymmetryOptions = {}): readonly SymmetryFinding[] {
  const { orders = [2, 4], seed = 1, length = 1, closed } = options
  for (const n of orders)
    if (!Number.isSafeInteger(n) || n < 2 || n % 2 === 1)
      throw new InputError({
        code: 'networks.order',
        at: 'orders',
        expected: 'even numbers from 2 on (odd correlators vanish)',
        received: `${n}`,
      })
  const random = randomStream(seed, 0)
  const most = Math.max(...orders, 0)
  const points = options.points ?? genericPoints(network.inputs, most, length, random)
  if (points.length < most)
    throw new InputError({
      code: 'networks.points',
      at: 'points',
      expected: `${most} points, for G_c^(${most})`,
      received: `${points.length}`,
    })
  return orders.flatMap((n): SymmetryFinding[] => {
    const form = closed?.form(n)
    const findings =
      form === undefined || closed === undefined || !agrees(form, network, points.slice(0, n), closed.symbols)
        ? evaluated(network, points.slice(0, n), length, random)
        : readOff(form, network.inputs)
    return [...findings, { symmetry: 'O(D) of the outputs', n, holds: isRotated(network, n), evidence: 'definition' }]
  })
}

/** Whether correlators of n outputs are those of Gaussian readouts as far as rotations of the outputs see: all further cumulants of one vanish. */
function isRotated({ readout }: Network, n: number): boolean {
  if (readout === undefined) return true
  return Array.from({ length: n / 2 - 1 }, (_, i) => readout.cumulant(2 * i + 4)).every(
    (each) => Math.abs(each) < 1e-12,
  )
}

/** Points whose coordinates are uniform within ± 1.5 lengths. */
export function genericPoints(d: number, count: number, length: number, random: RandomStream): readonly Point[] {
  requireInputs(d)
  requireSize({
    code: 'networks.size',
    at: 'n',
    of: 'points of a correlator',
    needed: count,
    most: largest.symmetricPoints,
  })
  return Array.from({ length: count }, () => Array.from({ length: d }, () => 1.5 * length * (2 * random.uniform() - 1)))
}

function readOff(form: PolynomialGaussian, d: number): readonly SymmetryFinding[] {
  const existing = [...transformations(d, 1, randomStream(0, 0)).keys()]
  const holds = formSymmetries(form)
  return existing.map((symmetry) => ({ symmetry, n: form.points, holds: holds[symmetry], evidence: 'closed form' }))
}

/** Whether the closed form is the network's: they have the same value at the points. */
function agrees(
  form: PolynomialGaussian,
  network: Network,
  points: readonly Point[],
  symbols: Readonly<Record<string, number>> & { readonly v: number },
): boolean {
  const value = network.correlator(points)
  return (
    Math.abs(evaluatePolynomialGaussian(form, points, symbols) - value) <=
    ROUNDING * correlatorSize(network, points, value)
  )
}

/** The size that the correlator has where all points coincide, or at the points when that is more. */
function correlatorSize(network: Network, points: readonly Point[], value: number): number {
  const origin = points[0] as Point
  return Math.max(
    Math.abs(value),
    network.correlator([origin, origin]) ** (points.length / 2) * network.width ** (1 - points.length / 2),
  )
}

function evaluated(
  network: Network,
  points: readonly Point[],
  length: number,
  random: RandomStream,
): readonly SymmetryFinding[] {
  const value = network.correlator(points)
  const size = correlatorSize(network, points, value)
  const differences = new Map<SymmetryName, number>()
  for (let trial = 0; trial < TRIALS; trial++) {
    for (const [symmetry, transform] of transformations(network.inputs, length, random)) {
      const difference = Math.abs(network.correlator(transform(points)) - value)
      differences.set(symmetry, Math.max(difference, differences.get(symmetry) ?? 0))
    }
  }
  const tolerance = ROUNDING * size
  return [...differences].map(([symmetry, difference]) => ({
    symmetry,
    n: points.length,
    holds: difference <= tolerance,
    evidence: 'evaluation',
    difference,
    tolerance,
    points,
  }))
}
