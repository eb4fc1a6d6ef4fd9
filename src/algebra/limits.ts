import { formatPowers, powers } from './polynomial.js'
import type { Monomial, Powers } from './polynomial.js'
import * as Q from './rational.js'
import type { Rational } from './rational.js'
import { named } from '../names.js'

/**
 * How far a truncated series is known. A monomial Π symbol^e has the order Σ weight·e; all monomials up to `order`,
 * included, are kept and exact. A power of one small parameter is the case of one weight: N⁻¹ as small parameter has
 * the weight −1 of N, N^(−1/2) the weight −2. Several weights limit a total degree, for example the degree in the
 * fields φ and ψ together.
 */
export interface Limit {
  readonly weights: Powers
  readonly order: Rational
}

/**
 * The limit at an order, included.
 *
 * @example
 * limit({ N: -1 }, 6) // terms to N^-6
 * limit({ N: -2 }, 8) // the same parameter counted in units of N^(-1/2): terms to N^-4
 * limit({ phi: 1, psi: 1 }, 4) // terms to total degree 4
 */
export function limit(weights: Readonly<Record<string, Rational | number>>, order: Rational | number): Limit {
  return { weights: powers(weights), order: typeof order === 'number' ? Q.rational(order) : order }
}

/**
 * The limit at an order of a theory's small parameter, whose order k is `symbol`^(k·`unit`).
 *
 * @example
 * orderLimit({ symbol: 'N', unit: rational(-1) }, 2).order // { num: 2n, den: 1n }
 */
export function orderLimit(
  parameter: { readonly symbol: string; readonly unit: Rational },
  order: Rational | number,
): Limit {
  return limit({ [parameter.symbol]: Q.divide(Q.one, parameter.unit) }, order)
}

/** The order of a monomial under the weights of a limit. */
export function orderOf(exponents: Powers, weights: Powers): Rational {
  let order = Q.zero
  for (const [symbol, weight] of Object.entries(weights)) {
    const exponent = named(exponents, symbol)
    if (exponent !== undefined) order = Q.add(order, Q.multiply(weight, exponent))
  }
  return order
}

/** The lowest order among the terms; undefined without terms. */
export function lowestOrder(terms: readonly Monomial[], weights: Powers): Rational | undefined {
  let lowest: Rational | undefined
  for (const term of terms) {
    const order = orderOf(term.powers, weights)
    if (lowest === undefined || Q.compare(order, lowest) < 0) lowest = order
  }
  return lowest
}

/** Whether every limit keeps a monomial. */
export function withinLimits(exponents: Powers, limits: readonly Limit[]): boolean {
  return limits.every(({ weights, order }) => Q.compare(orderOf(exponents, weights), order) <= 0)
}

/** The limits without repeated weights, the lower order winning, sorted by their weights. */
export function mergeLimits(limits: Iterable<Limit>): readonly Limit[] {
  const merged = new Map<string, Limit>()
  for (const each of limits) {
    const key = formatPowers(each.weights)
    const previous = merged.get(key)
    if (previous === undefined || Q.compare(each.order, previous.order) < 0) merged.set(key, each)
  }
  return [...merged.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}
