import { connects } from './connects.js'
import type { Bones } from './bones.js'

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
  const hanging = (kind: 'leg' | 'loop'): number[] =>
    pendants.flatMap(({ what, vertex }, p) => (what === kind && vertex === v ? [2 * (chords.length + p)] : []))
  const inner = chords.flatMap(({ a, b }, c) => (a === v ? [2 * c] : b === v ? [2 * c + 1] : []))
  const [legs, loops] = [hanging('leg'), hanging('loop')]
  const lines = [...inner, ...legs]
  const straight = lines.length === 2 && loops.length <= 2 && (legs.length > 0 || !joinedElsewhere(bones, v))
  return { lines, loops, straight }
}

/** Whether the neighbours of a vertex that has two are joined by another way. */
function joinedElsewhere(bones: Bones, v: number): boolean {
  const [one = 0, other = 0] = bones.chords.flatMap(({ a, b }) => (a === v ? [b] : b === v ? [a] : []))
  return connects(bones, one, other, v)
}
