import { mean } from '../../algebra/mean.js'
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

/** The angle between two directions in (−π, π], from 0 to π. */
function between(one: number, other: number): number {
  return Math.acos(Math.cos(one - other))
}

/** The same without its last digits, to pass over the many angles that are neither narrow nor straight. */
function nearlyBetween(one: number, other: number): number {
  const turn = Math.abs(one - other)
  return turn > Math.PI ? 2 * Math.PI - turn : turn
}

/** What the last digits are less than. */
const DIGITS = 1e-6

/** Sum over pairs of lines at a vertex of what their angle lacks to be `NARROW`, as a share of it. */
export function narrowness(bones: Bones, at: readonly Point[]): number {
  let total = 0
  for (const { all } of directions(bones, at)) {
    for (let k = 0; k < all.length; k++) {
      const one = all[k] as number
      for (let j = 0; j < k; j++) {
        const other = all[j] as number
        if (nearlyBetween(one, other) < NARROW + DIGITS) total += Math.max(0, 1 - between(one, other) / NARROW)
      }
    }
  }
  return total
}

/** Of the vertices that are joined to several others, the share through which a straight way leads. */
export function straightness(bones: Bones, at: readonly Point[]): number {
  const joints = directions(bones, at).filter(({ lines }) => lines.length > 1)
  return mean(
    joints.map(({ lines }) =>
      lines.some((one, k) => lines.some((other, j) => j < k && isStraight(one, other))) ? 1 : 0,
    ),
  )
}

function isStraight(one: number, other: number): boolean {
  return nearlyBetween(one, other) > STRAIGHT - DIGITS && between(one, other) > STRAIGHT
}
