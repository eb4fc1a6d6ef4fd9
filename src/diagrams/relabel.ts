import { isOriented } from './diagram.js'
import type { Diagram, Leg, Line } from './diagram.js'

/**
 * The same diagram with its vertices in the given order (position → old vertex), its lines sorted, and each unoriented
 * line written from its lower to its higher end. The legs keep their order, which is their labelling.
 */
export function relabel(diagram: Diagram, order: readonly number[]): Diagram {
  const number = new Map(order.map((vertex, i) => [vertex, i]))
  const place = (vertex: number): number => number.get(vertex) ?? vertex
  const lines = diagram.lines.map(({ kind, from, to }): Line => {
    const ends: [number, number] = [place(from), place(to)]
    if (!isOriented(kind)) ends.sort((a, b) => a - b)
    return { kind, from: ends[0], to: ends[1] }
  })
  return {
    vertices: order.map((vertex) => diagram.vertices[vertex] as Diagram['vertices'][number]),
    lines: lines.sort((a, b) => a.from - b.from || a.to - b.to || (a.kind.name < b.kind.name ? -1 : 1)),
    legs: diagram.legs.map((leg): Leg => ({ ...leg, vertex: place(leg.vertex) })),
  }
}
