import type { Contraction } from '../../algebra/contraction.js'
import type { OperandKind } from '../../algebra/contractionSymmetry.js'
import type { Diagram, VertexKind } from '../../diagrams/diagram.js'
import type { Theory } from '../../theory/theory.js'
import { evaluate } from './evaluate.js'
import { pointsOf } from './points.js'
import { ruled } from './ruledDiagram.js'

/** What an operand of a diagram's contraction is. */
export type DiagramOperand =
  | { readonly kind: 'vertex'; readonly vertex: VertexKind; readonly local: boolean }
  | { readonly kind: 'line'; readonly name: string; readonly fields: readonly [string, string] }
  /** Equal points: a further amputated leg at a local vertex. */
  | { readonly kind: 'identity' }
  /** The vector of the legs of this name. */
  | { readonly kind: 'carried'; readonly name: string }

/** A diagram as a sum of products over points. */
export interface DiagramContraction extends Contraction {
  readonly what: readonly DiagramOperand[]
  readonly kinds: readonly OperandKind[]
}

/**
 * A diagram, the names of the legs asked for, and for each leg of the diagram its place among them: axis i of the
 * result is the outer end of the leg at i.
 */
export interface PlacedDiagram {
  readonly diagram: Diagram
  readonly names: readonly string[]
  readonly places: readonly number[]
}

/**
 * The sum over points that a diagram stands for: an index for every point, the operand of a local vertex being a
 * vector.
 *
 * @param reading `tensor`: the outer ends stay free; `value`: they are summed over with the vectors that they carry
 */
export function diagramContraction(
  theory: Theory,
  { diagram, names, places }: PlacedDiagram,
  reading: 'tensor' | 'value',
): DiagramContraction {
  const parts = ruled(theory, diagram)
  const points = pointsOf(parts)
  return evaluate<number, Operand, Operand, DiagramContraction>(parts, {
    label: (end) => {
      const point = points.of(end)
      return places[point] ?? point
    },
    vertex: ({ member: { kind, local } }, at) => ({
      what: { kind: 'vertex', vertex: kind, local },
      indices: local ? at.slice(0, 1) : at,
    }),
    line: ({ rule: { name, fields } }, at) => ({ what: { kind: 'line', name, fields }, indices: at }),
    leg: ({ line }, [inside, outside]) =>
      line !== undefined || inside === outside ? [] : [{ what: { kind: 'identity' }, indices: [inside, outside] }],
    join: ({ vertices, lines, legLines, legs }) => {
      const carried =
        reading === 'value'
          ? names.map((name, place): Operand => ({ what: { kind: 'carried', name }, indices: [place] }))
          : []
      const all = [...legLines, ...legs, ...vertices, ...lines, ...carried]
      return {
        what: all.map(({ what }) => what),
        kinds: all.map(({ what }) => operandKind(what)),
        operands: all.map(({ indices }) => indices),
        output: reading === 'value' ? [] : names.map((_, place) => place),
      }
    },
  })
}

interface Operand {
  readonly what: DiagramOperand
  readonly indices: readonly number[]
}

/** An operand's name, and its axes in groups of equal fields, in which it is symmetric. */
function operandKind(what: DiagramOperand): OperandKind {
  switch (what.kind) {
    case 'line':
      return { name: `line ${what.name}`, groups: alike(what.fields) }
    case 'vertex':
      return { name: `vertex ${what.vertex.name}`, groups: what.local ? [[0]] : alike(what.vertex.fields) }
    case 'identity':
      return { name: 'identity', groups: [[0, 1]] }
    case 'carried':
      return { name: `carried ${what.name}`, groups: [[0]] }
  }
}

function alike(fields: readonly string[]): readonly (readonly number[])[] {
  return [...new Set(fields)].map((field) => fields.flatMap((each, axis) => (each === field ? [axis] : [])))
}
