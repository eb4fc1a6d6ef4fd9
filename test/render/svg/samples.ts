import type { Diagram } from '../../../src/diagrams/diagram.js'
import { expand } from '../../../src/expansion/expand.js'
import type { ExpansionRequest } from '../../../src/expansion/expansion.js'
import { theory } from '../../../src/theory/shippedTheories.js'

/** A diagram with its name. */
export interface Sample {
  readonly name: string
  readonly diagram: Diagram
}

/** The diagrams of one request to a shipped theory. */
export function samplesOf(theoryName: string, request: ExpansionRequest): readonly Sample[] {
  return expand(theory(theoryName), request).terms.map(({ weighted }) => ({
    name: `${theoryName} ${weighted.id}`,
    diagram: weighted.diagram,
  }))
}

/** Small and middling diagrams with 0 to 4 legs. */
export const samples: readonly Sample[] = [
  ...samplesOf('edgeworth', { legs: 0, select: { upTo: 2 } }),
  ...samplesOf('edgeworth', { legs: 1, select: { upTo: 2 } }),
  ...samplesOf('edgeworth', { legs: 2, select: { upTo: 1 } }),
  ...samplesOf('edgeworth', { legs: 3, select: { upTo: 2 } }),
  ...samplesOf('edgeworth', { legs: 4, select: { upTo: 1 } }),
  ...samplesOf('phi4', { legs: 2, select: { vertices: { λ: 3 } } }),
  ...samplesOf('phi4', { legs: 4, select: { vertices: { λ: 3 } } }),
]

/** The diagram of this name; fails if there is none. */
export function sample(name: string, all: readonly Sample[] = samples): Diagram {
  const found = all.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no sample ${name} among ${all.map((each) => each.name).join(', ')}`)
  return found.diagram
}

/** Vacuum polarisation: two oriented lines between two vertices, each of which carries a leg. */
export const polarisation: Diagram = (() => {
  const kind = { name: 'e', fields: ['A', 'ψ', 'ψ̄'] }
  const line = { name: 'S', fields: ['ψ', 'ψ̄'] } as const
  return {
    vertices: [kind, kind],
    lines: [
      { kind: line, from: 0, to: 1 },
      { kind: line, from: 1, to: 0 },
    ],
    legs: [
      { field: 'A', vertex: 0 },
      { field: 'A', vertex: 1 },
    ],
  }
})()

/** A diagram of cubic vertices from its lines and legs, for shapes that no shipped theory has at low order. */
export function graph(
  vertices: number,
  lines: readonly (readonly [number, number])[],
  legs: readonly number[] = [],
): Diagram {
  const kind = { name: 'Δ', fields: ['φ', 'φ'] } as const
  return {
    vertices: Array.from({ length: vertices }, () => ({ name: 'g', fields: ['φ', 'φ', 'φ'] })),
    lines: lines.map(([from, to]) => ({ kind, from, to })),
    legs: legs.map((vertex) => ({ field: 'φ', vertex })),
  }
}

/** The three ways to exchange a particle between four labelled legs: 12 → 34, 13 → 24, 14 → 23. */
export const channels: readonly [Diagram, Diagram, Diagram] = [
  graph(2, [[0, 1]], [0, 0, 1, 1]),
  graph(2, [[0, 1]], [0, 1, 0, 1]),
  graph(2, [[0, 1]], [0, 1, 1, 0]),
]
