import { applyMatrix, contract, permuteAxes, symmetrize, tensor, trace } from '../algebra/tensor.js'
import type { Tensor } from '../algebra/tensor.js'
import * as Q from '../algebra/rational.js'
import type { Powers } from '../algebra/polynomial.js'
import type { Diagram, VertexKind } from '../diagrams/diagram.js'
import type { Theory } from '../theory/theory.js'
import type { Expansion } from './expansion.js'

/** Values for the symbols of a theory on a finite set of `size` points. */
export interface Realization {
  readonly size: number
  /** The matrix of a kind of line, without the rule's factor. */
  readonly line: (name: string) => Tensor
  /** The symmetric tensor of a kind of vertex, without the rule's factor and without the small parameters of `parameters`. */
  readonly vertex: (kind: VertexKind) => Tensor
  /** Values of the small parameters; 1 for a parameter whose powers are already in the tensors. */
  readonly parameters: Readonly<Record<string, number>>
}

/**
 * The expansion read on a finite set of points: its coefficient function as a symmetric tensor with one axis for each leg, integrals over
 * points being sums. For the action it is g_E, without 1/E! in front: S ∋ Σ g_E[i₁ … i_E] φ_i₁ … φ_i_E.
 */
export function onPoints(expansion: Expansion, realization: Realization): Tensor {
  const { size } = realization
  const total = tensor(size, expansion.request.legs, () => 0)
  for (const { coefficient, powers, weighted } of expansion.terms) {
    const factor = Q.toNumber(coefficient) * parameterValue(powers, realization.parameters)
    const value = diagramTensor(expansion.theory, weighted.diagram, realization)
    value.data.forEach((entry, i) => {
      total.data[i] = (total.data[i] as number) + factor * entry
    })
  }
  return symmetrize(total)
}

function parameterValue(powers: Powers, parameters: Readonly<Record<string, number>>): number {
  return Object.entries(powers).reduce((value, [symbol, exponent]) => {
    const parameter = parameters[symbol]
    if (parameter === undefined) throw new RangeError(`onPoints: the small parameter ${symbol} has no value`)
    return value * parameter ** Q.toNumber(exponent)
  }, 1)
}

/** What an axis of a partly contracted diagram is: the end of a leg, or a line that still has to be joined to a vertex to come. */
type Axis = { readonly leg: number } | { readonly line: number }

/** The vertices' tensors joined along the diagram's lines, vertex by vertex; axes in the order of the legs. */
function diagramTensor(theory: Theory, diagram: Diagram, realization: Realization): Tensor {
  const legLine = (field: string): Tensor => realization.line((theory.legs.find((leg) => leg.field === field) as Theory['legs'][number]).line ?? '')
  if (diagram.vertices.length === 0) return legLine(diagram.legs[0]?.field ?? '')
  let joined: { readonly tensor: Tensor; readonly axes: readonly Axis[] } = { tensor: tensor(realization.size, 0, () => 1), axes: [] }
  diagram.vertices.forEach((kind, v) => {
    const dressed = dressedVertex(diagram, kind, v, realization, legLine)
    const pairs = dressed.axes.flatMap((axis, i): [number, number][] => {
      const j = 'line' in axis ? joined.axes.findIndex((earlier) => 'line' in earlier && earlier.line === axis.line) : -1
      return j < 0 ? [] : [[j, i]]
    })
    joined = {
      tensor: contract(joined.tensor, dressed.tensor, pairs),
      axes: [...joined.axes.filter((_, j) => !pairs.some(([left]) => left === j)), ...dressed.axes.filter((_, i) => !pairs.some(([, right]) => right === i))],
    }
  })
  const order = diagram.legs.map((_, leg) => joined.axes.findIndex((axis) => 'leg' in axis && axis.leg === leg))
  return permuteAxes(joined.tensor, order)
}

/** A vertex's tensor with its legs and self-loops attached, and with the line's matrix on those of its lines that go to later vertices. */
function dressedVertex(
  diagram: Diagram,
  kind: VertexKind,
  v: number,
  realization: Realization,
  legLine: (field: string) => Tensor,
): { tensor: Tensor; axes: readonly Axis[] } {
  let current = realization.vertex(kind)
  const axes: Axis[] = []
  diagram.legs.forEach(({ vertex, field }, leg) => {
    if (vertex !== v) return
    current = applyMatrix(current, axes.length, legLine(field))
    axes.push({ leg })
  })
  diagram.lines.forEach((line, i) => {
    if ((line.from === v) === (line.to === v)) return
    if (Math.min(line.from, line.to) === v) current = applyMatrix(current, axes.length, realization.line(line.kind.name))
    axes.push({ line: i })
  })
  for (const line of diagram.lines) {
    if (line.from !== v || line.to !== v) continue
    current = trace(applyMatrix(current, axes.length, realization.line(line.kind.name)), axes.length, axes.length + 1)
  }
  return { tensor: current, axes }
}
