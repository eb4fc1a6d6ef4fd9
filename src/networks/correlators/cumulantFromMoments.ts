import { subsetCumulant } from '../../algebra/subsetCumulant.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import { requireFewLegs } from '../requireParameters.js'

/**
 * The joint cumulant of n centred, even variables as a number, from their joint moments. Its error is as large as those
 * of the moments can make it, |a| δb + δa (|b| + δb) for a product, and the roundings of the products and of the sums
 * that cancel.
 *
 * @param moment the joint moment of the variables with these indices, an even number of them
 * @throws InputError for more variables than the recursion goes through
 */
export function cumulantFromMoments(n: number, moment: (block: readonly number[]) => Evaluated): Evaluated {
  requireFewLegs(n)
  return subsetCumulant(n, { zero: { value: 0, error: 0 }, moment, without })
}

function without(
  moment: Evaluated,
  cumulants: readonly Evaluated[],
  moments: readonly Evaluated[],
  count: number,
): Evaluated {
  let { value, error } = moment
  for (let i = 0; i < count; i++) {
    const a = cumulants[i] as Evaluated
    const b = moments[i] as Evaluated
    const product = a.value * b.value
    value -= product
    error +=
      Math.abs(a.value) * b.error +
      a.error * (Math.abs(b.value) + b.error) +
      HALF_ROUNDING * (Math.abs(product) + Math.abs(value))
  }
  return { value, error }
}

/** The most that a result of float64 is rounded by. */
export const HALF_ROUNDING: number = Number.EPSILON / 2
