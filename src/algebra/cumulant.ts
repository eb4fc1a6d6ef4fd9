import { factorial } from './counts.js'
import { setPartitions } from './partitions.js'

/** One term of a cumulant in terms of moments: `coefficient` · Π over blocks of the moment of the block. */
export interface CumulantTerm<T> {
  readonly coefficient: bigint
  readonly blocks: readonly (readonly T[])[]
}

/**
 * The joint cumulant of the items in terms of their joint moments: κ(x₁ … x_n) = Σ over set partitions π of (−1)^(|π|−1) (|π|−1)! Π_B E[Π_B x].
 *
 * @example
 * [...cumulantTerms(['x', 'y'])] // [{ coefficient: 1n, blocks: [['x', 'y']] }, { coefficient: -1n, blocks: [['x'], ['y']] }]
 * @source McCullagh, Tensor Methods in Statistics, section 2.3
 */
export function* cumulantTerms<T>(items: readonly T[]): Generator<CumulantTerm<T>> {
  for (const blocks of setPartitions(items)) {
    const size = factorial(blocks.length - 1)
    yield { coefficient: blocks.length % 2 === 0 ? -size : size, blocks }
  }
}
