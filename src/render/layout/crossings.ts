import type { Point } from './path.js'

/** How often two polylines cross, not counting where they meet within `NEAR` of a point that they have in `common`. */
export function crossings(one: readonly Point[], other: readonly Point[], common: readonly Point[]): number {
  if (apart(one, other)) return 0
  let count = 0
  for (let i = 1; i < one.length; i++) {
    const a = one[i - 1] as Point
    const b = one[i] as Point
    for (let j = 1; j < other.length; j++) {
      const c = other[j - 1] as Point
      const d = other[j] as Point
      const s = turn(a, b, c)
      const t = turn(a, b, d)
      if (s * t > 0 || s === t || turn(c, d, a) * turn(c, d, b) > 0) continue
      const at = { x: c.x + ((d.x - c.x) * s) / (s - t), y: c.y + ((d.y - c.y) * s) / (s - t) }
      if (!common.some((point) => Math.abs(point.x - at.x) + Math.abs(point.y - at.y) < NEAR)) count += 1
    }
  }
  return count
}

const NEAR = 0.05

/** Twice the area of the triangle, positive if it turns to the left. */
export function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/** Whether the upright rectangles about two polylines have nothing in common. */
function apart(one: readonly Point[], other: readonly Point[]): boolean {
  let left = Infinity
  let right = -Infinity
  let bottom = Infinity
  let top = -Infinity
  for (const { x, y } of one) {
    if (x < left) left = x
    if (x > right) right = x
    if (y < bottom) bottom = y
    if (y > top) top = y
  }
  let isLeft = true
  let isRight = true
  let isBelow = true
  let isAbove = true
  for (const { x, y } of other) {
    isLeft &&= x < left
    isRight &&= x > right
    isBelow &&= y < bottom
    isAbove &&= y > top
  }
  return isLeft || isRight || isBelow || isAbove
}
