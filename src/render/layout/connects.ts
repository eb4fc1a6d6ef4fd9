import type { Bones, Chord } from './bones.js'

/** Whether a way along the lines leads from one vertex to another without passing through the vertex `without`. */
export function connects({ chords }: Bones, from: number, to: number, without: number): boolean {
  const seen = [from]
  for (let i = 0; i < seen.length; i++) {
    const v = seen[i] as number
    if (v === to) return true
    for (let c = 0; c < chords.length; c++) {
      const { a, b } = chords[c] as Chord
      const next = a === v ? b : b === v ? a : without
      if (next !== without && !seen.includes(next)) seen.push(next)
    }
  }
  return false
}
