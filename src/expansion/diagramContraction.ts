import type { Contraction } from '../algebra/contraction.js'
import type { Diagram, VertexKind } from '../diagrams/diagram.js'
import { halfEdges } from '../diagrams/structure/halfEdges.js'
import { memberNamed } from '../theory/members.js'
import type { Theory } from '../theory/theory.js'
import { legLine, legPlaces } from './legs.js'

/** What an operand of a diagram's contraction is. */
export type DiagramOperand =
  | { readonly kind: 'vertex'; readonly vertex: VertexKind; readonly local: boolean }
  | { readonly kind: 'line'; readonly name: string }
  /** The vector that the outer ends of legs of this field carry. */
  | { readonly kind: 'carried'; readonly field: string }

/** A diagram as a sum of products over points. */
export interface DiagramContraction extends Contraction {
  readonly what: readonly DiagramOperand[]
}

/**
 * The sum over points that a diagram stands for. Every half-edge has an index of its own, but all half-edges of a local vertex share one: the
 * vertex is that common index, and its operand a vector.
 *
 * @param fields of the legs asked for; axis i of the result is the outer end of a leg of `fields[i]`
 * @param reading `tensor`: the outer ends stay free; `value`: they are summed over with the vectors that they carry
 */
export function diagramContraction(theory: Theory, diagram: Diagram, fields: readonly string[], reading: 'tensor' | 'value'): DiagramContraction {
  const what: DiagramOperand[] = []
  const operands: (readonly number[])[] = []
  const add = (operand: DiagramOperand, indices: readonly number[]): void => {
    what.push(operand)
    operands.push(indices)
  }
  const taken = halfEdges(diagram)
  const places = legPlaces(fields, diagram)
  let next = fields.length
  const inner = diagram.vertices.map((vertex) => {
    const { local } = memberNamed(theory, vertex)
    const indices = vertex.fields.map((_, i) => (local ? next : next + i))
    add({ kind: 'vertex', vertex, local }, local ? [next] : indices)
    next += local ? 1 : indices.length
    return indices
  })
  const at = (vertex: number, halfEdge: number): number => (vertex < 0 ? (places[-1 - vertex] as number) : (inner[vertex]?.[halfEdge] as number))
  // The bare line has two legs and is one line.
  const legs = diagram.vertices.length === 0 ? diagram.legs.slice(0, 1) : diagram.legs
  legs.forEach(({ field, vertex }, i) => {
    const { rule, inner: end } = legLine(theory, field)
    const [inside, outside] = [at(vertex, taken.legs[i] as number), places[i] as number]
    add({ kind: 'line', name: rule.name }, end === 'from' ? [inside, outside] : [outside, inside])
  })
  diagram.lines.forEach(({ kind, from, to }, i) => {
    const [a, b] = taken.lines[i] as readonly [number, number]
    add({ kind: 'line', name: kind.name }, [at(from, a), at(to, b)])
  })
  if (reading === 'value') fields.forEach((field, place) => add({ kind: 'carried', field }, [place]))
  return { what, operands, output: reading === 'value' ? [] : fields.map((_, place) => place) }
}
