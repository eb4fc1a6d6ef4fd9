import { doubleFactorial } from '../../algebra/integers.js'
import { orthantMoment } from '../../kernels/orthantMoment.js'
import { planarRampMoment } from '../../kernels/planarRampMoment.js'
import { solidRampMoment } from '../../kernels/solidRampMoment.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import type { Network, Point } from '../network.js'
import { networkFromMoments } from '../correlators/networkFromMoments.js'
import { powerOfTwo } from '../../algebra/powerOfTwo.js'
import { arePlanar, reluCombinations } from './reluCombinations.js'
import { requireCoordinates, requireParameters } from '../requireParameters.js'
import { sampleLayer } from './sampleLayer.js'

/**
 * Parameters of the ReLU-net: N neurons, d inputs, hidden weights of variance sigma0²/d, readout weights of variance
 * sigma1²/N, no biases.
 */
export interface ReluNetParameters {
  readonly N: number
  readonly d: number
  readonly sigma0: number
  readonly sigma1: number
}

/**
 * The ReLU-net φ(x) = Σ_j W_j max(0, w_j·x), with w_j ~ N(0, σ₀²/d), W_j ~ N(0, σ₁²/N).
 *
 * Its moments are closed where the points span no more than three dimensions (always for d ≤ 3): trigonometric
 * integrals over the arc where all w·x_i > 0 in a plane, for two points the arc-cosine kernel, and areas of spherical
 * polygons in space. Above, there is one integral for four independent points and two for six, whose error is reported.
 *
 * @throws InputError when N or d is no positive integer, or σ₀ or σ₁ is not positive and finite
 * @example
 * reluNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }).correlator([[0.3], [0.8]]) // 0.3·0.8/2 = 0.12
 * @source Cho and Saul, Kernel methods for deep learning (2009), the arc-cosine kernel of order 1
 */
export function reluNet(parameters: ReluNetParameters): Network {
  const { N, d, sigma0, sigma1 } = parameters
  requireParameters('relu-net', { counts: { N, d }, sizes: { sigma0, sigma1 } })
  const deviation = sigma0 / Math.sqrt(d)
  const combinations = reluCombinations(parameters)
  const layer = { N, d, sigma0, activation: 'relu' } as const
  const network = networkFromMoments(
    {
      name: 'relu-net',
      title: 'ReLU-net: one hidden layer of rectified linear units without biases',
      parameters: { N, d, sigma0, sigma1 },
      sampleHidden: (random, points, out) => sampleLayer(layer, random, points, out),
    },
    parameters,
    (points) => (block) => {
      const { value, error } = rampMoment(block.map((i) => points[i] as Point))
      const scale = deviation ** block.length
      return { value: scale * value, error: scale * error }
    },
  )
  return {
    ...network,
    combinations: (points) => {
      requireCoordinates(points, d)
      return arePlanar(points) ? combinations(points) : undefined
    },
  }
}

/**
 * E Π max(0, w·x_i) for w ~ N(0, 1), each point in a unit of its own, so that squares of coordinates do not overflow.
 */
function rampMoment(points: readonly Point[]): Evaluated {
  const units = points.map((point) => powerOfTwo(Math.max(SMALLEST_UNIT, ...point.map(Math.abs))))
  const { value, error } = rampMomentOf(points.map((point, i) => point.map((x) => x / (units[i] as number))))
  return units.reduce((moment, unit) => ({ value: moment.value * unit, error: moment.error * unit }), { value, error })
}

/** Of points all of whose coordinates are 0. */
const SMALLEST_UNIT = 2 ** -1000

function rampMomentOf(points: readonly Point[]): Evaluated {
  const own = inOwnSpace(points)
  if (own === undefined) {
    // Equal points are one with a power: what their dependence would cost is not lost.
    const distinct = points.filter((x, i) => points.findIndex((y) => same(x, y)) === i)
    return orthantMoment(
      distinct.map((x) => distinct.map((y) => dot(x, y))),
      distinct.map((x) => points.filter((y) => same(x, y)).length),
    )
  }
  const rounding = ROUNDINGS * Number.EPSILON * size(points)
  if (own.every(({ length }) => length <= 2))
    return { value: planarRampMoment(own.map(([x = 0, y = 0]) => [x, y])), error: rounding }
  const value = solidRampMoment(
    own.map(([x = 0, y = 0, z = 0]) => [x, y, z]),
    points.map(() => 1),
  )
  return { value, error: rounding / leastSine(points) }
}

function same(x: Point, y: Point): boolean {
  return x.every((coordinate, k) => coordinate === y[k])
}

/** Of closed moments, in units of the last place of their largest possible value. */
const ROUNDINGS = 16

/** A bound of the moment: the product of the lengths, and sqrt((2n − 1)!!) for the powers of a normal number. */
function size(points: readonly Point[]): number {
  const angular = Math.sqrt(Number(doubleFactorial(2 * points.length - 1)))
  return points.reduce((product, x) => product * Math.sqrt(dot(x, x)), angular)
}

/**
 * The sine of the smallest angle between two points that are no multiples of each other: directions of their
 * projections lose as many digits as it has zeros.
 */
function leastSine(points: readonly Point[]): number {
  let least = 1
  points.forEach((x, i) => {
    for (const y of points.slice(i + 1)) {
      const cosine = dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y))
      const sine = Math.sqrt(Math.max(0, 1 - cosine ** 2))
      if (sine > WITHIN && sine < least) least = sine
    }
  })
  return least
}

/**
 * Coordinates of the points in a plane or a space of three dimensions through the origin; undefined where there is none
 * that contains them.
 */
function inOwnSpace(points: readonly Point[]): readonly Point[] | undefined {
  if ((points[0]?.length ?? 0) <= 2) return points
  const basis: number[][] = []
  for (const point of points) {
    const length = Math.sqrt(dot(point, point))
    let rest = [...point]
    for (const axis of basis) {
      const along = dot(rest, axis)
      rest = rest.map((x, k) => x - along * (axis[k] as number))
    }
    const left = Math.sqrt(dot(rest, rest))
    if (left <= WITHIN * length) continue
    if (basis.length === 3) return undefined
    basis.push(rest.map((x) => x / left))
  }
  return points.map((point) => basis.map((axis) => dot(point, axis)))
}

/** A point nearer to the space of the others than this fraction of its length is in it, up to rounding. */
const WITHIN = 1e-13

function dot(x: Point, y: Point): number {
  return y.reduce((sum, coordinate, k) => sum + coordinate * (x[k] ?? 0), 0)
}

/**
 * Points in general directions; in one dimension the two-point function has rank two only, so that the action has two
 * points there.
 */
export function reluCheckPoints({ d }: ReluNetParameters): {
  readonly correlators: readonly Point[]
  readonly action: readonly Point[]
} {
  if (d === 1) return { correlators: [[0.3], [0.8], [0.5], [1.2]], action: [[-1], [1.3]] }
  const at = (radius: number, angle: number): Point =>
    Array.from({ length: d }, (_, k) => (k === 0 ? radius * Math.cos(angle) : k === 1 ? radius * Math.sin(angle) : 0))
  return {
    correlators: [at(1, 0), at(0.8, 0.5), at(1.2, -0.9), at(0.9, 1.3)],
    action: [at(1, 0), at(1.2, 2.1), at(0.8, 4.2)],
  }
}
