import { factorial } from './integers.js'
import { constant } from './polynomial.js'
import * as Q from './rational.js'
import { addSeries, multiplySeries, scaleSeries, series } from './series.js'
import type { Series } from './series.js'

/**
 * The part of Zⁿ that is linear in n, which is log Z, from the integer powers Z, Z², … alone. Every coefficient of Zⁿ
 * is a polynomial in n, of degree at most `replicas`; its slope at n = 0 is Σ_n (−1)^(n+1) C(replicas, n) Zⁿ / n, n
 * from 1 to `replicas`, by Newton's forward differences.
 *
 * @param replicas at least the largest number of small factors within the limits: 6 for a series to N⁻⁶ that starts
 * with 1 + O(1/N)
 * @example
 * replicaLogarithm(series(addPolynomials(constant(1), monomial({ x: 1 })), [limit({ x: 1 }, 2)]), 2) // x − x²/2
 */
export function replicaLogarithm(z: Series, replicas: number): Series {
  const summands: Series[] = []
  let power: Series = { terms: constant(1), limits: z.limits }
  for (let n = 1; n <= replicas; n++) {
    power = multiplySeries(power, z)
    const ways = factorial(replicas) / (factorial(n) * factorial(replicas - n))
    summands.push(scaleSeries(addSeries(power, series(constant(-1))), Q.rational(n % 2 === 0 ? -ways : ways, n)))
  }
  return addSeries({ terms: [], limits: z.limits }, ...summands)
}
