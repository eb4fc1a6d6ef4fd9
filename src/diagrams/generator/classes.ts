// A cursor over the classes of diagrams with free legs: colouring by colouring, graph by graph.

import { bigLoopSymmetry, colourings, type Colour, type Colouring } from './colourings.js'
import { passes } from './completeFilters.js'
import { checkRequest, type Filters, type GenerateRequest } from './request.js'
import { Search } from './search.js'
import { bigFactorial, factorial, Tables } from './tables.js'

/** A class of diagrams with free legs. */
export interface FoundClass {
  /** Kind of each vertex. */
  readonly kinds: readonly number[]
  /** Legs of each vertex, per field. */
  readonly legs: readonly (readonly number[])[]
  /** Lines of a kind from u to v (u = v: self-loops; u < v for symmetric lines) with their number. */
  readonly lines: readonly FoundLine[]
  /** Permutations of the vertices: the order of their group, and of those that fix every vertex with legs. */
  readonly vertexSymmetry: bigint
  readonly vertexSymmetryFixed: bigint
  /** |Aut| with legs fixed and with legs free. */
  readonly fixed: bigint
  readonly free: bigint
  /** How many diagrams with labelled legs the class stands for. */
  readonly labelled: bigint
  /** Permutations v ↦ p[v] that generate the group of vertex permutations. */
  readonly generators: readonly (readonly number[])[]
}

export interface FoundLine {
  readonly line: number
  readonly from: number
  readonly to: number
  readonly count: number
}

class Classes {
  readonly #request: GenerateRequest
  readonly #filters: Filters
  readonly #tables: Tables
  readonly #colourings: Generator<Colouring>
  readonly #search: Search
  readonly #legOrders: number
  #active = false
  #colouring: Colouring = { colours: [], counts: [] }
  // Of the colouring at hand.
  #loopSymmetry = 1
  #legSymmetry = 1
  #legColours: readonly boolean[] = []
  /** Whether several vertices of one colour carry legs. */
  #manyLegs = false
  // Of the graph at hand.
  #groupKnown = false
  #group = 1
  #groupFixed = 1

  constructor(request: GenerateRequest) {
    checkRequest(request)
    this.#request = request
    this.#filters = request.filters ?? {}
    this.#tables = new Tables(request)
    this.#colourings = colourings(request, this.#tables)
    const stubs = request.kinds.reduce((n, k) => n + k.count * k.halfEdges.reduce((a, b) => a + b, 0), 0)
    const deal = request.shard && { part: request.shard[0], parts: request.shard[1], next: 0 }
    this.#search = new Search(this.#tables, this.#filters, stubs >> 1, deal)
    this.#legOrders = request.legs.reduce((f, n) => f * factorial(n), 1)
  }

  /** Goes on to the next class; false when there is none. */
  next(): boolean {
    const search = this.#search
    this.#groupKnown = false
    for (;;) {
      if (this.#active) {
        while (search.next()) {
          if (this.#passes()) return true
        }
        this.#active = false
      }
      const step = this.#colourings.next()
      if (step.done) return false
      this.#start(step.value)
    }
  }

  #start(colouring: Colouring): void {
    this.#colouring = colouring
    this.#active = true
    let loops = 1
    let legs = 1
    colouring.colours.forEach((colour, c) => {
      loops *= colour.loopSymmetry ** colouring.counts[c]!
      legs *= colour.legSymmetry ** colouring.counts[c]!
    })
    this.#loopSymmetry = loops
    this.#legSymmetry = legs
    this.#legColours = colouring.colours.map((c) => c.legCount > 0)
    this.#manyLegs = colouring.colours.some((c, i) => c.legCount > 0 && colouring.counts[i]! > 1)
    this.#search.begin(colouring)
  }

  #passes(): boolean {
    const { onePI, noTadpole, noSnail } = this.#filters
    return !(onePI || noTadpole || noSnail) || passes(this.#search, this.#filters, this.#legVertices())
  }

  #legVertices(): number {
    const { vertices, colourOf } = this.#search
    let mask = 0
    for (let v = 0; v < vertices; v++) if (this.#legColours[colourOf[v]!]) mask |= 1 << v
    return mask
  }

  get vertices(): number {
    return this.#search.vertices
  }

  /** The colour (kind, legs and self-loops) of a vertex. */
  colour(v: number): Colour {
    return this.#colouring.colours[this.#search.colourOf[v]!]!
  }

  /** The number of lines between two different vertices. */
  linesBetween(u: number, v: number): number {
    return this.#tables.bundleSize[this.#search.bundle[(u << 5) | v]!]!
  }

  #findGroup(): void {
    if (this.#groupKnown) return
    this.#groupKnown = true
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

  /** |Aut| with legs fixed. */
  get fixed(): number {
    this.#findGroup()
    return this.#groupFixed * this.#search.lineSymmetry * this.#loopSymmetry
  }

  /** |Aut| with legs free. */
  get free(): number {
    this.#findGroup()
    return this.#group * this.#search.lineSymmetry * this.#loopSymmetry * this.#legSymmetry
  }

  /** How many diagrams with labelled legs the class stands for. */
  get labelled(): number {
    this.#findGroup()
    return (this.#legOrders * this.#groupFixed) / (this.#group * this.#legSymmetry)
  }

  exactVertexSymmetry(legsFixed: boolean): bigint {
    let order = 1n
    this.#search.groupOrder(legsFixed ? this.#legVertices() : 0, (n) => (order *= BigInt(n)))
    return order
  }

  #exactOwnSymmetry(): bigint {
    const { vertices, bundle } = this.#search
    let order = 1n
    for (let u = 0; u < vertices; u++) {
      order *= bigLoopSymmetry(this.#tables, this.colour(u))
      for (let v = u + 1; v < vertices; v++) {
        for (const k of this.#tables.bundleVectors[bundle[(u << 5) | v]!]!) order *= bigFactorial(k)
      }
    }
    return order
  }

  #exactLegSymmetry(): bigint {
    let order = 1n
    for (let v = 0; v < this.vertices; v++) for (const m of this.colour(v).legs) order *= bigFactorial(m)
    return order
  }

  exactFixed(): bigint {
    return this.exactVertexSymmetry(true) * this.#exactOwnSymmetry()
  }

  exactFree(): bigint {
    return this.exactVertexSymmetry(false) * this.#exactOwnSymmetry() * this.#exactLegSymmetry()
  }

  exactLabelled(): bigint {
    const orders = this.#request.legs.reduce((f, n) => f * bigFactorial(n), 1n)
    return (orders * this.exactVertexSymmetry(true)) / (this.exactVertexSymmetry(false) * this.#exactLegSymmetry())
  }

  /** The class at hand as a value of its own. */
  snapshot(): FoundClass {
    const vertices = Array.from({ length: this.vertices }, (_, v) => v)
    const { strands, bundleVectors } = this.#tables
    const lines: FoundLine[] = []
    for (const u of vertices) {
      this.colour(u).loops.forEach((count, line) => {
        if (count > 0) lines.push({ line, from: u, to: u, count })
      })
      for (const v of vertices) {
        if (v <= u) continue
        bundleVectors[this.#search.bundle[(u << 5) | v]!]!.forEach((count, s) => {
          if (count === 0) return
          const { line, reverse } = strands[s]!
          // The second strand of an oriented line runs the other way.
          lines.push(reverse < s ? { line, from: v, to: u, count } : { line, from: u, to: v, count })
        })
      }
    }
    return {
      kinds: vertices.map((v) => this.colour(v).kind),
      legs: vertices.map((v) => this.colour(v).legs),
      lines,
      vertexSymmetry: this.exactVertexSymmetry(false),
      vertexSymmetryFixed: this.exactVertexSymmetry(true),
      fixed: this.exactFixed(),
      free: this.exactFree(),
      labelled: this.exactLabelled(),
      generators: this.#search.generators(),
    }
  }
}

/** Every class, as values. */
export function* generateClasses(request: GenerateRequest): Generator<FoundClass> {
  const classes = new Classes(request)
  while (classes.next()) yield classes.snapshot()
}

/** Shows every class to `visit` through one cursor, without making a value of it; `visit` may return false to stop. */
function visitClasses(request: GenerateRequest, visit: (found: Classes) => unknown): void {
  const classes = new Classes(request)
  while (classes.next()) if (visit(classes) === false) return
}

export interface Total {
  /** Classes with free legs, and diagrams with labelled legs. */
  readonly classes: number
  readonly diagrams: bigint
  /** The sum of 1/|Aut| over the diagrams with labelled legs, as a fraction in lowest terms. */
  readonly weight: readonly [bigint, bigint]
  /** The number of ways to order the legs, Π E_f! over fields: the weight of the classes with free legs is `weight` divided by it. */
  readonly labelOrders: bigint
}

/** Counts diagrams and sums their weights exactly. */
export function total(request: GenerateRequest): Total {
  const orders = request.legs.reduce((f, n) => f * bigFactorial(n), 1n)
  // Most orders are small: counting those in an array spares the map.
  const seldom = new Map<number, number>()
  const often = new Float64Array(4096)
  const large = new Map<bigint, number>()
  let classes = 0
  let diagrams = 0
  let more = 0n
  const ceiling = Number.MAX_SAFE_INTEGER
  const small = orders <= BigInt(ceiling)
  visitClasses(request, (found) => {
    classes++
    const free = found.free
    if (free < often.length) often[free]!++
    else if (free <= ceiling) seldom.set(free, (seldom.get(free) ?? 0) + 1)
    else {
      const exact = found.exactFree()
      large.set(exact, (large.get(exact) ?? 0) + 1)
    }
    if (small && free <= ceiling) {
      diagrams += found.labelled
      if (diagrams > ceiling / 2) {
        more += BigInt(diagrams)
        diagrams = 0
      }
    } else more += found.exactLabelled()
  })
  let numerator = 0n
  let denominator = 1n
  const add = (order: bigint, count: number): void => {
    numerator = numerator * order + orders * BigInt(count) * denominator
    denominator *= order
    const g = gcd(numerator, denominator)
    numerator /= g
    denominator /= g
  }
  often.forEach((count, order) => {
    if (count > 0) add(BigInt(order), count)
  })
  for (const [order, count] of seldom) add(BigInt(order), count)
  for (const [order, count] of large) add(order, count)
  return { classes, diagrams: more + BigInt(diagrams), weight: [numerator, denominator], labelOrders: orders }
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}
