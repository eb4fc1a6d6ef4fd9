import { InputError } from '../../errors.js'
import { factorial } from '../../algebra/integers.js'
import { hermiteAt } from '../../kernels/hermiteAt.js'
import type { Network, Point } from '../../networks/network.js'
import { twoSided } from '../statistics/normal.js'

/**
 * Probabilities of cells: of the Gaussian with the covariance of the network, and with the terms of the Edgeworth
 * density to order 1/N and 1/N².
 */
export interface CellProbabilities {
  readonly gaussian: Float64Array
  readonly first: Float64Array
  readonly second: Float64Array
}

/** The lower triangular A for which u = A φ has the unit matrix as covariance; row-major, 1 × 1 or 2 × 2. */
export type Whitening = readonly [number] | readonly [number, 0, number, number]

/** The whitening of a network at one or two points. */
export function whitening(network: Network, points: readonly Point[]): Whitening {
  const [x, y] = points as readonly [Point, Point?]
  const a = network.correlator([x, x])
  if (y === undefined) return [1 / Math.sqrt(a)]
  const [b, c] = [network.correlator([x, y]), network.correlator([y, y])]
  const rest = Math.sqrt(c - b ** 2 / a)
  return [1 / Math.sqrt(a), 0, -b / (a * rest), 1 / rest]
}

/**
 * The probabilities that u = A φ falls into the cells between `edges`, cell after cell, for two points row after row,
 * by the Edgeworth series
 *
 * P(u) = exp(Σ_r κ_r (−∂)^r/r!) of the normal density = [1 + h₄ + h₆ + ½h₄² + …] × the normal density,
 *
 * h_r = Σ κ_{ab}/(a! b!) He_a(u₁) He_b(u₂) over a + b = r, κ_{ab} the cumulant of a times u₁ and b times u₂, and He_a
 * He_a′ standing for He_{a+a′}. h₄ is of order 1/N, h₆ and h₄² of order 1/N².
 *
 * @param points one or two, different
 * @param edges increasing, from −∞ to ∞
 * @throws InputError for other numbers of points, and for other edges
 * @example
 * [...edgeworthCells(cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), [[0]], [-Infinity, 0, Infinity]).second] // [0.5, 0.5]
 */
export function edgeworthCells(
  network: Network,
  points: readonly Point[],
  edges: readonly number[],
): CellProbabilities {
  const refuse = (at: string, expected: string, received: string): never => {
    throw new InputError({ code: 'histogram.cells', at, expected, received })
  }
  if (points.length < 1 || points.length > 2) refuse('points', 'one or two', `${points.length}`)
  const isRising = edges.every((edge, i) => i === 0 || edge > (edges[i - 1] as number))
  if (edges.length < 2 || !isRising || edges[0] !== -Infinity || edges.at(-1) !== Infinity)
    refuse('edges', 'increasing numbers from −Infinity to Infinity', `[${edges.join(', ')}]`)
  const matrix = whitening(network, points)
  const [h4, h6] = [4, 6].map((r) => hermiteTerms(network, points, matrix, r)) as [Terms, Terms]
  const gaussian = probabilities([{ a: 0, b: 0, coefficient: 1 }], edges, points.length)
  const byFirst = probabilities(h4, edges, points.length)
  const bySecond = probabilities([...h6, ...halfSquare(h4)], edges, points.length)
  const first = gaussian.map((p, i) => p + (byFirst[i] as number))
  return { gaussian, first, second: first.map((p, i) => p + (bySecond[i] as number)) }
}

/** coefficient × He_a(u₁) He_b(u₂). */
type Terms = readonly { readonly a: number; readonly b: number; readonly coefficient: number }[]

/** κ_{ab}/(a! b!): u₁ = A₁₁φ₁ and u₂ = A₂₁φ₁ + A₂₂φ₂, multiplied out. */
function hermiteTerms(network: Network, [x, y]: readonly Point[], matrix: Whitening, r: number): Terms {
  const [a11, , a21 = 0, a22 = 0] = matrix
  const both = y === undefined ? [x as Point] : [x as Point, y]
  const shared = network.correlatorsOn?.(both)
  const cumulant = (ofFirst: number): number => {
    const legs = Array.from({ length: r }, (_, i) => (i < ofFirst ? 0 : 1))
    return shared === undefined ? network.correlator(legs.map((i) => both[i] as Point)) : shared(legs).value
  }
  const cumulants = Array.from({ length: r + 1 }, (_, ofFirst) =>
    y === undefined && ofFirst < r ? 0 : cumulant(ofFirst),
  )
  return Array.from({ length: y === undefined ? 1 : r + 1 }, (_, b) => {
    const a = r - b
    const powers = Array.from(
      { length: b + 1 },
      (__, j) => (a21 ** j * a22 ** (b - j) * (cumulants[a + j] as number)) / ofFactorials(j, b - j),
    )
    return { a, b, coefficient: (a11 ** a * powers.reduce((sum, power) => sum + power, 0)) / ofFactorials(a) }
  })
}

function ofFactorials(...numbers: readonly number[]): number {
  return numbers.reduce((product, n) => product * Number(factorial(n)), 1)
}

function halfSquare(terms: Terms): Terms {
  return terms.flatMap((one) =>
    terms.map((other) => ({
      a: one.a + other.a,
      b: one.b + other.b,
      coefficient: (one.coefficient * other.coefficient) / 2,
    })),
  )
}

function probabilities(terms: Terms, edges: readonly number[], variables: number): Float64Array {
  const cells = edges.length - 1
  const integrals = (n: number): readonly number[] =>
    Array.from({ length: cells }, (_, i) => hermiteIntegral(n, edges[i] as number, edges[i + 1] as number))
  const out = new Float64Array(cells ** variables)
  for (const { a, b, coefficient } of terms) {
    const [along, across] = [integrals(a), variables === 1 ? [1] : integrals(b)]
    along.forEach((p, i) => {
      across.forEach((q, j) => {
        const at = i * across.length + j
        out[at] = (out[at] as number) + coefficient * p * q
      })
    })
  }
  return out
}

/** ∫ He_n(u) e^{−u²/2}/√(2π) du from `from` to `to`: the derivative of −He_{n−1} times the density is He_n times it. */
function hermiteIntegral(n: number, from: number, to: number): number {
  if (n === 0) return normalBelow(to) - normalBelow(from)
  const edge = (u: number): number =>
    Number.isFinite(u) ? (hermiteAt(n - 1, u) * Math.exp((-u * u) / 2)) / Math.sqrt(2 * Math.PI) : 0
  return edge(from) - edge(to)
}

function normalBelow(u: number): number {
  return u < 0 ? twoSided(u) / 2 : 1 - twoSided(u) / 2
}
