import { smallFactorial } from '../../algebra/integers.js'
import { addCoefficients, exponentialOfCoefficients, multiplyCoefficients } from '../polynomialIn.js'
import type { Coefficients } from '../polynomialIn.js'
import { addValues, isNothing, multiplyValues, numeric, ordersBelow, powerValue, unknownFrom } from '../value.js'
import type { Value } from '../value.js'

/**
 * Σ_m c_m H_m(φ) with Σ c_m t^m = exp(Σ_{r≥3} κ_r t^r/r!): what a density with these cumulants is of its Gaussian, as a
 * polynomial in φ order by order. H_m belong to the variance: (−∂)^m e^{−φ²/2κ_2} = H_m(φ) e^{−φ²/2κ_2}.
 *
 * @param cumulants κ_0, κ_1, κ_2, …, those from κ_3 on of a positive order
 */
export function densityOverGaussian(cumulants: readonly Value[], orders: number): Coefficients {
  const generating = cumulants.map((value, r) =>
    r < 3 ? numeric(0) : multiplyValues(value, numeric(1 / smallFactorial(r))),
  )
  const coefficients = exponentialOf(generating, orders)
  const inverse = powerValue(cumulants[2] as Value, -1, orders)
  const polynomials = hermites(coefficients.length, inverse)
  return coefficients
    .map((value, m) => (polynomials[m] as Coefficients).map((one) => multiplyValues(one, value)))
    .reduce<Coefficients>(addCoefficients, [])
    .map((value) => addValues(value, unknownFrom(orders + 1)))
}

/** −log of a polynomial 1 + what is small, to as many orders. */
export function minusLogarithm(polynomial: Coefficients, orders: number): Coefficients {
  const rest = polynomial.map((value, n) => ordersBelow(n === 0 ? addValues(value, numeric(-1)) : value, orders + 1))
  let total: Coefficients = []
  let power: Coefficients = [numeric(1)]
  for (let k = 1; k <= orders; k++) {
    power = multiplyCoefficients(power, rest).map((value) => ordersBelow(value, orders + 1))
    if (power.every(isNothing)) break
    total = addCoefficients(
      total,
      power.map((value) => multiplyValues(value, numeric((k % 2 === 1 ? -1 : 1) / k))),
    )
  }
  return total.map((value) => addValues(value, unknownFrom(orders + 1)))
}

/** exp of a series in t whose coefficients are small. */
export function exponentialOf(series: Coefficients, orders: number): Coefficients {
  return exponentialOfCoefficients(series, orders, (value) => ordersBelow(value, orders + 1))
}

/** H_0 … H_{count−1}: H_0 = 1, H_{m+1} = φ H_m/κ_2 − H_m'. */
export function hermites(count: number, inverse: Value): readonly Coefficients[] {
  let polynomial: Coefficients = [numeric(1)]
  const found = [polynomial]
  while (found.length < count) {
    const raised = [numeric(0), ...polynomial.map((value) => multiplyValues(value, inverse))]
    const slope = polynomial.slice(1).map((value, n) => multiplyValues(value, numeric(-(n + 1))))
    polynomial = addCoefficients(raised, slope)
    found.push(polynomial)
  }
  return found
}
