import { binomial, pairingCount } from '../../algebra/integers.js'
import { exponentialOfCoefficients } from '../polynomialIn.js'
import type { Coefficients } from '../polynomialIn.js'
import { addValues, multiplyValues, negateValue, numeric, plainNumber, unknownFrom } from '../value.js'
import type { Value } from '../value.js'

/** ⟨e^{−V(φ) + zJφ}⟩ over a Gaussian field: its moments about zJΔ, to so many orders in the couplings. */
export function generatingFunction(potential: Coefficients, variance: number, zJ: Value, orders: number): Value {
  const weight = exponentialOfCoefficients(potential.map(negateValue), orders)
  const mean = multiplyValues(zJ, numeric(variance))
  const moment = (n: number): Value => {
    let total = numeric(0)
    for (let k = 0; k <= n; k += 2) {
      const paired = Number(binomial(n, k)) * pairingCount(k) * variance ** (k / 2)
      total = addValues(total, multiplyValues(numeric(paired), whole(mean, n - k)))
    }
    return total
  }
  const average = weight.reduce((sum, value, n) => addValues(sum, multiplyValues(value, moment(n))), numeric(0))
  const [re = 0, im = 0] = plainNumber(multiplyValues(zJ, mean)) ?? []
  return addValues(
    multiplyValues(numeric(Math.exp(re / 2) * Math.cos(im / 2), Math.exp(re / 2) * Math.sin(im / 2)), average),
    unknownFrom(orders + 1),
  )
}

function whole(base: Value, exponent: number): Value {
  let power = numeric(1)
  for (let k = 0; k < exponent; k++) power = multiplyValues(power, base)
  return power
}
