import type { Diagram, Line } from '../diagram.js'
import { printingDiagram } from '../printingDiagram.js'
import { selfEnergies } from './selfEnergies.js'

/**
 * The skeleton of a connected diagram: every self-energy insertion is taken out and the line closed, until none is
 * left. Lines that it replaces must be of one unoriented kind; an insertion into an oriented line keeps the orientation
 * of the line that enters it.
 *
 * @example
 * skeleton(diagramFromNickel('ee11|ee|')).lines.length // 2
 */
export function skeleton(diagram: Diagram): Diagram {
  const [insertion] = selfEnergies(diagram)
  if (insertion === undefined) return diagram
  const { vertices, lines: cut } = insertion
  const kept = diagram.vertices.map((_, v) => v).filter((v) => !vertices.has(v))
  const number = (vertex: number): number => (vertex < 0 ? vertex : kept.indexOf(vertex))
  const outer = cut.map((i) => {
    const { from, to } = diagram.lines[i] as Line
    return vertices.has(from) ? { vertex: to, enters: false } : { vertex: from, enters: true }
  }) as [{ vertex: number; enters: boolean }, { vertex: number; enters: boolean }]
  const [start, end] = outer[0].enters || !outer[1].enters ? outer : [outer[1], outer[0]]
  const closed: Line = { kind: (diagram.lines[cut[0]] as Line).kind, from: start.vertex, to: end.vertex }
  const inside = (line: Line): boolean => vertices.has(line.from) || vertices.has(line.to)
  const smaller = printingDiagram({
    vertices: kept.map((v) => diagram.vertices[v] as Diagram['vertices'][number]),
    lines: [...diagram.lines.filter((line) => !inside(line)), closed].map(({ kind, from, to }) => ({
      kind,
      from: number(from),
      to: number(to),
    })),
    legs: diagram.legs.map((leg) => ({ ...leg, vertex: number(leg.vertex) })),
  })
  return skeleton(smaller)
}
