import { isOriented } from '../../diagrams/diagram.js'
import type { Diagram } from '../../diagrams/diagram.js'
import type { VertexMember } from '../../theory/members.js'
import type { LineRule, Theory } from '../../theory/theory.js'
import { evaluate } from './evaluate.js'
import { pointsOf } from './points.js'
import { ruled } from './ruledDiagram.js'

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
 * The integral that a diagram stands for, with a name for every point; leg i ends at x_{i+1}, each half-edge of a
 * vertex has a point y of its own, a local vertex one for all. An amputated leg has no line: its x stands in the vertex
 * itself. Every reading that writes points (LaTeX, text, JSON) writes these.
 *
 * @param diagram its legs in the order of their labels, as `labelledTerms` gives them
 * @example
 * labelledPoints(theory('phi4'), diagramNamed(theory('phi4'), 'ee0|').diagram).integrated // [{ letter: 'y', index: 1 }]
 */
export function labelledPoints(theory: Theory, diagram: Diagram): LabelledPoints {
  const parts = ruled(theory, diagram)
  const { count, of } = pointsOf(parts)
  const labels = Array.from({ length: count }, (_, point): PointLabel =>
    point < diagram.legs.length
      ? { letter: 'x', index: point + 1 }
      : { letter: 'y', index: point - diagram.legs.length + 1 },
  )
  return evaluate<PointLabel, VertexFactor, LineFactor | DeltaFactor, LabelledPoints>(parts, {
    label: (end) => labels[of(end)] as PointLabel,
    vertex: ({ member }, at) => ({ kind: 'vertex', member, points: member.local ? at.slice(0, 1) : at }),
    line: ({ rule }, at) => lineFactor(rule, at),
    leg: ({ line }, at) => (line !== undefined || at[0] === at[1] ? [] : [{ kind: 'delta', points: at }]),
    join: ({ vertices, legs, lines, legLines }) => ({
      integrated: labels.slice(diagram.legs.length),
      factors: withPowers([...vertices, ...legs, ...lines, ...legLines]),
    }),
  })
}

/** `x1`, `y3`. */
export function pointName({ letter, index }: PointLabel): string {
  return `${letter}${index}`
}

/** A factor's name in the theory; δ for an equality of points. */
export function factorName(factor: PointFactor): string {
  return factor.kind === 'vertex' ? factor.member.kind.name : factor.kind === 'line' ? factor.line.name : 'δ'
}

/** An unoriented line between two external points is written from the lower to the higher one. */
function lineFactor(line: LineRule, [a, b]: readonly [PointLabel, PointLabel]): LineFactor {
  const turned = !isOriented(line) && a.letter === 'x' && b.letter === 'x' && a.index > b.index
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
