import { planarRampMoment } from './planarRampMoment.js'

type Vector = readonly [number, number, number]

/**
 * E Π (w·x_i)^{p_i} θ(w·x_i) for w ~ N(0, 1) in space, in closed form.
 *
 * Gaussian integration by parts, E[(w·x_a) F] = Σ_j x_a·x_j E[∂_j F], lowers the powers; the derivative of a step leaves the problem of the other vectors'
 * projections on the plane where it jumps, which is planar. Without powers it is the part of all directions in which every w·x_i > 0: a spherical polygon of area
 * 2π − the perimeter of the spherical hull of the x_i.
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
    if (a < 0) return polygonArea(vectors) / (4 * Math.PI)
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

/** Two orthonormal vectors orthogonal to a vector. */
function planeOf(axis: Vector): readonly [Vector, Vector] {
  const smallest = axis.reduce((least, x, k) => (Math.abs(x) < Math.abs(axis[least] as number) ? k : least), 0)
  const u = unit(cross(axis, [0, 1, 2].map((k) => (k === smallest ? 1 : 0)) as unknown as Vector))
  return [u, unit(cross(axis, u))]
}

/**
 * The area of the directions with w·x_i > 0 for all i. Seen from a direction inside, the x_i are points of a plane, whose convex hull has the corners of the
 * spherical one.
 */
function polygonArea(vectors: readonly Vector[]): number {
  const units = vectors.map(unit)
  const inside = insideOf(units)
  if (inside === undefined) return 0
  const [u, v] = planeOf(inside)
  const seen = units.map((x) => ({ x, at: [dot(x, u) / dot(x, inside), dot(x, v) / dot(x, inside)] as const }))
  const corners = convexHull(seen)
  return 2 * Math.PI - corners.reduce((sum, { x }, i) => sum + angle(x, (corners[(i + 1) % corners.length] as (typeof corners)[number]).x), 0)
}

/** A direction in which every x_i·w is positive: the middle of the polygon's corners or, of a lune, of its edges; undefined where there is none. */
function insideOf(units: readonly Vector[]): Vector | undefined {
  const corners: [number, number, number] = [0, 0, 0]
  const candidates: Vector[] = [corners, ...units]
  units.forEach((a, i) => {
    for (const b of units.slice(i + 1)) {
      candidates.push(unit([a[0] + b[0], a[1] + b[1], a[2] + b[2]]))
      const normal = unit(cross(a, b))
      for (const sign of [1, -1])
        if (units.every((x) => sign * dot(x, normal) > -ON_EDGE)) for (let k = 0; k < 3; k++) corners[k] = (corners[k] as number) + sign * (normal[k] as number)
    }
  })
  const size = Math.sqrt(dot(corners, corners))
  if (size > 0) for (let k = 0; k < 3; k++) corners[k] = (corners[k] as number) / size
  const depth = (w: Vector): number => Math.min(...units.map((x) => dot(x, w)))
  const best = candidates.reduce((left, right) => (depth(right) > depth(left) ? right : left))
  return depth(best) > ON_EDGE ? best : undefined
}

interface Seen {
  readonly x: Vector
  readonly at: readonly [number, number]
}

/** Andrew's monotone chain; points between two corners are left out. */
function convexHull(points: readonly Seen[]): readonly Seen[] {
  const sorted = [...points].sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])
  const chain = (order: readonly Seen[]): readonly Seen[] => {
    const hull: Seen[] = []
    for (const point of order) {
      while (hull.length >= 2 && turn(hull.at(-2) as Seen, hull.at(-1) as Seen, point) <= 0) hull.pop()
      hull.push(point)
    }
    return hull.slice(0, -1)
  }
  return points.length < 3 ? points : [...chain(sorted), ...chain([...sorted].reverse())]
}

function turn(a: Seen, b: Seen, c: Seen): number {
  return (b.at[0] - a.at[0]) * (c.at[1] - a.at[1]) - (b.at[1] - a.at[1]) * (c.at[0] - a.at[0])
}

interface Merged {
  readonly factor: number
  readonly vectors: readonly Vector[]
  readonly powers: readonly number[]
}

/** Vectors that are positive multiples of an earlier one are absorbed in it; undefined where two are opposite or one is zero: there the moment vanishes. */
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

/** Scalar products of unit vectors below this are rounding. */
const ON_EDGE = 1e-13

function dot(x: Vector, y: Vector): number {
  return x[0] * y[0] + x[1] * y[1] + x[2] * y[2]
}

function cross(x: Vector, y: Vector): Vector {
  return [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]]
}

function unit(x: Vector): Vector {
  const size = Math.sqrt(dot(x, x))
  return [x[0] / size, x[1] / size, x[2] / size]
}

/** The angle between unit vectors, exact for small ones too. */
function angle(x: Vector, y: Vector): number {
  const normal = cross(x, y)
  return Math.atan2(Math.sqrt(dot(normal, normal)), dot(x, y))
}
