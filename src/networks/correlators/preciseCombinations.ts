import { decimals } from '../../algebra/decimals.js'
import type { Decimals, PreciseSum } from '../../algebra/decimals.js'
import { transformSymmetric } from '../../algebra/transformSymmetric.js'
import { InputError } from '../../errors.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import type { Network, Point } from '../network.js'
import { largest } from '../../sizes.js'
import { requireFewLegs, requirePoints } from '../requireParameters.js'

/** Digits of a combination's correlator that are asked for beyond those that the combination cancels. */
const DIGITS = 30

/**
 * Correlators of combinations of fields whose own correlators can be had in any number of digits: in so many that
 * enough are left after the combinations have cancelled theirs.
 *
 * @param correlators of n fields at points, by indices of the points
 * @param lost digits that a correlator at these points loses itself; default: none
 */
export function preciseCombinations(
  correlators: (number: Decimals, n: number, points: readonly Point[]) => (legs: readonly number[]) => PreciseSum,
  lost: (points: readonly Point[]) => number = () => 0,
): Network['combinations'] & {} {
  return (points) => (matrix) => {
    const amplification = Math.max(...matrix.map((row) => row.reduce((sum, entry) => sum + Math.abs(entry), 0)))
    const extra = lost(points)
    const made = new Map<number, (legs: readonly number[]) => Evaluated>()
    const prepared = (n: number): ((legs: readonly number[]) => Evaluated) => {
      requirePoints(n)
      requireFewLegs(n)
      const number = decimals(digitsFor(n, amplification) + extra)
      const correlator = correlators(number, n, points)
      let largest = new number(0)
      const combined = transformSymmetric(number, matrix, (legs) => {
        const { value, size } = correlator(legs)
        if (size.gt(largest)) largest = size
        return value
      })
      return (legs) => {
        const value = combined(legs).toNumber()
        // Some operations more than terms: three digits for them.
        const rounding = largest
          .times(new number(10).pow(3 + extra - number.precision))
          .times(new number(amplification).pow(n))
        return { value, error: rounding.toNumber() + Math.abs(value) * Number.EPSILON }
      }
    }
    return (legs) => {
      const found = made.get(legs.length) ?? prepared(legs.length)
      made.set(legs.length, found)
      return found(legs)
    }
  }
}

/** @throws InputError for combinations that cancel too many digits */
function digitsFor(n: number, amplification: number): number {
  const cancelled = Math.max(0, n * Math.log10(amplification))
  const digits = DIGITS + 10 * Math.ceil(cancelled / 10)
  if (digits <= largest.digits) return digits
  throw new InputError({
    code: 'networks.digits',
    at: 'points',
    expected: `points far enough apart for the correlator of ${n} fields to need at most ${largest.digits} digits`,
    received: `points for which it needs ${digits}`,
  })
}
