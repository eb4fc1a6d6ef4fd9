import { binomial, smallFactorial } from '../../algebra/integers.js'
import { addValues, multiplyValues, negateValue, numeric, powerValue } from '../value.js'
import type { Value } from '../value.js'

/** κ_1 … κ_highest from m_0 = 1, m_1, … of a normalised weight: m_n = Σ_k binomial(n − 1, k − 1) κ_k m_{n−k}. */
export function cumulantsOf(moments: readonly Value[]): readonly Value[] {
  const cumulants: Value[] = [numeric(0)]
  for (let n = 1; n < moments.length; n++) {
    let value = moments[n] as Value
    for (let k = 1; k < n; k++) {
      const term = multiplyValues(cumulants[k] as Value, moments[n - k] as Value)
      value = addValues(value, multiplyValues(term, numeric(-Number(binomial(n - 1, k - 1)))))
    }
    cumulants.push(value)
  }
  return cumulants
}

/**
 * Derivatives Γ_2 … Γ_highest of the Legendre transform Γ(φ) = sup_J Jφ − W(J) at the mean, from those of W: J − J_0 as
 * the inverse of the series φ − φ_0 = Σ W_{n+1} J^n/n!.
 *
 * @param derivatives W_0, W_1, W_2, …
 */
export function legendreDerivatives(derivatives: readonly Value[], orders: number): readonly Value[] {
  const highest = derivatives.length - 2
  const slope = derivatives[2] as Value
  const inverse = powerValue(slope, -1, orders)
  // J = Σ b_n φ^n with φ = Σ a_n J^n: b_1 = 1/a_1, and the coefficient of φ^n in Σ_m a_m J(φ)^m is 0 for n > 1.
  const a = Array.from({ length: highest + 1 }, (_, n) => over(derivatives[n + 1] as Value, n))
  const b: Value[] = [numeric(0), inverse]
  for (let n = 2; n <= highest; n++) {
    let sum = numeric(0)
    for (let m = 2; m <= n; m++) sum = addValues(sum, multiplyValues(a[m] as Value, coefficientOfPower(b, m, n)))
    b.push(negateValue(multiplyValues(sum, inverse)))
  }
  return [
    numeric(0),
    numeric(0),
    ...b.slice(1).map((value, k) => multiplyValues(value, numeric(smallFactorial(k + 1)))),
  ]
}

/** The coefficient of φ^n in (Σ b_k φ^k)^m, of which b_1 … b_{n−1} are needed. */
function coefficientOfPower(b: readonly Value[], m: number, n: number): Value {
  let power: readonly Value[] = [numeric(1)]
  for (let k = 0; k < m; k++) {
    const next = new Array<Value>(n + 1).fill(numeric(0))
    for (const [i, x] of power.entries())
      for (const [j, y] of b.entries())
        if (i + j <= n) next[i + j] = addValues(next[i + j] as Value, multiplyValues(x, y))
    power = next
  }
  return power[n] as Value
}

function over(value: Value, n: number): Value {
  return multiplyValues(value, numeric(1 / smallFactorial(n)))
}
