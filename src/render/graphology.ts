import { MultiGraph } from 'graphology'
import type { Diagram } from '../diagrams/diagram.js'

/** What a node of the graph is: a vertex of the diagram, or the outer end of a leg. */
export interface NodeAttributes {
  readonly role: 'vertex' | 'leg'
  /** The vertex kind, or the field of the leg. */
  readonly label: string
}

/** What an edge is: an internal line, or the line of a leg. */
export interface EdgeAttributes {
  readonly role: 'line' | 'leg'
  readonly label: string
}

/**
 * A diagram as a graphology `MultiGraph`, for layout, export and the algorithms of that library: a node `v0`, `v1`, … for each vertex, a
 * node `x1`, `x2`, … for the outer end of each leg, an edge for each line; oriented lines are directed edges.
 */
export function toGraphology(diagram: Diagram): MultiGraph<NodeAttributes, EdgeAttributes> {
  const graph = new MultiGraph<NodeAttributes, EdgeAttributes>()
  diagram.vertices.forEach(({ name }, v) => graph.addNode(`v${v}`, { role: 'vertex', label: name }))
  diagram.legs.forEach(({ field }, i) => graph.addNode(`x${i + 1}`, { role: 'leg', label: field }))
  for (const { kind, from, to } of diagram.lines) {
    const attributes: EdgeAttributes = { role: 'line', label: kind.name }
    if (kind.fields[0] === kind.fields[1]) graph.addUndirectedEdge(`v${from}`, `v${to}`, attributes)
    else graph.addDirectedEdge(`v${from}`, `v${to}`, attributes)
  }
  diagram.legs.forEach(({ field, vertex }, i) => {
    if (vertex >= 0) graph.addUndirectedEdge(`x${i + 1}`, `v${vertex}`, { role: 'leg', label: field })
    else if (-1 - vertex > i) graph.addUndirectedEdge(`x${i + 1}`, `x${-vertex}`, { role: 'leg', label: field })
  })
  return graph
}
