import type { Diagram, VertexKind } from '../diagram.js'

/**
 * A half-edge of a vertex. Its place in {@link JoinedDiagram.halfEdges} is its number, the order in which all
 * half-edges of the diagram stand.
 */
export interface HalfEdge {
  readonly vertex: number
  /** Its position among the fields of the vertex's kind. */
  readonly slot: number
  readonly field: string
}

/**
 * A diagram as its half-edges and what joins them. An *end* is the number of a half-edge, or, behind all of these, that
 * of the outer end of a leg: that of leg i is `halfEdges.length + i`.
 */
export interface JoinedDiagram {
  readonly diagram: Diagram
  /** Those of the first vertex in the order of its kind's fields, then those of the second, … */
  readonly halfEdges: readonly HalfEdge[]
  /** For each vertex the numbers of its half-edges. */
  readonly vertices: readonly (readonly number[])[]
  /** For each line the half-edges at its `from` and its `to`. */
  readonly lines: readonly (readonly [number, number])[]
  /**
   * For each leg where its line ends inside, and its outer end; the inner end of a bare line's leg is the outer end of
   * the other.
   */
  readonly legs: readonly { readonly inner: number; readonly outer: number }[]
}

/**
 * Gives every leg and every end of a line a half-edge of its field: legs first, then lines, in their order, each taking
 * the first one left at its vertex. Which one it is does not matter, for a vertex is symmetric in the half-edges of one
 * field; every reading of a diagram uses this choice.
 *
 * @throws Error for a diagram that is not sound: one whose vertex has no half-edge of a field left
 * @example
 * joined(diagramFromNickel('ee0|')).lines // [[2, 3]]: in the tadpole of φ⁴, the legs have the half-edges 0 and 1
 */
export function joined(diagram: Diagram): JoinedDiagram {
  const halfEdges = diagram.vertices.flatMap(({ fields }, vertex) =>
    fields.map((field, slot): HalfEdge => ({ vertex, slot, field })),
  )
  const vertices = numbered(diagram.vertices)
  const left = vertices.map((here) => [...here])
  const outer = (leg: number): number => halfEdges.length + leg
  const take = (vertex: number, field: string): number => {
    if (vertex < 0) return outer(-1 - vertex)
    const free = left[vertex] ?? []
    const at = free.findIndex((halfEdge) => halfEdges[halfEdge]?.field === field)
    if (at < 0) throw new Error(`vertex ${vertex} of the diagram has no half-edge of ${field} left`)
    return free.splice(at, 1)[0] as number
  }
  const legs = diagram.legs.map(({ vertex, field }, leg) => ({ inner: take(vertex, field), outer: outer(leg) }))
  return {
    diagram,
    halfEdges,
    vertices,
    legs,
    lines: diagram.lines.map(({ kind, from, to }) => [take(from, kind.fields[0]), take(to, kind.fields[1])] as const),
  }
}

function numbered(kinds: readonly VertexKind[]): readonly (readonly number[])[] {
  let next = 0
  return kinds.map(({ fields }) => fields.map(() => next++))
}
