import { loopNumber } from '../diagrams/loopNumber.js'
import type { WeightedDiagram } from '../diagrams/diagram.js'

/** A diagram as other programs read it; see `docs/json.md`. Numbers that may exceed 2^53 are decimal strings. */
export interface DiagramJson {
  readonly id: string
  readonly vertices: readonly { readonly kind: string; readonly valence: number }[]
  readonly lines: readonly (readonly [number, number])[]
  readonly legs: readonly number[]
  readonly automorphisms: { readonly fixed: string; readonly free: string }
  readonly labellings: string
  readonly loops: number
}

export function diagramJson({ id, diagram, automorphisms, labellings }: WeightedDiagram): DiagramJson {
  return {
    id,
    vertices: diagram.vertices.map(({ name, fields }) => ({ kind: name, valence: fields.length })),
    lines: diagram.lines.map(({ from, to }) => [from, to] as const),
    legs: diagram.legs.map((leg) => leg.vertex),
    automorphisms: { fixed: `${automorphisms.fixed}`, free: `${automorphisms.free}` },
    labellings: `${labellings}`,
    loops: loopNumber(diagram),
  }
}
