import { mean } from './mean.js'
import type { Point } from './path.js'
import type { Bones } from './bones.js'

/** Angle between lines at a vertex, in radians, below which it is narrow. */
const NARROW = 0.5

/** Angle between lines from which on they are a straight way. */
const STRAIGHT = 3

/** Directions, in radians, of what leaves each vertex: lines to other vertices, then pendants. */
function directions(
  { radii, chords, pendants }: Bones,
  at: readonly Point[],
): readonly { readonly lines: readonly number[]; readonly all: readonly number[] }[] {
  const angle = (from: number, to: number): number =>
    Math.atan2((at[to] as Point).y - (at[from] as Point).y, (at[to] as Point).x - (at[from] as Point).x)
  const around = radii.map(() => ({ lines: [] as number[], all: [] as number[] }))
  const add = (from: number, to: number): void => {
    const direction = angle(from, to)
    around[from]?.lines.push(direction)
    around[from]?.all.push(direction)
  }
  for (const { a, b } of chords) {
    add(a, b)
    add(b, a)
  }
  pendants.forEach(({ vertex }, p) => around[vertex]?.all.push(angle(vertex, radii.length + p)))
  return around
}

/** The angle between two directions, from 0 to π. */
function between(one: number, other: number): number {
  return Math.acos(Math.cos(one - other))
}

/** Sum over pairs of lines at a vertex of what their angle lacks to be `NARROW`, as a share of it. */
export function narrowness(bones: Bones, at: readonly Point[]): number {
  let total = 0
  for (const { all } of directions(bones, at)) {
    for (let k = 0; k < all.length; k++)
      for (let j = 0; j < k; j++) total += Math.max(0, 1 - between(all[k] as number, all[j] as number) / NARROW)
  }
  return total
}

/** Of the vertices that are joined to several others, the share through which a straight way leads. */
export function straightness(bones: Bones, at: readonly Point[]): number {
  const joints = directions(bones, at).filter(({ lines }) => lines.length > 1)
  return mean(
    joints.map(({ lines }) =>
      lines.some((one, k) => lines.slice(0, k).some((other) => between(one, other) > STRAIGHT)) ? 1 : 0,
    ),
  )
}
