import { cumulantTerms } from '../../algebra/cumulant.js'
import { doubleFactorial } from '../../algebra/integers.js'

/** One product of moments in a cumulant: coefficient · Π_B M_B. */
export interface MomentProduct {
  readonly coefficient: number
  readonly blocks: readonly (readonly number[])[]
}

const known = new Map<number, readonly MomentProduct[]>()

/**
 * The joint cumulant of n even variables, indices 0 … n−1, in joint moments: set partitions into even blocks with
 * (−1)^(|π|−1) (|π|−1)!.
 */
export function evenPartitions(n: number): readonly MomentProduct[] {
  const found = known.get(n) ?? [...derived(n)]
  known.set(n, found)
  return found
}

function* derived(n: number): Generator<MomentProduct> {
  for (const { coefficient, blocks } of cumulantTerms(Array.from({ length: n }, (_, i) => i)))
    if (blocks.every((block) => block.length % 2 === 0)) yield { coefficient: Number(coefficient), blocks }
}

const products = new Map<number, readonly MomentProduct[]>()

/** The products with their readout averages (|B|−1)!! in the coefficient. */
export function momentProducts(n: number): readonly MomentProduct[] {
  const found =
    products.get(n) ??
    evenPartitions(n).map(({ coefficient, blocks }) => ({ coefficient: coefficient * readouts(blocks), blocks }))
  products.set(n, found)
  return found
}

function readouts(blocks: readonly (readonly number[])[]): number {
  return Number(blocks.reduce((product, block) => product * doubleFactorial(block.length - 1), 1n))
}
