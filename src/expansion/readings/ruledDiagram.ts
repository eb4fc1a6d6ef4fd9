import type { Diagram, Leg } from '../../diagrams/diagram.js'
import { joined } from '../../diagrams/structure/joined.js'
import type { JoinedDiagram } from '../../diagrams/structure/joined.js'
import { bareLine, legLine, legRule, lineNamed, memberNamed } from '../../theory/lookups.js'
import type { VertexMember } from '../../theory/members.js'
import type { LegRule, LineRule, Theory } from '../../theory/theory.js'

/** A vertex with its rule and the ends at it, in the order of its kind's fields. */
export interface RuledVertex {
  readonly member: VertexMember
  readonly ends: readonly number[]
}

/** A line with its rule and its two ends: the first carries the rule's first field. */
export interface RuledLine {
  readonly rule: LineRule
  readonly ends: readonly [number, number]
}

/** A leg with its rule; without a line it is amputated, and its outer end is the half-edge itself. */
export interface RuledLeg {
  readonly leg: Leg
  readonly rule: LegRule
  readonly inner: number
  readonly outer: number
  readonly line?: LineRule
}

/**
 * A diagram whose half-edges are joined and whose vertices, lines and legs have their rules: what every reading reads.
 */
export interface RuledDiagram {
  readonly theory: Theory
  readonly joined: JoinedDiagram
  readonly vertices: readonly RuledVertex[]
  /** Internal lines. */
  readonly lines: readonly RuledLine[]
  readonly legs: readonly RuledLeg[]
  /**
   * The lines of the legs that have one, in the order of the legs. A bare line is one line, that of the first of its
   * two legs.
   */
  readonly legLines: readonly RuledLine[]
}

/**
 * The diagram with the rules of a theory.
 *
 * @throws Error for a diagram of another theory
 * @example
 * ruled(theory('phi4'), diagramNamed(theory('phi4'), 'ee0|').diagram).lines[0].ends // [2, 3]
 */
export function ruled(theory: Theory, diagram: Diagram): RuledDiagram {
  const joint = joined(diagram)
  const rules = diagram.legs.map((leg) => legRule(theory, leg))
  const legs = diagram.legs.map((leg, i): RuledLeg => {
    const rule = rules[i] as LegRule
    const other = rules[-1 - leg.vertex]
    const line = (other === undefined ? undefined : bareLine(theory, [rule, other])) ?? legLine(theory, rule)
    return { leg, rule, ...(joint.legs[i] as JoinedDiagram['legs'][number]), ...(line === undefined ? {} : { line }) }
  })
  return {
    theory,
    joined: joint,
    vertices: diagram.vertices.map((kind, v) => ({
      member: memberNamed(theory, kind),
      ends: joint.vertices[v] as readonly number[],
    })),
    lines: diagram.lines.map(({ kind }, i) => ({
      rule: lineNamed(theory, kind.name),
      ends: joint.lines[i] as readonly [number, number],
    })),
    legs,
    legLines: legs.filter(({ leg }, i) => leg.vertex >= 0 || i < -1 - leg.vertex).flatMap(lineOfLeg),
  }
}

/**
 * Which end of the line of a leg is the one inside: `from` carries the line's first field, so that the line's matrix is
 * [inner][outer].
 */
export function innerEnd(line: LineRule, { field }: Pick<Leg, 'field'>): 'from' | 'to' {
  return line.fields[0] === field ? 'from' : 'to'
}

/** The line of a leg from its first field to its second, none for an amputated leg. */
function lineOfLeg({ line, leg, inner, outer }: RuledLeg): readonly RuledLine[] {
  return line === undefined
    ? []
    : [{ rule: line, ends: innerEnd(line, leg) === 'from' ? [inner, outer] : [outer, inner] }]
}
