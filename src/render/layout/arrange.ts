import { crossedLines } from './crossedLines.js'
import { CROSSING, faults, mostWorth } from './faults.js'
import { fitted, frame, inFrame, parameters, placed, positions } from './frame.js'
import type { Frame, Mirror } from './frame.js'
import { level } from './level.js'
import { alike, shapeOf } from './shape.js'
import { mean } from '../../algebra/mean.js'
import { minimise } from './minimise.js'
import type { Smooth } from './minimise.js'
import { mirrors } from './mirrors.js'
import { nested } from './nested.js'
import type { Point } from './path.js'
import { raised } from './raised.js'
import type { Bones, Chord } from './bones.js'
import { distances, stress } from './stress.js'
import type { Distances } from './stress.js'

/**
 * Starts without and with a mirror, unfolded arrangements that are worked out, how many times as many of both where
 * lines still cross after that, and steps of the minimisations: those that every arrangement begins to settle with, too.
 */
const EFFORT = {
  starts: 6,
  startsPerMirror: 4,
  mirrors: 6,
  kept: 6,
  whereCrossed: 6,
  unfold: 30,
  begin: 12,
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

/** A minimisation of arrangements that are only compared is done when five steps gain less than this. */
const GAIN = { unfold: 1e-2, settle: 2e-3 } as const

/** What an arrangement that has only begun to settle gains at most; one that still costs more than the best is left. */
const TO_GAIN = 0.3

/** Coordinates in a frame. */
interface Placement {
  readonly chosen: Frame
  readonly at: Float64Array
}

/** Coordinates in a frame, and what is unpleasant in them. */
interface Arrangement extends Placement {
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
  const tried = mirrorsToTry(bones)
  const bonus = mostWorth(tried.length)
  const shapes: Float64Array[] = []
  const isNew = (shape: Float64Array): boolean => shapes.every((other) => !alike(shape, other))
  let best: (Arrangement & { readonly faults: number }) | undefined
  const within = new Map<Frame, Smooth>()
  const settled = ({ chosen, at }: Placement, steps: number): Arrangement => {
    const f = within.get(chosen) ?? inFrame(chosen, settling)
    within.set(chosen, f)
    const found = minimise(f, at, spare(steps), 1e-3, GAIN.settle)
    return { chosen, at: found.at, cost: found.value }
  }
  const settle = (starts: readonly Placement[]): void => {
    const begun = starts.map((each) => settled(each, EFFORT.begin)).sort((a, b) => a.cost - b.cost)
    for (const each of begun) {
      if (best !== undefined && each.cost - bonus - TO_GAIN > best.cost) return
      if (!isNew(shapeOf(positions(each.chosen, each.at)))) continue
      const { chosen, at, cost } = settled(each, EFFORT.settle)
      if (best !== undefined && cost - bonus > best.cost) continue
      const shape = shapeOf(positions(chosen, at))
      if (!isNew(shape)) continue
      shapes.push(shape)
      const wrong = faults(bones, placed(chosen, at), best === undefined ? Infinity : best.cost - cost)
      if (best === undefined || cost + wrong < best.cost - 1e-3)
        best = { chosen, at, cost: cost + wrong, faults: wrong }
    }
  }
  const found = (): readonly Point[] => (best === undefined ? [] : placed(best.chosen, best.at))
  const mayCross = (): boolean => best !== undefined && best.faults > CROSSING - bonus
  const chordsCross = (): boolean =>
    best !== undefined && crossedChords(bones.chords, positions(best.chosen, best.at)) > 0
  const starting = ways(bones, free, tried)
  const first = unfolded(bones, starting, 1)
  settle(first)
  if (mayCross() && chordsCross())
    settle(nested(bones).map((points) => ({ chosen: free, at: parameters(free, points) })))
  if (mayCross() && crossedLines(bones, found()) > 0)
    settle(unfolded(bones, starting, EFFORT.whereCrossed).filter((each) => !first.includes(each)))
  const above = raised(bones, found())
  if (above !== undefined) settle([{ chosen: free, at: parameters(free, above) }])
  if (best === undefined) return []
  const { chosen, at } = best
  return placed(chosen, minimise(inFrame(chosen, settling), at, spare(EFFORT.polish), 1e-4, 1e-7).at)
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
function ways(bones: Bones, free: Frame, tried: readonly Mirror[]): readonly Way[] {
  const far = distances(bones)
  const unfolding = stress(far)
  const steps = sparing(bones)(EFFORT.unfold)
  return [undefined, ...tried].map((mirror): Way => {
    const chosen = mirror === undefined ? free : frame(bones, level(bones), mirror)
    const f = inFrame(chosen, unfolding)
    const made: Arrangement[] = []
    const make = (k: number): Arrangement => {
      const { at, value } = minimise(f, start(bones, chosen, far, k), steps, 1e-2, 1e-2)
      return { chosen, at, cost: value + CROSSED * crossedChords(bones.chords, positions(chosen, at)) }
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
function crossedChords(chords: Bones['chords'], at: Float64Array): number {
  let count = 0
  for (let k = 1; k < chords.length; k++) {
    const { a, b } = chords[k] as Chord
    const ax = at[2 * a] as number
    const ay = at[2 * a + 1] as number
    const bx = (at[2 * b] as number) - ax
    const by = (at[2 * b + 1] as number) - ay
    for (let j = 0; j < k; j++) {
      const { a: c, b: d } = chords[j] as Chord
      if (a === c || a === d || b === c || b === d) continue
      const cx = (at[2 * c] as number) - ax
      const cy = (at[2 * c + 1] as number) - ay
      const dx = (at[2 * d] as number) - ax
      const dy = (at[2 * d + 1] as number) - ay
      if ((bx * cy - by * cx) * (bx * dy - by * dx) >= 0) continue
      const ex = dx - cx
      const ey = dy - cy
      if ((cx * ey - cy * ex) * ((cx - bx) * ey - (cy - by) * ex) < 0) count++
    }
  }
  return count
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
  const nodes = new Float64Array(2 * far.length)
  for (let node = 0; node < far.length; node++) {
    const x = random()
    const y = random()
    nodes[2 * node] = from === undefined ? x : (from[node] as number) - middle + x / 6
    nodes[2 * node + 1] = from === undefined || k % 2 === 0 ? y : Math.abs(y)
  }
  return fitted(chosen, nodes)
}
