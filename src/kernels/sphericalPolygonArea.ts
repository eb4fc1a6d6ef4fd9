import { angle, cross, dot, planeOf, unit } from './vectors.js'
import type { Vector } from './vectors.js'

/**
 * The area of the directions with w·x_i > 0 for all i. Seen from a direction inside, the x_i are points of a plane,
 * whose convex hull has the corners of the spherical one.
 */
export function sphericalPolygonArea(vectors: readonly Vector[]): number {
  const units = vectors.map(unit)
  const inside = insideOf(units)
  if (inside === undefined) return 0
  const [u, v] = planeOf(inside)
  const seen = units.map((x) => ({ x, at: [dot(x, u) / dot(x, inside), dot(x, v) / dot(x, inside)] as const }))
  const corners = convexHull(seen)
  return (
    2 * Math.PI -
    corners.reduce(
      (sum, { x }, i) => sum + angle(x, (corners[(i + 1) % corners.length] as (typeof corners)[number]).x),
      0,
    )
  )
}

/**
 * A direction in which every x_i·w is positive: the middle of the polygon's corners or, of a lune, of its edges;
 * undefined where there is none.
 */
function insideOf(units: readonly Vector[]): Vector | undefined {
  const corners: [number, number, number] = [0, 0, 0]
  const candidates: Vector[] = [corners, ...units]
  units.forEach((a, i) => {
    for (const b of units.slice(i + 1)) {
      candidates.push(unit([a[0] + b[0], a[1] + b[1], a[2] + b[2]]))
      const normal = unit(cross(a, b))
      for (const sign of [1, -1])
        if (units.every((x) => sign * dot(x, normal) > -ON_EDGE))
          for (let k = 0; k < 3; k++) corners[k] = (corners[k] as number) + sign * (normal[k] as number)
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

/** Scalar products of unit vectors below this are rounding. */
const ON_EDGE = 1e-13
