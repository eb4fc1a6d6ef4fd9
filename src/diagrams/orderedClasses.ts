import { CanonicalOrder } from './canonicalOrder.js'
import { isOriented, legKind } from './diagram.js'
import { Classes } from './generator/classes.js'
import type { Colour, Colouring } from './generator/colourings.js'
import { compareLists, ranked } from './ranks.js'
import { generatorRequest } from './request.js'
import type { DiagramRequest } from './request.js'
import { legSpecies } from './requestedLegs.js'

/** Above all codes of a list, so that the longer one comes first. */
const NO_MORE = Number.MAX_SAFE_INTEGER

/** Above the number of self-loops of a vertex. */
const MANY = 1 << 16

/** What a colour of vertices is in the description, by its index in the colouring. */
interface ColourRanks {
  readonly own: readonly number[]
  readonly kind: readonly number[]
}

/** A strand that starts a line at a vertex. */
interface Start {
  readonly strand: number
  readonly line: number
  readonly isOriented: boolean
}

/**
 * The cursor over the classes of diagrams with free legs, each in canonical order: after `next`, arrays tell of the
 * class at hand, vertices by their position, lines sorted, legs by vertex. They are the same arrays for all classes.
 */
export class OrderedClasses {
  readonly #classes: Classes
  readonly #search = new CanonicalOrder()
  readonly #bare = new CanonicalOrder()
  readonly #known = (): readonly (readonly number[])[] => (this.#classes.symmetric ? this.#classes.generators() : [])
  readonly #rankOfBundle: readonly number[]
  readonly #ranks: number
  /** The strands that start a line at a vertex, by the names of their lines. */
  readonly #starts: readonly Start[]
  readonly #hasOriented: boolean
  /** Kinds of legs, lines and vertices by name: their places among the names. */
  readonly legRank: readonly number[]
  readonly #lineRank: readonly number[]
  readonly #kindRank: readonly number[]
  readonly #speciesByName: readonly number[]
  readonly #lists = new Map<Colour, readonly number[]>()
  #colouring: Colouring | undefined
  #colourRanks: ColourRanks = { own: [], kind: [] }
  readonly #own = new Int32Array(32)
  readonly #kind = new Int32Array(32)
  readonly #line = new Int32Array(32 * 32)

  /** How many vertices, lines and legs the class at hand has. */
  vertices = 0
  lines = 0
  legs = 0
  /** Position → vertex of the search. */
  order: Int32Array = new Int32Array(0)
  /** Of each line its kind, as an index of the request, and the positions of its ends. */
  readonly lineKind: number[] = []
  readonly lineFrom: number[] = []
  readonly lineTo: number[] = []
  /** Of each leg its kind, as an index of `legSpecies`, and the position of its vertex. */
  readonly legSpecies: number[] = []
  readonly legVertex: number[] = []

  /** @param pauses whether `next` pauses now and then, so that others can do something else in between */
  constructor(request: DiagramRequest, pauses = false) {
    this.#classes = new Classes(generatorRequest(request), Number.POSITIVE_INFINITY, pauses)
    const { strands, bundleVectors, strandOf } = this.#classes.tables
    const species = legSpecies(request).map(({ leg }) => legKind(leg))
    const lineNames = request.lines.map(({ name }) => name)
    this.legRank = places(species)
    this.#lineRank = places(lineNames)
    this.#kindRank = places(request.vertices.map(({ kind }) => kind.name))
    this.#speciesByName = sortedBy(this.legRank, byRank)
    this.#starts = sortedBy(this.#lineRank, byRank).map((line) => ({
      strand: strandOf[line] as number,
      line,
      isOriented: isOriented(request.lines[line] as DiagramRequest['lines'][number]),
    }))
    this.#hasOriented = this.#starts.some((start) => start.isOriented)
    const lists = bundleVectors.map((counts) =>
      counts
        .flatMap((count, s) => {
          const { line, reverse } = strands[s] as (typeof strands)[number]
          return new Array<number>(count).fill(2 * (this.#lineRank[line] as number) + (reverse < s ? 1 : 0))
        })
        .sort((a, b) => a - b),
    )
    const { of, ranks } = ranked(lists)
    this.#rankOfBundle = of.map((rank, bundle) => ((lists[bundle] as readonly number[]).length === 0 ? 0 : rank + 1))
    this.#ranks = ranks + 1
  }

  /** Goes on to the next class; false when there is none. */
  next(): boolean {
    const classes = this.#classes
    if (!classes.next()) return false
    classes.weigh()
    const size = classes.vertices
    const { bundles, colourOf } = classes
    if (classes.colouring !== this.#colouring) this.#rankColours(classes.colouring)
    const { own, kind } = this.#colourRanks
    const rankOf = this.#rankOfBundle
    const line = this.#line
    for (let u = 0; u < size; u++) {
      const colour = colourOf[u] as number
      this.#own[u] = own[colour] as number
      this.#kind[u] = kind[colour] as number
      for (let v = 0; v < size; v++) line[u * size + v] = rankOf[bundles[(u << 5) | v] as number] as number
      line[u * size + u] = 0
    }
    this.vertices = size
    this.#search.find({ size, own: this.#own, kind: this.#kind, line, ranks: this.#ranks }, this.#known)
    this.order = this.#search.order
    this.#list()
    return true
  }

  /** When `next` found none: whether it paused only, and goes on. */
  paused(): boolean {
    return this.#classes.paused()
  }

  /** The order of the graph alone, without kinds, fields and orientations, which Nickel's index has. */
  bareOrder(): Int32Array {
    const classes = this.#classes
    const size = this.vertices
    const line = this.#line
    let most = 0
    for (let u = 0; u < size; u++)
      for (let v = 0; v < size; v++) most = Math.max(most, u === v ? 0 : classes.linesBetween(u, v))
    for (let u = 0; u < size; u++) {
      const { legCount, loopCount } = classes.colour(u)
      this.#own[u] = -(legCount * MANY + loopCount)
      this.#kind[u] = 0
      for (let v = 0; v < size; v++) {
        const lines = u === v ? 0 : classes.linesBetween(u, v)
        line[u * size + v] = lines === 0 ? 0 : most + 1 - lines
      }
    }
    this.#bare.find({ size, own: this.#own, kind: this.#kind, line, ranks: most + 1 }, this.#known)
    return this.#bare.order
  }

  /** Kind, legs and self-loops of a vertex of the search. */
  colourOf(vertex: number): Colour {
    return this.#classes.colour(vertex)
  }

  /** The number of lines between two different vertices of the search. */
  linesBetween(u: number, v: number): number {
    return this.#classes.linesBetween(u, v)
  }

  /** The kind of the vertex at a position, as an index of the request. */
  kindAt(position: number): number {
    return this.#classes.colour(this.order[position] as number).kind
  }

  /** |Aut| with legs fixed, and with legs free, exact. */
  fixed(): number | bigint {
    const { fixed } = this.#classes
    return Number.isSafeInteger(fixed) ? fixed : this.#classes.exactFixed()
  }

  free(): number | bigint {
    const { free } = this.#classes
    return Number.isSafeInteger(free) ? free : this.#classes.exactFree()
  }

  /** Whether a symmetry of the class moves a vertex with legs. */
  get movesLegs(): boolean {
    return this.#classes.movesLegs
  }

  /** Permutations of positions that generate the group of the class. */
  generators(): readonly (readonly number[])[] {
    const { order } = this
    const place: number[] = []
    for (let p = 0; p < this.vertices; p++) place[order[p] as number] = p
    return this.#known().map((generator) => {
      const moved: number[] = []
      for (let p = 0; p < this.vertices; p++) moved.push(place[generator[order[p] as number] as number] as number)
      return moved
    })
  }

  #rankColours(colouring: Colouring): void {
    const { colours } = colouring
    const lists = colours.map((colour) => this.#listOf(colour))
    const own: number[] = []
    let rank = 0
    sortedBy(lists, compareLists).forEach((c, i, order) => {
      const before = order[i - 1]
      if (before !== undefined && compareLists(lists[before] as number[], lists[c] as number[]) !== 0) rank++
      own[c] = rank
    })
    this.#colouring = colouring
    this.#colourRanks = { own, kind: colours.map(({ kind }) => this.#kindRank[kind] as number) }
  }

  /** What a colour of vertices is in the description: its legs and its self-loops. */
  #listOf(colour: Colour): readonly number[] {
    const known = this.#lists.get(colour)
    if (known !== undefined) return known
    const list: number[] = []
    for (const s of this.#speciesByName)
      for (let k = colour.legs[s] as number; k > 0; k--) list.push(this.legRank[s] as number)
    list.push(NO_MORE)
    for (const { line } of this.#starts)
      for (let k = colour.loops[line] as number; k > 0; k--) list.push(2 * (this.#lineRank[line] as number))
    this.#lists.set(colour, list)
    return list
  }

  /** Fills the arrays of lines and legs. */
  #list(): void {
    const classes = this.#classes
    const { order } = this
    const size = this.vertices
    const { bundles, tables } = classes
    const { bundleVectors } = tables
    const starts = this.#starts
    const species = this.#speciesByName
    let lines = 0
    let legs = 0
    for (let p = 0; p < size; p++) {
      const u = order[p] as number
      const colour = classes.colour(u)
      if (colour.legCount > 0)
        for (let i = 0; i < species.length; i++) {
          const s = species[i] as number
          for (let k = colour.legs[s] as number; k > 0; k--) {
            this.legSpecies[legs] = s
            this.legVertex[legs++] = p
          }
        }
      for (let q = this.#hasOriented ? 0 : p; q < size; q++) {
        if (q === p) {
          if (colour.loopCount === 0) continue
          for (let i = 0; i < starts.length; i++) {
            const { line } = starts[i] as Start
            for (let k = colour.loops[line] as number; k > 0; k--) {
              this.lineKind[lines] = line
              this.lineFrom[lines] = p
              this.lineTo[lines++] = p
            }
          }
          continue
        }
        const bundle = bundles[(u << 5) | (order[q] as number)] as number
        if (bundle === 0) continue
        const counts = bundleVectors[bundle] as readonly number[]
        for (let i = 0; i < starts.length; i++) {
          const { strand, line, isOriented: runs } = starts[i] as Start
          if (!runs && q < p) continue
          for (let k = counts[strand] as number; k > 0; k--) {
            this.lineKind[lines] = line
            this.lineFrom[lines] = p
            this.lineTo[lines++] = q
          }
        }
      }
    }
    this.lines = lines
    this.legs = legs
  }
}

/** The place of each name among the different ones. */
function places(names: readonly string[]): readonly number[] {
  const sorted = [...new Set(names)].sort()
  return names.map((name) => sorted.indexOf(name))
}

/** The places of what is in a list, in its order. */
function sortedBy<T>(list: readonly T[], compare: (a: T, b: T) => number): readonly number[] {
  return list.map((_, i) => i).sort((a, b) => compare(list[a] as T, list[b] as T))
}

const byRank = (a: number, b: number): number => a - b
