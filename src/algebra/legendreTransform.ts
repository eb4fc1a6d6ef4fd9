import * as Q from './rational.js'
import { reverseSeries } from './reverseSeries.js'
import { differentiateSeries, shiftSeries } from './series.js'
import type { Series } from './series.js'

/**
 * The Legendre transform f*(y) = xy − f(x) at y = f′(x), of f(x) = a x²/2 + …: the integral of the inverse of f′. Of W it
 * is Γ, of Γ it is W. The result is a series in the same symbol, known as far as f.
 *
 * @throws InputError when f is not limited in x, or does not start with x² times one monomial
 * @example
 * legendreTransform(series(addPolynomials(monomial({ x: 2 }, rational(1, 2)), monomial({ x: 3 })), [limit({ x: 1 }, 3)]), 'x') // x²/2 − x³
 */
export function legendreTransform(f: Series, symbol: string): Series {
  const { terms, limits } = shiftSeries(reverseSeries(differentiateSeries(f, symbol), symbol), {
    coefficient: Q.one,
    powers: { [symbol]: Q.one },
  })
  return {
    terms: terms.map(({ coefficient, powers }) => ({
      coefficient: Q.divide(coefficient, powers[symbol] ?? Q.one),
      powers,
    })),
    limits,
  }
}
