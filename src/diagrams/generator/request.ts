import { largest } from '../../sizes.js'

// What can be asked of the generator.

/** Conditions a diagram may have to meet. Those that bound a partial diagram are pushed into the search. */
export interface Filters {
  /** No line is a bridge. */
  readonly onePI?: boolean
  /** No line with both ends on one vertex. */
  readonly noSelfLoop?: boolean
  /** No bridge one side of which carries no leg (self-loops are allowed). */
  readonly noTadpole?: boolean
  /**
   * No self-loop, and no vertex whose removal leaves a part without legs; without any legs, no vertex whose removal
   * leaves several parts.
   */
  readonly noSnail?: boolean
  /** The vertices fall into two sets with lines only between them. */
  readonly bipartite?: boolean
  /** The oriented lines close no directed cycle (so no oriented self-loop either). */
  readonly acyclic?: boolean
  /** No part without legs is cut off by one or two lines; without any legs, no part at all. */
  readonly twoPI?: boolean
  /** No loops. */
  readonly tree?: boolean
  /** No bridge with a side that carries exactly one leg. */
  readonly onShell?: boolean
  /** The same, and no part without legs that exactly two lines join to the rest. */
  readonly noSigma?: boolean
  /** The opposites of `onePI`, `noTadpole`, `noSnail`, `bipartite`, a simple graph, `onShell` and `noSigma`. */
  readonly onePR?: boolean
  readonly tadpole?: boolean
  readonly snail?: boolean
  readonly notBipartite?: boolean
  readonly notSimple?: boolean
  readonly offShell?: boolean
  readonly sigma?: boolean
  /** Most self-loops in the whole diagram. */
  readonly maxSelfLoops?: number
  /** Most lines, of all kinds together, between two vertices. */
  readonly maxParallel?: number
}

/** A kind of vertex: how many half-edges of each field it has, and how many such vertices the diagrams have. */
export interface VertexSpecies {
  readonly halfEdges: readonly number[]
  readonly count: number
}

/** Legs that are alike. */
export interface LegSpecies {
  readonly field: number
  readonly count: number
}

export interface GenerateRequest {
  /** Fields are numbered 0 … fields − 1. */
  readonly fields: number
  /** Pairs of fields a line may join: [a, a] a symmetric line, [a, b] an oriented one (from a to b). */
  readonly lines: readonly (readonly [number, number])[]
  /** Which kinds of lines a directed cycle is made of; default: all oriented ones. */
  readonly directed?: readonly boolean[]
  readonly kinds: readonly VertexSpecies[]
  /** The kinds of legs, each with the field on which it ends and its number; only legs of one kind are exchangeable. */
  readonly legs: readonly LegSpecies[]
  readonly filters?: Filters
  /** [i, n]: only the i-th of n disjoint parts whose union is the whole. */
  readonly shard?: readonly [number, number]
}

/** Vertex sets are kept as the bits of one 32-bit integer. */
export const MAX_VERTICES: number = largest.vertices

/** Throws on a request that makes no sense, so that the search need not look. */
export function checkRequest(request: GenerateRequest): void {
  const { fields, lines, kinds, legs, shard } = request
  const natural = (n: number): boolean => Number.isInteger(n) && n >= 0
  if (!natural(fields) || fields === 0) throw new RangeError('fields must be a positive integer')
  const seen = new Set<string>()
  for (const [a, b] of lines) {
    if (!natural(a) || !natural(b) || a >= fields || b >= fields)
      throw new RangeError(`line [${a}, ${b}] names a field that is not there`)
    const key = a < b ? `${a},${b}` : `${b},${a}`
    if (seen.has(key)) throw new RangeError(`line [${a}, ${b}] is given twice`)
    seen.add(key)
  }
  let vertices = 0
  for (const kind of kinds) {
    if (!natural(kind.count)) throw new RangeError('the count of a kind must be a natural number')
    if (kind.halfEdges.length > fields || !kind.halfEdges.every(natural))
      throw new RangeError('half-edges must be natural numbers, one per field')
    vertices += kind.count
  }
  if (vertices > MAX_VERTICES) throw new RangeError(`at most ${MAX_VERTICES} vertices, not ${vertices}`)
  if (!legs.every(({ field, count }) => natural(field) && field < fields && natural(count)))
    throw new RangeError('legs must be natural numbers of a field that is there')
  if (shard && !(natural(shard[0]) && natural(shard[1]) && shard[0] < shard[1]))
    throw new RangeError('a shard is [i, n] with 0 ≤ i < n')
}

/** The shard that is part i of n of a shard, by default of the whole. */
export function partOfShard(
  [shard, shards]: readonly [number, number] = [0, 1],
  [part, parts]: readonly [number, number] = [0, 1],
): readonly [number, number] {
  return [shard + shards * part, shards * parts]
}
