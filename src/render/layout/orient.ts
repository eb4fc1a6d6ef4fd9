import { inOrder } from './inOrder.js'
import { mean } from '../../algebra/mean.js'
import type { Point } from './path.js'
import type { Bones } from './bones.js'
import { symmetry } from './symmetry.js'

/**
 * What counts when a picture is turned: its height, its mirrors, lines that are level or upright, legs at the sides and
 * in order, its top.
 */
const COST = {
  height: 0.6,
  mirror: 0.8,
  level: 1,
  upright: 0.8,
  legs: 0.4,
  order: 1.2,
  top: 0.02,
  loops: 0.25,
  below: 0.15,
} as const

/**
 * The arrangement, turned and reflected so that it is rather wide than high, stands symmetrically, and has the first
 * half of its legs on the left and the others on the right. With one or two legs, which point to the sides already, it
 * is only reflected, with what hangs on them above.
 */
export function orient(bones: Bones, at: readonly Point[]): readonly Point[] {
  const legs = bones.pendants.filter(({ what }) => what === 'leg').length
  const { axes } = symmetry(bones, at)
  let best = at
  let least = Infinity
  for (const { x, y } of legs === 1 || legs === 2 ? [{ x: 1, y: 0 }] : directions(bones, at, axes)) {
    const aligned = axes.filter((axis) => Math.abs((axis.x * x + axis.y * y) * (axis.y * x - axis.x * y)) < 1e-3).length
    for (const flip of [1, -1]) {
      const seen = inOrder(
        bones,
        at.map((p) => ({ x: x * p.x + y * p.y, y: flip * (x * p.y - y * p.x) })),
      )
      const cost = costOf(bones, seen) - COST.mirror * aligned
      if (cost < least - 1e-4) [best, least] = [seen, cost]
    }
  }
  return best
}

/** Unit vectors that may become the horizontal: along and across every mirror, line, leg and self-loop. */
function directions(
  { radii, chords, pendants }: Bones,
  at: readonly Point[],
  axes: readonly Point[],
): readonly Point[] {
  const pairs = [
    ...chords.map(({ a, b }) => [a, b] as const),
    ...pendants.map(({ vertex }, p) => [vertex, radii.length + p] as const),
  ]
  const along = pairs.map(([a, b]) => unit(at[a] as Point, at[b] as Point))
  const found: Point[] = []
  for (const { x, y } of [...axes, ...along]) {
    for (const each of [
      { x, y },
      { x: -y, y: x },
      { x: -x, y: -y },
      { x: y, y: -x },
    ]) {
      if (found.every((other) => Math.abs(other.x - each.x) + Math.abs(other.y - each.y) > 1e-3)) found.push(each)
    }
  }
  return found.length === 0 ? [{ x: 1, y: 0 }] : found
}

function costOf({ radii, chords, pendants }: Bones, at: readonly Point[]): number {
  const [xs, ys] = [at.map(({ x }) => x), at.map(({ y }) => y)]
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const centre = { x: (left + right) / 2, y: (bottom + top) / 2 }
  const lines = chords.map(({ a, b }) => unit(at[a] as Point, at[b] as Point))
  const legs = pendants.flatMap(({ what, vertex }, p) =>
    what === 'leg' ? [{ end: at[radii.length + p] as Point, from: at[vertex] as Point }] : [],
  )
  const loops = pendants.flatMap(({ what }, p) => (what === 'loop' ? [at[radii.length + p] as Point] : []))
  const hanging =
    legs.length === 1 || legs.length === 2
      ? 20 * mean(legs.map(({ end }) => end.y - centre.y))
      : mean(at.map(({ y }) => y - centre.y))
  return (
    (COST.height * (top - bottom + 0.3)) / (right - left + 0.3) -
    COST.level * mean(lines.map(({ y }) => (Math.abs(y) < 1e-3 ? 1 : 0))) -
    COST.upright * mean(lines.map(({ x }) => (Math.abs(x) < 1e-3 ? 1 : 0))) +
    COST.legs * mean(legs.map(({ end, from }) => unit(from, end).y ** 4)) +
    COST.order * mean(legs.map(({ end }, i) => (end.x - centre.x) * half(i, legs.length))) -
    COST.below * mean(legs.map(({ end }, i) => (end.y - centre.y) * rank(i, legs.length))) +
    COST.top * (hanging + 0.3 * mean(xs.map((x) => x - centre.x))) -
    COST.loops *
      (loops.length > 0 && legs.length > 2 ? mean(loops.map(({ y }) => y)) - mean(legs.map(({ end }) => end.y)) : 0)
  )
}

/** 1 for the first half of n legs, −1 for the second, 0 for the one in the middle. */
function half(i: number, n: number): number {
  return Math.sign(n - 1 - 2 * i)
}

/** 1 for the upper half of the legs of one side, −1 for the lower, 0 for those in the middle. */
function rank(i: number, n: number): number {
  const side = Math.floor(n / 2)
  return i < side ? half(i, side) : i < n - side ? 0 : half(i - n + side, side)
}

function unit(from: Point, to: Point): Point {
  const [x, y] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(x, y) || 1
  return { x: x / length, y: y / length }
}
