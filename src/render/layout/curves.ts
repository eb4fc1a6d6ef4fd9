import { bundle, spread } from './bundle.js'
import { straight } from './path.js'
import type { Path, Point } from './path.js'
import { petal } from './petal.js'
import type { Bones } from './bones.js'

/**
 * The curves of a placed diagram, each from centre to centre: of line i (from the smaller vertex to the larger) and of
 * leg i (outwards).
 */
export interface Curves {
  readonly lines: readonly Path[]
  readonly legs: readonly Path[]
}

/** A direction in which something leaves a vertex, in radians, and what: chord c is number c, pendants follow. */
interface Direction {
  readonly of: number
  readonly angle: number
  readonly crowd: 'line' | 'bundle' | 'loop'
}

/** Bundles and self-loops do not become narrower than this, in radians to each side. */
const NARROWEST = Math.PI / 9

/** A self-loop of a vertex whose radius is a greater part of its reach than this does not become a full circle. */
const BLOB = 0.2

/**
 * Draws all lines and legs between nodes at `at`; bundles and self-loops open as far as the free angle around them lets
 * them.
 */
export function curves(bones: Bones, at: readonly Point[]): Curves {
  const { radii, chords, pendants } = bones
  const around = directions(bones, at)
  const spreads = chords.map(({ a, b, lines }, c) =>
    lines.length === 1
      ? 0
      : Math.max(
          NARROWEST,
          Math.min(spread(lines.length), bundleRoom(c, around[a] ?? []), bundleRoom(c, around[b] ?? [])),
        ),
  )
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
    if (what === 'leg')
      legs[index] = straight(centre, { x: centre.x + reach * towards.x, y: centre.y + reach * towards.y })
    else
      lines[index] = petal(
        centre,
        towards,
        reach,
        opening(loopRoom(chords.length + p, around[vertex] ?? [], spreads), (radii[vertex] as number) > BLOB * reach),
      )
  })
  return { lines, legs }
}

/** Half the angle at which a self-loop opens when `room` is free to each of its sides. */
function opening(room: number, blob: boolean): number {
  const widest = blob ? Math.PI / 3 : Math.PI / 2
  return room > 1.5 ? widest : Math.min(widest, Math.max(NARROWEST, 0.8 * room))
}

function directions({ radii, chords, pendants }: Bones, at: readonly Point[]): readonly (readonly Direction[])[] {
  const around = radii.map((): Direction[] => [])
  const add = (of: number, from: number, to: number, crowd: Direction['crowd']): void => {
    around[from]?.push({
      of,
      angle: Math.atan2((at[to] as Point).y - (at[from] as Point).y, (at[to] as Point).x - (at[from] as Point).x),
      crowd,
    })
  }
  chords.forEach(({ a, b, lines }, c) => {
    add(c, a, b, lines.length > 1 ? 'bundle' : 'line')
    add(c, b, a, lines.length > 1 ? 'bundle' : 'line')
  })
  pendants.forEach(({ what, vertex }, p) =>
    add(chords.length + p, vertex, radii.length + p, what === 'loop' ? 'loop' : 'line'),
  )
  return around
}

/**
 * How far a bundle may spread: it leaves a good part of the angle to the next line free, and shares it with a next
 * bundle or self-loop.
 */
function bundleRoom(c: number, around: readonly Direction[]): number {
  const own = around.find(({ of }) => of === c) as Direction
  return around.reduce(
    (room, { of, angle, crowd }) =>
      of === c ? room : Math.min(room, gap(own.angle, angle) * (crowd === 'line' ? 0.6 : 0.42)),
    Math.PI,
  )
}

/** The free angle to each side of a self-loop, half of it towards another one. */
function loopRoom(p: number, around: readonly Direction[], spreads: readonly number[]): number {
  const own = around.find(({ of }) => of === p) as Direction
  return around.reduce(
    (room, { of, angle, crowd }) =>
      of === p ? room : Math.min(room, gap(own.angle, angle) * (crowd === 'loop' ? 0.5 : 1) - (spreads[of] ?? 0)),
    Math.PI,
  )
}

function gap(a: number, b: number): number {
  const turn = Math.abs(a - b) % (2 * Math.PI)
  return Math.min(turn, 2 * Math.PI - turn)
}
