// A cursor over the classes of diagrams with free legs: colouring by colouring, graph by graph.

import { bigLoopSymmetry, Colourings, type Colour, type Colouring } from './colourings.js'
import { bridgesOf, needsComplete, passes } from './completeFilters.js'
import type { Marks } from './completeFilters.js'
import { checkRequest, type Filters, type GenerateRequest } from './request.js'
import { Search } from './search.js'
import { factorial, smallFactorial } from '../../algebra/integers.js'
import { tablesFor } from './tables.js'
import type { Tables } from './tables.js'

/** Graphs and colourings between two pauses: some milliseconds. */
const LOOKED_AT_ONCE = 2048

/** The cursor: `next` goes on, the rest tells of the class at hand. */
export class Classes {
  readonly #request: GenerateRequest
  readonly #filters: Filters
  /** Whether there are conditions that only a complete graph can be held to. */
  readonly #isHeld: boolean
  readonly tables: Tables
  readonly #colourings: Colourings
  readonly #search: Search
  readonly #legOrders: number
  /** Graphs so far, those that the filters left out among them, and ways to colour vertices. */
  #lookedAt = 0
  readonly #mostLookedAt: number
  #pauseAt: number
  #active = false
  #ended = false
  #colouring: Colouring = { colours: [], counts: [] }
  // Of the colouring at hand.
  #loopSymmetry = 1
  #legSymmetry = 1
  /** Whether several vertices of one colour carry legs. */
  #manyLegs = false
  // Of the graph at hand, once weighed.
  #group = 1
  #groupFixed = 1

  /**
   * @param mostLookedAt graphs, those that the filters leave out among them, after which the cursor is `tired` and
   * finds no more
   * @param pauses whether it pauses now and then, so that others can do something else in between
   */
  constructor(request: GenerateRequest, mostLookedAt: number = Number.POSITIVE_INFINITY, pauses = false) {
    checkRequest(request)
    this.#mostLookedAt = mostLookedAt
    this.#pauseAt = pauses ? LOOKED_AT_ONCE : Number.POSITIVE_INFINITY
    this.#request = request
    this.#filters = request.filters ?? {}
    this.#isHeld = needsComplete(this.#filters)
    this.tables = tablesFor(request)
    this.#colourings = new Colourings(request, this.tables)
    const stubs = request.kinds.reduce((n, k) => n + k.count * k.halfEdges.reduce((a, b) => a + b, 0), 0)
    const deal = request.shard && { part: request.shard[0], parts: request.shard[1], next: 0 }
    this.#search = new Search(this.tables, this.#filters, stubs >> 1, deal)
    this.#legOrders = request.legs.reduce((f, { count }) => f * smallFactorial(count), 1)
  }

  /** Goes on to the next class; false when there is none, or when it pauses. */
  next(): boolean {
    const search = this.#search
    for (;;) {
      if (this.#lookedAt >= this.#pauseAt) return false
      if (this.#active) {
        while (search.next()) {
          if (++this.#lookedAt > this.#mostLookedAt) return false
          if (this.#passes()) return true
          if (this.#lookedAt >= this.#pauseAt) return false
        }
        this.#active = false
      }
      if (++this.#lookedAt > this.#mostLookedAt) return false
      const step = this.#colourings.next()
      if (step === undefined) {
        this.#ended = true
        return false
      }
      this.#start(step)
    }
  }

  /** Whether it gave up. */
  get tired(): boolean {
    return this.#lookedAt > this.#mostLookedAt
  }

  /** After a pause: whether there was one, after which `next` goes on. */
  paused(): boolean {
    if (this.#ended || this.tired || this.#lookedAt < this.#pauseAt) return false
    this.#pauseAt = this.#lookedAt + LOOKED_AT_ONCE
    return true
  }

  #start(colouring: Colouring): void {
    this.#colouring = colouring
    this.#active = true
    this.#loopSymmetry = 1
    this.#legSymmetry = 1
    this.#manyLegs = false
    colouring.colours.forEach((colour, c) => {
      const count = colouring.counts[c]!
      this.#loopSymmetry *= colour.loopSymmetry ** count
      this.#legSymmetry *= colour.legSymmetry ** count
      if (colour.legCount > 0 && count > 1) this.#manyLegs = true
    })
    this.#search.begin(colouring)
  }

  #passes(): boolean {
    return !this.#isHeld || passes(this.#search, this.#filters, this.#marks())
  }

  #marks(): Marks {
    const { vertices, colourOf } = this.#search
    const { colours } = this.#colouring
    let [single, loops] = [0, false]
    for (let v = 0; v < vertices; v++) {
      const { legCount, loopCount } = colours[colourOf[v]!]!
      if (legCount === 1) single |= 1 << v
      if (loopCount > 0) loops = true
    }
    return { legs: this.#legVertices(), single, loops }
  }

  #legVertices(): number {
    const { vertices, colourOf } = this.#search
    let mask = 0
    const { colours } = this.#colouring
    for (let v = 0; v < vertices; v++) if (colours[colourOf[v]!]!.legCount > 0) mask |= 1 << v
    return mask
  }

  get vertices(): number {
    return this.#search.vertices
  }

  /** Whether some permutation of the vertices is a symmetry. */
  get symmetric(): boolean {
    return this.#search.symmetric
  }

  /** The colours of the class at hand: the same object for all classes of one colouring. */
  get colouring(): Colouring {
    return this.#colouring
  }

  /** For each vertex the index of its colour; the array is the same for all classes. */
  get colourOf(): Int32Array {
    return this.#search.colourOf
  }

  /** The colour (kind, legs and self-loops) of a vertex. */
  colour(v: number): Colour {
    return this.#colouring.colours[this.#search.colourOf[v]!]!
  }

  /** The number of lines between two different vertices. */
  linesBetween(u: number, v: number): number {
    return this.tables.bundleSize[this.#search.bundle[(u << 5) | v]!]!
  }

  /** The bundle from u to v of the class at hand, at (u << 5) | v; the array is the same for all classes. */
  get bundles(): Int32Array {
    return this.#search.bundle
  }

  /** The neighbours of each vertex, as bits; likewise. */
  get neighbours(): Int32Array {
    return this.#search.neighbours
  }

  /** The vertices whose line to the first vertex that they are joined to is a bridge. */
  bridges(): number {
    return bridgesOf(this.#search)
  }

  /** Permutations v ↦ p[v] that generate the group of vertex permutations. */
  generators(): readonly (readonly number[])[] {
    return this.#search.generators()
  }

  /** Finds the symmetries of the class at hand, on which `free` and `labelled` rest. */
  weigh(): void {
    this.#group = this.#groupFixed = 1
    const search = this.#search
    if (!search.symmetric) return
    this.#group = search.groupOrder(0)
    this.#groupFixed = this.#group
    if (!this.#manyLegs) return
    const moved = search.moved & this.#legVertices()
    if (moved === 0) return
    // Two vertices can only be swapped.
    const rest = moved & (moved - 1)
    this.#groupFixed = (rest & (rest - 1)) === 0 ? this.#group / 2 : search.groupOrder(this.#legVertices())
  }

  // The orders below are exact up to 2⁵³ and then rounded; exactFixed() and its like are exact always.

  /** Whether a symmetry of the class at hand, once weighed, moves a vertex with legs. */
  get movesLegs(): boolean {
    return this.#groupFixed !== this.#group
  }

  /** |Aut| with legs fixed. */
  get fixed(): number {
    return this.#groupFixed * this.#search.lineSymmetry * this.#loopSymmetry
  }

  /** |Aut| with legs free. */
  get free(): number {
    return this.#group * this.#search.lineSymmetry * this.#loopSymmetry * this.#legSymmetry
  }

  /** How many diagrams with labelled legs the class stands for. */
  get labelled(): number {
    return (this.#legOrders * this.#groupFixed) / (this.#group * this.#legSymmetry)
  }

  exactVertexSymmetry(legsFixed: boolean): bigint {
    return this.#search.exactGroupOrder(legsFixed ? this.#legVertices() : 0)
  }

  #exactOwnSymmetry(): bigint {
    const { vertices, bundle } = this.#search
    let order = 1n
    for (let u = 0; u < vertices; u++) {
      order *= bigLoopSymmetry(this.tables, this.colour(u))
      for (let v = u + 1; v < vertices; v++) {
        for (const k of this.tables.bundleVectors[bundle[(u << 5) | v]!]!) order *= factorial(k)
      }
    }
    return order
  }

  #exactLegSymmetry(): bigint {
    let order = 1n
    for (let v = 0; v < this.vertices; v++) for (const m of this.colour(v).legs) order *= factorial(m)
    return order
  }

  exactFixed(): bigint {
    return this.exactVertexSymmetry(true) * this.#exactOwnSymmetry()
  }

  exactFree(): bigint {
    return this.exactVertexSymmetry(false) * this.#exactOwnSymmetry() * this.#exactLegSymmetry()
  }

  exactLabelled(): bigint {
    const orders = this.#request.legs.reduce((f, { count }) => f * factorial(count), 1n)
    return (orders * this.exactVertexSymmetry(true)) / (this.exactVertexSymmetry(false) * this.#exactLegSymmetry())
  }
}
