import { bundle, spread } from './bundle.js'
import { straight } from './path.js'
import type { Path, Point } from './path.js'
import { petal } from './petal.js'
import type { Skeleton } from './skeleton.js'

/** The curves of a placed diagram, each from centre to centre: of line i (from the smaller vertex to the larger) and of leg i (outwards). */
export interface Curves {
  readonly lines: readonly Path[]
  readonly legs: readonly Path[]
}

/** A direction in which something leaves a vertex, in radians, and how far it spreads to each side. */
interface Direction {
  readonly of: number
  readonly angle: number
  readonly crowd: 'line' | 'bundle' | 'loop'
  readonly half: number
}

const NARROWEST = Math.PI / 9

/** Draws all lines and legs between nodes at `at`; bundles and self-loops open as far as the free angle around them lets them. */
export function curves(skeleton: Skeleton, at: readonly Point[]): Curves {
  const { radii, chords, pendants } = skeleton
  const spreads = chords.map(({ a, b, lines }, c) => {
    if (lines.length === 1) return 0
    const room = Math.min(roomOf(c, directions(skeleton, at, a)), roomOf(c, directions(skeleton, at, b)))
    return Math.max(NARROWEST, Math.min(spread(lines.length), room))
  })
  const lines: Path[] = []
  chords.forEach((chord, c) => {
    const paths = bundle(at[chord.a] as Point, at[chord.b] as Point, chord.lines.length, spreads[c] as number)
    chord.lines.forEach((line, k) => (lines[line] = paths[k] as Path))
  })
  const legs: Path[] = []
  pendants.forEach(({ what, vertex, index, reach }, p) => {
    const [centre, node] = [at[vertex] as Point, at[radii.length + p] as Point]
    const length = Math.hypot(node.x - centre.x, node.y - centre.y) || 1
    const towards = { x: (node.x - centre.x) / length, y: (node.y - centre.y) / length }
    if (what === 'leg') legs[index] = straight(centre, { x: centre.x + reach * towards.x, y: centre.y + reach * towards.y })
    else {
      const room = loopRoom(chords.length + p, directions(skeleton, at, vertex, spreads))
      const widest = (radii[vertex] as number) < 0.2 * reach ? Math.PI / 2 : Math.PI / 3
      const opening = room > 1.5 ? widest : Math.min(widest, Math.max(NARROWEST, 0.8 * room))
      lines[index] = petal(centre, towards, reach, opening)
    }
  })
  return { lines, legs }
}

function directions({ radii, chords, pendants }: Skeleton, at: readonly Point[], v: number, spreads?: readonly number[]): readonly Direction[] {
  const angleTo = (node: number): number => Math.atan2((at[node] as Point).y - (at[v] as Point).y, (at[node] as Point).x - (at[v] as Point).x)
  return [
    ...chords.flatMap(({ a, b, lines }, c): Direction[] =>
      a === v || b === v ? [{ of: c, angle: angleTo(a === v ? b : a), crowd: lines.length > 1 ? 'bundle' : 'line', half: spreads?.[c] ?? 0 }] : [],
    ),
    ...pendants.flatMap(({ what, vertex }, p): Direction[] =>
      vertex === v ? [{ of: chords.length + p, angle: angleTo(radii.length + p), crowd: what === 'loop' ? 'loop' : 'line', half: 0 }] : [],
    ),
  ]
}

/** How far a bundle may spread: it leaves the greater part of the angle to the next line free, and shares it with a next bundle. */
function roomOf(c: number, around: readonly Direction[]): number {
  const own = around.find(({ of }) => of === c)
  const rooms = around.flatMap(({ of, angle, crowd }) => (own === undefined || of === c ? [] : [gap(own.angle, angle) * (crowd === 'line' ? 0.6 : 0.4)]))
  return Math.min(...rooms, Math.PI)
}

/** The free angle to each side of a self-loop, half of it towards another one. */
function loopRoom(p: number, around: readonly Direction[]): number {
  const own = around.find(({ of }) => of === p)
  const rooms = around.flatMap(({ of, angle, crowd, half }) => (own === undefined || of === p ? [] : [gap(own.angle, angle) * (crowd === 'loop' ? 0.5 : 1) - half]))
  return Math.min(...rooms, Math.PI)
}

function gap(a: number, b: number): number {
  const turn = Math.abs(a - b) % (2 * Math.PI)
  return Math.min(turn, 2 * Math.PI - turn)
}
