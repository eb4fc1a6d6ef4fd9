import { boxed, crossings, overlap } from './crossings.js'
import type { Polyline } from './crossings.js'
import { curves } from './curves.js'
import type { Curves } from './curves.js'
import { polyline } from './path.js'
import type { Point } from './path.js'
import type { Bones } from './bones.js'

/** Pieces into which a curve is cut to find where curves cross. */
const PIECES = 5

/** A curve as a polyline, and the vertices at its ends. */
export interface Drawn {
  readonly curve: Polyline
  readonly ends: readonly number[]
}

/** How often lines and legs cross in the picture. */
export function crossedLines(bones: Bones, at: readonly Point[]): number {
  return crossed(polylines(bones, curves(bones, at)), at)
}

/** How often polylines cross, other than where they begin or end together; infinite as soon as it is more than `most`. */
export function crossed(drawn: readonly Drawn[], at: readonly Point[], most: number = Infinity): number {
  let count = 0
  for (let i = 1; i < drawn.length; i++) {
    const one = drawn[i] as Drawn
    for (let j = 0; j < i; j++) {
      const other = drawn[j] as Drawn
      if (!overlap(one.curve, other.curve)) continue
      const common = one.ends.filter((v) => other.ends.includes(v)).map((v) => at[v] as Point)
      count += crossings(one.curve, other.curve, common)
      if (count > most) return Infinity
    }
  }
  return count
}

/** The lines and legs of a picture as polylines. */
export function polylines({ chords, pendants }: Bones, { lines, legs }: Curves): readonly Drawn[] {
  const along = (path: Curves['lines'][number] | undefined, ends: readonly number[]): Drawn => ({
    curve: boxed(path === undefined ? [] : polyline(path, PIECES)),
    ends,
  })
  return [
    ...chords.flatMap(({ a, b, lines: bundle }) => bundle.map((line) => along(lines[line], [a, b]))),
    ...pendants.map(({ what, index, vertex }) => along((what === 'leg' ? legs : lines)[index], [vertex])),
  ]
}
