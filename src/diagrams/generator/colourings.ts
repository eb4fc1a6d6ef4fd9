// Free legs and self-loops first: a vertex is coloured by its kind, the legs it carries and its
// self-loops, and what is left to search for are the loopless connected multigraphs on a given multiset
// of coloured vertices. This file lists those multisets.

import type { GenerateRequest } from './request.js'
import { factorial, smallFactorial } from '../../algebra/integers.js'
import type { Tables } from './tables.js'

/** What a vertex is apart from its lines to other vertices. */
export interface Colour {
  readonly kind: number
  /** Legs per kind of leg. */
  readonly legs: readonly number[]
  /** Self-loops per line kind. */
  readonly loops: readonly number[]
  readonly legCount: number
  readonly loopCount: number
  /** The half-edges left over, as a state of the tables. */
  readonly state: number
  /** Symmetries of the vertex itself: of its self-loops, and of its legs if they are free. */
  readonly loopSymmetry: number
  readonly legSymmetry: number
}

/** Colours that occur, each with the number of its vertices. */
export interface Colouring {
  readonly colours: readonly Colour[]
  readonly counts: readonly number[]
}

/** The order of the group of a vertex's self-loops, exactly. */
export function bigLoopSymmetry(tables: Tables, colour: Colour): bigint {
  return colour.loops.reduce((f, k, line) => {
    const [a, b] = tables.lines[line]!
    return f * factorial(k) * (a === b ? 1n << BigInt(k) : 1n)
  }, 1n)
}

/** Every colour a vertex of one kind can have. */
function coloursOfKind(request: GenerateRequest, tables: Tables, kind: number): Colour[] {
  const { filters = {} } = request
  const halfEdges = request.kinds[kind]!.halfEdges
  const free = Array.from({ length: tables.fields }, (_, f) => halfEdges[f] ?? 0)
  const maxLoops = filters.noSelfLoop || filters.noSnail || filters.bipartite ? 0 : (filters.maxSelfLoops ?? Infinity)
  const found: Colour[] = []
  const legs = request.legs.map(() => 0)
  const loops = tables.lines.map(() => 0)
  const chooseLoops = (line: number, left: number): void => {
    const ends = tables.lines[line]
    if (!ends) {
      found.push({
        kind,
        legs: [...legs],
        loops: [...loops],
        legCount: legs.reduce((a, b) => a + b, 0),
        loopCount: loops.reduce((a, b) => a + b, 0),
        state: tables.state(free),
        loopSymmetry: loops.reduce(
          (f, k, l) => f * smallFactorial(k) * (tables.lines[l]![0] === tables.lines[l]![1] ? 2 ** k : 1),
          1,
        ),
        legSymmetry: legs.reduce((f, m) => f * smallFactorial(m), 1),
      })
      return
    }
    const [a, b] = ends
    const top = a === b ? free[a]! >> 1 : filters.acyclic && tables.directed[line]! ? 0 : Math.min(free[a]!, free[b]!)
    for (let k = 0; k <= Math.min(top, left); k++) {
      loops[line] = k
      free[a]! -= k
      free[b]! -= k
      chooseLoops(line + 1, left - k)
      free[a]! += k
      free[b]! += k
    }
    loops[line] = 0
  }
  const chooseLegs = (species: number): void => {
    const leg = request.legs[species]
    if (!leg) return chooseLoops(0, maxLoops)
    const { field, count } = leg
    const most = Math.min(free[field]!, count)
    for (let m = 0; m <= most; m++) {
      legs[species] = m
      free[field]! -= m
      chooseLegs(species + 1)
      free[field]! += m
    }
    legs[species] = 0
  }
  chooseLegs(0)
  return found
}

/** Whether a vertex of this colour can be in a diagram of several vertices that passes the filters. */
function usable(request: GenerateRequest, tables: Tables, colour: Colour): boolean {
  const { onePI, noTadpole } = request.filters ?? {}
  const size = tables.stateSize[colour.state]!
  if (size === 0) return false
  return size > 1 || !(onePI || (noTadpole && colour.legCount === 0))
}

/** Lines that a connected diagram has beyond those of a tree. */
function loopNumber(request: GenerateRequest, vertices: number): number {
  const halfEdges = request.kinds.reduce((n, k) => n + k.count * k.halfEdges.reduce((a, b) => a + b, 0), 0)
  return (halfEdges - request.legs.reduce((n, { count }) => n + count, 0)) / 2 - vertices + 1
}

/** A choice of `n` vertices of a colour, of the `left` ones of a group, with so many self-loops and a place to go on. */
interface Choice {
  group: number
  from: number
  left: number
  loops: number
  colour: number
  n: number
}

/**
 * The cursor over every way to spread the legs and self-loops over the vertices that leaves enough half-edges to connect
 * them. It keeps the choices made so far, and nothing of what it found before.
 */
export class Colourings {
  readonly #tables: Tables
  readonly #vertices: number
  /** The colours of each kind, which are next to each other. */
  readonly #palette: readonly Colour[]
  readonly #groups: readonly { readonly count: number; readonly from: number; readonly to: number }[]
  /** Legs that are left, by kind and in all. */
  readonly #legs: number[]
  #legsLeft: number
  /** Of each colour, the most legs of one from it on in its group; of each group, the most that all later ones carry. */
  readonly #mostFrom: readonly number[]
  readonly #mostBehind: readonly number[]
  /** The fields that can only pair with themselves or with one partner give a condition at once. */
  readonly #partners: readonly (readonly (readonly [number, number])[])[]
  readonly #total: Int32Array
  readonly #choices: Choice[] = []
  #depth = -1

  constructor(request: GenerateRequest, tables: Tables) {
    this.#tables = tables
    const { kinds } = request
    const vertices = kinds.reduce((n, k) => n + k.count, 0)
    this.#vertices = vertices
    this.#legs = request.legs.map(({ count }) => count)
    this.#legsLeft = this.#legs.reduce((a, b) => a + b, 0)
    const palette: Colour[] = []
    this.#groups = kinds.flatMap(({ count }, kind) => {
      if (count === 0) return []
      const from = palette.length
      for (const colour of coloursOfKind(request, tables, kind))
        if (vertices === 1 ? colour.state === 0 : usable(request, tables, colour)) palette.push(colour)
      return [{ count, from, to: palette.length - 1 }]
    })
    this.#palette = palette
    this.#partners = Array.from({ length: tables.fields }, (_, f) => tables.lines.filter((l) => l.includes(f)))
    this.#total = new Int32Array(tables.fields)
    const mostFrom: number[] = []
    const mostBehind: number[] = []
    let behind = 0
    for (let g = this.#groups.length - 1; g >= 0; g--) {
      const { count, from, to } = this.#groups[g]!
      mostBehind[g] = behind
      for (let c = to; c >= from; c--) mostFrom[c] = Math.max(c === to ? 0 : mostFrom[c + 1]!, palette[c]!.legCount)
      behind += count * (mostFrom[from] ?? 0)
    }
    this.#mostFrom = mostFrom
    this.#mostBehind = mostBehind
    const { tree, maxSelfLoops = Infinity } = request.filters ?? {}
    const loops = loopNumber(request, vertices)
    // A kind none of whose colours is usable leaves nothing.
    const [first] = this.#groups
    if (first === undefined || this.#groups.some(({ from, to }) => from > to) || (tree && loops !== 0)) return
    // A connected graph has no more self-loops than loops.
    this.#open(0, first.from, first.count, Math.min(maxSelfLoops, loops))
  }

  /** The next one; undefined when there is none. */
  next(): Colouring | undefined {
    const choices = this.#choices
    while (this.#depth >= 0) {
      const at = choices[this.#depth]!
      const { group, from, left, loops, colour: c, n } = at
      if (c < from) {
        this.#depth--
        if (this.#depth >= 0) this.#putBack(choices[this.#depth]!)
        continue
      }
      const colour = this.#palette[c]!
      if (n > left || n * colour.loopCount > loops || !this.#has(colour, n)) {
        at.colour--
        at.n = 1
        continue
      }
      this.#take(colour, n)
      const next = this.#groups[group + 1]
      if (left > n) {
        if (this.#legsLeft <= (left - n) * this.#mostFrom[c + 1]! + this.#mostBehind[group]!) {
          this.#open(group, c + 1, left - n, loops - n * colour.loopCount)
          continue
        }
      } else if (next !== undefined) {
        if (this.#legsLeft <= this.#mostBehind[group]!) {
          this.#open(group + 1, next.from, next.count, loops - n * colour.loopCount)
          continue
        }
      } else if (this.#legsLeft === 0 && this.#isConnectable()) {
        const chosen = choices.slice(0, this.#depth + 1)
        const found = {
          colours: chosen.map((each) => this.#palette[each.colour]!),
          counts: chosen.map((each) => each.n),
        }
        this.#putBack(at)
        return found
      }
      this.#putBack(at)
    }
    return undefined
  }

  /** Goes on to choose among the colours of a group from one on, the last one first. */
  #open(group: number, from: number, left: number, loops: number): void {
    const at = (this.#choices[++this.#depth] ??= { group, from, left, loops, colour: 0, n: 0 })
    at.group = group
    at.from = from
    at.left = left
    at.loops = loops
    at.colour = this.#groups[group]!.to
    // What no other colour takes is left to the last one.
    at.n = left
  }

  #has({ legs }: Colour, n: number): boolean {
    for (let f = 0; f < legs.length; f++) if (n * legs[f]! > this.#legs[f]!) return false
    return true
  }

  #take({ legs, legCount }: Colour, n: number): void {
    this.#legsLeft -= n * legCount
    for (let f = 0; f < legs.length; f++) this.#legs[f]! -= n * legs[f]!
  }

  /** Takes a choice back and goes on to one vertex more of its colour. */
  #putBack(choice: Choice): void {
    this.#take(this.#palette[choice.colour]!, -choice.n)
    choice.n++
  }

  /** Whether the half-edges that are left can make the vertices chosen hang together. */
  #isConnectable(): boolean {
    if (this.#vertices === 1) return true
    const { stateSize, stateVectors } = this.#tables
    const total = this.#total.fill(0)
    let stubs = 0
    let largest = 0
    for (let d = 0; d <= this.#depth; d++) {
      const { colour, n } = this.#choices[d]!
      const { state } = this.#palette[colour]!
      const size = stateSize[state]!
      stubs += size * n
      largest = Math.max(largest, size)
      const vector = stateVectors[state]!
      for (let f = 0; f < vector.length; f++) total[f]! += vector[f]! * n
    }
    if (stubs % 2 || stubs < 2 * (this.#vertices - 1) || 2 * largest > stubs) return false
    return this.#partners.every((lines, f) => {
      const n = total[f]!
      if (lines.length === 0) return n === 0
      if (lines.length > 1) return true
      const [a, b] = lines[0]!
      if (a === b) return n % 2 === 0
      return this.#partners[a]!.length > 1 || this.#partners[b]!.length > 1 || total[a] === total[b]
    })
  }
}
