import type { Diagram } from '../diagram.js'

/** Which half-edge of its vertex, as a position in the kind's `fields`, each leg and each line end takes. */
export interface HalfEdges {
  /** For each leg; −1 for the ends of the bare line. */
  readonly legs: readonly number[]
  /** For each line the half-edges at its `from` and its `to`. */
  readonly lines: readonly (readonly [number, number])[]
}

/**
 * Gives every leg and every line end a half-edge of its field: legs first, then lines, in their order, each taking the first one left. Which one
 * it is does not matter, for a vertex is symmetric in the half-edges of one field; every reading of a diagram uses this choice.
 */
export function halfEdges(diagram: Diagram): HalfEdges {
  const left = diagram.vertices.map(({ fields }) => fields.map((field, position) => ({ field, position })))
  const take = (vertex: number, field: string): number => {
    const free = left[vertex]
    if (free === undefined) return -1
    const at = free.findIndex((each) => each.field === field)
    if (at < 0) throw new Error(`vertex ${vertex} of the diagram has no half-edge of ${field} left`)
    return (free.splice(at, 1)[0] as (typeof free)[number]).position
  }
  return {
    legs: diagram.legs.map(({ vertex, field }) => take(vertex, field)),
    lines: diagram.lines.map(({ kind, from, to }) => [take(from, kind.fields[0]), take(to, kind.fields[1])] as const),
  }
}
