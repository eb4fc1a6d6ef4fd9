import { connects } from './connects.js'
import type { Bones } from './bones.js'

/** What is joined to a vertex: nodes at the end of lines and legs, and of self-loops. */
export interface Star {
  readonly lines: readonly number[]
  readonly loops: readonly number[]
  /**
   * Whether one line passes through the vertex, and is to be kept straight: it has two ends that nothing else joins.
   */
  readonly straight: boolean
}

/** The star of one vertex. */
export function star(bones: Bones, v: number): Star {
  const { radii, chords, pendants } = bones
  const hanging = (kind: 'leg' | 'loop'): number[] =>
    pendants.flatMap(({ what, vertex }, p) => (what === kind && vertex === v ? [radii.length + p] : []))
  const [lines, loops] = [
    [...chords.flatMap(({ a, b }) => (a === v ? [b] : b === v ? [a] : [])), ...hanging('leg')],
    hanging('loop'),
  ]
  const [a = 0, b = 0] = lines
  const straight =
    lines.length === 2 && loops.length <= 2 && (a >= radii.length || b >= radii.length || !connects(bones, a, b, v))
  return { lines, loops, straight }
}
