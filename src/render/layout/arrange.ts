import { turn } from './crossings.js'
import { crossedLines } from './crossedLines.js'
import { MOST_BONUS, faults } from './faults.js'
import { frame, inFrame, parameters, placed } from './frame.js'
import type { Frame, Mirror } from './frame.js'
import { level } from './level.js'
import { mean } from '../../algebra/mean.js'
import { minimise } from './minimise.js'
import type { Smooth } from './minimise.js'
import { mirrors } from './mirrors.js'
import { nested } from './nested.js'
import type { Point } from './path.js'
import { raised } from './raised.js'
import type { Bones } from './bones.js'
import { distances, stress } from './stress.js'
import type { Distances } from './stress.js'

/**
 * Starts without and with a mirror, unfolded arrangements that are worked out, how many times as many of both where
 * lines still cross after that, and steps of the minimisations.
 */
const EFFORT = {
  starts: 6,
  startsPerMirror: 4,
  mirrors: 6,
  kept: 6,
  whereCrossed: 6,
  unfold: 30,
  settle: 100,
  polish: 300,
} as const

/**
 * Nodes (vertices, legs, self-loops) up to which the effort is whole; what it costs grows with their square, so that it
 * is less for more of them.
 */
const FEW = 40

/** What a pair of crossing lines counts when unfolded arrangements are compared. */
const CROSSED = 1.5

/** Coordinates in a frame. */
interface Arrangement {
  readonly chosen: Frame
  readonly at: Float64Array
  readonly cost: number
}

/**
 * Where the nodes of the bones go: of many deterministic starts, free and with a mirror, the arrangement with the least
 * unpleasantness, `settling`, and `faults`. Positions are up to a motion, except that one or two legs point to the left
 * and to the right.
 */
export function arrange(bones: Bones, settling: Smooth): readonly Point[] {
  const free = frame(bones, level(bones), undefined)
  const spare = sparing(bones)
  let best: Arrangement | undefined
  const settle = (chosen: Frame, from: Float64Array): void => {
    const { at, value } = minimise(inFrame(chosen, settling), from, spare(EFFORT.settle), 1e-3)
    if (best !== undefined && value - MOST_BONUS > best.cost) return
    const most = best === undefined ? Infinity : best.cost - value
    const cost = value + faults(bones, placed(chosen, at), most)
    if (best === undefined || cost < best.cost - 1e-3) best = { chosen, at, cost }
  }
  const found = (): readonly Point[] => (best === undefined ? [] : placed(best.chosen, best.at))
  const starting = ways(bones, free)
  const first = unfolded(bones, starting, 1)
  for (const { chosen, at } of first) settle(chosen, at)
  if (crossedChords(bones, found()) > 0) for (const points of nested(bones)) settle(free, parameters(free, points))
  if (crossedLines(bones, found()) > 0)
    for (const each of unfolded(bones, starting, EFFORT.whereCrossed))
      if (!first.includes(each)) settle(each.chosen, each.at)
  const above = raised(bones, found())
  if (above !== undefined) settle(free, parameters(free, above))
  if (best === undefined) return []
  const { chosen, at } = best
  return placed(chosen, minimise(inFrame(chosen, settling), at, spare(EFFORT.polish), 1e-5).at)
}

/** What is left of an effort: all of it for few nodes, less for many. */
function sparing({ radii, pendants }: Bones): (effort: number) => number {
  const share = Math.min(1, FEW / (radii.length + pendants.length))
  return (effort) => Math.ceil(effort * share)
}

/** A frame to start in, how many starts it is worth, and the unfolded arrangement of each, made when it is asked for. */
interface Way {
  readonly chosen: Frame
  readonly starts: number
  readonly unfolded: (k: number) => Arrangement
}

/** The ways of starting: free, and with each mirror. */
function ways(bones: Bones, free: Frame): readonly Way[] {
  const far = distances(bones)
  const unfolding = stress(far)
  const steps = sparing(bones)(EFFORT.unfold)
  return [undefined, ...mirrorsToTry(bones)].map((mirror): Way => {
    const chosen = mirror === undefined ? free : frame(bones, level(bones), mirror)
    const f = inFrame(chosen, unfolding)
    const made: Arrangement[] = []
    const make = (k: number): Arrangement => {
      const { at, value } = minimise(f, start(bones, chosen, far, k), steps, 1e-2)
      return { chosen, at, cost: value + CROSSED * crossedChords(bones, placed(chosen, at)) }
    }
    return {
      chosen,
      starts: mirror === undefined ? EFFORT.starts : EFFORT.startsPerMirror,
      unfolded: (k) => (made[k] ??= make(k)),
    }
  })
}

/**
 * The unfolded arrangements that are worth working out, the best first, from `effort` times as many starts as usual.
 */
function unfolded(bones: Bones, starting: readonly Way[], effort: number): readonly Arrangement[] {
  const spare = sparing(bones)
  const found = starting.flatMap((way) => {
    const different: Arrangement[] = []
    for (let k = 0; k < spare(effort * way.starts); k++) {
      const one = way.unfolded(k)
      if (different.every((other) => Math.abs(other.cost - one.cost) > 1e-3)) different.push(one)
    }
    return different
  })
  return found.sort((a, b) => a.cost - b.cost).slice(0, spare(effort * EFFORT.kept))
}

/** Mirrors of different looks: each fixes other numbers of vertices, or other kinds of them. */
function mirrorsToTry(bones: Bones): readonly Mirror[] {
  const { colours, joins, chords } = bones
  const legs = bones.pendants.flatMap(({ what, vertex }) => (what === 'leg' ? [vertex] : []))
  const isPath =
    chords.length < colours.length &&
    colours.every((_, v) => chords.filter(({ a, b }) => a === v || b === v).length <= 2)
  const seen = new Set<string>()
  return mirrors(bones).flatMap((image, k): Mirror[] => {
    if (k === 0 && !isPath) return []
    const still = image.map((w, v) => (w === v ? colours[v] : '')).sort()
    const look = `${still.join(';')} ${image.filter((w, v) => w !== v && (joins[v * colours.length + w] as number) > 0).length}`
    if (seen.has(look) || seen.size >= EFFORT.mirrors) return []
    seen.add(look)
    if (legs.length !== 2) return [{ image, flips: legs.length === 1 ? 'y' : 'x' }]
    if (legs[0] === legs[1])
      return [
        { image, flips: 'x' },
        { image, flips: 'y' },
      ]
    return [{ image, flips: legs.every((vertex) => image[vertex] === vertex) ? 'y' : 'x' }]
  })
}

/** How many pairs of vertices are joined by straight lines that cross. */
function crossedChords({ chords }: Bones, at: readonly Point[]): number {
  const ends = chords.map(({ a, b }) => [at[a] as Point, at[b] as Point] as const)
  const cross = ([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean =>
    turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
  return ends.reduce((sum, one, i) => sum + ends.slice(0, i).filter((other) => cross(one, other)).length, 0)
}

/**
 * The k-th start: fixed pseudo-random numbers (a linear congruential generator) about zero; with two legs, horizontally
 * about the distance from the first leg, since vertices that are kept on one line cannot pass each other, and every
 * other time with nothing below this line.
 */
function start(bones: Bones, chosen: Frame, far: Distances, k: number): Float64Array {
  let state = 12345 + 6789 * k
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return 3 * (state / 2 ** 32 - 0.5)
  }
  const [first, ...others] = bones.pendants.filter(({ what }) => what === 'leg')
  const from = first !== undefined && others.length === 1 ? far[first.vertex] : undefined
  const middle = mean(from ?? [])
  const nodes = far.map((_, node): Point => {
    const [x, y] = [random(), random()]
    return from === undefined
      ? { x, y }
      : { x: (from[node] as number) - middle + x / 6, y: k % 2 === 0 ? y : Math.abs(y) }
  })
  return parameters(chosen, nodes)
}
