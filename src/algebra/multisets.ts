/**
 * The multisets of the numbers below `size`, numbered by their largest number, then by the next (those below a smaller
 * `size` come first): the entries of a symmetric tensor, each once.
 */
export interface Multisets {
  readonly size: number
  /** How many have `rank` elements. */
  readonly count: (rank: number) => number
  /** How many of these have only numbers below `end`: they come first. */
  readonly below: (end: number, rank: number) => number
  /** Those of `rank` elements one after the other, each ascending. */
  readonly elements: (rank: number) => Int32Array
  /** In how many orders the elements of each can stand: how many entries of a tensor it is. */
  readonly orders: (rank: number) => Float64Array
  /**
   * The number of the union of a multiset of each part, row-major over the parts; undefined for a single part taken
   * once, whose union is itself.
   */
  readonly union: (parts: readonly MultisetPart[]) => Int32Array | undefined
}

/** Multisets of `rank` elements, each element of which stands so many `times` in a union. */
export interface MultisetPart {
  readonly rank: number
  readonly times: number
}

/**
 * The multisets of the numbers below `size`; what is asked for once is remembered.
 *
 * @example
 * [...multisets(2).elements(2)] // [0, 0, 0, 1, 1, 1]
 */
export function multisets(size: number): Multisets {
  const count = (rank: number): number => countOf(size, rank)
  const elements = remembered((rank: number): Int32Array => {
    if (rank === 0) return new Int32Array(0)
    const shorter = elements(rank - 1)
    const all = new Int32Array(count(rank) * rank)
    let at = 0
    for (let last = 0; last < size; last++) {
      const end = countOf(last + 1, rank - 1)
      for (let each = 0; each < end; each++) {
        for (let i = 0; i < rank - 1; i++) all[at++] = shorter[each * (rank - 1) + i] as number
        all[at++] = last
      }
    }
    return all
  })
  const orders = remembered((rank: number): Float64Array => {
    const all = elements(rank)
    const found = new Float64Array(count(rank))
    for (let each = 0; each < found.length; each++) {
      let [ways, run] = [1, 0]
      for (let i = 0; i < rank; i++) {
        run = i > 0 && all[each * rank + i] === all[each * rank + i - 1] ? run + 1 : 1
        ways = (ways * (i + 1)) / run
      }
      found[each] = ways
    }
    return found
  })
  /** How many multisets of i + 1 elements have a number below `a` as their largest: what `a` adds at place i. */
  const added = remembered((i: number): Int32Array => Int32Array.from({ length: size }, (_, a) => countOf(a, i + 1)))
  /** With a point added: it is the largest, or stands below the largest, whose part of the number stays. */
  const inserted = remembered((rank: number): Int32Array => {
    const found = new Int32Array(count(rank) * size)
    const largest = rank === 0 ? undefined : elements(rank)
    const shorter = rank === 0 ? found : inserted(rank - 1)
    for (let each = 0; each < count(rank); each++) {
      const last = largest === undefined ? 0 : (largest[each * rank + rank - 1] as number)
      const others = rank === 0 ? 0 : each - (added(rank - 1)[last] as number)
      insertInto(found, each, { size, last, shorter, others, added: added(rank) })
    }
    return found
  })
  const pair = rememberedPairs((left: number, right: number): Int32Array => {
    if (right === 1) return inserted(left)
    const [many, fewer] = [count(right), count(right - 1)]
    const [before, next] = [pair(left, right - 1), inserted(left + right - 1)]
    const found = new Int32Array(count(left) * many)
    for (let last = 0; last < size; last++) {
      const [start, end] = [countOf(last, right), countOf(last + 1, right - 1)]
      for (let a = 0; a < count(left); a++) {
        const [to, from] = [a * many + start, a * fewer]
        insertLast(found, to, before, from, end, next, size, last)
      }
    }
    return found
  })
  const repeated = rememberedPairs((rank, times) => {
    const all = elements(rank)
    return Int32Array.from({ length: count(rank) }, (_, each) => {
      let number = 0
      for (let i = 0; i < rank * times; i++)
        number += added(i)[all[each * rank + Math.floor(i / times)] as number] as number
      return number
    })
  })
  const unions = new Map<string, Int32Array | undefined>()
  const union = (parts: readonly MultisetPart[]): Int32Array | undefined => {
    let [table, length, together]: [Int32Array | undefined, number, number] = [undefined, 1, 0]
    for (const { rank, times } of parts) {
      const [own, many] = [times === 1 ? undefined : repeated(rank, times), count(rank)]
      if (together === 0) table = own
      else {
        const [numbers, columns] = [pair(together, rank * times), count(rank * times)]
        if (table !== undefined || own !== undefined) {
          const next = new Int32Array(length * many)
          for (let a = 0; a < length; a++) {
            const row = (table === undefined ? a : (table[a] as number)) * columns
            for (let b = 0; b < many; b++)
              next[a * many + b] = numbers[row + (own === undefined ? b : (own[b] as number))] as number
          }
          table = next
        } else table = numbers
      }
      length *= many
      together += rank * times
    }
    return table
  }
  return {
    size,
    count,
    below: countOf,
    elements,
    orders,
    union: (parts) => {
      const key = parts.map(({ rank, times }) => `${rank}*${times}`).join()
      if (!unions.has(key)) unions.set(key, union(parts))
      return unions.get(key)
    },
  }
}

/** Writes the numbers of a multiset with each point added: `others` are its points but the largest, `last`. */
function insertInto(
  found: Int32Array,
  each: number,
  {
    size,
    last,
    shorter,
    others,
    added,
  }: { size: number; last: number; shorter: Int32Array; others: number; added: Int32Array },
): void {
  for (let point = 0; point < last; point++)
    found[each * size + point] = (shorter[others * size + point] as number) + (added[last] as number)
  for (let point = last; point < size; point++) found[each * size + point] = each + (added[point] as number)
}

/** Writes the numbers of multisets with the point `last` added, by the table of these. */
function insertLast(
  found: Int32Array,
  to: number,
  before: Int32Array,
  from: number,
  many: number,
  table: Int32Array,
  size: number,
  last: number,
): void {
  for (let i = 0; i < many; i++) found[to + i] = table[(before[from + i] as number) * size + last] as number
}

/** (size + rank − 1 choose rank). */
function countOf(size: number, rank: number): number {
  let count = 1
  for (let i = 1; i <= rank; i++) count = (count * (size + i - 1)) / i
  return count
}

function remembered<T>(make: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>()
  return (key) => {
    const found = known.get(key) ?? make(key)
    known.set(key, found)
    return found
  }
}

function rememberedPairs<T>(make: (a: number, b: number) => T): (a: number, b: number) => T {
  const by = remembered((a: number) => remembered((b: number) => make(a, b)))
  return (a, b) => by(a)(b)
}
