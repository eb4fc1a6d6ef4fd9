import { InputError } from '../errors.js'
import { collect, monomial } from './polynomial.js'
import * as Q from './rational.js'
import { addSeries, series, shiftSeries } from './series.js'
import type { Series } from './series.js'
import { leadingTerm, powerSeries } from './seriesFunctions.js'

/**
 * The inverse function: x = g(y) with f(g(y)) = y, for f(x) = a x + …, where the leading term of the coefficient a is
 * one monomial. The result is a series in the same symbol, known as far as f. Lagrange inversion: g = Σ_n yⁿ/n · [xⁿ⁻¹]
 * (x/f)ⁿ.
 *
 * @throws InputError when f is not limited in x, or does not start with such a term
 * @example
 * reverseSeries(series(addPolynomials(monomial({ x: 1 }), monomial({ x: 2 })), [limit({ x: 1 }, 3)]), 'x') // x − x² + 2x³
 * @source Stanley, Enumerative Combinatorics 2, theorem 5.4.2
 */
export function reverseSeries(f: Series, symbol: string): Series {
  const own = f.limits.find(({ weights }) => Object.keys(weights).join() === symbol)
  if (own === undefined)
    throw new InputError({
      code: 'algebra.reversion',
      at: 'reverseSeries',
      expected: `a series with a limit in ${symbol} alone`,
      received: 'none',
    })
  const highest = Math.floor(Q.toNumber(Q.divide(own.order, own.weights[symbol] ?? Q.one)))
  const leading = leadingTerm(f)
  if (!Q.equal(leading.powers[symbol] ?? Q.zero, Q.one)) {
    const received = `the exponent ${Q.format(leading.powers[symbol] ?? Q.zero)}`
    throw new InputError({
      code: 'algebra.reversion',
      at: 'reverseSeries',
      expected: `a leading term with ${symbol}^1`,
      received,
    })
  }
  const slope = shiftSeries(f, { coefficient: Q.one, powers: { [symbol]: Q.rational(-1) } })
  const summands = Array.from({ length: highest }, (_, i) => i + 1).map((n) => {
    const power = powerSeries(slope, -n)
    const coefficient =
      collect(power.terms, symbol).find(([exponent]) => Q.equal(exponent, Q.rational(n - 1)))?.[1] ?? []
    const others = power.limits.filter(({ weights }) => !(symbol in weights))
    return shiftSeries(series(coefficient, others), {
      coefficient: Q.rational(1, n),
      powers: { [symbol]: Q.rational(n) },
    })
  })
  return addSeries({ terms: monomial({ [symbol]: 1 }, Q.zero), limits: f.limits }, ...summands)
}
