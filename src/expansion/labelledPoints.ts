import type { Diagram } from '../diagrams/diagram.js'
import { halfEdges } from '../diagrams/structure/halfEdges.js'
import { memberNamed } from '../theory/members.js'
import type { Theory, LineRule } from '../theory/theory.js'
import type { VertexMember } from '../theory/members.js'
import { legLine } from './legs.js'

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
  readonly rule: LineRule
  readonly points: readonly [PointLabel, PointLabel]
  /** Whether its outer end is that of a leg. */
  readonly leg: boolean
}

/** Factors that are equal, as a power. */
export interface PointFactor {
  readonly factor: VertexFactor | LineFactor
  readonly power: number
}

/** A diagram as an integral over points: ∫ Π dy Π factors, without its coefficient; small parameters are inside the vertices. */
export interface LabelledPoints {
  /** y_1 … y_m, all integrated over. */
  readonly integrated: readonly PointLabel[]
  /** Vertices, internal lines, legs; equal factors once. */
  readonly factors: readonly PointFactor[]
}

/**
 * The integral that a diagram stands for, with a name for every point; leg i ends at x_{i+1}, each half-edge of a vertex has a point y of its
 * own, a local vertex one for all. Every reading that writes points (LaTeX, text, JSON) writes these.
 *
 * @param diagram its legs in the order of their labels, as `labelledTerms` gives them
 */
export function labelledPoints(theory: Theory, diagram: Diagram): LabelledPoints {
  const taken = halfEdges(diagram)
  const integrated: PointLabel[] = []
  const fresh = (): PointLabel => {
    const point: PointLabel = { letter: 'y', index: integrated.length + 1 }
    integrated.push(point)
    return point
  }
  const vertices = diagram.vertices.map((kind) => {
    const member = memberNamed(theory, kind)
    return { member, points: Array.from({ length: member.local ? 1 : kind.fields.length }, fresh) }
  })
  const at = (vertex: number, halfEdge: number): PointLabel => {
    if (vertex < 0) return { letter: 'x', index: -vertex }
    const { member, points } = vertices[vertex] as (typeof vertices)[number]
    return points[member.local ? 0 : halfEdge] as PointLabel
  }
  // The bare line has two legs and is one line.
  const legs = (diagram.vertices.length === 0 ? diagram.legs.slice(0, 1) : diagram.legs).map(({ field, vertex }, i): LineFactor => {
    const { rule, inner } = legLine(theory, field)
    const [inside, outside] = [at(vertex, taken.legs[i] as number), { letter: 'x', index: i + 1 } as const]
    return { kind: 'line', rule, points: orderedEnds(rule, inner === 'from' ? [inside, outside] : [outside, inside]), leg: true }
  })
  const lines = diagram.lines.map(({ kind, from, to }, i): LineFactor => {
    const [a, b] = taken.lines[i] as readonly [number, number]
    const rule = theory.lines.find(({ name }) => name === kind.name) as LineRule
    return { kind: 'line', rule, points: orderedEnds(rule, [at(from, a), at(to, b)]), leg: false }
  })
  return { integrated, factors: withPowers([...vertices.map((vertex): VertexFactor => ({ kind: 'vertex', ...vertex })), ...lines, ...legs]) }
}

/** Between two external points an unoriented line is written from the lower to the higher one. */
function orderedEnds(rule: LineRule, [a, b]: readonly [PointLabel, PointLabel]): readonly [PointLabel, PointLabel] {
  return rule.fields[0] === rule.fields[1] && a.letter === b.letter && a.index > b.index ? [b, a] : [a, b]
}

function withPowers(factors: readonly (VertexFactor | LineFactor)[]): readonly PointFactor[] {
  const counts = new Map<string, { factor: VertexFactor | LineFactor; power: number }>()
  for (const factor of factors) {
    const name = factor.kind === 'vertex' ? factor.member.kind.name : factor.rule.name
    const key = `${factor.kind} ${name} ${factor.points.map(({ letter, index }) => `${letter}${index}`).join()}`
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { factor, power: 1 })
    else known.power++
  }
  return [...counts.values()]
}
