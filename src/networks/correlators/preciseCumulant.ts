import type { PreciseSum } from '../../algebra/decimals.js'
import { doubleFactorial } from '../../algebra/integers.js'
import { subsetCumulant } from '../../algebra/subsetCumulant.js'

/**
 * The joint cumulant of one neuron W h at n points in many digits, W of variance 1, from the moments M_B of the hidden
 * unit; its size is that of all the products in it.
 *
 * @param legs indices of points, an even number of them
 * @param moment M_B for ascending indices of points
 */
export function preciseCumulant(legs: readonly number[], moment: (block: readonly number[]) => PreciseSum): PreciseSum {
  return subsetCumulant<PreciseSum>(legs.length, {
    moment: (items) => {
      const { value, size } = moment(items.map((i) => legs[i] as number).sort((a, b) => a - b))
      const readouts = String(doubleFactorial(items.length - 1))
      return { value: value.times(readouts), size: size.times(readouts) }
    },
    without: (first, cumulants, moments, count) =>
      cumulants.slice(0, count).reduce((sum, cumulant, i) => {
        const { value, size } = moments[i] as PreciseSum
        return { value: sum.value.minus(cumulant.value.times(value)), size: sum.size.plus(cumulant.size.times(size)) }
      }, first),
  })
}
