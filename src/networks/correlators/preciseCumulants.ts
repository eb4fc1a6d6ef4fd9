import type { Decimals, PreciseSum } from '../../algebra/decimals.js'
import { doubleFactorial } from '../../algebra/integers.js'
import { subsetCumulant } from '../../algebra/subsetCumulant.js'
import { byPoints } from './byPoints.js'

/**
 * The joint cumulants of one neuron W h at points in many digits, W of variance 1, from the moments M_B of the hidden
 * unit; the size of one is that of all the products in it.
 *
 * @param points how many points there are
 * @param moment M_B for ascending indices of points; each is asked for once
 * @returns a function of indices of points, as many as {@link subsetCumulant} allows
 */
export function preciseCumulants(
  number: Decimals,
  points: number,
  moment: (block: readonly number[]) => PreciseSum,
): (legs: readonly number[]) => PreciseSum {
  const zero = { value: new number(0), size: new number(0) }
  const average = byPoints(points, (block): PreciseSum => {
    const { value, size } = moment(block)
    const readouts = String(doubleFactorial(block.length - 1))
    return { value: value.times(readouts), size: size.times(readouts) }
  })
  return (legs) =>
    subsetCumulant<PreciseSum>(legs.length, {
      zero,
      moment: (items) => average(items.map((i) => legs[i] as number)),
      without: (first, cumulants, moments, count) =>
        cumulants.slice(0, count).reduce((sum, cumulant, i) => {
          const { value, size } = moments[i] as PreciseSum
          return { value: sum.value.minus(cumulant.value.times(value)), size: sum.size.plus(cumulant.size.times(size)) }
        }, first),
    })
}
