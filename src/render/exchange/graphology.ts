import { isOriented } from '../../diagrams/diagram.js'
import { MultiGraph } from 'graphology'
import type { Diagram, Leg, Line } from '../../diagrams/diagram.js'
import type { KindsByName } from './kindsByName.js'
import { soundDiagram } from '../../diagrams/soundDiagram.js'
import { InputError, described } from '../../errors.js'

/** What a node of the graph is: a vertex of the diagram, or the outer end of a leg. */
export interface NodeAttributes {
  readonly role: 'vertex' | 'leg'
  /** The vertex kind, or the field at which the leg's line ends. */
  readonly label: string
  /** What a leg carries, where it says so. */
  readonly carries?: string
}

/** What an edge is: an internal line with its kind, or the line of a leg. */
export interface EdgeAttributes {
  readonly role: 'line' | 'leg'
  readonly label: string
}

/**
 * A diagram as a graphology `MultiGraph`, for layout, export and the algorithms of that library: a node `v0`, `v1`, …
 * for each vertex, a node `x1`, `x2`, … for the outer end of each leg, an edge for each line; oriented lines are
 * directed edges.
 *
 * @example
 * toGraphology(diagramNamed(theory('phi4'), 'e111|e|').diagram).order // 4: two vertices, two legs
 */
export function toGraphology(diagram: Diagram): MultiGraph<NodeAttributes, EdgeAttributes> {
  const graph = new MultiGraph<NodeAttributes, EdgeAttributes>()
  diagram.vertices.forEach(({ name }, v) => graph.addNode(`v${v}`, { role: 'vertex', label: name }))
  diagram.legs.forEach(({ field, carries }, i) =>
    graph.addNode(`x${i + 1}`, { role: 'leg', label: field, ...(carries === undefined ? {} : { carries }) }),
  )
  for (const { kind, from, to } of diagram.lines) {
    const attributes: EdgeAttributes = { role: 'line', label: kind.name }
    if (!isOriented(kind)) graph.addUndirectedEdge(`v${from}`, `v${to}`, attributes)
    else graph.addDirectedEdge(`v${from}`, `v${to}`, attributes)
  }
  diagram.legs.forEach(({ field, vertex }, i) => {
    if (vertex >= 0) graph.addUndirectedEdge(`x${i + 1}`, `v${vertex}`, { role: 'leg', label: field })
    else if (-1 - vertex > i) graph.addUndirectedEdge(`x${i + 1}`, `x${-vertex}`, { role: 'leg', label: field })
  })
  return graph
}

/**
 * The diagram of a graph as {@link toGraphology} makes it: nodes with the attributes `role` and `label`, vertices and
 * legs in the order of the nodes.
 *
 * @throws InputError for attributes of another shape, a label that the vocabulary does not know, and half-edges that do
 * not fit
 * @example
 * const { diagram } = diagramNamed(theory('phi4'), 'e111|e|')
 * fromGraphology(toGraphology(diagram), kindsOf(theory('phi4'))).lines.length // 3
 */
export function fromGraphology(graph: MultiGraph<NodeAttributes, EdgeAttributes>, vocabulary: KindsByName): Diagram {
  const refuse = (at: string, expected: string, received: string): never => {
    throw new InputError({ code: 'exchange.graphology', at, expected, received })
  }
  // Nothing says here what a graph of another package looks like.
  if (!('forEachNode' in graph && 'forEachEdge' in graph)) refuse('graph', 'a graph of graphology', described(graph))
  graph.forEachNode((node, { role, label }: Partial<NodeAttributes>) => {
    if ((role !== 'vertex' && role !== 'leg') || typeof label !== 'string')
      refuse(`node ${node}`, 'the role vertex or leg, and a label', String(role))
  })
  const nodes = graph.mapNodes((node, attributes) => ({ node, ...attributes }))
  const vertices = nodes.filter(({ role }) => role === 'vertex')
  const legNodes = nodes.filter(({ role }) => role === 'leg')
  const vertexOf = new Map(vertices.map(({ node }, v) => [node, v]))
  const legOf = new Map(legNodes.map(({ node }, i) => [node, i]))
  const lines: Line[] = []
  const places = new Map<number, number>()
  graph.forEachEdge((edge, { role, label }: Partial<EdgeAttributes>, source, target) => {
    const [from, to] = [vertexOf.get(source), vertexOf.get(target)]
    const [legA, legB] = [legOf.get(source), legOf.get(target)]
    if (typeof label !== 'string') refuse(`edge ${edge}`, 'a label', String(label))
    else if (role === 'line' && from !== undefined && to !== undefined)
      lines.push({ kind: vocabulary.line(label, `edge ${edge}`), from, to })
    else if (role !== 'leg' || (legA ?? legB) === undefined)
      refuse(`edge ${edge}`, 'a line between two vertices, or that of a leg', String(role))
    else if ([legA, legB].some((leg) => leg !== undefined && places.has(leg)))
      refuse(`edge ${edge}`, 'an end for each leg', 'a second one')
    if (legA !== undefined) places.set(legA, to ?? -1 - (legB ?? 0))
    if (legB !== undefined) places.set(legB, from ?? -1 - (legA ?? 0))
  })
  const diagram: Diagram = {
    vertices: vertices.map(({ node, label }) => vocabulary.vertex(label, `node ${node}`)),
    lines,
    legs: legNodes.map(({ label, carries }, i): Leg => ({
      field: label,
      vertex: places.get(i) ?? -1 - i,
      ...(carries === undefined ? {} : { carries }),
    })),
  }
  diagram.legs.forEach((leg, i) => vocabulary.leg?.(leg, `node ${legNodes[i]?.node ?? ''}`))
  return soundDiagram(diagram, { code: 'exchange.graphology', at: 'graph' })
}
