import type { Diagram } from './diagram.js'

/** A line whose removal disconnects the diagram, by its index, with the vertices on either side. */
export interface Bridge {
  readonly line: number
  readonly sides: readonly [ReadonlySet<number>, ReadonlySet<number>]
}

/** All bridges of a connected diagram. */
export function bridges(diagram: Diagram): readonly Bridge[] {
  return diagram.lines.flatMap((line, i): Bridge[] => {
    const side = reachable(diagram, line.from, i)
    if (side.has(line.to)) return []
    const other = new Set(diagram.vertices.map((_, v) => v).filter((v) => !side.has(v)))
    return [{ line: i, sides: [side, other] }]
  })
}

function reachable(diagram: Diagram, start: number, without: number): ReadonlySet<number> {
  const seen = new Set([start])
  for (const vertex of seen) {
    diagram.lines.forEach((line, i) => {
      if (i === without) return
      if (line.from === vertex) seen.add(line.to)
      if (line.to === vertex) seen.add(line.from)
    })
  }
  return seen
}
