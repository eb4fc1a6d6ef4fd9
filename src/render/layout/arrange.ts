import { stress, unpleasantness } from './energy.js'
import { frame, inFrame, parameters, placed } from './frame.js'
import type { Frame, Mirror } from './frame.js'
import { level } from './level.js'
import { minimise } from './minimise.js'
import { mirrors } from './mirrors.js'
import type { Point } from './path.js'
import { MOST_BONUS, faults } from './score.js'
import type { Skeleton } from './skeleton.js'

/** Starts without and with a mirror, unfolded arrangements that are worked out, and steps of the minimisations. */
const EFFORT = { starts: 8, startsPerMirror: 6, mirrors: 6, kept: 7, unfold: 30, settle: 100, polish: 300 } as const

/** What a pair of crossing lines counts when unfolded arrangements are compared. */
const CROSSED = 1.5

/**
 * Where the nodes of the skeleton go: of many deterministic starts, free and with a mirror, the arrangement with the least
 * `unpleasantness` and `faults`. Positions are up to a motion, except that one or two legs point to the left and to the right.
 */
export function arrange(skeleton: Skeleton): readonly Point[] {
  const symmetries = mirrors(skeleton)
  const [unfolding, settling] = [stress(skeleton), unpleasantness(skeleton)]
  const onOneLevel = level(skeleton)
  const unfolded: { readonly chosen: Frame; readonly at: Float64Array; readonly value: number }[] = []
  for (const mirror of [undefined, ...mirrorsToTry(skeleton, symmetries)]) {
    const chosen = frame(skeleton, onOneLevel, mirror)
    const f = inFrame(chosen, unfolding)
    for (let k = 0; k < (mirror === undefined ? EFFORT.starts : EFFORT.startsPerMirror); k++) {
      const { at, value: tension } = minimise(f, start(chosen.size, k), EFFORT.unfold, 1e-2)
      const value = tension + CROSSED * crossedChords(skeleton, placed(chosen, at))
      if (unfolded.every((other) => other.chosen !== chosen || Math.abs(other.value - value) > 1e-3)) unfolded.push({ chosen, at, value })
    }
  }
  unfolded.sort((a, b) => a.value - b.value)
  let best: { readonly at: Float64Array; readonly chosen: Frame; readonly cost: number } | undefined
  for (const { chosen, at: from } of unfolded.slice(0, EFFORT.kept)) {
    const { at, value } = minimise(inFrame(chosen, settling), from, EFFORT.settle, 1e-3)
    if (best !== undefined && value - MOST_BONUS > best.cost) continue
    const cost = value + faults(skeleton, placed(chosen, at))
    if (best === undefined || cost < best.cost - 1e-3) best = { at, chosen, cost }
  }
  if (best === undefined) return []
  const free = frame(skeleton, onOneLevel, undefined)
  const raised = onOneLevel.size === 0 ? undefined : allAbove(skeleton, onOneLevel, placed(best.chosen, best.at))
  if (raised !== undefined) {
    const { at, value } = minimise(inFrame(free, settling), parameters(free, raised), EFFORT.settle, 1e-3)
    const cost = value + faults(skeleton, placed(free, at))
    if (cost < best.cost - 1e-3) best = { at, chosen: free, cost }
  }
  return placed(best.chosen, minimise(inFrame(best.chosen, settling), best.at, EFFORT.polish, 1e-7).at)
}

/** The arrangement with every part that hangs below the level vertices reflected to above them; none if nothing does. */
function allAbove({ radii, chords, pendants }: Skeleton, onOneLevel: ReadonlySet<number>, at: readonly Point[]): readonly Point[] | undefined {
  const part = at.map((_, node) => node)
  const pairs = [...chords.map(({ a, b }) => [a, b] as const), ...pendants.map(({ vertex }, p) => [vertex, radii.length + p] as const)]
  const inner = pairs.filter(([a, b]) => !onOneLevel.has(a) && !onOneLevel.has(b))
  for (let changed = true; changed; ) {
    changed = false
    for (const [a, b] of inner) {
      const least = Math.min(part[a] as number, part[b] as number)
      if (part[a] !== least || part[b] !== least) changed = true
      part[a] = part[b] = least
    }
  }
  const height = (node: number): number => at.reduce((sum, { y }, other) => sum + (part[other] === part[node] ? y : 0), 0)
  const below = at.map((_, node) => height(node) < -1e-3)
  return below.includes(true) ? at.map(({ x, y }, node) => ({ x, y: below[node] === true ? -y : y })) : undefined
}

function crossedChords({ chords }: Skeleton, at: readonly Point[]): number {
  const turn = (a: number, b: number, c: number): number =>
    ((at[b] as Point).x - (at[a] as Point).x) * ((at[c] as Point).y - (at[a] as Point).y) - ((at[b] as Point).y - (at[a] as Point).y) * ((at[c] as Point).x - (at[a] as Point).x)
  const cross = (a: number, b: number, c: number, d: number): boolean => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
  return chords.reduce((sum, { a, b }, i) => sum + chords.slice(0, i).filter((other) => cross(a, b, other.a, other.b)).length, 0)
}

/** Mirrors of different looks: each fixes other numbers of vertices, or other kinds of them. */
function mirrorsToTry({ colours, joins, pendants }: Skeleton, symmetries: readonly (readonly number[])[]): readonly Mirror[] {
  const legs = pendants.filter(({ what }) => what === 'leg')
  const isPath = joins.filter((n) => n > 0).length === 2 * (colours.length - 1) && colours.every((_, v) => joins.filter((n, pair) => n > 0 && pair % colours.length === v).length <= 2)
  const seen = new Set<string>()
  return symmetries.flatMap((image, k): Mirror[] => {
    if (k === 0 && !isPath) return []
    const look = `${image.map((w, v) => (w === v ? colours[v] : '')).sort().join(';')} ${image.filter((w, v) => w !== v && (joins[v * colours.length + w] as number) > 0).length}`
    if (seen.has(look) || seen.size >= EFFORT.mirrors) return []
    seen.add(look)
    const stay = legs.every(({ vertex }) => image[vertex] === vertex)
    const [first, last] = legs
    if (legs.length === 1) return [{ image, flips: 'y' }]
    if (legs.length !== 2 || first === undefined || last === undefined) return [{ image, flips: 'x' }]
    if (!stay) return [{ image, flips: 'x' }]
    return first.vertex === last.vertex ? [{ image, flips: 'x' }, { image, flips: 'y' }] : [{ image, flips: 'y' }]
  })
}

/** The k-th start: fixed pseudo-random numbers (a linear congruential generator) about zero. */
function start(size: number, k: number): Float64Array {
  let state = 12345 + 6789 * k
  return Float64Array.from({ length: size }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state / 2 ** 32 - 0.5) * 3
  })
}
