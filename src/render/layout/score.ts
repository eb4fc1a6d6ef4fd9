import { curves } from './curves.js'
import { polyline } from './path.js'
import type { Point } from './path.js'
import type { Skeleton } from './skeleton.js'
import { symmetry } from './symmetry.js'

/** What each fault of a picture costs, in the unit of `unpleasantness`. */
const COST = { crossing: 6, blockedLeg: 3, narrow: 4, touch: 20, mirror: 0.4, moreMirrors: 0.1, halfTurn: 0.2, halfTurnOfTree: 0.55, below: 0.3 } as const

/** `faults` is never below minus this. */
export const MOST_BONUS = 1.5

/** Pieces into which a curve is cut to find where curves cross. */
const PIECES = 5

/** Angle between lines at a vertex, in radians, below which it is narrow. */
const NARROW = 0.5

/** Distance from a vertex' rim to a line that does not end on it, below which they seem to touch. */
const TOUCH = 0.15

/**
 * The faults of a picture that no smooth function sees: lines that cross, lines that touch a vertex they do not end on, legs
 * whose prolongation is blocked, two legs with something both above and below; less a bonus for symmetry.
 */
export function faults(skeleton: Skeleton, at: readonly Point[]): number {
  const { radii, chords, pendants } = skeleton
  const { lines, legs } = curves(skeleton, at)
  const ends: (readonly [number, number])[] = []
  for (const { a, b, lines: bundle } of chords) for (const line of bundle) ends[line] = [a, b]
  for (const { what, index, vertex } of pendants) if (what === 'loop') ends[index] = [vertex, vertex]
  const drawn = [
    ...lines.map((path, i) => ({ points: polyline(path, PIECES), ends: ends[i] as readonly [number, number] })),
    ...pendants.flatMap(({ what, index, vertex }) => (what === 'leg' ? [{ points: legs[index] === undefined ? [] : polyline(legs[index], 1), ends: [vertex, vertex] as const }] : [])),
  ]
  let cost = 0
  drawn.forEach((one, i) => {
    for (const other of drawn.slice(i + 1)) cost += COST.crossing * crossings(one.points, other.points, one.ends.filter((v) => other.ends.includes(v)).map((v) => at[v] as Point))
    radii.forEach((radius, v) => {
      if (!one.ends.includes(v)) cost += COST.touch * Math.max(0, radius + TOUCH - distanceTo(one.points, at[v] as Point))
    })
  })
  for (const { what, index, vertex } of pendants) {
    if (what === 'loop') continue
    const end = (legs[index] as (typeof legs)[number]).segments[0]?.to as Point
    const centre = at[vertex] as Point
    const ray = [end, { x: end.x + 20 * (end.x - centre.x), y: end.y + 20 * (end.y - centre.y) }]
    if (drawn.some(({ points }) => crossings(points, ray, [end]) > 0)) cost += COST.blockedLeg
  }
  cost += COST.narrow * narrowness(skeleton, at)
  const { axes, halfTurn } = symmetry(skeleton, at)
  return cost - COST.mirror * Math.min(1, axes.length) - COST.moreMirrors * axes.length - (halfTurn ? (chords.length < radii.length && legs.length > 2 && legs.length === pendants.length ? COST.halfTurnOfTree : COST.halfTurn) : 0) + COST.below * below(skeleton, at)
}

/** Sum over pairs of lines at a vertex of what their angle lacks to be `NARROW`, as a share. */
function narrowness({ radii, chords, pendants }: Skeleton, at: readonly Point[]): number {
  const angle = (from: number, to: number): number => Math.atan2((at[to] as Point).y - (at[from] as Point).y, (at[to] as Point).x - (at[from] as Point).x)
  const angles = radii.map((): number[] => [])
  for (const { a, b } of chords) {
    angles[a]?.push(angle(a, b))
    angles[b]?.push(angle(b, a))
  }
  pendants.forEach(({ vertex }, p) => angles[vertex]?.push(angle(vertex, radii.length + p)))
  const lack = (one: number, other: number): number => Math.max(0, 1 - Math.acos(Math.cos(one - other)) / NARROW)
  return angles.flatMap((all) => all.flatMap((one, k) => all.slice(k + 1).map((other) => lack(one, other)))).reduce((sum, each) => sum + each, 0)
}

/** With two legs: the smaller one of the shares of nodes that are above and below them. */
function below({ radii, pendants }: Skeleton, at: readonly Point[]): number {
  const legs = pendants.filter(({ what }) => what === 'leg')
  const [first] = legs
  if (first === undefined || legs.length > 2) return 0
  const level = (at[first.vertex] as Point).y
  const share = (side: number): number => at.filter(({ y }) => side * (y - level) > 0.05).length / (radii.length + pendants.length)
  return Math.min(share(1), share(-1))
}

/** How often two polylines cross, not counting where both start or end at a common point. */
function crossings(one: readonly Point[], other: readonly Point[], common: readonly Point[]): number {
  if (apart(one, other)) return 0
  let count = 0
  for (let i = 1; i < one.length; i++) {
    const [a, b] = [one[i - 1] as Point, one[i] as Point]
    for (let j = 1; j < other.length; j++) {
      const [c, d] = [other[j - 1] as Point, other[j] as Point]
      const [s, t] = [turn(a, b, c), turn(a, b, d)]
      if (s * t > 0 || (s === 0 && t === 0)) continue
      const [u, v] = [turn(c, d, a), turn(c, d, b)]
      if (u * v > 0) continue
      const at = { x: c.x + ((d.x - c.x) * s) / (s - t), y: c.y + ((d.y - c.y) * s) / (s - t) }
      if (!common.some((point) => Math.abs(point.x - at.x) + Math.abs(point.y - at.y) < 0.05)) count += 1
    }
  }
  return count
}

/** Whether the upright rectangles about two polylines have nothing in common. */
function apart(one: readonly Point[], other: readonly Point[]): boolean {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of one) {
    if (x < left) left = x
    if (x > right) right = x
    if (y < bottom) bottom = y
    if (y > top) top = y
  }
  return other.every(({ x }) => x < left) || other.every(({ x }) => x > right) || other.every(({ y }) => y < bottom) || other.every(({ y }) => y > top)
}

function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

function distanceTo(points: readonly Point[], from: Point): number {
  let least = Infinity
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1] as Point, points[i] as Point]
    const [lx, ly] = [b.x - a.x, b.y - a.y]
    const t = Math.min(1, Math.max(0, ((from.x - a.x) * lx + (from.y - a.y) * ly) / (lx * lx + ly * ly || 1)))
    least = Math.min(least, Math.hypot(from.x - a.x - t * lx, from.y - a.y - t * ly))
  }
  return least
}
