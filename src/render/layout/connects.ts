import type { Bones } from './bones.js'

/** Whether a way along the lines leads from one vertex to another without passing through the vertex `without`. */
export function connects({ chords }: Bones, from: number, to: number, without: number): boolean {
  const seen = new Set([from])
  for (const v of seen) {
    for (const { a, b } of chords) {
      if (a === v && b !== without) seen.add(b)
      if (b === v && a !== without) seen.add(a)
    }
  }
  return seen.has(to)
}
