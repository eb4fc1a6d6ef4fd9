import { connects } from './connects.js'
import type { Bones, Chord, Pendant } from './bones.js'

/**
 * What leaves a vertex. A line that is drawn, the e-th of the chords and then the pendants, has two directions: 2 e from
 * its first end to its second, 2 e + 1 back.
 */
export interface Star {
  /** Directions of lines and legs. */
  readonly lines: readonly number[]
  /** Directions of self-loops. */
  readonly loops: readonly number[]
  /**
   * Whether one line passes through the vertex, and is to be kept straight: it has two ends that nothing else joins.
   */
  readonly straight: boolean
}

/** The star of one vertex. */
export function star(bones: Bones, v: number): Star {
  const { chords, pendants } = bones
  const lines: number[] = []
  const loops: number[] = []
  const neighbours: number[] = []
  for (let c = 0; c < chords.length; c++) {
    const { a, b } = chords[c] as Chord
    if (a !== v && b !== v) continue
    lines.push(a === v ? 2 * c : 2 * c + 1)
    neighbours.push(a === v ? b : a)
  }
  for (let p = 0; p < pendants.length; p++) {
    const { what, vertex } = pendants[p] as Pendant
    if (vertex === v) (what === 'leg' ? lines : loops).push(2 * (chords.length + p))
  }
  // The neighbours of a vertex that has two may be joined by another way.
  const [one = 0, other = 0] = neighbours
  const straight =
    lines.length === 2 && loops.length <= 2 && (lines.length > neighbours.length || !connects(bones, one, other, v))
  return { lines, loops, straight }
}
