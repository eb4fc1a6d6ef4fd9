import { faults } from './faults.js'
import { inFrame, placed } from './frame.js'
import type { Frame } from './frame.js'
import type { LegPlaces } from './legPlaces.js'
import { mean } from '../../algebra/mean.js'
import { minimise } from './minimise.js'
import type { Smooth } from './minimise.js'
import type { Point } from './path.js'
import { parametersOf, pinnedFrame } from './pinnedFrame.js'
import { asTheyLie, legEnds } from './pinnedPlaces.js'
import { pinnedStart } from './pinnedStart.js'
import { push } from './push.js'
import type { Bones } from './bones.js'
import { uprightTerms } from './snap.js'
import { unpleasantness } from './unpleasantness.js'

/** Arrangements that are tried, and steps of the minimisation of each. */
const EFFORT = { starts: 10, settle: 300 } as const

/** A placed bones: its legs reach from their vertices to where they are pinned. */
export interface Pinned {
  readonly bones: Bones
  readonly at: readonly Point[]
}

/**
 * What weigh the wishes that a leg has its usual length, and that all the rest is inside the circle or between the
 * sides.
 */
const WEIGHT = { leg: 0.08, inside: 8 } as const

/** How far inside everything is to be. */
const INSIDE = 0.42

/**
 * Moves a placed bones so that the ends of the legs are on two sides or on a circle; how far the sides are apart, or
 * how large the circle is, and everything else settles to the least `unpleasantness` and `faults` from several fixed
 * starts.
 */
export function pinned(
  bones: Bones,
  at: readonly Point[],
  places: Exclude<LegPlaces, 'around'>,
  order: 'given' | 'any',
): Pinned {
  const legs = bones.pendants.filter(({ what }) => what === 'leg').length
  const inOrder = legEnds(legs, places)
  const middle = { x: mean(at.map(({ x }) => x)), y: mean(at.map(({ y }) => y)) }
  const centred = at.map(({ x, y }) => ({ x: x - middle.x, y: y - middle.y }))
  const directions = order === 'given' ? inOrder : asTheyLie(bones, centred, inOrder)
  const chosen = pinnedFrame(bones, directions)
  const [all, inside] = [unpleasantness(bones, { legs: WEIGHT.leg, through: true }), insideTerms(bones, places)]
  const wishes: Smooth = (x, slope) => all(x, slope) + inside(x, slope)
  const settling = inFrame(chosen, wishes)
  let best: { readonly settled: Float64Array; readonly cost: number } | undefined
  for (let k = 0; k < EFFORT.starts; k++) {
    const from = k === 0 ? parametersOf(chosen, farthest(centred), centred) : pinnedStart(bones, chosen, directions, k)
    const settled = minimise(settling, from, EFFORT.settle, 1e-5)
    const nodes = placed(chosen, settled.at)
    const cost = settled.value + faults(fitted(bones, nodes), nodes)
    if (best === undefined || cost < best.cost - 1e-3) best = { settled: settled.at, cost }
  }
  return best === undefined ? { bones: bones, at } : straightened(bones, chosen, wishes, best.settled)
}

/** The arrangement with lines and legs that are nearly horizontal or vertical made so. */
function straightened(bones: Bones, chosen: Frame, wishes: Smooth, from: Float64Array): Pinned {
  const { radii, chords, pendants } = bones
  const legs = pendants.flatMap(({ what, vertex }, p) => (what === 'leg' ? [[vertex, radii.length + p] as const] : []))
  const upright = uprightTerms([...chords.map(({ a, b }) => [a, b] as const), ...legs], placed(chosen, from))
  const settled = minimise(
    inFrame(chosen, (x, slope) => wishes(x, slope) + upright(x, slope)),
    from,
    EFFORT.settle,
    1e-7,
  )
  const at = placed(chosen, settled.at)
  return { bones: fitted(bones, at), at }
}

/** All vertices and self-loops are nearer to the middle than the ends of the legs: w (d + INSIDE − D)² beyond. */
function insideTerms({ radii, pendants }: Bones, places: Exclude<LegPlaces, 'around'>): Smooth {
  const leg = radii.length + pendants.findIndex(({ what }) => what === 'leg')
  const inner = [
    ...radii.map((radius, v) => [v, radius] as const),
    ...pendants.flatMap(({ what }, p) => (what === 'loop' ? [[radii.length + p, 0] as const] : [])),
  ]
  const flat = places === 'sides' ? 0 : 1
  return (x, slope) => {
    const [endX, endY] = [x[2 * leg] as number, flat * (x[2 * leg + 1] as number)]
    const reach = Math.sqrt(endX * endX + endY * endY) + 1e-9
    let total = 0
    for (const [node, radius] of inner) {
      const [px, py] = [x[2 * node] as number, flat * (x[2 * node + 1] as number)]
      const distance = Math.sqrt(px * px + py * py) + 1e-9
      const beyond = distance + radius + INSIDE - reach
      if (beyond <= 0) continue
      total += WEIGHT.inside * beyond * beyond
      const force = 2 * WEIGHT.inside * beyond
      push(slope, 2 * node, (force * px) / distance, (force * py) / distance)
      push(slope, 2 * leg, (-force * endX) / reach, (-force * endY) / reach)
    }
    return total
  }
}

function farthest(at: readonly Point[]): number {
  return Math.max(...at.map(({ x, y }) => Math.hypot(x, y)))
}

/** The bones with legs as long as they are. */
function fitted(bones: Bones, at: readonly Point[]): Bones {
  const pendants = bones.pendants.map((pendant, p) => {
    if (pendant.what !== 'leg') return pendant
    const [from, to] = [at[pendant.vertex] as Point, at[bones.radii.length + p] as Point]
    return { ...pendant, reach: Math.hypot(to.x - from.x, to.y - from.y) }
  })
  return { ...bones, pendants }
}
