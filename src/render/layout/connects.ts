import type { Bones } from './bones.js'

/** Whether a way along the lines leads from one vertex to another without passing through the vertex `without`. */
export function connects({ chords }: Bones, from: number, to: number, without: number): boolean {
  const seen = [from]
  for (const v of seen) {
    if (v === to) return true
    for (const { a, b } of chords) {
      const next = a === v ? b : b === v ? a : without
      if (next !== without && !seen.includes(next)) seen.push(next)
    }
  }
  return false
}
