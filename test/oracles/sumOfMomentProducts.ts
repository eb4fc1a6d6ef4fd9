import type { Evaluated } from '../../src/kernels/evaluated.js'
import type { MomentProduct } from '../../src/networks/correlators/evenPartitions.js'

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
