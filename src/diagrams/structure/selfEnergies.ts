import type { Diagram } from '../diagram.js'
import { connectedParts } from './connectedParts.js'

/** A part of a diagram without legs that hangs on the rest by exactly two lines, given by index. */
export interface SelfEnergy {
  readonly vertices: ReadonlySet<number>
  readonly lines: readonly [number, number]
}

/**
 * The self-energy insertions of a connected diagram that lie in no larger one. A vacuum diagram has two sides to every
 * pair of lines; then the smaller side counts, the one without vertex 0 when they are equal.
 *
 * @example
 * selfEnergies(diagramFromNickel('ee11|ee|')).length // 0
 */
export function selfEnergies(diagram: Diagram): readonly SelfEnergy[] {
  const legged = new Set(diagram.legs.map((leg) => leg.vertex))
  const found: SelfEnergy[] = []
  const straight = diagram.lines.flatMap(({ from, to }, i) => (from === to ? [] : [i]))
  for (const [n, a] of straight.entries()) {
    for (const b of straight.slice(n + 1)) {
      const pieces = connectedParts(diagram, { lines: new Set([a, b]) }).filter((piece) => ends(diagram, piece, a, b))
      const closed = pieces.filter((piece) => ![...piece].some((vertex) => legged.has(vertex)))
      const [first, second] = closed
      const smaller =
        first !== undefined &&
        second !== undefined &&
        (second.size < first.size || (second.size === first.size && first.has(0)))
          ? second
          : first
      if (smaller !== undefined) found.push({ vertices: smaller, lines: [a, b] })
    }
  }
  return found.filter((each) => !found.some((other) => other !== each && contains(other, each)))
}

/** Whether each of the two lines leaves the piece once. */
function ends(diagram: Diagram, piece: ReadonlySet<number>, a: number, b: number): boolean {
  return [a, b].every((line) => {
    const { from, to } = diagram.lines[line] as Diagram['lines'][number]
    return piece.has(from) !== piece.has(to)
  })
}

function contains(outer: SelfEnergy, inner: SelfEnergy): boolean {
  return outer.vertices.size > inner.vertices.size && [...inner.vertices].every((vertex) => outer.vertices.has(vertex))
}
