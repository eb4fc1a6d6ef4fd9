import type { Diagram } from '../diagrams/diagram.js'
import { halfEdges } from '../diagrams/structure/halfEdges.js'
import { memberNamed } from '../theory/members.js'
import type { Theory, LineRule } from '../theory/theory.js'
import type { VertexMember } from '../theory/members.js'
import { legEnd, legsWithLines } from './legNames.js'

/** A point: x_index of the outer end of a leg, or y_index, integrated over; indices count from 1. */
export interface PointLabel {
  readonly letter: 'x' | 'y'
  readonly index: number
}

/** A vertex at its points: one for each half-edge in the order of the kind's fields, or one in all when it is local. */
export interface VertexFactor {
  readonly kind: 'vertex'
  readonly member: VertexMember
  readonly points: readonly PointLabel[]
}

/** A line from one point to another: its rule's `{a}` and `{b}`. */
export interface LineFactor {
  readonly kind: 'line'
  readonly line: LineRule
  readonly points: readonly [PointLabel, PointLabel]
}

/** Two points are one: amputated legs at a local vertex. */
export interface DeltaFactor {
  readonly kind: 'delta'
  readonly points: readonly [PointLabel, PointLabel]
}

/** A factor of a diagram's integral. */
export type PointFactor = VertexFactor | LineFactor | DeltaFactor

/** A diagram as an integral over points: ∫ Π dy Π factors, without its coefficient. */
export interface LabelledPoints {
  /** y_1 … y_m, all integrated over. */
  readonly integrated: readonly PointLabel[]
  /** Vertices, internal lines, legs; equal factors once, with their power. */
  readonly factors: readonly { readonly factor: PointFactor; readonly power: number }[]
}

/**
 * The integral that a diagram stands for, with a name for every point; leg i ends at x_{i+1}, each half-edge of a vertex has a point y of its
 * own, a local vertex one for all. An amputated leg has no line: its x stands in the vertex itself. Every reading that writes points (LaTeX, text,
 * JSON) writes these.
 *
 * @param diagram its legs in the order of their labels, as `labelledTerms` gives them
 */
export function labelledPoints(theory: Theory, diagram: Diagram): LabelledPoints {
  const taken = halfEdges(diagram)
  const integrated: PointLabel[] = []
  const deltas: DeltaFactor[] = []
  const vertices = diagram.vertices.map((kind, v): VertexFactor => {
    const member = memberNamed(theory, kind)
    /** Which of its half-edges end in an amputated leg, and where. */
    const amputated = new Map(
      diagram.legs.flatMap((leg, i) => (leg.vertex === v && legEnd(theory, leg) === undefined ? [[taken.legs[i] as number, external(i)]] : [])),
    )
    const [first, ...others] = amputated.values()
    if (!member.local) return { kind: 'vertex', member, points: kind.fields.map((_, h) => amputated.get(h) ?? fresh(integrated)) }
    if (first !== undefined) deltas.push(...others.map((other): DeltaFactor => ({ kind: 'delta', points: [first, other] })))
    return { kind: 'vertex', member, points: [first ?? fresh(integrated)] }
  })
  const at = (vertex: number, halfEdge: number): PointLabel => {
    if (vertex < 0) return external(-1 - vertex)
    const { member, points } = vertices[vertex] as VertexFactor
    return points[member.local ? 0 : halfEdge] as PointLabel
  }
  const legs = legsWithLines(diagram).flatMap((leg, i): readonly LineFactor[] => {
    const end = legEnd(theory, leg)
    if (end === undefined) return []
    const [inside, outside] = [at(leg.vertex, taken.legs[i] as number), external(i)]
    return [lineFactor(end.line, end.inner === 'from' ? [inside, outside] : [outside, inside])]
  })
  const lines = diagram.lines.map(({ kind, from, to }, i) => {
    const [a, b] = taken.lines[i] as readonly [number, number]
    return lineFactor(theory.lines.find(({ name }) => name === kind.name) as LineRule, [at(from, a), at(to, b)])
  })
  return { integrated, factors: withPowers([...vertices, ...deltas, ...lines, ...legs]) }
}

/** `x1`, `y3`. */
export function pointName({ letter, index }: PointLabel): string {
  return `${letter}${index}`
}

/** A factor's name in the theory; δ for an equality of points. */
export function factorName(factor: PointFactor): string {
  return factor.kind === 'vertex' ? factor.member.kind.name : factor.kind === 'line' ? factor.line.name : 'δ'
}

function external(leg: number): PointLabel {
  return { letter: 'x', index: leg + 1 }
}

function fresh(integrated: PointLabel[]): PointLabel {
  const point: PointLabel = { letter: 'y', index: integrated.length + 1 }
  integrated.push(point)
  return point
}

/** An unoriented line between two external points is written from the lower to the higher one. */
function lineFactor(line: LineRule, [a, b]: readonly [PointLabel, PointLabel]): LineFactor {
  const turned = line.fields[0] === line.fields[1] && a.letter === 'x' && b.letter === 'x' && a.index > b.index
  return { kind: 'line', line, points: turned ? [b, a] : [a, b] }
}

function withPowers(factors: readonly PointFactor[]): LabelledPoints['factors'] {
  const counts = new Map<string, { readonly factor: PointFactor; power: number }>()
  for (const factor of factors) {
    const key = `${factor.kind} ${factorName(factor)} ${factor.points.map(pointName).join()}`
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { factor, power: 1 })
    else known.power++
  }
  return [...counts.values()]
}
