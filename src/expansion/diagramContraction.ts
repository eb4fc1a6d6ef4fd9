import type { Contraction } from '../algebra/contraction.js'
import type { Diagram, VertexKind } from '../diagrams/diagram.js'
import { halfEdges } from '../diagrams/structure/halfEdges.js'
import { memberNamed } from '../theory/members.js'
import type { Theory } from '../theory/theory.js'
import { legEnd, legsWithLines } from './legNames.js'

/** What an operand of a diagram's contraction is. */
export type DiagramOperand =
  | { readonly kind: 'vertex'; readonly vertex: VertexKind; readonly local: boolean }
  | { readonly kind: 'line'; readonly name: string }
  /** Equal points: an amputated leg at a local vertex. */
  | { readonly kind: 'identity' }
  /** The vector of the legs of this name. */
  | { readonly kind: 'carried'; readonly name: string }

/** A diagram as a sum of products over points. */
export interface DiagramContraction extends Contraction {
  readonly what: readonly DiagramOperand[]
}

/** A diagram, the names of the legs asked for, and for each leg of the diagram its place among them: axis i of the result is the outer end of the leg at i. */
export interface PlacedDiagram {
  readonly diagram: Diagram
  readonly names: readonly string[]
  readonly places: readonly number[]
}

/**
 * The sum over points that a diagram stands for. Every half-edge has an index of its own, but all half-edges of a local vertex share one: the
 * vertex is that common index, and its operand a vector.
 *
 * @param reading `tensor`: the outer ends stay free; `value`: they are summed over with the vectors that they carry
 */
export function diagramContraction(theory: Theory, { diagram, names, places }: PlacedDiagram, reading: 'tensor' | 'value'): DiagramContraction {
  const what: DiagramOperand[] = []
  const operands: (readonly number[])[] = []
  const add = (operand: DiagramOperand, indices: readonly number[]): void => {
    what.push(operand)
    operands.push(indices)
  }
  const taken = halfEdges(diagram)
  let next = names.length
  const isLocal = diagram.vertices.map((vertex) => memberNamed(theory, vertex).local)
  const inner = diagram.vertices.map((vertex, v): number[] => {
    const indices = vertex.fields.map((_, i) => (isLocal[v] === true ? next : next + i))
    next += isLocal[v] === true ? 1 : indices.length
    return indices
  })
  const at = (vertex: number, halfEdge: number): number => (vertex < 0 ? (places[-1 - vertex] as number) : (inner[vertex]?.[halfEdge] as number))
  legsWithLines(diagram).forEach((leg, i) => {
    const [halfEdge, outside] = [taken.legs[i] as number, places[i] as number]
    const inside = at(leg.vertex, halfEdge)
    const end = legEnd(theory, leg)
    if (end !== undefined) add({ kind: 'line', name: end.line.name }, end.inner === 'from' ? [inside, outside] : [outside, inside])
    else if (isLocal[leg.vertex] === true) add({ kind: 'identity' }, [inside, outside])
    else (inner[leg.vertex] as number[])[halfEdge] = outside
  })
  diagram.vertices.forEach((vertex, v) => {
    const indices = inner[v] as readonly number[]
    add({ kind: 'vertex', vertex, local: isLocal[v] === true }, isLocal[v] === true ? indices.slice(0, 1) : indices)
  })
  diagram.lines.forEach(({ kind, from, to }, i) => {
    const [a, b] = taken.lines[i] as readonly [number, number]
    add({ kind: 'line', name: kind.name }, [at(from, a), at(to, b)])
  })
  if (reading === 'value') names.forEach((name, place) => add({ kind: 'carried', name }, [place]))
  return { what, operands, output: reading === 'value' ? [] : names.map((_, place) => place) }
}
