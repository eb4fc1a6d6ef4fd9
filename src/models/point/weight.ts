import { pairingCount } from '../../algebra/integers.js'
import { exponentialOfCoefficients } from '../polynomialIn.js'
import type { Coefficients } from '../polynomialIn.js'
import { addValues, isNothing, multiplyValues, numeric, ordersBelow, powerValue, unknownFrom } from '../value.js'
import type { Value } from '../value.js'

/** The weight exp(−½ k x² + Σ_n v_n x^n) of one variable, as a series in δ. */
export interface PointWeight {
  /** k, whose first order is that of 1/x². */
  readonly stiffness: Value
  /** v_n: every v_n x^n is small. */
  readonly rest: Coefficients
}

/**
 * ∫ dx √(k/2π) x^n exp(−½ k x² + Σ v_n x^n) for n = 0 … highest, order by order: Gaussian moments of the powers of the
 * rest. Undefined where the rest is not small.
 */
export function momentsOf(
  { stiffness, rest }: PointWeight,
  highest: number,
  orders: number,
): readonly Value[] | undefined {
  const share = -stiffness.low / 2
  const lowest = (polynomial: Coefficients): number =>
    Math.min(...polynomial.map((value, n) => (isNothing(value) ? Infinity : value.low + share * n)))
  const small = lowest(rest)
  if (isNothing(stiffness) || small <= 0) return undefined
  const exponential = exponentialOfCoefficients(rest, Math.floor(orders / small), (value, n) =>
    ordersBelow(value, orders + 1 - share * n),
  )
  const inverse = powerValue(stiffness, -1, orders)
  const powers: Value[] = [numeric(1)]
  return Array.from({ length: highest + 1 }, (_, n) => {
    let total = unknownFrom(Math.ceil(orders + 1 + share * n))
    for (const [m, value] of exponential.entries()) {
      const half = (m + n) / 2
      if (!Number.isInteger(half) || isNothing(value)) continue
      while (powers.length <= half) powers.push(multiplyValues(powers.at(-1) as Value, inverse))
      const pairings = numeric(pairingCount(m + n))
      total = addValues(total, multiplyValues(multiplyValues(value, pairings), powers[half] as Value))
    }
    return total
  })
}
