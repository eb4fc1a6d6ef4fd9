import type { RuledDiagram } from './ruledDiagram.js'

/** The points of a diagram: 0 … E−1 are those of the outer ends of legs, the others are integrated over. */
export interface Points {
  readonly count: number
  /** The point at an end. */
  readonly of: (end: number) => number
}

/**
 * Which ends are at one point. Every half-edge has a point of its own, but all half-edges of a local vertex share one,
 * and where an amputated leg ends the point is that of its outer end: at a local vertex with several, of the first of
 * them.
 *
 * @example
 * pointsOf(ruled(theory('phi4'), diagramNamed(theory('phi4'), 'ee0|').diagram)).count // 3: two of the legs, one of the vertex
 */
export function pointsOf({ joined, vertices, legs }: RuledDiagram): Points {
  const outside = new Map<number, number>()
  legs.forEach(({ line, inner }, leg) => {
    if (line === undefined) outside.set(inner, leg)
  })
  const points: number[] = []
  let count = legs.length
  for (const { member, ends } of vertices) {
    const known = ends.map((end) => outside.get(end))
    const shared = member.local ? (known.find((point) => point !== undefined) ?? count++) : undefined
    known.forEach((point, i) => {
      points[ends[i] as number] = shared ?? point ?? count++
    })
  }
  return { count, of: (end) => points[end] ?? end - joined.halfEdges.length }
}
