/**
 * A graph as the search for its canonical order reads it: every number below is a rank, so that smaller numbers come
 * first in the description. Vertices are numbered from 0; `line[u * size + v]` is what runs from u to v.
 */
export interface RankedGraph {
  readonly size: number
  /** What a vertex carries by itself, its legs and then its self-loops. */
  readonly own: ArrayLike<number>
  /** The kind of each vertex. */
  readonly kind: ArrayLike<number>
  /** What joins two different vertices, as seen from the first; 0: nothing. */
  readonly line: ArrayLike<number>
  /** Above every rank of `line`. */
  readonly ranks: number
}

const END_OF_ROW = 0x7fffffff

/**
 * The numbering of the vertices of a connected graph that gives the least description, and automorphisms met on the
 * way.
 *
 * The description is Nickel's: vertex by vertex what it carries by itself, then what joins it to vertices of a higher
 * number, where numbers are given out as vertices are reached; behind each row stands the kind. Vertices that nothing
 * has told apart yet are a _cell_, an interval of positions; a row takes from each cell what makes it least, which
 * splits the cell. Only a cell that comes first while it has several members forces a choice, and the choices are a
 * depth-first search, which gives up a branch as soon as its description exceeds the least one known. A branch whose
 * description equals it is an automorphism; of the choices that automorphisms fixing all earlier vertices map to each
 * other one is enough, so the search does not grow with the group.
 *
 * @source B. G. Nickel, D. I. Meiron, G. A. Baker, University of Guelph report (1977); the pruning is McKay's,
 * Congressus Numerantium 30 (1981)
 */
export class CanonicalOrder {
  /** Position → vertex, of the graph looked at last. */
  order: Int32Array = new Int32Array(0)
  /** Permutations vertex → vertex: those that were known, and those met. */
  generators: (readonly number[] | Int32Array)[] = []

  #graph: RankedGraph = { size: 0, own: [], kind: [], line: [], ranks: 1 }
  /** Of the branch at hand: position → vertex, whether a position goes on with the cell before it, which are reached. */
  #at = new Int32Array(0)
  #same = new Uint8Array(0)
  #isReached = new Uint8Array(0)
  #reached = 0
  /** The least rows known: those of position p begin at p · (size + 2). */
  #rows = new Int32Array(0)
  #rowsKnown = 0
  /** Automorphisms that are known from elsewhere, until they are needed. */
  #known: (() => readonly (readonly number[])[]) | undefined
  /** Whether `order` is a numbering whose description the least rows are. */
  #isComplete = false
  /** What the branch at hand was at each choice, that at position p from p · size on; at 0 the roots. */
  #saved = new Int32Array(0)
  /** Working space: automorphisms that fix what is chosen, and an orbit under them. */
  readonly #fixing: (readonly number[] | Int32Array)[] = []
  #orbit = new Int32Array(0)
  readonly #row: number[] = []

  /**
   * Finds the order.
   *
   * @param known automorphisms that are known already, for when they are needed
   * @returns how many vertices hang together: if not all of them, there is no order
   */
  find(graph: RankedGraph, known?: () => readonly (readonly number[])[]): number {
    const { size, own } = graph
    this.#graph = graph
    if (this.#at.length < size) {
      this.order = new Int32Array(size)
      this.#at = new Int32Array(size)
      this.#same = new Uint8Array(size + 1)
      this.#isReached = new Uint8Array(size)
      this.#rows = new Int32Array(size * (size + 2))
      this.#saved = new Int32Array(size * size)
      this.#orbit = new Int32Array(size)
    }
    this.generators = []
    this.#known = known
    this.#rowsKnown = 0
    this.#isComplete = false
    this.#isReached.fill(0)
    // A vertex that carries more has the lower rank, so only those of the lowest one can be first.
    let least = END_OF_ROW
    for (let v = 0; v < size; v++) least = Math.min(least, own[v] as number)
    const roots = this.#saved
    let most = 0
    for (let v = 0; v < size; v++) if (own[v] === least) roots[most++] = v
    for (let tried = 0; tried < most; tried++) {
      const root = roots[tried] as number
      if (tried > 0 && this.#isImage(root, 0, tried, 0)) continue
      this.#at[0] = root
      this.#same[1] = 0
      this.#isReached[root] = 1
      this.#reached = 1
      if (this.#descend(0) === APART) return this.#reached
      this.#forget(0)
    }
    return size
  }

  /** Fills the rows from a position on, whose vertex is chosen; tells to which choice the search goes back. */
  #descend(first: number): number {
    const { size } = this.#graph
    const same = this.#same
    for (let position = first; ; position++) {
      if (!this.#fillRow(position)) return AGAIN
      const next = position + 1
      if (next === size) return this.#leaf()
      if (next === this.#reached) return APART
      if (same[next + 1] === 0 || next + 1 >= this.#reached) continue
      return this.#choose(next)
    }
  }

  /** Tries the members of the cell that begins at a position, one after the other. */
  #choose(position: number): number {
    const { size } = this.#graph
    const at = this.#at
    const same = this.#same
    const reached = this.#reached
    let end = position + 1
    while (end < reached && same[end] === 1) end++
    // The state at this choice: the vertices by position, negative where a cell goes on.
    const saved = this.#saved
    const from = position * size
    for (let p = position; p < reached; p++)
      saved[from + p] = same[p] === 1 && p > position ? ~(at[p] as number) : (at[p] as number)
    const members = end - position
    for (let tried = 0; tried < members; tried++) {
      const kept = saved[from + position + tried] as number
      const member = kept < 0 ? ~kept : kept
      if (tried > 0) {
        if (this.#isImage(member, from, tried, position)) continue
        this.#forget(reached)
        for (let p = position; p < reached; p++) {
          const vertex = saved[from + p] as number
          at[p] = vertex < 0 ? ~vertex : vertex
          same[p] = vertex < 0 ? 1 : 0
        }
      }
      for (let p = position; p < end; p++)
        if (at[p] === member) {
          at[p] = at[position] as number
          break
        }
      at[position] = member
      same[position] = 0
      same[position + 1] = 0
      const back = this.#descend(position)
      if (back === APART) return APART
      // Off the best branch an automorphism says that all of this subtree is an image of what is known.
      if (back !== AGAIN && back < position) return back
    }
    return AGAIN
  }

  /** Takes back that vertices were reached. */
  #forget(reached: number): void {
    for (let p = reached; p < this.#reached; p++) this.#isReached[this.#at[p] as number] = 0
    this.#reached = reached
  }

  /**
   * Describes the vertex at a position, splits the cells by what joins it to their members, numbers those that it
   * reaches first, and compares with the least row known: false if it is greater.
   */
  #fillRow(position: number): boolean {
    const { size, line, own, kind, ranks } = this.#graph
    const at = this.#at
    const same = this.#same
    const isReached = this.#isReached
    const vertex = at[position] as number
    const seen = vertex * size
    const row = this.#row
    let length = 0
    row[length++] = own[vertex] as number
    const before = this.#reached
    let p = position + 1
    while (p < before) {
      let end = p + 1
      while (end < before && same[end] === 1) end++
      if (end > p + 1) this.#sortCell(p, end, seen)
      for (; p < end; p++) {
        const rank = line[seen + (at[p] as number)] as number
        if (rank !== 0) row[length++] = p * ranks + rank
      }
    }
    // Those that are reached now, by the rank of what joins them.
    let reached = before
    for (let v = 0; v < size; v++) {
      const rank = line[seen + v] as number
      if (rank === 0 || isReached[v] === 1 || v === vertex) continue
      let q = reached++
      for (; q > before && (line[seen + (at[q - 1] as number)] as number) > rank; q--) at[q] = at[q - 1] as number
      at[q] = v
    }
    for (let q = before; q < reached; q++) {
      const rank = line[seen + (at[q] as number)] as number
      same[q] = q > before && rank === line[seen + (at[q - 1] as number)] ? 1 : 0
      row[length++] = q * ranks + rank
    }
    row[length++] = END_OF_ROW
    row[length++] = kind[vertex] as number
    // What is reached is entered even if the row is too great: #forget takes it back.
    for (let q = before; q < reached; q++) isReached[at[q] as number] = 1
    this.#reached = reached
    return this.#compare(position, length)
  }

  /** Sorts the members of a cell by what joins a vertex to them, what is joined first, and splits it. */
  #sortCell(start: number, end: number, seen: number): void {
    const { line } = this.#graph
    const at = this.#at
    const same = this.#same
    for (let p = start + 1; p < end; p++) {
      const v = at[p] as number
      const rank = ((line[seen + v] as number) - 1) >>> 0
      let q = p
      for (; q > start && ((line[seen + (at[q - 1] as number)] as number) - 1) >>> 0 > rank; q--)
        at[q] = at[q - 1] as number
      at[q] = v
    }
    for (let p = start + 1; p < end; p++)
      if (line[seen + (at[p] as number)] !== line[seen + (at[p - 1] as number)]) same[p] = 0
  }

  /** The row at hand against the least one known, which it replaces when it is less. */
  #compare(position: number, length: number): boolean {
    const row = this.#row
    const rows = this.#rows
    const from = position * (this.#graph.size + 2)
    let i = 0
    if (position < this.#rowsKnown) {
      while (i < length && rows[from + i] === row[i]) i++
      if (i === length) return true
      if ((row[i] as number) > (rows[from + i] as number)) return false
    }
    for (; i < length; i++) rows[from + i] = row[i] as number
    this.#rowsKnown = position + 1
    this.#isComplete = false
    return true
  }

  /** A numbering is complete: the least one so far, or the image of that by an automorphism. */
  #leaf(): number {
    const { size } = this.#graph
    const at = this.#at
    const best = this.order
    if (!this.#isComplete) {
      this.#isComplete = true
      for (let p = 0; p < size; p++) best[p] = at[p] as number
      return AGAIN
    }
    const image = new Int32Array(size)
    let same = 0
    while (same < size && best[same] === at[same]) same++
    for (let p = 0; p < size; p++) image[best[p] as number] = at[p] as number
    this.generators.push(image)
    return same
  }

  /**
   * Whether automorphisms that fix all vertices before a position map one of the members tried so far to this one; those
   * are the first saved for the position, in the part that begins at `from`.
   */
  #isImage(member: number, from: number, tried: number, position: number): boolean {
    if (this.#known !== undefined) this.generators.push(...this.#known())
    this.#known = undefined
    const { generators } = this
    const at = this.#at
    const fixing = this.#fixing
    let fix = 0
    for (let g = 0; g < generators.length; g++) {
      const generator = generators[g] as readonly number[] | Int32Array
      let p = 0
      while (p < position && generator[at[p] as number] === at[p]) p++
      if (p === position) fixing[fix++] = generator
    }
    if (fix === 0) return false
    const orbit = this.#orbit
    orbit[0] = member
    let size = 1
    for (let i = 0; i < size; i++)
      for (let g = 0; g < fix; g++) {
        const next = (fixing[g] as ArrayLike<number>)[orbit[i] as number] as number
        let known = 0
        while (known < size && orbit[known] !== next) known++
        if (known < size) continue
        for (let p = from + position, last = p + tried; p < last; p++) {
          const kept = this.#saved[p] as number
          if (kept === next || kept === ~next) return true
        }
        orbit[size++] = next
      }
    return false
  }
}

/** The search goes on with the next member of the last choice. */
const AGAIN = -1
/** The graph does not hang together. */
const APART = -2
