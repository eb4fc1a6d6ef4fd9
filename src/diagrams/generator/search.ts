// The orderly search: every connected loopless multigraph on a multiset of coloured vertices, once each.
//
// Vertices are numbered breadth first from a root of the rarest colour. Row i of a numbered graph lists
// the bundles from vertex i to the later vertices already found, then the new vertices it finds, as
// (bundle, colour) in falling order. The rows fill up one after the other, so connectedness comes by
// itself, and a graph is kept only if no other breadth-first numbering of it has greater rows
// (lexicographically): one numbering per class, no store of results.
//
// Other numberings need not be listed with all their arbitrary choices. New vertices that tie stay in
// one *cell*, an interval of positions; a later row sorts the members of each cell by their bundles,
// which splits it; only a cell that comes first in the queue while still of size > 1 forces a choice.
// As long as another numbering ties with ours its cells are at the same positions as ours. So the
// alternatives to our numbering are pairs (level k, vertex w): agree with us on positions before k, then
// take w from the cell of k (at level 0: any vertex of the root colour). An alternative is tested when
// row w is closed, dropped for good once it is known to be worse, ends the branch once it is better, and
// is otherwise kept until the row it waits for is closed. Those that tie when the graph is complete are
// automorphisms, and 1 + (their number at level k) is the length of the orbit of vertex k under the
// automorphisms that fix 0 … k−1: the group's order is the product over the levels, whatever its size.
//
// The rows, masks and stacks are typed arrays, indexed (i << 5) | j where they are square: this is worth
// a factor of about three over arrays of objects.

import { arrays } from './arrays.js'
import type { Colouring } from './colourings.js'
import { hasOrientedCycle } from './completeFilters.js'
import type { Filters } from './request.js'
import type { Tables } from './tables.js'

const SIZE = 32
const WORSE = -1
const TIE = -2
const BETTER = -3

/**
 * Room for a comparison put off: its level and branches, and the image, reached, choices and choiceLevel at that time.
 */
const SAVED = 2 + 4 * SIZE

/** The mask of the first n bits, n ≤ 32. */
function firstBits(n: number): number {
  return n === 32 ? -1 : (1 << n) - 1
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}

/** Which part of the tree a search covers: nodes at the split level are dealt out in turn. */
export interface Deal {
  readonly part: number
  readonly parts: number
  next: number
}

/** Failures after which a comparison looks at symmetries. */
const PATIENCE = 60

/**
 * With at most so many half-edges left, alternatives wait for the complete graph: fewer are put off, and hardly more
 * rows closed.
 */
const LATE = 2

/** The row at whose end the search tree is split into shards. */
const SPLIT_ROW = 2

export class Search {
  readonly #array = arrays()
  readonly tables: Tables
  readonly #filters: Filters
  readonly #deal: Deal | undefined
  /** A colouring's vertices, lines and colours. */
  vertices: number = 0
  colouring: Colouring = { colours: [], counts: [] }

  // The graph: bundles as seen from the row's vertex, sets of neighbours, colour and state of each vertex.
  readonly bundle: Int32Array = this.#array(SIZE * SIZE)
  readonly neighbours: Int32Array = this.#array(SIZE)
  readonly colourOf: Int32Array = this.#array(SIZE)
  readonly #rem = this.#array(SIZE)
  readonly #side = this.#array(SIZE)
  /** How each vertex was found: bundle · colours + colour. */
  readonly #rank = this.#array(SIZE)
  /** Vertices known before each row; the positions that continue the cell before them; the rest of its first cell. */
  readonly #known = this.#array(SIZE + 1)
  readonly #same = this.#array(SIZE + 1)
  readonly #others = this.#array(SIZE + 1)
  /** All those up to a row. */
  readonly #anyOthers = this.#array(SIZE + 1)
  /** The same where the row is empty, so that the cell's vertices are interchangeable. */
  readonly #twins = this.#array(SIZE + 1)
  /** The most half-edges any vertex may have left after each row. */
  readonly #mostLeft = this.#array(SIZE)
  /** Of each colour, how many vertices are still to be found. */
  readonly #left = this.#array(SIZE)
  readonly #sizes = this.#array(SIZE)
  readonly #colourState = this.#array(SIZE)
  #colours = 0

  // The stack of choices: a bundle from vertex `row` to vertex `to`, entry `entry` of a list.
  readonly #stackRow: Int32Array
  readonly #stackTo: Int32Array
  readonly #stackEntry: Int32Array
  readonly #stackRemRow: Int32Array
  readonly #stackRemTo: Int32Array
  readonly #stackRoom: Int32Array
  /** Π k! over the bundles chosen so far. */
  readonly #stackSymmetry: Float64Array
  #depth = 0
  #row = 0
  #found = 0
  #chords = 0
  /** Free half-edges of the vertices found, and of those still to be found. */
  #open = 0
  #hidden = 0
  #entered = false

  // What a vertex in a given state can find: for the colouring at hand, largest rank first, ended by bundle 0.
  readonly #findBundle: number[] = []
  readonly #findColour: number[] = []
  readonly #findFrom: number[] = []
  readonly #findTo: number[] = []
  #findCount = 0
  /** Where the list of each state begins; −1 until it is made. */
  readonly #findStart: Int32Array
  readonly #mergeAt = this.#array(SIZE)

  // Alternatives that have neither lost nor won yet, level << 5 | vertex, with the row each waits for and
  // where its comparison is to go on; those pending before row i are from #pendingFrom[i] to #pendingTo[i].
  #pending = this.#array(64)
  #waits = this.#array(64)
  #resumes = this.#array(64)
  readonly #pendingFrom = this.#array(SIZE + 1)
  readonly #pendingTo = this.#array(SIZE + 1)
  /** The first row before a row whose vertex has not been judged as an alternative. */
  readonly #unjudged = this.#array(SIZE + 1)
  /** Comparisons put off: see #putOff. Those made before row i are below #savedEnd[i]. */
  #saved = this.#array(8 * SAVED)
  #savedTop = 0
  /** Where the comparison put off last was saved; −1 if it has to start afresh. */
  #savedAt = -1
  readonly #savedEnd = this.#array(SIZE + 1)
  /** The alternatives that tie with a complete graph: its automorphisms that generate the group. */
  ties: Int32Array<ArrayBuffer> = this.#array(8)
  tieCount: number = 0
  #automorphisms = this.#array(8 * SIZE)
  #moved = 0
  /** The last row with a bundle in it: the later vertices have nothing left to choose. */
  lastRow: number = 0

  // The order of the group as a product.
  readonly #factors = this.#array(3 * SIZE)
  #factorCount = 0

  // Working space of the comparison.
  readonly image: Int32Array = this.#array(SIZE)
  readonly #reached = this.#array(SIZE + 1)
  readonly #orbit = this.#array(SIZE)
  readonly #choices = this.#array(SIZE)
  readonly #choiceLevel = this.#array(SIZE)

  // Which bundles hold an arrow out of the vertex they are seen from; only if cycles of arrows are forbidden.
  readonly #arrowOut: readonly boolean[] | undefined
  /**
   * Whether one free half-edge must not be all that joins what is found to what is not: always, or if one side has no
   * legs.
   */
  readonly #noBridge: boolean
  readonly #noTadpole: boolean

  #rootColour = 0
  #manyRoots = false

  constructor(tables: Tables, filters: Filters, maxLines: number, deal?: Deal) {
    this.tables = tables
    this.#filters = filters
    this.#deal = deal
    this.#arrowOut = filters.acyclic ? tables.arrowOut() : undefined
    this.#noBridge = filters.onePI ?? false
    this.#noTadpole = filters.noTadpole ?? false
    this.#findStart = this.#array(tables.stateVectors.length)
    this.#stackRow = this.#array(maxLines + 1)
    this.#stackTo = this.#array(maxLines + 1)
    this.#stackEntry = this.#array(maxLines + 1)
    this.#stackRemRow = this.#array(maxLines + 1)
    this.#stackRemTo = this.#array(maxLines + 1)
    this.#stackRoom = this.#array(maxLines + 1)
    this.#stackSymmetry = new Float64Array(maxLines + 2)
  }

  /** Starts on a colouring. */
  begin(colouring: Colouring): void {
    const { stateSize } = this.tables
    const { colours, counts } = colouring
    const sizes = this.#sizes
    let vertices = 0
    let stubs = 0
    let root = 0
    for (let c = 0; c < colours.length; c++) {
      const { state } = colours[c]!
      const count = counts[c]!
      const size = stateSize[state]!
      this.#colourState[c] = state
      sizes[c] = size
      this.#left[c] = count
      vertices += count
      stubs += count * size
      const order = count - counts[root]! || size - sizes[root]!
      if (order < 0) root = c
    }
    this.colouring = colouring
    this.vertices = vertices
    this.#colours = colours.length
    this.#findCount = 0
    this.#findStart.fill(-1)
    this.bundle.fill(0)
    this.neighbours.fill(0)
    this.#rootColour = root
    this.#manyRoots = counts[root]! > 1
    this.#left[root]!--
    this.colourOf[0] = root
    this.#rem[0] = this.#colourState[root]!
    this.#side[0] = 0
    this.#rank[0] = 0
    this.#known[0] = 1
    this.#same[0] = 0
    this.#others[0] = 0
    this.#twins[0] = 0
    this.#unjudged[0] = 1
    this.#open = sizes[root]!
    this.#hidden = stubs - this.#open
    this.#chords = stubs / 2 - (vertices - 1)
    this.#mostLeft[0] = (stubs >> 1) - sizes[root]!
    this.#depth = 0
    this.#stackSymmetry[0] = 1
    this.#row = 0
    this.#found = 1
    this.#entered = true
  }

  /** Π k! over the bundles of the graph at hand. */
  get lineSymmetry(): number {
    return this.#stackSymmetry[this.#depth]!
  }

  /** The vertices that some symmetry of the graph at hand moves. */
  get moved(): number {
    const { lastRow, vertices } = this
    if (vertices === 1) return 0
    let moved = this.#moved
    for (let k = 1; k <= lastRow; k++) if (this.#twins[k] !== 0) moved |= (1 << k) | this.#twins[k]!
    const cells = this.#same[lastRow + 1]!
    return moved | cells | (cells >>> 1)
  }

  /** Whether the graph at hand has symmetries other than permutations of parallel lines. */
  get symmetric(): boolean {
    if (this.vertices === 1) return false
    if (this.tieCount > 0 || this.#same[this.lastRow + 1] !== 0) return true
    for (let k = 1; k <= this.lastRow; k++) if (this.#twins[k] !== 0) return true
    return false
  }

  /** Goes on to the next graph; false when there is none. */
  next(): boolean {
    const { tables, vertices } = this
    const { stateSize, bundleSize, bundleReverse, bundleSymmetry, pairBundle, pairFrom, pairTo, pairStart } = tables
    const bundle = this.bundle
    const neighbours = this.neighbours
    const rem = this.#rem
    const rank = this.#rank
    const same = this.#same
    const known = this.#known
    const left = this.#left
    const sizes = this.#sizes
    const colourOf = this.colourOf
    const side = this.#side
    const findBundle = this.#findBundle
    const findColour = this.#findColour
    const findFrom = this.#findFrom
    const findTo = this.#findTo
    const stackRow = this.#stackRow
    const stackTo = this.#stackTo
    const stackEntry = this.#stackEntry
    const stackRemRow = this.#stackRemRow
    const stackRemTo = this.#stackRemTo
    const stackRoom = this.#stackRoom
    const stackSymmetry = this.#stackSymmetry
    const mostLeft = this.#mostLeft
    const colours = this.#colours
    const rootColour = this.#rootColour
    const manyRoots = this.#manyRoots
    const bipartite = this.#filters.bipartite ?? false

    let depth = this.#depth
    let i = this.#row
    let found = this.#found
    let chords = this.#chords
    let open = this.#open
    let hidden = this.#hidden
    let forward = this.#entered
    this.#entered = false
    // The candidate to look at next: a bundle from i to j, entry e of its list (−1: the list is not open yet).
    let j = 1
    let e = -1
    // The free half-edges of the vertices found, from j on.
    let room = 0

    if (vertices === 1) {
      this.lastRow = 0
      this.tieCount = 0
      return forward && (this.#deal === undefined || this.#take(this.#deal))
    }

    for (;;) {
      if (forward) {
        if (rem[i] === 0) {
          // Row i is complete.
          this.#found = found
          this.#open = open
          this.#hidden = hidden
          if (this.#closeRow(i)) {
            if (open === 0) {
              this.#depth = depth
              this.#row = i
              this.#chords = chords
              return true
            }
            i++
            j = i + 1
            e = -1
            room = open - stateSize[rem[i]!]!
            mostLeft[i] = ((open + hidden) >> 1) - stateSize[rem[i]!]!
            continue
          }
          forward = false
          continue
        }
      } else {
        // Take back the last choice and go on from the one after it.
        if (depth === 0) return false
        depth--
        i = stackRow[depth]!
        j = stackTo[depth]!
        e = stackEntry[depth]!
        room = stackRoom[depth]!
        const at = (i << 5) | j
        const lines = bundleSize[bundle[at]!]!
        bundle[at] = 0
        bundle[(j << 5) | i] = 0
        neighbours[i]! &= ~(1 << j)
        rem[i] = stackRemRow[depth]!
        if (j < known[i]!) {
          neighbours[j]! &= ~(1 << i)
          rem[j] = stackRemTo[depth]!
          chords += lines
          open += 2 * lines
        } else {
          const c = colourOf[j]!
          neighbours[j] = 0
          left[c]!++
          found--
          chords += lines - 1
          hidden += sizes[c]!
          open += 2 * lines - sizes[c]!
        }
        e++
        forward = true
      }

      // Look for the next choice in row i. What a later vertex may have left when the row is closed is at
      // most half of what all have left, so that its bundle has a least size; and row i must be able to
      // get rid of its half-edges with the vertices from j on.
      let chosen = false
      const before = known[i]!
      const most = mostLeft[i]!
      const own = stateSize[rem[i]!]!
      while (j < before) {
        const size = stateSize[rem[j]!]!
        let limit = 0x7fffffff
        if (e < 0) {
          if (own > room + hidden) break
          // Members of a cell are taken in falling order of their bundles.
          if ((same[i]! >>> j) & 1) limit = bundle[(i << 5) | (j - 1)]!
          if (bipartite && side[i] === side[j]) limit = 0
          const row = pairStart[rem[i]!]
          e = row === undefined ? -1 : row[rem[j]!]!
          if (e < 0) e = tables.pairs(rem[i]!, rem[j]!)
        }
        let b: number
        let lines: number
        for (; ; e++) {
          b = pairBundle[e]!
          lines = bundleSize[b]!
          if (b === 0) break
          if (b > limit || lines > chords) continue
          // Something must be left to find the other vertices from.
          if (open === 2 * lines && hidden > 0) continue
          // No vertex of the root's colour may have a greater first entry than the root.
          if (!manyRoots) break
          if (colourOf[i] === rootColour && b * colours + colourOf[j]! > rank[1]!) continue
          if (colourOf[j] === rootColour && bundleReverse[b]! * colours + colourOf[i]! > rank[1]!) continue
          break
        }
        if (size - lines > most) break
        if (b === 0) {
          room -= size
          j++
          e = -1
          continue
        }
        stackRow[depth] = i
        stackTo[depth] = j
        stackEntry[depth] = e
        stackRemRow[depth] = rem[i]!
        stackRemTo[depth] = rem[j]!
        stackRoom[depth] = room
        stackSymmetry[depth + 1] = stackSymmetry[depth]! * bundleSymmetry[b]!
        depth++
        rem[i] = pairFrom[e]!
        rem[j] = pairTo[e]!
        bundle[(i << 5) | j] = b
        bundle[(j << 5) | i] = bundleReverse[b]!
        neighbours[i]! |= 1 << j
        neighbours[j]! |= 1 << i
        chords -= lines
        open -= 2 * lines
        room -= size
        j++
        e = -1
        chosen = true
        break
      }
      if (chosen) continue
      if (j >= before && hidden > 0) {
        // A new vertex, at position j = found.
        let limit = 0x7fffffff
        if (e < 0) {
          j = found
          e = this.#finds(rem[i]!)
          if (j > before) limit = rank[j - 1]!
        }
        let b: number
        let c = 0
        for (; (b = findBundle[e]!) !== 0; e++) {
          c = findColour[e]!
          const lines = bundleSize[b]!
          if (left[c] === 0 || lines - 1 > chords || sizes[c]! - lines > most) continue
          if (open + sizes[c]! === 2 * lines && hidden > sizes[c]!) continue
          const order = b * colours + c
          if (order > limit) continue
          if (manyRoots && i > 0) {
            if (colourOf[i] === rootColour && order > rank[1]!) continue
            if (c === rootColour && bundleReverse[b]! * colours + colourOf[i]! > rank[1]!) continue
          }
          break
        }
        if (b !== 0) {
          const lines = bundleSize[b]!
          stackRow[depth] = i
          stackTo[depth] = j
          stackEntry[depth] = e
          stackRemRow[depth] = rem[i]!
          stackRoom[depth] = room
          stackSymmetry[depth + 1] = stackSymmetry[depth]! * bundleSymmetry[b]!
          depth++
          rem[i] = findFrom[e]!
          rem[j] = findTo[e]!
          colourOf[j] = c
          side[j] = 1 - side[i]!
          rank[j] = b * colours + c
          bundle[(i << 5) | j] = b
          bundle[(j << 5) | i] = bundleReverse[b]!
          neighbours[i]! |= 1 << j
          neighbours[j] = 1 << i
          left[c]!--
          found++
          chords -= lines - 1
          hidden -= sizes[c]!
          open += sizes[c]! - 2 * lines
          j++
          e = -1
          continue
        }
      }
      forward = false
    }
  }

  /** Where the list of what a vertex in a state can find begins. */
  #finds(state: number): number {
    const start = this.#findStart[state]!
    return start < 0 ? this.#makeFinds(state) : start
  }

  /** Merges the lists of the colours, each of which is in falling order. */
  #makeFinds(state: number): number {
    const { tables } = this
    const { pairBundle, pairFrom, pairTo } = tables
    const colours = this.#colours
    const at = this.#mergeAt
    const start = this.#findCount
    let top = start
    for (let c = 0; c < colours; c++) at[c] = tables.pairs(state, this.#colourState[c]!)
    for (let best = 1; best > 0;) {
      best = 0
      for (let c = 0; c < colours; c++) {
        const b = pairBundle[at[c]!]!
        if (b > best) best = b
      }
      for (let c = colours - 1; best > 0 && c >= 0; c--) {
        const e = at[c]!
        if (pairBundle[e] !== best) continue
        at[c] = e + 1
        this.#findBundle[top] = best
        this.#findColour[top] = c
        this.#findFrom[top] = pairFrom[e]!
        this.#findTo[top] = pairTo[e]!
        top++
      }
    }
    this.#findBundle[top] = 0
    this.#findCount = top + 1
    this.#findStart[state] = start
    return start
  }

  /** Whether the graph with rows up to i can be the beginning of a canonical one; prepares the next row. */
  #closeRow(i: number): boolean {
    const bundle = this.bundle
    const rem = this.#rem
    const rank = this.#rank
    const same = this.#same
    const found = this.#found
    const open = this.#open
    const done = open === 0
    // A single free half-edge to what is still to be found is going to be a bridge.
    if (open === 1 && (this.#noBridge || (this.#noTadpole && this.#oneSideLegless()))) return false
    if (this.#arrowOut !== undefined && hasOrientedCycle(this, this.#arrowOut, found)) return false

    // The cells before the next row: a cell splits where the entries of this row differ.
    const row = i << 5
    const known = this.#known[i]!
    let cells = same[i]! & ~firstBits(i + 2)
    for (let m = cells; m !== 0; m &= m - 1) {
      const v = 31 - Math.clz32(m & -m)
      if (bundle[row | v] !== bundle[row | (v - 1)]) cells ^= 1 << v
    }
    for (let v = known + 1; v < found; v++) if (rank[v] === rank[v - 1]) cells |= 1 << v
    // Position i + 1 leaves its cell; what is left of the cell are the alternatives to it.
    this.#known[i + 1] = found
    const next = i + 1
    if (done) {
      same[next] = cells
    } else {
      let others = 0
      for (let v = next + 1; v < found && (cells >>> v) & 1; v++) others |= 1 << v
      // Vertices of one cell that have no half-edge left are interchangeable: nothing to test.
      const free = rem[next] !== 0
      this.#others[next] = free ? others : 0
      this.#anyOthers[next] = this.#anyOthers[i]! | this.#others[next]
      this.#twins[next] = free ? 0 : others
      same[next] = cells & ~firstBits(i + 3)
    }

    if (this.#deal !== undefined && (i === SPLIT_ROW || (done && i < SPLIT_ROW)) && !this.#take(this.#deal))
      return false
    if (!done && open <= LATE) {
      // So little is left to choose that judging the complete graph is cheaper.
      this.#pendingFrom[next] = this.#pendingFrom[i]!
      this.#pendingTo[next] = this.#pendingTo[i]!
      this.#unjudged[next] = this.#unjudged[i]!
      this.#savedEnd[next] = this.#savedEnd[i]!
      return true
    }
    return this.#judge(i, done)
  }

  #oneSideLegless(): boolean {
    const { colours, counts } = this.colouring
    let hidden = 0
    let all = 0
    colours.forEach((colour, c) => {
      hidden += colour.legCount * this.#left[c]!
      all += colour.legCount * counts[c]!
    })
    return hidden === 0 || hidden === all
  }

  #take(deal: Deal): boolean {
    const mine = deal.next === deal.part
    deal.next = (deal.next + 1) % deal.parts
    return mine
  }

  /** Tests the alternatives that can be told apart now that row i is closed; false if one is better. */
  #judge(i: number, done: boolean): boolean {
    const last = done ? this.vertices - 1 : i
    const colourOf = this.colourOf
    const others = this.#others
    const begin = this.#pendingFrom[i]!
    const stop = this.#pendingTo[i]!
    let top = stop
    this.#savedTop = this.#savedEnd[i]!
    this.lastRow = i
    if (done) this.tieCount = this.#moved = 0
    for (let a = begin; a < stop; a++) {
      const alternative = this.#pending[a]!
      const wait = this.#waits[a]!
      if (wait > last) {
        this.#defer(top++, alternative, wait, this.#resumes[a]!)
        continue
      }
      if (done) {
        this.#defer(top++, alternative, wait, this.#resumes[a]!)
        continue
      }
      const outcome = this.#compare(alternative >> 5, alternative & 31, last, 0, this.#resumes[a]!)
      if (outcome === WORSE) continue
      if (outcome === BETTER) return false
      this.#defer(top++, alternative, outcome, this.#savedAt)
    }
    for (let w = this.#unjudged[i]!; w <= last; w++) {
      const first = this.#manyRoots && colourOf[w] === this.#rootColour ? 0 : 1
      const beyond = (this.#anyOthers[i]! >>> w) & 1 ? Math.min(w, i + 1) : 1
      for (let k = first; k < beyond; k++) {
        if (k > 0 && ((others[k]! >>> w) & 1) === 0) continue
        if (done) {
          this.#defer(top++, (k << 5) | w, w, -1)
          continue
        }
        const outcome = this.#compare(k, w, last, 0, -1)
        if (outcome === WORSE) continue
        if (outcome === BETTER) return false
        this.#defer(top++, (k << 5) | w, outcome, this.#savedAt)
      }
    }
    if (done) return this.#decide(stop, top)
    this.#pendingFrom[i + 1] = stop
    this.#pendingTo[i + 1] = top
    this.#unjudged[i + 1] = i + 1
    this.#savedEnd[i + 1] = this.#savedTop
    return true
  }

  /**
   * Tests the alternatives listed from `begin` to `end` on a complete graph: its automorphisms, unless one is better.
   */
  #decide(begin: number, end: number): boolean {
    const pending = this.#pending
    const resumes = this.#resumes
    // Highest level first: the automorphisms found then are of use for the lower ones.
    for (let a = begin + 1; a < end; a++) {
      const alternative = pending[a]!
      const resume = resumes[a]!
      let b = a - 1
      for (; b >= begin && pending[b]! >> 5 < alternative >> 5; b--) {
        pending[b + 1] = pending[b]!
        resumes[b + 1] = resumes[b]!
      }
      pending[b + 1] = alternative
      resumes[b + 1] = resume
    }
    const { vertices, image } = this
    for (let a = begin; a < end; a++) {
      const alternative = pending[a]!
      const outcome = this.#compare(alternative >> 5, alternative & 31, vertices - 1, 0, resumes[a]!)
      if (outcome === BETTER) return false
      if (outcome !== TIE) continue
      if (this.tieCount === this.ties.length) {
        this.ties = doubled(this.ties)
        this.#automorphisms = doubled(this.#automorphisms)
      }
      const to = this.tieCount << 5
      for (let p = 0; p < vertices; p++) {
        this.#automorphisms[to + p] = image[p]!
        if (image[p] !== p) this.#moved |= 1 << p
      }
      this.ties[this.tieCount++] = alternative
    }
    return true
  }

  /**
   * Those of the vertices in `rest` that no automorphism known, fixing the image below a level and the
   * pinned vertices, takes u to: the others fare as u does.
   */
  #without(rest: number, u: number, level: number, pinned: number): number {
    const image = this.image
    const automorphisms = this.#automorphisms
    let orbit = 1 << u
    for (let grown = true; grown;) {
      grown = false
      next: for (let t = 0; t < this.tieCount; t++) {
        const at = t << 5
        for (let p = 0; p < level; p++) if (automorphisms[at + image[p]!] !== image[p]) continue next
        for (let m = pinned; m !== 0; m &= m - 1) {
          const v = 31 - Math.clz32(m & -m)
          if (automorphisms[at + v] !== v) continue next
        }
        for (let m = orbit; m !== 0; m &= m - 1) {
          const v = automorphisms[at + (31 - Math.clz32(m & -m))]!
          if (((orbit >>> v) & 1) === 0) {
            orbit |= 1 << v
            grown = true
          }
        }
      }
    }
    return rest & ~orbit
  }

  #defer(at: number, alternative: number, row: number, resume: number): void {
    if (at === this.#pending.length) {
      this.#pending = doubled(this.#pending)
      this.#waits = doubled(this.#waits)
      this.#resumes = doubled(this.#resumes)
    }
    this.#pending[at] = alternative
    this.#waits[at] = row
    this.#resumes[at] = resume
  }

  /**
   * Compares our numbering with the best of those that agree with it before position k and then take w.
   * Rows up to `last` are known; a row number is returned if the outcome hangs on a later one. Only
   * numberings that leave every pinned vertex where it is are looked at. `resume` is where the comparison
   * was saved when it was put off, −1 if it is to start.
   */
  #compare(k: number, w: number, last: number, pinned: number, resume: number): number {
    const image = this.image
    const others = this.#others
    const reached = this.#reached
    const choices = this.#choices
    const choiceLevel = this.#choiceLevel
    const lastRow = this.lastRow
    const known = this.#known
    let branches = 0
    let level = k
    if (resume >= 0) {
      const saved = this.#saved
      level = saved[resume]!
      branches = saved[resume + 1]!
      let from = resume + 2
      for (let p = 0; p < known[level]!; p++) image[p] = saved[from + p]!
      from += SIZE
      for (let l = k; l <= level; l++) reached[l] = saved[from + l]!
      from += SIZE
      for (let b = 0; b < branches; b++) choices[b] = saved[from + b]!
      from += SIZE
      for (let b = 0; b < branches; b++) choiceLevel[b] = saved[from + b]!
    } else {
      const start = known[k]!
      for (let p = 0; p < start; p++) image[p] = p
      if (k === 0) image[0] = w
      else {
        image[w] = k
        image[k] = w
      }
      reached[k] = k === 0 ? 1 << w : firstBits(start)
    }
    let failures = 0
    for (;;) {
      // (A comparison is put off before the row at its level, at which point it can be taken up again.)
      const v = image[level]!
      if (level > last || v > last) {
        this.#putOff(k, level, branches)
        return v > level ? v : level
      }
      let outcome = pinned !== 0 && !this.#fixes(level, pinned) ? WORSE : this.#compareRow(level, image[level]!)
      if (outcome === TIE) {
        level++
        if (level > lastRow && this.#open === 0) {
          if (pinned === 0 || this.#fixesLast(pinned)) return TIE
          outcome = WORSE
        } else if (others[level] !== 0) {
          // Our own cell here has others in it, so has this one's, at the same positions.
          let members = 0
          for (let m = others[level]!; m !== 0; m &= m - 1) members |= 1 << image[31 - Math.clz32(m & -m)]!
          choices[branches] = members
          choiceLevel[branches] = level
          branches++
        }
        if (outcome === TIE) continue
      }
      if (outcome === BETTER) return BETTER
      // Worse: back to the last choice that has another member to try.
      let members = 0
      for (; ; branches--) {
        if (branches === 0) return WORSE
        level = choiceLevel[branches - 1]!
        members = choices[branches - 1]!
        if (++failures > PATIENCE) {
          // Many ways to fail: a large symmetric part. Wait for the complete graph and use its symmetries.
          if (this.#open !== 0) {
            this.#savedAt = -1
            return this.vertices - 1
          }
          members = this.#without(members, image[level]!, level, pinned)
        }
        if (members !== 0) break
      }
      const bit = members & -members
      const u = 31 - Math.clz32(bit)
      const rest = members ^ bit
      if (rest === 0) branches--
      else choices[branches - 1] = rest
      let p = level
      while (image[p] !== u) p++
      image[p] = image[level]!
      image[level] = u
    }
  }

  /** Saves the comparison at hand, so that it can go on at its level once that row and its vertex's are closed. */
  #putOff(k: number, level: number, branches: number): void {
    if (this.#savedTop + SAVED > this.#saved.length) this.#saved = doubled(this.#saved)
    const saved = this.#saved
    let to = this.#savedTop
    this.#savedAt = to
    this.#savedTop += SAVED
    saved[to] = level
    saved[to + 1] = branches
    to += 2
    for (let p = 0; p < this.#known[level]!; p++) saved[to + p] = this.image[p]!
    to += SIZE
    for (let l = k; l <= level; l++) saved[to + l] = this.#reached[l]!
    to += SIZE
    for (let b = 0; b < branches; b++) saved[to + b] = this.#choices[b]!
    to += SIZE
    for (let b = 0; b < branches; b++) saved[to + b] = this.#choiceLevel[b]!
  }

  /**
   * Compares row `level` with the row vertex v has at that level in the numbering `image`, and completes that
   * numbering.
   */
  #compareRow(level: number, v: number): number {
    const image = this.image
    const bundle = this.bundle
    const row = v << 5
    const ours = level << 5
    const cells = this.#same[level]!
    const known = this.#known[level]!
    for (let p = level + 1; p < known;) {
      let end = p + 1
      if (((cells >>> end) & 1) === 0 || end >= known) {
        const order = bundle[row | image[p]!]! - bundle[ours | p]!
        if (order !== 0) return order > 0 ? BETTER : WORSE
        p = end
        continue
      }
      while (end < known && (cells >>> end) & 1) end++
      for (let q = p + 1; q < end; q++) {
        const u = image[q]!
        const b = bundle[row | u]!
        let r = q - 1
        for (; r >= p && bundle[row | image[r]!]! < b; r--) image[r + 1] = image[r]!
        image[r + 1] = u
      }
      for (; p < end; p++) {
        const order = bundle[row | image[p]!]! - bundle[ours | p]!
        if (order !== 0) return order > 0 ? BETTER : WORSE
      }
    }
    // What v finds, sorted by rank.
    const reached = this.#reached[level]!
    const news = this.neighbours[v]! & ~reached
    this.#reached[level + 1] = reached | news
    const colours = this.#colours
    const colourOf = this.colourOf
    const rank = this.#rank
    let top = known
    for (let m = news; m !== 0; m &= m - 1) {
      const u = 31 - Math.clz32(m & -m)
      const order = bundle[row | u]! * colours + colourOf[u]!
      let r = top - 1
      for (; r >= known; r--) {
        const t = image[r]!
        if (bundle[row | t]! * colours + colourOf[t]! >= order) break
        image[r + 1] = t
      }
      image[r + 1] = u
      top++
    }
    for (let p = known; p < top; p++) {
      const u = image[p]!
      const order = bundle[row | u]! * colours + colourOf[u]! - rank[p]!
      if (order !== 0) return order > 0 ? BETTER : WORSE
    }
    return TIE
  }

  /** Whether a numbering can leave the pinned vertices in place at a level; among twins it arranges that. */
  #fixes(level: number, pinned: number): boolean {
    const image = this.image
    if (this.#rowIsEmpty(level)) return this.#fixesCell(level, this.#twins[level]! | (1 << level), pinned)
    const v = image[level]!
    return v === level || (((pinned >>> v) | (pinned >>> level)) & 1) === 0
  }

  #rowIsEmpty(level: number): boolean {
    return level > this.lastRow || (this.neighbours[level]! & ~firstBits(level + 1)) === 0
  }

  #fixesCell(start: number, cell: number, pinned: number): boolean {
    const image = this.image
    let members = 0
    for (let p = start; p < SIZE && (cell >>> p) & 1; p++) members |= 1 << image[p]!
    if ((members & pinned) !== (cell & pinned)) return false
    for (let p = start; p < SIZE && (cell >>> p) & 1; p++) {
      if (((pinned >>> p) & 1) === 0) continue
      let q = start
      while (image[q] !== p) q++
      image[q] = image[p]!
      image[p] = p
    }
    return true
  }

  /** The same for the cells of vertices after the last row. */
  #fixesLast(pinned: number): boolean {
    const cells = this.#same[this.lastRow + 1]!
    for (let start = this.lastRow + 1; start < this.vertices;) {
      let cell = 1 << start
      let p = start + 1
      for (; p < this.vertices && (cells >>> p) & 1; p++) cell |= 1 << p
      if (!this.#fixesCell(start, cell, pinned)) return false
      start = p
    }
    return true
  }

  /**
   * The order of the group of the graph at hand, or of its subgroup that fixes the vertices of a set; rounded above
   * 2⁵³.
   */
  groupOrder(pinned: number): number {
    this.#factorise(pinned)
    let order = 1
    for (let f = 0; f < this.#factorCount; f++) order *= this.#factors[f]!
    return order
  }

  exactGroupOrder(pinned: number): bigint {
    this.#factorise(pinned)
    let order = 1n
    for (let f = 0; f < this.#factorCount; f++) order *= BigInt(this.#factors[f]!)
    return order
  }

  /** The order as a product of small factors: lengths of orbits, and 2, 3, … for interchangeable vertices. */
  #factorise(pinned: number): void {
    const { lastRow, vertices, ties } = this
    const factors = this.#factors
    let count = 0
    if (vertices > 1) {
      // The alternatives of one level need not be next to each other among those that tie.
      const level = this.#orbit
      for (let k = 0; k < vertices; k++) level[k] = 1
      for (let t = 0; t < this.tieCount; t++) {
        const k = ties[t]! >> 5
        if (pinned === 0 || this.#compare(k, ties[t]! & 31, vertices - 1, pinned, -1) === TIE) level[k]!++
      }
      for (let k = 0; k <= lastRow; k++) {
        if (level[k]! > 1) factors[count++] = level[k]!
        // Interchangeable vertices: in empty rows before the last row, and in all after it.
        if (this.#twins[k] === 0 || (pinned >>> k) & 1) continue
        let n = 1
        for (let m = this.#twins[k]! & ~pinned; m !== 0; m &= m - 1) n++
        if (n > 1) factors[count++] = n
      }
      const cells = this.#same[lastRow + 1]!
      let n = 0
      for (let v = lastRow + 1; v < vertices; v++) {
        if (((cells >>> v) & 1) === 0) n = 0
        if (((pinned >>> v) & 1) === 0 && ++n > 1) factors[count++] = n
      }
    }
    this.#factorCount = count
  }

  /** Permutations v ↦ p[v] of the vertices that generate the group of the graph at hand. */
  generators(): number[][] {
    const { lastRow, vertices } = this
    const found: number[][] = []
    if (vertices === 1) return found
    const automorphisms = this.#automorphisms
    for (let t = 0; t < this.tieCount; t++) {
      const p: number[] = []
      for (let u = 0; u < vertices; u++) p.push(automorphisms[(t << 5) | u]!)
      found.push(p)
    }
    const swap = (v: number): void => {
      const p: number[] = []
      for (let u = 0; u < vertices; u++) p.push(u === v ? v - 1 : u === v - 1 ? v : u)
      found.push(p)
    }
    for (let k = 0; k <= lastRow; k++) if (this.#twins[k] !== 0) swap(k + 1)
    const cells = this.#same[lastRow + 1]!
    for (let v = lastRow + 2; v < vertices; v++) if ((cells >>> v) & 1) swap(v)
    return found
  }
}
