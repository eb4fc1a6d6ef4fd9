import { pairings } from '../../algebra/partitions.js'

/** Two indices, the smaller first. */
export type Pair = readonly [number, number]

/** Pairs that together contain each of some indices once. */
export type Matching = readonly Pair[]

/**
 * The perfect matchings of indices, which may repeat; the smaller index of a pair first.
 *
 * @example
 * perfectMatchings([0, 1, 2, 2]) // [[[0, 1], [2, 2]], [[0, 2], [1, 2]], [[0, 2], [1, 2]]]
 */
export function perfectMatchings(indices: readonly number[]): readonly Matching[] {
  return [...pairings(indices)].map((matching) => matching.map(([a, b]): Pair => (a <= b ? [a, b] : [b, a])))
}

/** `0,1 2,2`: equal for equal matchings, in whatever order their pairs stand. */
export function matchingName(matching: Matching): string {
  return matching
    .map(([a, b]) => `${a},${b}`)
    .sort()
    .join(' ')
}

/** The matchings without repetition, in the order of their first appearance. */
export function distinctMatchings(matchings: readonly Matching[]): readonly Matching[] {
  return [...new Map(matchings.map((matching) => [matchingName(matching), matching])).values()]
}
