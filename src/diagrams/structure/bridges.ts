import type { Diagram } from '../diagram.js'
import { connectedParts } from './connectedParts.js'

/**
 * A line whose removal disconnects the diagram, by its index, with the vertices on the side of its `from` and of its
 * `to`.
 */
export interface Bridge {
  readonly line: number
  readonly sides: readonly [ReadonlySet<number>, ReadonlySet<number>]
}

/**
 * All bridges of a connected diagram. Without any, the diagram is one-particle irreducible.
 *
 * @example
 * bridges(diagramFromNickel('e1|e|')).length // 1
 */
export function bridges(diagram: Diagram): readonly Bridge[] {
  return diagram.lines.flatMap((line, i): Bridge[] => {
    const pieces = connectedParts(diagram, { lines: new Set([i]) })
    const sideOf = (vertex: number): ReadonlySet<number> => pieces.find((piece) => piece.has(vertex)) ?? new Set()
    return pieces.length < 2 ? [] : [{ line: i, sides: [sideOf(line.from), sideOf(line.to)] }]
  })
}
