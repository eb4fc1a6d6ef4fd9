import { isDirected } from './diagram.js'
import type { Diagram } from './diagram.js'
import { hasOrientedCycle, isBipartite, passes } from './generator/completeFilters.js'
import type { Graph, Marks } from './generator/completeFilters.js'
import { loopNumber } from './loopNumber.js'
import { filtersOf } from './request.js'
import type { DiagramRequest } from './request.js'

/**
 * Whether a connected diagram, of at most 32 vertices, is one that a search with these conditions finds.
 *
 * @example
 * passesFilters(diagramNamed(theory('phi4'), 'ee0|').diagram, { filters: ['no-self-loop'] }) // false
 */
export function passesFilters(
  diagram: Diagram,
  request: Pick<DiagramRequest, 'filters' | 'maxSelfLoops' | 'maxParallel'>,
): boolean {
  const filters = filtersOf(request)
  const { vertices, lines, legs } = diagram
  const loops = lines.filter(({ from, to }) => from === to)
  const graph = graphOf(diagram)
  const marks = { ...legMarks(legs), loops: loops.length > 0 }
  if (loops.length > (filters.maxSelfLoops ?? Infinity)) return false
  if ((filters.noSelfLoop === true || filters.noSnail === true) && loops.length > 0) return false
  if (Math.max(0, ...graph.bundle) > (filters.maxParallel ?? Infinity)) return false
  if (filters.tree === true && loopNumber(diagram) > 0) return false
  if (filters.bipartite === true && !isBipartite(graph, marks)) return false
  if (
    filters.acyclic === true &&
    (loops.some(({ kind }) => isDirected(kind)) || hasOrientedCycle(arrowsOf(diagram), ARROWS, vertices.length))
  )
    return false
  return passes(graph, filters, marks)
}

/** The vertices with legs, and those with a single one. */
function legMarks(legs: Diagram['legs']): Pick<Marks, 'legs' | 'single'> {
  let [some, several] = [0, 0]
  for (const { vertex } of legs) {
    if (vertex < 0) continue
    several |= some & (1 << vertex)
    some |= 1 << vertex
  }
  return { legs: some, single: some & ~several }
}

/** Neighbours as bits, and as bundle of two vertices the number of lines between them. */
function graphOf({ vertices, lines }: Pick<Diagram, 'vertices' | 'lines'>): Graph {
  const [neighbours, bundle] = [new Int32Array(32), new Int32Array(1024)]
  const join = (v: number, u: number): void => {
    neighbours[v] = (neighbours[v] as number) | (1 << u)
    bundle[(v << 5) | u] = (bundle[(v << 5) | u] as number) + 1
  }
  for (const { from, to } of lines) {
    if (from === to) continue
    join(from, to)
    join(to, from)
  }
  return { vertices: vertices.length, neighbours, bundle, tables: { bundleSize: Int32Array.from(bundle.keys()) } }
}

/** Bundles of the directed lines alone: 1 where one leaves the first vertex for the second. */
function arrowsOf({ vertices, lines }: Diagram): Graph {
  const arrows = lines.filter(({ kind, from, to }) => from !== to && isDirected(kind))
  const graph = graphOf({ vertices, lines: arrows })
  graph.bundle.fill(0)
  for (const { from, to } of arrows) graph.bundle[(from << 5) | to] = 1
  return graph
}

const ARROWS = [false, true]
