import { InputError } from '../errors.js'
import { CanonicalOrder } from './canonicalOrder.js'
import type { RankedGraph } from './canonicalOrder.js'
import { isOriented, legKind } from './diagram.js'
import type { Diagram } from './diagram.js'
import { ranked } from './ranks.js'

/**
 * A canonical numbering of the vertices of a diagram, and the group of vertex permutations that leave the diagram as it
 * is.
 */
export interface CanonicalLabelling {
  /** Position → vertex. */
  readonly order: readonly number[]
  /** Order of the group. */
  readonly symmetries: bigint
  /** Permutations vertex → vertex that generate the group; none for a diagram without symmetry. */
  readonly generators: readonly (readonly number[])[]
}

/**
 * The canonical numbering of the vertices of a connected diagram, its legs free to be exchanged, with the group: the
 * order of the group is the product over the positions of how many vertices those automorphisms that fix all earlier
 * ones can put there.
 *
 * @throws InputError for a diagram of several parts
 */
export function canonicalLabelling(diagram: Diagram): CanonicalLabelling {
  if (diagram.vertices.length === 0) return { order: [], symmetries: 1n, generators: [] }
  const search = new CanonicalOrder()
  const { length } = diagram.vertices
  const joined = search.find(rankedGraph(diagram))
  if (joined < length)
    throw new InputError({
      code: 'diagrams.connected',
      at: 'diagram',
      expected: 'one that hangs together',
      received: `${length} vertices, of which ${joined} hang together`,
    })
  const order = [...search.order]
  const generators = search.generators.map((generator) => [...generator])
  const symmetries = order.reduce((product, vertex, position) => {
    const fixing = generators.filter((generator) => order.every((v, p) => p >= position || generator[v] === v))
    const orbit = new Set([vertex])
    for (const reached of orbit) for (const generator of fixing) orbit.add(generator[reached] as number)
    return product * BigInt(orbit.size)
  }, 1n)
  return { order, symmetries, generators }
}

/** The diagram in ranks: lines by the names of their kinds and their directions, legs and vertices by their kinds. */
function rankedGraph({ vertices, lines, legs }: Diagram): RankedGraph {
  const size = vertices.length
  const lineKinds = distinct(lines.map(({ kind }) => kind.name))
  const legKinds = distinct(legs.map(legKind))
  const kinds = distinct(vertices.map(({ name }) => name))
  const ends = Array.from({ length: size * size }, (): number[] => [])
  const carried = vertices.map((): number[] => [])
  for (const leg of legs) carried[leg.vertex]?.push(legKinds.indexOf(legKind(leg)))
  for (const each of carried) each.push(NO_MORE_LEGS)
  for (const { kind, from, to } of lines) {
    const code = 2 * lineKinds.indexOf(kind.name)
    ends[from * size + to]?.push(code)
    if (from !== to) ends[to * size + from]?.push(isOriented(kind) ? code + 1 : code)
  }
  for (const each of [...carried, ...ends]) each.sort((a, b) => a - b)
  const own = ranked(carried.map((codes, v) => [...codes, ...(ends[v * size + v] as readonly number[])]))
  const line = ranked(ends)
  // Nothing between two vertices is the last of all lists; what searches calls it 0.
  const nothing = ends.findIndex((codes) => codes.length === 0)
  return {
    size,
    own: own.of,
    kind: vertices.map(({ name }) => kinds.indexOf(name)),
    line: line.of.map((rank) => (nothing >= 0 && rank === line.of[nothing] ? 0 : rank + 1)),
    ranks: line.ranks + 1,
  }
}

const NO_MORE_LEGS = Number.MAX_SAFE_INTEGER

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort()
}
