import type { Tensor } from '../../src/algebra/tensor.js'
import { actionOnPoints } from '../../src/actions/actionOnPoints.js'
import type { ActionOnPoints } from '../../src/actions/actionOnPoints.js'
import type { Network, Point } from '../../src/networks/network.js'
import { sampleCosHidden } from '../../src/networks/cosines/sampleCosHidden.js'

/** The Cos-net with σ₁ = 1 and its closed correlators, written down here independently of the library. */
export function cosNet(N: number, sigma0 = 1, d = 1): Network {
  const v = sigma0 ** 2 / d
  return {
    name: 'cos',
    title: 'Cos-net',
    parameters: { N, d, sigma0, sigma1: 1 },
    width: N,
    inputs: d,
    readoutVariance: 1 / N,
    neurons: 'independent',
    correlator: (points) => {
      const [a, b, c, e] = points as [Point, Point, Point, Point]
      if (points.length === 2) return Math.exp((-v * square([a], [b])) / 2) / 2
      if (points.length !== 4) throw new Error('cosNet: two or four points')
      return (
        [
          [a, b, c, e],
          [c, a, b, e],
          [b, c, a, e],
        ].reduce((total, [p, q, r, s]) => total + fourPointPart(v, p as Point, q as Point, r as Point, s as Point), 0) /
        N
      )
    },
    sampleHidden: (random, points, out) => {
      sampleCosHidden({ N, d, sigma0 }, random, points, out)
    },
  }
}

function fourPointPart(v: number, a: Point, b: Point, c: Point, d: Point): number {
  return (
    (3 / 8) * Math.exp((-v * square([a, b], [c, d])) / 2) -
    (1 / 4) * Math.exp((-v * (square([a], [b]) + square([c], [d]))) / 2)
  )
}

/** |Σ plus − Σ minus|² */
function square(plus: readonly Point[], minus: readonly Point[]): number {
  const component = (k: number): number =>
    plus.reduce((total, x) => total + (x[k] as number), 0) - minus.reduce((total, x) => total + (x[k] as number), 0)
  return (plus[0] as Point).reduce((total, _, k) => total + component(k) ** 2, 0)
}

/**
 * The action of a network to order 1/N on three points, the factors of g₂ and g₄ being free; the right ones are 1/4 and
 * −1/24.
 */
export function actionOf(
  network: Network,
  points: readonly [Point, Point, Point],
  { g2 = 1 / 4, g4 = -1 / 24 }: { readonly g2?: number; readonly g4?: number } = {},
): ActionOnPoints {
  const size = 3
  const all = [0, 1, 2]
  const at = (i: number): Point => points[i] as Point
  const covariance = Float64Array.from(all.flatMap((i) => all.map((j) => network.correlator([at(i), at(j)]))))
  const inverse = inverse3(covariance)
  const inv = (i: number, j: number): number => inverse[3 * i + j] as number
  const G = all.flatMap((i) =>
    all.flatMap((j) => all.flatMap((k) => all.map((l) => network.correlator([at(i), at(j), at(k), at(l)])))),
  )
  const sum4 = (f: (i: number, j: number, k: number, l: number) => number): number =>
    G.reduce(
      (total, value, n) => total + value * f(Math.floor(n / 27), Math.floor(n / 9) % 3, Math.floor(n / 3) % 3, n % 3),
      0,
    )
  const quadratic = Float64Array.from(
    all.flatMap((a) => all.map((b) => g2 * sum4((i, j, k, l) => inv(a, i) * inv(b, j) * inv(k, l)))),
  )
  const quartic = Float64Array.from(
    all.flatMap((a) =>
      all.flatMap((b) =>
        all.flatMap((c) => all.map((d) => g4 * sum4((i, j, k, l) => inv(a, i) * inv(b, j) * inv(c, k) * inv(d, l)))),
      ),
    ),
  )
  const matrix = (data: Float64Array): Tensor => ({ size, rank: 2, data })
  const couplings = new Map([
    [2, matrix(quadratic)],
    [4, { size, rank: 4, data: quartic }],
  ])
  return { ...actionOnPoints(network, points, 1), covariance: matrix(covariance), inverse: matrix(inverse), couplings }
}

/** The entries of g₂ or g₄. */
export function couplingData(action: ActionOnPoints, legs: 2 | 4): Float64Array {
  return action.couplings.get(legs)?.data ?? new Float64Array()
}

/** By cofactors. */
function inverse3(m: Float64Array): Float64Array {
  const at = (i: number, j: number): number => m[3 * (i % 3) + (j % 3)] as number
  const cofactor = (i: number, j: number): number =>
    at(i + 1, j + 1) * at(i + 2, j + 2) - at(i + 1, j + 2) * at(i + 2, j + 1)
  const determinant = at(0, 0) * cofactor(0, 0) + at(0, 1) * cofactor(0, 1) + at(0, 2) * cofactor(0, 2)
  return Float64Array.from([0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => cofactor(j, i) / determinant)))
}
