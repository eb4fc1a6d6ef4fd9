import type { RuledDiagram, RuledLeg, RuledLine, RuledVertex } from './ruledDiagram.js'

/**
 * What the parts of a diagram are in a reading. An end of a line has a label L (an index, a point, a momentum);
 * vertices become factors V, lines, with what legs bring, factors F, and these join into the result R.
 */
export interface Reading<L, V, F, R> {
  /** What stands at an end. */
  readonly label: (end: number) => L
  /** A vertex, with the labels of its ends in the order of its kind's fields. */
  readonly vertex: (vertex: RuledVertex, at: readonly L[]) => V
  /** A line, internal or of a leg, with the labels of its ends. */
  readonly line: (line: RuledLine, at: readonly [L, L]) => F
  /** What a leg brings beside its line, at its inner and its outer end; default nothing. */
  readonly leg?: (leg: RuledLeg, at: readonly [L, L]) => readonly F[]
  readonly join: (factors: Factors<V, F>) => R
}

/** The factors of a diagram, each group in the order of the diagram. */
export interface Factors<V, F> {
  readonly vertices: readonly V[]
  /** Internal lines. */
  readonly lines: readonly F[]
  /** The lines of legs; the bare line is one. */
  readonly legLines: readonly F[]
  /** What legs bring beside their lines. */
  readonly legs: readonly F[]
}

/**
 * The one walk over a diagram: every reading (at a point, on points, exact, in momenta, in components, written out) is
 * one of these.
 *
 * @example
 * // the number of self-loops: labels are vertices
 * const diagram = ruled(theory('phi4'), diagramNamed(theory('phi4'), 'ee0|').diagram)
 * const { halfEdges } = diagram.joined
 * evaluate(diagram, { label: (end) => halfEdges[end]?.vertex, vertex: () => 1, line: (_, [a, b]) => a === b, join: ({ lines }) => lines.filter(Boolean).length }) // 1
 */
export function evaluate<L, V, F, R>(
  { vertices, lines, legs, legLines }: RuledDiagram,
  { label, vertex, line, leg, join }: Reading<L, V, F, R>,
): R {
  const lineAt = (each: RuledLine): F => line(each, [label(each.ends[0]), label(each.ends[1])])
  return join({
    vertices: vertices.map((each) => vertex(each, each.ends.map(label))),
    lines: lines.map(lineAt),
    legLines: legLines.map(lineAt),
    legs: leg === undefined ? [] : legs.flatMap((each) => leg(each, [label(each.inner), label(each.outer)])),
  })
}
