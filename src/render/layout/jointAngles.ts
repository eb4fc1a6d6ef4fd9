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

/**
 * Over pairs of lines at a vertex, the sum of what their angle lacks to be `NARROW`, as a share of it; and of the vertices
 * that are joined to several others, the share through which a straight way leads.
 */
export function joints(bones: Bones, at: readonly Point[]): { readonly narrow: number; readonly straight: number } {
  let [narrow, several, straight] = [0, 0, 0]
  for (const { all, lines } of directions(bones, at)) {
    let isStraight = false
    for (let k = 1; k < all.length; k++) {
      for (let j = 0; j < k; j++) {
        const [one, other] = [all[k] as number, all[j] as number]
        const angle = nearlyBetween(one, other)
        if (angle < NARROW + DIGITS) narrow += Math.max(0, 1 - between(one, other) / NARROW)
        if (k < lines.length && angle > STRAIGHT - DIGITS) isStraight ||= between(one, other) > STRAIGHT
      }
    }
    if (lines.length > 1) several += 1
    if (isStraight) straight += 1
  }
  return { narrow, straight: straight / Math.max(1, several) }
}
