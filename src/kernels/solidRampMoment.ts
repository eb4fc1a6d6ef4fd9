import { planarRampMoment } from './planarRampMoment.js'
import { sphericalPolygonArea } from './sphericalPolygonArea.js'
import { cross, dot, planeOf } from './vectors.js'
import type { Vector } from './vectors.js'

/**
 * E Π (w·x_i)^{p_i} θ(w·x_i) for w ~ N(0, 1) in space, in closed form.
 *
 * Gaussian integration by parts, E[(w·x_a) F] = Σ_j x_a·x_j E[∂_j F], lowers the powers; the derivative of a step
 * leaves the problem of the other vectors' projections on the plane where it jumps, which is planar. Without powers it
 * is the part of all directions in which every w·x_i > 0: a spherical polygon of area 2π − the perimeter of the
 * spherical hull of the x_i.
 *
 * @param points of three coordinates each
 * @param powers natural numbers, one for each point
 * @example
 * solidRampMoment([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [1, 1, 1]) // (2π)^{−3/2}
 */
export function solidRampMoment(points: readonly Vector[], powers: readonly number[]): number {
  if (points.length === 0) return 1
  const merged = mergeParallel(points, powers)
  if (merged === undefined) return 0
  const { factor, vectors, powers: start } = merged
  const planes = vectors.map((_, j) => projections(vectors, j))
  const known = new Map<string, number>()
  const moment = (left: readonly number[]): number => {
    const key = left.join()
    const found = known.get(key) ?? reduced(left)
    known.set(key, found)
    return found
  }
  const reduced = (left: readonly number[]): number => {
    const a = left.findIndex((power) => power > 0)
    if (a < 0) return sphericalPolygonArea(vectors) / (4 * Math.PI)
    const lowered = left.map((power, i) => (i === a ? power - 1 : power))
    return lowered.reduce((total, power, j) => {
      const [from, to] = [vectors[a] as Vector, vectors[j] as Vector]
      const own = dot(from, to)
      if (power > 0) return total + own * power * moment(lowered.map((p, i) => (i === j ? p - 1 : p)))
      const onPlane = planarRampMoment(
        planes[j] as readonly (readonly [number, number])[],
        lowered.filter((_, i) => i !== j),
      )
      return total + (own / Math.sqrt(2 * Math.PI * dot(to, to))) * onPlane
    }, 0)
  }
  return factor * moment(start)
}

/** The other vectors on the plane orthogonal to one, in coordinates of it. */
function projections(vectors: readonly Vector[], j: number): readonly (readonly [number, number])[] {
  const [u, v] = planeOf(vectors[j] as Vector)
  return vectors.filter((_, i) => i !== j).map((x) => [dot(x, u), dot(x, v)])
}

interface Merged {
  readonly factor: number
  readonly vectors: readonly Vector[]
  readonly powers: readonly number[]
}

/**
 * Vectors that are positive multiples of an earlier one are absorbed in it; undefined where two are opposite or one is
 * zero: there the moment vanishes.
 */
function mergeParallel(points: readonly Vector[], powers: readonly number[]): Merged | undefined {
  let factor = 1
  const vectors: Vector[] = []
  const totals: number[] = []
  for (const [i, x] of points.entries()) {
    const size = Math.sqrt(dot(x, x))
    if (size === 0) return undefined
    const twin = vectors.findIndex((y) => {
      const normal = cross(x, y)
      return Math.sqrt(dot(normal, normal)) < PARALLEL * size * Math.sqrt(dot(y, y))
    })
    if (twin < 0) {
      vectors.push(x)
      totals.push(powers[i] as number)
      continue
    }
    const y = vectors[twin] as Vector
    if (dot(x, y) < 0) return undefined
    factor *= (size / Math.sqrt(dot(y, y))) ** (powers[i] as number)
    totals[twin] = (totals[twin] as number) + (powers[i] as number)
  }
  return { factor, vectors, powers: totals }
}

/** Vectors at smaller angles are multiples of each other, up to rounding. */
const PARALLEL = 1e-13
