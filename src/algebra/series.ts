import { limit, lowestOrder, mergeLimits, withinLimits } from './limits.js'
import type { Limit } from './limits.js'
import { multiplyPolynomials } from './multiplyPolynomials.js'
import {
  addPolynomials,
  differentiatePolynomial,
  multiplyPowers,
  polynomial,
  printing,
  scalePolynomial,
} from './polynomial.js'
import type { Monomial, Polynomial } from './polynomial.js'
import * as Q from './rational.js'
import type { Rational } from './rational.js'
import { named } from '../names.js'

/**
 * A truncated power series with exact coefficients: a polynomial in all symbols, known as far as the limits say. A
 * series without limits is an exact polynomial. Results are never claimed further than the operands are known, and
 * never further than either operand's limits.
 */
export interface Series {
  readonly terms: Polynomial
  readonly limits: readonly Limit[]
}

/**
 * The polynomial truncated at the limits.
 *
 * @example
 * const terms = addPolynomials(monomial({ N: -1 }), monomial({ N: -3 }))
 * series(terms, [limit({ N: -1 }, 2)]).terms.length // 1: N^-1, known to N^-2
 */
export function series(terms: Iterable<Monomial>, limits: readonly Limit[] = []): Series {
  const merged = mergeLimits(limits)
  return { terms: printing(polynomial(terms).filter(({ powers }) => withinLimits(powers, merged))), limits: merged }
}

/**
 * The series cut at further limits; limits that reach further than what is known change nothing.
 *
 * @example
 * truncate(series(monomial({ x: 3 })), [limit({ x: 1 }, 2)]).terms // []
 */
export function truncate(a: Series, limits: readonly Limit[]): Series {
  return series(a.terms, [...a.limits, ...limits])
}

/**
 * The sum, known as far as all summands are.
 *
 * @example
 * addSeries(series(monomial({ x: 1 })), series(monomial({ x: 2 }), [limit({ x: 1 }, 3)])).limits.length // 1
 */
export function addSeries(...summands: readonly Series[]): Series {
  return series(
    addPolynomials(...summands.map(({ terms }) => terms)),
    summands.flatMap(({ limits }) => limits),
  )
}

/**
 * The series times an exact number.
 *
 * @example
 * scaleSeries(series(monomial({ x: 1 })), rational(2)).terms[0].coefficient // { num: 2n, den: 1n }
 */
export function scaleSeries(a: Series, factor: Rational): Series {
  return { terms: scalePolynomial(a.terms, factor), limits: a.limits }
}

/**
 * a − b, known as far as both are.
 *
 * @example
 * subtractSeries(series(monomial({ x: 1 })), series(monomial({ x: 1 }))).terms // []
 */
export function subtractSeries(a: Series, b: Series): Series {
  return addSeries(a, scaleSeries(b, Q.rational(-1)))
}

/**
 * The product. A factor of negative order lowers what is known by that order: (x⁻¹ + …)(… + O(x⁴)) = … + O(x³).
 *
 * @example
 * multiplySeries(series(monomial({ x: 1 }), [limit({ x: 1 }, 1)]), series(monomial({ x: -1 }))).limits[0].order // { num: 0n, den: 1n }
 */
export function multiplySeries(a: Series, b: Series): Series {
  const limits = mergeLimits([...lowered(a.limits, b), ...lowered(b.limits, a)])
  return { terms: multiplyPolynomials(a.terms, b.terms, limits), limits }
}

function lowered(limits: readonly Limit[], factor: Series): Limit[] {
  return limits.map(({ weights, order }) => {
    const lowest = lowestOrder(factor.terms, weights) ?? Q.zero
    return { weights, order: Q.compare(lowest, Q.zero) < 0 ? Q.add(order, lowest) : order }
  })
}

/**
 * The product with one monomial: every limit moves by the monomial's order.
 *
 * @example
 * shiftSeries(series(monomial({ x: 1 }), [limit({ x: 1 }, 1)]), monomial({ x: 2 })[0]).limits[0].order // { num: 3n, den: 1n }
 */
export function shiftSeries(a: Series, { coefficient, powers }: Monomial): Series {
  const limits = a.limits.map(({ weights, order }) => ({
    weights,
    order: Q.add(order, lowestOrder([{ coefficient, powers }], weights) ?? Q.zero),
  }))
  return series(
    a.terms.map((term) => ({
      coefficient: Q.multiply(term.coefficient, coefficient),
      powers: multiplyPowers(term.powers, powers),
    })),
    limits,
  )
}

/**
 * The derivative with respect to a symbol. Limits that count the symbol lose its weight: what is known to φ⁴ is known
 * to φ³ afterwards.
 *
 * @example
 * differentiateSeries(series(monomial({ x: 3 })), 'x').terms[0].coefficient // { num: 3n, den: 1n }
 */
export function differentiateSeries(a: Series, symbol: string): Series {
  return series(
    differentiatePolynomial(a.terms, symbol),
    a.limits.map(({ weights, order }) => limit(weights, Q.subtract(order, named(weights, symbol) ?? Q.zero))),
  )
}
