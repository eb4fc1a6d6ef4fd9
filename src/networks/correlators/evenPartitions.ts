import { cumulantTerms } from '../../algebra/cumulant.js'
import type { Evaluated } from '../../kernels/evaluated.js'

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

/**
 * The sum of the products with these moments. Its error is as large as those of the moments can make it, (|a| + δa)(|b|
 * + δb) − |a||b| for a product, and the roundings of the products that cancel.
 */
export function sumOfMomentProducts(
  products: readonly MomentProduct[],
  moment: (block: readonly number[]) => Evaluated,
): Evaluated {
  let [value, error] = [0, 0]
  for (const { coefficient, blocks } of products) {
    let product = coefficient
    let uncertainty = 0
    for (const block of blocks) {
      const factor = moment(block)
      uncertainty = uncertainty * (Math.abs(factor.value) + factor.error) + Math.abs(product) * factor.error
      product *= factor.value
    }
    value += product
    error += uncertainty + (blocks.length + 2) * Number.EPSILON * Math.abs(product)
  }
  return { value, error }
}
