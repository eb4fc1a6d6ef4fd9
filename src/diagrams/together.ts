import { factorial } from '../algebra/integers.js'
import { canonical } from './canonical.js'
import type { Diagram, Leg, WeightedDiagram } from './diagram.js'
import { labellingCount } from './labellingCount.js'
import { printingDiagram } from './printingDiagram.js'
import { connectedParts } from './structure/connectedParts.js'
import { weightedDiagram } from './weightedDiagram.js'

/** A connected part, its legs being those of the whole with these indices. */
export interface Part {
  readonly weighted: WeightedDiagram
  readonly legs: readonly number[]
}

/** A diagram of any number of parts in canonical form: see {@link canonical}, which is that of one part. */
export function canonicalInParts(diagram: Diagram, legLabels: 'fixed' | 'free', typed?: boolean): WeightedDiagram {
  const indices = diagram.legs.map((_, leg) => leg)
  const bare = indices.flatMap((leg) => {
    const other = -1 - (diagram.legs[leg]?.vertex ?? 0)
    return other > leg ? [[leg, other]] : []
  })
  const pieces = connectedParts(diagram).map((piece) => [...piece])
  const parts: readonly Part[] = [
    ...bare.map((legs) => ({ vertices: [], legs })),
    ...pieces.map((vertices) => ({
      vertices,
      legs: indices.filter((leg) => vertices.includes(diagram.legs[leg]?.vertex ?? -1)),
    })),
  ].map(({ vertices, legs }) => ({ weighted: canonical(partOf(diagram, vertices, legs), legLabels, typed), legs }))
  const [only, another] = parts
  return only === undefined || another === undefined ? canonical(diagram, legLabels, typed) : together(legLabels, parts)
}

/** The diagram of some of the vertices and legs; of a bare line, two legs that name each other. */
function partOf({ vertices, lines, legs }: Diagram, own: readonly number[], ownLegs: readonly number[]): Diagram {
  return {
    vertices: own.map((vertex) => vertices[vertex] as Diagram['vertices'][number]),
    lines: lines
      .filter(({ from }) => own.includes(from))
      .map(({ kind, from, to }) => ({ kind, from: own.indexOf(from), to: own.indexOf(to) })),
    legs: ownLegs.map((index) => {
      const leg = legs[index] as Leg
      return { ...leg, vertex: leg.vertex < 0 ? -1 - ownLegs.indexOf(-1 - leg.vertex) : own.indexOf(leg.vertex) }
    }),
  }
}

/** Connected parts as one diagram; its name lists theirs, and equal parts without labelled legs can be exchanged. */
export function together(legLabels: 'fixed' | 'free', unsorted: readonly Part[]): WeightedDiagram {
  const parts = [...unsorted].sort((a, b) =>
    a.weighted.id < b.weighted.id ? -1 : a.weighted.id > b.weighted.id ? 1 : (a.legs[0] ?? 0) - (b.legs[0] ?? 0),
  )
  const legs: Leg[] = []
  const vertices: Diagram['vertices'][number][] = []
  const lines: Diagram['lines'][number][] = []
  for (const { weighted, legs: own } of parts) {
    const first = vertices.length
    const { diagram } = weighted
    vertices.push(...diagram.vertices)
    lines.push(...diagram.lines.map(({ kind, from, to }) => ({ kind, from: from + first, to: to + first })))
    diagram.legs.forEach((leg, i) => {
      const { vertex } = leg
      legs[own[i] as number] = { ...leg, vertex: vertex >= 0 ? vertex + first : -1 - (own[-1 - vertex] as number) }
    })
  }
  const fixedLegs = legLabels === 'fixed'
  const equal = new Map<string, number>()
  for (const { weighted } of parts) equal.set(weighted.id, (equal.get(weighted.id) ?? 0) + 1)
  const legless = (id: string): boolean =>
    parts.every(({ weighted }) => weighted.id !== id || weighted.diagram.legs.length === 0)
  const exchanges = (counted: (id: string) => boolean): bigint =>
    [...equal].reduce((product, [id, count]) => (counted(id) ? product * factorial(count) : product), 1n)
  const automorphisms = {
    fixed: parts.reduce((product, { weighted }) => product * weighted.automorphisms.fixed, exchanges(legless)),
    // Parts that differ in their labels only are equal when legs are free.
    free: parts.reduce(
      (product, { weighted }) => product * weighted.automorphisms.free,
      fixedLegs ? freeExchanges(parts) : exchanges(() => true),
    ),
  }
  const name = (part: Part): string =>
    fixedLegs && part.legs.length > 0 ? part.weighted.id.replace(/:[\d,]*$/, `:${labels(part)}`) : part.weighted.id
  return weightedDiagram({
    id: parts.map(name).join(' '),
    diagram: printingDiagram({ vertices, lines, legs }),
    automorphisms,
    labellings: labellingCount(legs, automorphisms),
  })
}

/** Exchanges of parts that are equal up to the labels of their legs. */
function freeExchanges(parts: readonly Part[]): bigint {
  const equal = new Map<string, number>()
  for (const { weighted } of parts) {
    const name = weighted.id.replace(/:[\d,]*$/, '')
    equal.set(name, (equal.get(name) ?? 0) + 1)
  }
  return [...equal.values()].reduce((product, count) => product * factorial(count), 1n)
}

/** The labels of a part's legs in the whole diagram, in the order of its name. */
function labels({ weighted, legs }: Part): string {
  const own = /:([\d,]*)$/.exec(weighted.id)?.[1] ?? ''
  return own
    .split(',')
    .map((label) => (legs[Number(label) - 1] as number) + 1)
    .join()
}
