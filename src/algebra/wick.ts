import type { PartitionTerm } from './cumulant.js'
import { multisetPartitions } from './multisetPartitions.js'
import { matchings, pairings } from './partitions.js'

/**
 * Wick's theorem, pairing by pairing: every way to join the items in pairs by propagators, (n−1)!! of them for even n
 * and none for odd n; with a mean, every way to join some of them, the others being replaced by their means. Items keep
 * their labels and are all different, even if they are equal.
 *
 * @example
 * [...wickPairings(['a', 'b', 'c'], { mean: true })].length // 4: three with one propagator and one mean, one with three means
 */
export function* wickPairings<T>(
  items: readonly T[],
  { mean = false }: WickOptions = {},
): Generator<{ readonly pairs: readonly (readonly [T, T])[]; readonly singles: readonly T[] }> {
  if (mean) yield* matchings(items)
  else for (const pairs of pairings(items)) yield { pairs, singles: [] }
}

/**
 * Wick's theorem as a sum of different terms: equal items (`===`) are exchangeable, and the coefficient counts the
 * pairings that give a term. A block of two items is a propagator, a block of one a mean.
 *
 * @example
 * [...wickTerms([1, 1, 2, 2])] // D₁₁D₂₂ + 2 D₁₂²: [{ coefficient: 1n, blocks: [[1, 1], [2, 2]] }, { coefficient: 2n, blocks: [[1, 2], [1, 2]] }]
 * @source Isserlis, Biometrika 12 (1918) 134; Wick, Phys. Rev. 80 (1950) 268
 */
export function* wickTerms<T>(items: readonly T[], { mean = false }: WickOptions = {}): Generator<PartitionTerm<T>> {
  for (const { blocks, multiplicity } of multisetPartitions(items, { smallest: mean ? 1 : 2, largest: 2 }))
    yield { coefficient: multiplicity, blocks }
}

export interface WickOptions {
  /** Whether the variables have means; default: they have none. */
  readonly mean?: boolean
}
