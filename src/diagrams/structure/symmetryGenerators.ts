import { canonical } from '../canonical.js'
import { canonicalLabelling } from '../canonicalLabelling.js'
import type { CanonicalLabelling } from '../canonicalLabelling.js'
import type { Diagram } from '../diagram.js'
import { connectedParts } from './connectedParts.js'

/** A connected part: its vertices in the whole, and its own symmetries. */
interface Part {
  readonly vertices: readonly number[]
  readonly name: string
  readonly labelling: CanonicalLabelling
}

/**
 * Permutations of vertices that generate the symmetries of a diagram of any number of parts, its legs free to be exchanged: those of each
 * part, and the exchanges of equal parts.
 */
export function symmetryGenerators(diagram: Diagram): readonly (readonly number[])[] {
  const pieces = connectedParts(diagram)
  if (pieces.length <= 1) return canonicalLabelling(diagram).generators
  const parts = pieces.map((piece) =>
    partOf(
      diagram,
      [...piece].sort((a, b) => a - b),
    ),
  )
  const own = parts.flatMap(({ vertices, labelling }) =>
    labelling.generators.map((generator) =>
      moved(
        diagram,
        vertices.map((vertex, i) => [vertex, vertices[generator[i] as number] as number]),
      ),
    ),
  )
  const exchanges = parts.flatMap((part, i) => {
    const equal = parts.slice(i + 1).find(({ name }) => name === part.name)
    if (equal === undefined) return []
    return [
      moved(
        diagram,
        part.labelling.order.flatMap((vertex, position) => exchanged(part, equal, vertex, position)),
      ),
    ]
  })
  return [...own, ...exchanges]
}

function partOf(diagram: Diagram, vertices: readonly number[]): Part {
  const within = (vertex: number): number => vertices.indexOf(vertex)
  const part: Diagram = {
    vertices: vertices.map((vertex) => diagram.vertices[vertex] as Diagram['vertices'][number]),
    lines: diagram.lines.flatMap(({ kind, from, to }) =>
      within(from) < 0 ? [] : [{ kind, from: within(from), to: within(to) }],
    ),
    legs: diagram.legs.flatMap((leg) => (within(leg.vertex) < 0 ? [] : [{ ...leg, vertex: within(leg.vertex) }])),
  }
  return { vertices, name: canonical(part, 'free', true).id, labelling: canonicalLabelling(part) }
}

/** Vertices at the same place of the canonical orders of two equal parts. */
function exchanged(a: Part, b: Part, vertex: number, position: number): readonly (readonly [number, number])[] {
  const one = a.vertices[vertex] as number
  const other = b.vertices[b.labelling.order[position] as number] as number
  return [
    [one, other],
    [other, one],
  ]
}

/** The permutation that moves these vertices and leaves the others. */
function moved({ vertices }: Diagram, pairs: readonly (readonly [number, number])[]): readonly number[] {
  const images = vertices.map((_, vertex) => vertex)
  for (const [from, to] of pairs) images[from] = to
  return images
}
