import { labelsText } from '../diagrams/canonical.js'
import { isOriented } from '../diagrams/diagram.js'
import { isLeast, movesOf, placements } from '../diagrams/labelledPlaces.js'
import type { LegPlaces } from '../diagrams/labelledPlaces.js'
import { labellingCount } from '../diagrams/labellingCount.js'
import type { OrderedClasses } from '../diagrams/orderedClasses.js'
import { isTyped } from '../diagrams/request.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { arrangedKinds, requestedLegs } from '../diagrams/requestedLegs.js'
import { ByteText, bytesOf } from './byteText.js'
import { lineNames, longestLine } from './lineNames.js'
import type { LineNames } from './lineNames.js'
import type { LinesPart } from './linesPart.js'

/** The ways to label so many legs are kept. */
const FEW_LEGS = 4

/** Nickel's index, in bytes, of graphs that are written with their vertices in another order. */
export type Nickels = Map<string, Uint8Array>

/** So many are kept: some hundred kilobytes. */
const MOST_NICKELS = 4096

/** Writes the class at hand. */
export class LineWriter {
  readonly #classes: OrderedClasses
  readonly #typed: boolean
  readonly #hasLineKinds: (kinds: readonly number[], count: number) => boolean
  readonly #names: LineNames
  /** The kinds of labelled legs, in each way to arrange them; undefined: legs are free. */
  readonly #arranged: readonly (readonly number[])[] | undefined
  /** In how many ways legs that carry the same can be ordered. */
  readonly #orders: bigint
  /** The vertices as every line has them, where all are of one kind. */
  readonly #vertices: Uint8Array | undefined
  /** Bytes that the line of a diagram has at most. */
  readonly #longest: number
  /** The ways to label few legs, by their kinds and vertices. */
  readonly #known = new Map<number, readonly PlacedLegs[]>()
  readonly #part: LinesPart
  readonly #nickels: Nickels
  /** The line of the class at hand that is in the text already. */
  #like: Line | undefined

  constructor(request: DiagramRequest, classes: OrderedClasses, part: LinesPart, nickels: Nickels) {
    this.#part = part
    this.#nickels = nickels
    this.#classes = classes
    this.#typed = isTyped(request)
    const oriented = request.lines.map(isOriented)
    this.#hasLineKinds = (kinds, count) => {
      if (this.#typed) return true
      for (let i = 0; i < count; i++) if (oriented[kinds[i] as number] === true || kinds[i] !== kinds[0]) return true
      return false
    }
    this.#names = lineNames(request)
    this.#arranged = request.legLabels === 'free' ? undefined : arrangedKinds(request)
    this.#orders = labellingCount(
      requestedLegs(request).map((leg) => ({ ...leg, vertex: 0 })),
      { fixed: 1n, free: 1n },
    )
    const [only, ...others] = request.vertices.flatMap(({ count }, kind) =>
      count > 0 ? [new Array<Uint8Array>(count).fill(this.#names.vertices[kind] as Uint8Array)] : [],
    )
    this.#vertices = only === undefined || others.length > 0 ? undefined : verticesText(only)
    this.#longest = longestLine(request, this.#names)
  }

  /** The legs of the class at hand, labelled in every way. */
  placed(): Iterable<PlacedLegs> {
    const classes = this.#classes
    const ways = this.#ways()
    if (this.#arranged === undefined || !classes.movesLegs) return ways
    return leastOf(ways, movesOf(classes.legVertex.slice(0, classes.legs), classes.generators()))
  }

  /** Writes the line of the class at hand with its legs so. */
  line(legs: PlacedLegs): void {
    const text = this.#part.text
    const like = this.#like
    text.reserve(this.#longest)
    this.#part.diagrams++
    if (like !== undefined) {
      text.again(like.start, like.labelled)
      text.piece(legs.labels)
      text.again(like.behind, like.legs)
      text.piece(legs.text)
      text.again(like.end, like.last)
      return
    }
    const start = text.length
    text.piece(ID)
    const graph = text.length
    this.#graph(this.#classes.order)
    const types = text.length
    if (this.#typed) this.#types()
    const labelled = text.length
    text.piece(legs.labels)
    const behind = text.length
    text.piece(NICKEL)
    if (this.#typed) this.#nickel(text.ascii(graph, types))
    else text.again(graph, types)
    this.#body()
    const before = text.length
    text.piece(legs.text)
    const end = text.length
    this.#weights()
    this.#like = { start, labelled, behind, legs: before, end, last: text.length }
  }

  /** The next line is of another class, or the first one in a part. */
  begin(): void {
    this.#like = undefined
  }

  #ways(): Iterable<PlacedLegs> {
    const { legs, legSpecies: kinds, legVertex: vertices } = this.#classes
    const all = (): Generator<PlacedLegs> =>
      this.#allWays({ kinds: kinds.slice(0, legs), vertices: vertices.slice(0, legs) })
    if (legs > FEW_LEGS) return all()
    let key = 0
    for (let i = 0; i < legs; i++) key = key * 1024 + (((kinds[i] as number) << 5) | (vertices[i] as number))
    let ways = this.#known.get(key)
    if (ways === undefined) this.#known.set(key, (ways = [...all()]))
    return ways
  }

  *#allWays(places: LegPlaces): Generator<PlacedLegs> {
    if (this.#arranged === undefined) {
      yield this.#legs(places.kinds, places.vertices, '')
      return
    }
    for (const arranged of this.#arranged) {
      const ranks = arranged.map((kind) => this.#classes.legRank[kind] as number)
      for (const own of placements(arranged, places)) yield this.#legs(arranged, own, labelsText(own, ranks))
    }
  }

  /** Nickel's index of the graph alone, which few lines of a list are the first to have. */
  #nickel(graph: string): void {
    const text = this.#part.text
    const known = this.#nickels.get(graph)
    if (known !== undefined) {
      text.piece(known)
      return
    }
    const from = text.length
    this.#graph(this.#classes.bareOrder())
    if (this.#nickels.size >= MOST_NICKELS) this.#nickels.clear()
    this.#nickels.set(graph, text.bytes.slice(from, text.length))
  }

  /** Nickel's index of the graph with its vertices in an order. */
  #graph(order: ArrayLike<number>): void {
    const classes = this.#classes
    const text = this.#part.text
    for (let p = 0; p < classes.vertices; p++) {
      const v = order[p] as number
      const { legCount, loopCount } = classes.colourOf(v)
      for (let k = 0; k < legCount; k++) text.character(E)
      for (let k = 0; k < loopCount; k++) text.character(digitCode(p))
      for (let q = p + 1; q < classes.vertices; q++)
        for (let k = classes.linesBetween(v, order[q] as number); k > 0; k--) text.character(digitCode(q))
      text.character(BAR)
    }
  }

  /** The kinds of vertices, lines and legs, in the name. */
  #types(): void {
    const classes = this.#classes
    const { vertices, lines, legs } = classes
    this.#listed(vertices, (p) => this.#part.text.piece(this.#names.inKinds[classes.kindAt(p)] as Uint8Array))
    this.#listed(lines, (i) => {
      this.#part.text.piece(this.#names.inLines[classes.lineKind[i] as number] as Uint8Array)
      this.#part.text.character(digitCode(classes.lineFrom[i] as number))
      this.#part.text.character(digitCode(classes.lineTo[i] as number))
    })
    this.#listed(legs, (i) => this.#part.text.piece(this.#names.inLegs[classes.legSpecies[i] as number] as Uint8Array))
  }

  #listed(count: number, one: (i: number) => void): void {
    if (count === 0) return
    const text = this.#part.text
    text.character(OPEN)
    for (let i = 0; i < count; i++) {
      if (i > 0) text.character(COMMA)
      one(i)
    }
    text.character(CLOSE)
  }

  /** From the end of Nickel's index to the vertices of the legs. */
  #body(): void {
    const classes = this.#classes
    const text = this.#part.text
    const names = this.#names
    if (this.#vertices !== undefined) text.piece(this.#vertices)
    else
      for (let p = 0; p < classes.vertices; p++) {
        text.piece(p === 0 ? VERTICES : SEPARATOR)
        text.piece(names.vertices[classes.kindAt(p)] as Uint8Array)
      }
    text.piece(LINES)
    const { lines, lineFrom, lineTo } = classes
    for (let i = 0; i < lines; i++) {
      if (i > 0) text.character(COMMA)
      text.pair(lineFrom[i] as number, lineTo[i] as number)
    }
    text.character(CLOSE)
    if (this.#hasLineKinds(classes.lineKind, classes.lines)) {
      text.piece(LINE_KINDS)
      for (let i = 0; i < classes.lines; i++) {
        if (i > 0) text.character(COMMA)
        text.piece(names.lines[classes.lineKind[i] as number] as Uint8Array)
      }
      text.character(CLOSE)
    }
    text.piece(LEGS)
  }

  #legs(kinds: readonly number[], vertices: readonly number[], labels: string): PlacedLegs {
    const { fields, carries, fieldNumbers } = this.#names
    const isOfOne = kinds.every((kind) => fieldNumbers[kind] === fieldNumbers[kinds[0] as number])
    const listed = (names: readonly string[]): string => kinds.map((kind) => names[kind] as string).join()
    const text = [
      `${vertices.join()}]`,
      ...(this.#typed || !isOfOne ? [`,"legFields":[${listed(fields)}]`] : []),
      ...(carries !== undefined && kinds.length > 0 ? [`,"legCarries":[${listed(carries)}]`] : []),
    ]
    return { vertices, labels: bytesOf(labels), text: bytesOf(text.join('')) }
  }

  #labellings(fixed: number | bigint, free: number | bigint): number | bigint {
    const product = typeof fixed === 'number' ? fixed * Number(this.#orders) : Number.POSITIVE_INFINITY
    return typeof free === 'number' && Number.isSafeInteger(product)
      ? product / free
      : (BigInt(fixed) * this.#orders) / BigInt(free)
  }

  #weights(): void {
    const classes = this.#classes
    const text = this.#part.text
    const fixed = classes.fixed()
    const free = classes.free()
    text.piece(FIXED)
    text.integer(fixed)
    text.piece(FREE)
    text.integer(free)
    text.piece(LABELLINGS)
    text.integer(this.#labellings(fixed, free))
    text.piece(LOOPS)
    text.integer(classes.lines - classes.vertices + 1)
    text.piece(END)
  }
}

/** Labelled legs as they stand in a line. */
interface PlacedLegs {
  readonly vertices: readonly number[]
  /** The end of the name. */
  readonly labels: Uint8Array
  /** Their vertices, and what follows about them. */
  readonly text: Uint8Array
}

/** Where the line of the class at hand and its parts begin. */
interface Line {
  readonly start: number
  /** Where the labels begin in the name, and what follows them. */
  readonly labelled: number
  readonly behind: number
  /** Where the vertices of the legs begin, and what follows the legs. */
  readonly legs: number
  readonly end: number
  readonly last: number
}

/** The beginning of a list of vertices, in bytes. */
function verticesText(vertices: readonly Uint8Array[]): Uint8Array {
  const text = new ByteText(0)
  for (const [i, vertex] of vertices.entries()) {
    text.reserve(vertex.length + VERTICES.length)
    text.piece(i === 0 ? VERTICES : SEPARATOR)
    text.piece(vertex)
  }
  return text.bytes.slice(0, text.length)
}

/** Of each orbit of the group one. */
function* leastOf(ways: Iterable<PlacedLegs>, moves: readonly ReadonlyMap<number, number>[]): Generator<PlacedLegs> {
  for (const way of ways) if (isLeast(way.vertices, moves)) yield way
}

function digitCode(n: number): number {
  return n < 10 ? ZERO + n : TEN + n - 10
}

const [E, BAR, COMMA, OPEN, CLOSE, ZERO, TEN] = [...'e|,[]0A'].map((character) => character.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]
const ID = bytesOf('{"id":"')
const NICKEL = bytesOf('","nickel":"')
const VERTICES = bytesOf('","vertices":[')
const SEPARATOR = bytesOf(',')
const LINES = bytesOf('],"lines":[')
const LINE_KINDS = bytesOf(',"lineKinds":[')
const LEGS = bytesOf(',"legs":[')
const FIXED = bytesOf(',"automorphisms":{"fixed":"')
const FREE = bytesOf('","free":"')
const LABELLINGS = bytesOf('"},"labellings":"')
const LOOPS = bytesOf('","loops":')
const END = bytesOf('}\n')
