import type { Point } from './path.js'

/** A polyline with the upright rectangle about it. */
export interface Polyline {
  readonly points: readonly Point[]
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/** Points with the upright rectangle about them. */
export function boxed(points: readonly Point[]): Polyline {
  let left = Infinity
  let right = -Infinity
  let bottom = Infinity
  let top = -Infinity
  for (let i = 0; i < points.length; i++) {
    const { x, y } = points[i] as Point
    if (x < left) left = x
    if (x > right) right = x
    if (y < bottom) bottom = y
    if (y > top) top = y
  }
  return { points, left, right, bottom, top }
}

/** Whether the rectangles about two polylines have something in common. */
export function overlap(one: Polyline, other: Polyline): boolean {
  return one.left <= other.right && one.right >= other.left && one.bottom <= other.top && one.top >= other.bottom
}

/** How often two polylines cross, not counting where they meet within `NEAR` of a point that they have in `common`. */
export function crossings(one: Polyline, other: Polyline, common: readonly Point[]): number {
  if (!overlap(one, other)) return 0
  let count = 0
  for (let i = 1; i < one.points.length; i++) {
    const a = one.points[i - 1] as Point
    const b = one.points[i] as Point
    for (let j = 1; j < other.points.length; j++) {
      const c = other.points[j - 1] as Point
      const d = other.points[j] as Point
      const s = turn(a, b, c)
      const t = turn(a, b, d)
      if (s * t > 0 || s === t || turn(c, d, a) * turn(c, d, b) > 0) continue
      const x = c.x + ((d.x - c.x) * s) / (s - t)
      const y = c.y + ((d.y - c.y) * s) / (s - t)
      if (!common.some((point) => Math.abs(point.x - x) + Math.abs(point.y - y) < NEAR)) count += 1
    }
  }
  return count
}

const NEAR = 0.05

/** Twice the area of the triangle, positive if it turns to the left. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}
