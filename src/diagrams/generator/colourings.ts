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
    const top = a === b ? free[a]! >> 1 : filters.acyclic ? 0 : Math.min(free[a]!, free[b]!)
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

/** Every way to spread the legs and self-loops over the vertices that leaves enough half-edges to connect them. */
export function* colourings(request: GenerateRequest, tables: Tables): Generator<Colouring> {
  const vertices = request.kinds.reduce((n, k) => n + k.count, 0)
  if (vertices === 0) return
  const legs = request.legs.map(({ count }) => count)
  // A connected graph has no more self-loops than loops.
  const loops = loopNumber(request, vertices)
  if (request.filters?.tree && loops !== 0) return
  const maxLoops = Math.min(request.filters?.maxSelfLoops ?? Infinity, loops)
  const palette: Colour[] = []
  request.kinds.forEach((k, kind) => {
    if (k.count === 0) return
    for (const colour of coloursOfKind(request, tables, kind)) {
      if (vertices === 1 ? colour.state === 0 : usable(request, tables, colour)) palette.push(colour)
    }
  })
  // The fields that can only pair with themselves or with one partner give a condition at once.
  const partners = Array.from({ length: tables.fields }, (_, f) => tables.lines.filter((l) => l.includes(f)))
  const connectable = ({ colours, counts }: Colouring): boolean => {
    if (vertices === 1) return true
    let stubs = 0
    let largest = 0
    const total = partners.map(() => 0)
    colours.forEach((colour, c) => {
      const size = tables.stateSize[colour.state]!
      stubs += size * counts[c]!
      largest = Math.max(largest, size)
      tables.stateVectors[colour.state]!.forEach((n, f) => (total[f]! += n * counts[c]!))
    })
    if (stubs % 2 || stubs < 2 * (vertices - 1) || 2 * largest > stubs) return false
    return total.every((n, f) => {
      const lines = partners[f]!
      if (lines.length === 0) return n === 0
      if (lines.length > 1) return true
      const [a, b] = lines[0]!
      if (a === b) return n % 2 === 0
      return partners[a]!.length > 1 || partners[b]!.length > 1 || total[a] === total[b]
    })
  }
  // Each kind with its colours, which are next to each other.
  const groups = request.kinds.flatMap(({ count }, kind) => {
    const from = palette.findIndex((colour) => colour.kind === kind)
    return count === 0 ? [] : [{ count, from, to: palette.findLastIndex((colour) => colour.kind === kind) }]
  })
  // A kind none of whose colours is usable leaves nothing.
  if (groups.some(({ from }) => from < 0)) return
  const used: number[] = []
  const counts: number[] = []
  /** Spreads `left` vertices of the kind of group g over its colours from c on, and then those of the later groups. */
  const spread = function* (g: number, from: number, left: number, loops: number): Generator<Colouring> {
    if (left === 0) {
      const next = groups[g + 1]
      if (next !== undefined) yield* spread(g + 1, next.from, next.count, loops)
      else if (legs.every((m) => m === 0)) {
        const colouring = { colours: used.map((c) => palette[c]!), counts: [...counts] }
        if (connectable(colouring)) yield colouring
      }
      return
    }
    const { to } = groups[g]!
    for (let c = to; c >= from; c--) {
      const colour = palette[c]!
      // What no other colour takes is left to the last one.
      for (let n = c === to ? left : 1; n <= left; n++) {
        if (n * colour.loopCount > loops || colour.legs.some((m, f) => n * m > legs[f]!)) break
        used.push(c)
        counts.push(n)
        colour.legs.forEach((m, f) => (legs[f]! -= n * m))
        yield* spread(g, c + 1, left - n, loops - n * colour.loopCount)
        colour.legs.forEach((m, f) => (legs[f]! += n * m))
        used.pop()
        counts.pop()
      }
    }
  }
  const [first] = groups
  if (first !== undefined) yield* spread(0, first.from, first.count, maxLoops)
}
