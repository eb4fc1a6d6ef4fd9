import type { Diagram } from '../diagram.js'

/** What to leave out when the pieces of a diagram are sought: lines by index, vertices by number. */
export interface Removed {
  readonly lines?: ReadonlySet<number>
  readonly vertices?: ReadonlySet<number>
}

/** The sets of vertices that hang together without the removed lines and vertices, in order of their first vertex. */
export function connectedParts(
  diagram: Diagram,
  { lines = new Set(), vertices = new Set() }: Removed = {},
): readonly ReadonlySet<number>[] {
  const neighbours = diagram.vertices.map((): number[] => [])
  diagram.lines.forEach(({ from, to }, i) => {
    if (lines.has(i)) return
    neighbours[from]?.push(to)
    neighbours[to]?.push(from)
  })
  const seen = new Set(vertices)
  const found: Set<number>[] = []
  diagram.vertices.forEach((_, start) => {
    if (seen.has(start)) return
    const piece = new Set([start])
    for (const vertex of piece) for (const next of neighbours[vertex] ?? []) if (!vertices.has(next)) piece.add(next)
    for (const vertex of piece) seen.add(vertex)
    found.push(piece)
  })
  return found
}

/** Whether everything hangs together, a bare line being a part of its own. */
export function isConnected(diagram: Diagram): boolean {
  const bare = diagram.legs.filter(({ vertex }) => vertex < 0).length / 2
  return connectedParts(diagram).length + bare === 1
}
