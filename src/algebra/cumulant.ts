import { factorial } from './integers.js'
import { multisetPartitions } from './multisetPartitions.js'
import type { Polynomial } from './polynomial.js'
import { addPolynomials, constant, scalePolynomial } from './polynomial.js'
import { multiplyPolynomials } from './multiplyPolynomials.js'
import * as Q from './rational.js'

/** One term of a sum over partitions: `coefficient` · Π over blocks of the moment, or the cumulant, of the block. */
export interface PartitionTerm<T> {
  readonly coefficient: bigint
  readonly blocks: readonly (readonly T[])[]
}

/**
 * The joint cumulant of the items in terms of their joint moments: κ(x₁ … x_n) = Σ over set partitions π of
 * (−1)^(|π|−1) (|π|−1)! Π_B E[Π_B x]. Equal items (`===`) are exchangeable, and equal terms come once with their number
 * in the coefficient; ten different items give 115,975 terms, one by one.
 *
 * @example
 * [...cumulantTerms(['x', 'y'])] // [{ coefficient: 1n, blocks: [['x', 'y']] }, { coefficient: -1n, blocks: [['x'], ['y']] }]
 * @source McCullagh, Tensor Methods in Statistics, section 2.3
 */
export function* cumulantTerms<T>(items: readonly T[]): Generator<PartitionTerm<T>> {
  for (const { blocks, multiplicity } of multisetPartitions(items)) {
    const size = multiplicity * factorial(blocks.length - 1)
    yield { coefficient: blocks.length % 2 === 0 ? -size : size, blocks }
  }
}

/**
 * The joint moment of the items in terms of their joint cumulants: E[x₁ … x_n] = Σ over set partitions of Π_B κ(B). A
 * block of one item is a mean. With `central`, the moment of x − E[x], in which means do not occur.
 *
 * @example
 * [...momentTerms(['x', 'x'])] // [{ coefficient: 1n, blocks: [['x', 'x']] }, { coefficient: 1n, blocks: [['x'], ['x']] }]
 * @source McCullagh, Tensor Methods in Statistics, section 2.3
 */
export function* momentTerms<T>(
  items: readonly T[],
  { central = false }: { readonly central?: boolean } = {},
): Generator<PartitionTerm<T>> {
  for (const { blocks, multiplicity } of multisetPartitions(items, { smallest: central ? 2 : 1 }))
    yield { coefficient: multiplicity, blocks }
}

/**
 * The sum of the terms with polynomials for the blocks; numbers are constant polynomials.
 *
 * @example
 * sumTerms(cumulantTerms(['x', 'x']), (block) => monomial({ [`m${block.length}`]: 1 })) // m2 − m1²
 */
export function sumTerms<T>(terms: Iterable<PartitionTerm<T>>, value: (block: readonly T[]) => Polynomial): Polynomial {
  const summands: Polynomial[] = []
  for (const { coefficient, blocks } of terms)
    summands.push(
      scalePolynomial(
        blocks.reduce((product, block) => multiplyPolynomials(product, value(block)), constant(1)),
        Q.rational(coefficient),
      ),
    )
  return addPolynomials(...summands)
}
