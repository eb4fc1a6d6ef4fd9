import { crossed, polylines } from './crossedLines.js'
import { boxed, crossings } from './crossings.js'
import type { Polyline } from './crossings.js'
import { curves } from './curves.js'
import { joints } from './jointAngles.js'
import type { Point } from './path.js'
import type { Bones } from './bones.js'
import { symmetry } from './symmetry.js'

/** What each fault of a picture costs, in the unit of `unpleasantness`. */
const COST = { crossing: 12, blockedLeg: 16, touch: 40, narrow: 4, below: 0.3 } as const

/**
 * What symmetry is worth: a mirror, every mirror, a half turn, a half turn of a tree with many legs (which zigzags
 * then); and straight ways.
 */
const WORTH = { straight: 0.3, mirror: 0.4, everyMirror: 0.1, halfTurn: 0.2, halfTurnOfTree: 0.55 } as const

/** Bound of what straight ways and as many mirrors are worth: `faults` is not below minus this. */
export function mostWorth(mirrors: number): number {
  const { straight, mirror, everyMirror, halfTurnOfTree } = WORTH
  return straight + (mirrors > 0 ? mirror + everyMirror * mirrors + halfTurnOfTree : 0)
}

/** What two lines that cross cost: a picture whose faults cost less has none. */
export const CROSSING: number = COST.crossing

/** Distance from a vertex' rim to a line that does not end on it, below which they seem to touch. */
const TOUCH = 0.2

/**
 * The faults of a picture that no smooth function sees: lines that cross, lines that touch a vertex they do not end on,
 * legs whose prolongation is blocked, narrow angles, two legs with something both above and below; less what its
 * symmetry and straight ways are worth. Where they cost more than `most`, any number above it.
 */
export function faults(bones: Bones, at: readonly Point[], most: number = Infinity): number {
  const { narrow, straight } = joints(bones, at)
  let cost = COST.narrow * narrow + COST.below * below(bones, at) - WORTH.straight * straight - worth(bones, at)
  if (cost > most) return cost
  const paths = curves(bones, at)
  const drawn = polylines(bones, paths)
  cost += COST.crossing * crossed(drawn, at, (most - cost) / COST.crossing)
  if (cost > most) return cost
  for (const { curve, ends } of drawn) {
    for (let v = 0; v < bones.radii.length; v++) {
      const radius = bones.radii[v] as number
      if (isFar(curve, at[v] as Point, radius + TOUCH) || ends.includes(v)) continue
      const lack = lackTo(curve.points, at[v] as Point, radius + TOUCH)
      // A leg that ends on a vertex would be a line.
      cost += COST.touch * lack + (lack > 0 && ends.length === 1 ? COST.blockedLeg : 0)
    }
  }
  if (cost > most) return cost
  for (const { start, segments } of paths.legs) {
    const end = segments[0]?.to ?? start
    const ray = boxed([end, { x: end.x + 20 * (end.x - start.x), y: end.y + 20 * (end.y - start.y) }])
    if (drawn.some(({ curve }) => crossings(curve, ray, [end]) > 0)) cost += COST.blockedLeg
  }
  return cost
}

/** With one or two legs: the smaller one of the shares of nodes that are above and below them. */
function below({ pendants }: Bones, at: readonly Point[]): number {
  const legs = pendants.filter(({ what }) => what === 'leg')
  const [first] = legs
  if (first === undefined || legs.length > 2) return 0
  const level = (at[first.vertex] as Point).y
  const share = (side: number): number => at.filter(({ y }) => side * (y - level) > 0.05).length / at.length
  return Math.min(share(1), share(-1))
}

function worth(bones: Bones, at: readonly Point[]): number {
  const { axes, halfTurn } = symmetry(bones, at)
  const { radii, chords, pendants } = bones
  const tree = chords.length < radii.length && pendants.length > 2 && pendants.every(({ what }) => what === 'leg')
  return (
    (axes.length > 0 ? WORTH.mirror : 0) +
    WORTH.everyMirror * axes.length +
    (halfTurn ? (tree ? WORTH.halfTurnOfTree : WORTH.halfTurn) : 0)
  )
}

/** Whether a point is farther than `wish` from the rectangle about a polyline. */
function isFar({ left, right, bottom, top }: Polyline, { x, y }: Point, wish: number): boolean {
  const far = wish * (1 + 1e-9)
  return x < left - far || x > right + far || y < bottom - far || y > top + far
}

/** What the distance of a point from a polyline lacks to be `wish`. */
function lackTo(points: readonly Point[], from: Point, wish: number): number {
  let lack = 0
  const far = wish * wish * (1 + 1e-9)
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point
    const b = points[i] as Point
    const lx = b.x - a.x
    const ly = b.y - a.y
    const t = Math.min(1, Math.max(0, ((from.x - a.x) * lx + (from.y - a.y) * ly) / (lx * lx + ly * ly || 1)))
    const dx = from.x - a.x - t * lx
    const dy = from.y - a.y - t * ly
    if (dx * dx + dy * dy < far) lack = Math.max(lack, wish - Math.hypot(dx, dy))
  }
  return lack
}
