import { smallFactorial } from '../../algebra/integers.js'
// The tables of a request: which lines can run between two vertices with given free half-edges.
//
// A *state* is a vector of free half-edges, one number per field, interned as an integer; state 0 is
// the empty one. A *bundle* is everything that runs between two different vertices u and v, seen from
// u: how many lines of each kind and, for oriented kinds, of each direction. Bundles are interned as
// integers too, and in such a way that the order of the integers is an order of the bundles that does
// not depend on the run (fewer lines first); bundle 0 is the empty one. With one field a state is the
// free valence and a bundle the number of parallel lines, so generality costs the search one look-up.

import type { GenerateRequest } from './request.js'

/** A line kind as seen from one of its ends. */
interface Strand {
  readonly line: number
  readonly from: number
  readonly to: number
  /** The same line seen from the other end. */
  readonly reverse: number
}

function sum(vector: readonly number[]): number {
  return vector.reduce((a, b) => a + b, 0)
}

/** The tables that were asked for last, by what they are made of; large ones, which learn many pairs, are not kept. */
const recent = new Map<string, Tables>()
const MOST_RECENT = 32
const MOST_STATES = 256

/**
 * The tables of a request. The sets of vertices of one order have few choices of kinds among them, and are counted before
 * they are listed: sets of the same kinds share their tables, which only ever learn more pairs.
 */
export function tablesFor(request: GenerateRequest): Tables {
  const { fields, lines, directed, filters = {} } = request
  const kinds = request.kinds.filter(({ count }) => count > 0).map(({ halfEdges }) => halfEdges.join())
  const made = [fields, lines.join(), directed?.join(), filters.maxParallel, filters.acyclic, kinds.join(' ')].join(';')
  const known = recent.get(made)
  const tables = known ?? new Tables(request)
  if (known !== undefined) recent.delete(made)
  else if (recent.size >= MOST_RECENT) recent.delete([...recent.keys()][0] as string)
  if (tables.stateVectors.length <= MOST_STATES) recent.set(made, tables)
  return tables
}

export class Tables {
  readonly fields: number
  readonly lines: readonly (readonly [number, number])[]
  readonly strands: readonly Strand[]
  /** The strand of each kind of line, the one that runs from its first field for an oriented kind. */
  readonly strandOf: readonly number[]
  /** Which kinds of lines have a direction that a cycle may follow. */
  readonly directed: readonly boolean[]

  /** Free half-edges per field of each state, and their sum. */
  readonly stateVectors: number[][] = []
  readonly stateSize: number[] = []
  readonly #stateIds = new Map<string, number>()

  /** Lines per strand of each bundle, their sum, the bundle seen from the other end, and Π k! over strands. */
  readonly bundleVectors: number[][] = []
  readonly bundleSize: Int32Array
  readonly bundleReverse: Int32Array
  readonly bundleSymmetry: Float64Array
  readonly #useFrom: number[][] = []
  readonly #useTo: number[][] = []

  /**
   * The bundles that fit between a vertex in state u and one in state v, largest first, each with the
   * states it leaves, as lists inside three parallel arrays; each list ends with bundle 0. A list is
   * made when it is first asked for; until then −1 stands for where it begins.
   */
  readonly pairBundle: number[] = []
  readonly pairFrom: number[] = []
  readonly pairTo: number[] = []
  readonly pairStart: Int32Array[] = []

  constructor(request: GenerateRequest) {
    this.fields = request.fields
    this.lines = request.lines
    this.directed = request.directed ?? request.lines.map(([a, b]) => a !== b)
    const strands: Strand[] = []
    const strandOf: number[] = []
    request.lines.forEach(([a, b], line) => {
      const s = strands.length
      strandOf.push(s)
      if (a === b) strands.push({ line, from: a, to: a, reverse: s })
      else strands.push({ line, from: a, to: b, reverse: s + 1 }, { line, from: b, to: a, reverse: s })
    })
    this.strands = strands
    this.strandOf = strandOf
    // Every state that can come up: the vectors below those of the kinds.
    const vector = new Array<number>(this.fields).fill(0)
    this.state(vector)
    const below = (f: number, most: readonly number[]): void => {
      if (f === this.fields) {
        this.state(vector)
        return
      }
      for (let n = 0; n <= most[f]!; n++) {
        vector[f] = n
        below(f + 1, most)
      }
      vector[f] = 0
    }
    for (const kind of request.kinds) if (kind.count > 0) below(0, this.#pad(kind.halfEdges))

    const bundles = this.#bundles(request)
    const ids = new Map(bundles.map((v, id) => [v.join(), id]))
    this.bundleSize = Int32Array.from(bundles, sum)
    this.bundleReverse = Int32Array.from(bundles, (v) => ids.get(v.map((_, s) => v[strands[s]!.reverse]!).join())!)
    this.bundleSymmetry = Float64Array.from(bundles, (v) => v.reduce((f, n) => f * smallFactorial(n), 1))
    for (const v of bundles) {
      const from = new Array<number>(this.fields).fill(0)
      const to = new Array<number>(this.fields).fill(0)
      v.forEach((n, s) => {
        from[strands[s]!.from]! += n
        to[strands[s]!.to]! += n
      })
      this.bundleVectors.push(v)
      this.#useFrom.push(from)
      this.#useTo.push(to)
    }
  }

  /** The number of a vector of free half-edges. */
  state(vector: readonly number[]): number {
    const key = vector.join()
    let id = this.#stateIds.get(key)
    if (id === undefined) {
      id = this.stateVectors.length
      this.#stateIds.set(key, id)
      this.stateVectors.push([...vector])
      this.stateSize.push(sum(vector))
    }
    return id
  }

  /** Where the list of bundles between states u and v begins. */
  pairs(u: number, v: number): number {
    const row = (this.pairStart[u] ??= new Int32Array(this.stateVectors.length).fill(-1))
    if (row[v]! < 0) row[v] = this.#makePairs(u, v)
    return row[v]!
  }

  /** Which bundles hold an oriented line away from the vertex they are seen from. */
  arrowOut(): boolean[] {
    return this.bundleVectors.map((v) =>
      v.some((n, s) => n > 0 && this.strands[s]!.reverse > s && this.directed[this.strands[s]!.line]!),
    )
  }

  #makePairs(u: number, v: number): number {
    const start = this.pairBundle.length
    const free = this.stateVectors[u]!
    const other = this.stateVectors[v]!
    for (let b = this.bundleSize.length - 1; b > 0; b--) {
      const from = this.#useFrom[b]!
      const to = this.#useTo[b]!
      if (!from.every((n, f) => n <= free[f]!) || !to.every((n, f) => n <= other[f]!)) continue
      this.pairBundle.push(b)
      this.pairFrom.push(this.state(free.map((n, f) => n - from[f]!)))
      this.pairTo.push(this.state(other.map((n, f) => n - to[f]!)))
    }
    this.pairBundle.push(0)
    this.pairFrom.push(u)
    this.pairTo.push(v)
    return start
  }

  /** The bundles that fit between vertices of the kinds asked for, in their order. */
  #bundles(request: GenerateRequest): number[][] {
    const most = request.filters?.maxParallel ?? Infinity
    const acyclic = request.filters?.acyclic ?? false
    const kinds = request.kinds.filter((k) => k.count > 0).map((k) => this.#pad(k.halfEdges))
    const found = new Map<string, number[]>()
    const counts = new Array<number>(this.strands.length).fill(0)
    const extend = (s: number, lines: number, free: number[], other: number[]): void => {
      const strand = this.strands[s]
      if (!strand) {
        found.set(counts.join(), [...counts])
        return
      }
      const { from, to } = strand
      // An oriented line each way would already be a directed cycle.
      const antiparallel = acyclic && this.directed[strand.line]! && strand.reverse < s && counts[strand.reverse]! > 0
      const top = antiparallel ? 0 : Math.min(most - lines, free[from]!, other[to]!)
      for (let n = 0; n <= top; n++) {
        counts[s] = n
        free[from]! -= n
        other[to]! -= n
        extend(s + 1, lines + n, free, other)
        free[from]! += n
        other[to]! += n
      }
      counts[s] = 0
    }
    for (const u of kinds) for (const v of kinds) extend(0, 0, [...u], [...v])
    found.set(counts.join(), [...counts])
    return [...found.values()].sort((x, y) => {
      let order = sum(x) - sum(y)
      for (let s = 0; order === 0 && s < x.length; s++) order = x[s]! - y[s]!
      return order
    })
  }

  #pad(vector: readonly number[]): number[] {
    return Array.from({ length: this.fields }, (_, f) => vector[f] ?? 0)
  }
}
