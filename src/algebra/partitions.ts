/**
 * All partitions of the items into non-empty blocks, each once: Bell(n) of them.
 * Blocks keep the items' order and are sorted by their first item.
 *
 * @example
 * [...setPartitions(['a', 'b'])] // [[['a', 'b']], [['a'], ['b']]]
 */
export function* setPartitions<T>(items: readonly T[]): Generator<readonly (readonly T[])[]> {
  if (items.length === 0) {
    yield []
    return
  }
  const last = items[items.length - 1] as T
  for (const partition of setPartitions(items.slice(0, -1))) {
    for (let i = 0; i < partition.length; i++) yield partition.map((block, j) => (j === i ? [...block, last] : block))
    yield [...partition, [last]]
  }
}

/**
 * All perfect pairings of the items: (n−1)!! for even n, none for odd n.
 *
 * @example
 * [...pairings([1, 2, 3, 4])] // [[[1, 2], [3, 4]], [[1, 3], [2, 4]], [[1, 4], [2, 3]]]
 */
export function* pairings<T>(items: readonly T[]): Generator<readonly (readonly [T, T])[]> {
  if (items.length === 0) {
    yield []
    return
  }
  const [first, ...rest] = items as readonly [T, ...T[]]
  for (const [i, partner] of rest.entries()) {
    for (const others of pairings([...rest.slice(0, i), ...rest.slice(i + 1)])) yield [[first, partner], ...others]
  }
}

/**
 * All sets of disjoint pairs of the items, the others staying single: the involutions, 1, 2, 4, 10, 26, … of them.
 *
 * @example
 * [...matchings(['a', 'b'])] // [{ pairs: [['a', 'b']], singles: [] }, { pairs: [], singles: ['a', 'b'] }]
 */
export function* matchings<T>(
  items: readonly T[],
): Generator<{ readonly pairs: readonly (readonly [T, T])[]; readonly singles: readonly T[] }> {
  if (items.length === 0) {
    yield { pairs: [], singles: [] }
    return
  }
  const [first, ...rest] = items as readonly [T, ...T[]]
  for (const [i, partner] of rest.entries()) {
    for (const { pairs, singles } of matchings([...rest.slice(0, i), ...rest.slice(i + 1)]))
      yield { pairs: [[first, partner], ...pairs], singles }
  }
  for (const { pairs, singles } of matchings(rest)) yield { pairs, singles: [first, ...singles] }
}

/** All orders of the items: n! of them. */
export function* permutations<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) {
    yield []
    return
  }
  for (const [i, item] of items.entries()) {
    for (const rest of permutations([...items.slice(0, i), ...items.slice(i + 1)])) yield [item, ...rest]
  }
}

/** All vectors of natural numbers that are nowhere larger than the given one, itself first, the zero vector last. */
export function* subCounts(counts: readonly number[]): Generator<readonly number[]> {
  const [first, ...rest] = counts
  if (first === undefined) {
    yield []
    return
  }
  for (let n = first; n >= 0; n--) for (const tail of subCounts(rest)) yield [n, ...tail]
}
