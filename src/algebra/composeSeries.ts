import { InputError } from '../errors.js'
import { limit, lowestOrder } from './limits.js'
import type { Limit } from './limits.js'
import { collect, formatPowers, monomial } from './polynomial.js'
import type { Polynomial, Powers } from './polynomial.js'
import * as Q from './rational.js'
import type { Rational } from './rational.js'
import { addSeries, multiplySeries, series, truncate } from './series.js'
import type { Series } from './series.js'
import { powerSeries } from './seriesFunctions.js'
import { named } from '../names.js'

type Substitutions = Readonly<Record<string, Series>>

/**
 * The series with series put in place of symbols, all at once: f(x → s(t), …).
 *
 * An exact polynomial takes anything. Where f is known to a limited order of x only, s must be small, because the
 * unknown rest of f, whose powers of the substituted symbols are taken to be positive, is then small too: f known to xⁿ
 * gives f(s) known to n times the lowest order of s.
 *
 * @throws InputError when f is truncated in a symbol whose series is not small
 * @example
 * const f = series(addPolynomials(constant(1), monomial({ x: 1 })), [limit({ x: 1 }, 1)])
 * composeSeries(f, { x: series(monomial({ t: 1 }, rational(2)), [limit({ t: 1 }, 2)]) }).terms[1].coefficient // { num: 2n, den: 1n }: 1 + 2t + O(t²)
 */
export function composeSeries(f: Series, substitutions: Substitutions): Series {
  const outer = f.limits.map((each) =>
    Object.keys(each.weights).some((symbol) => symbol in substitutions) ? translate(each, substitutions) : each,
  )
  const safe = outer.filter(({ weights }) => neverLowers(f.terms, substitutions, weights))
  const inner = Object.values(substitutions).flatMap(({ limits }) => limits)
  const small = Object.entries(substitutions).map(([symbol, value]) => [symbol, truncate(value, safe)] as const)
  return truncate(substitute(f.terms, small, safe), [...outer, ...inner])
}

/**
 * The polynomial with polynomials in place of symbols, all at once; a symbol under a negative or fractional power takes
 * one monomial only.
 *
 * @example
 * substitutePolynomial(monomial({ x: 2 }), { x: monomial({ y: 3 }) })[0].powers.y // { num: 6n, den: 1n }
 */
export function substitutePolynomial(p: Polynomial, substitutions: Readonly<Record<string, Polynomial>>): Polynomial {
  const exact = Object.entries(substitutions).map(([symbol, terms]) => [symbol, series(terms)] as const)
  return substitute(p, exact, []).terms
}

function substitute(
  p: Polynomial,
  substitutions: readonly (readonly [string, Series])[],
  limits: readonly Limit[],
): Series {
  const [first, ...rest] = substitutions
  if (first === undefined) return series(p, limits)
  const [symbol, value] = first
  const summands = collect(p, symbol).map(([exponent, coefficient]) => {
    const others = substitute(coefficient, rest, limits)
    return Q.isZero(exponent) ? others : multiplySeries(powerSeries(value, exponent), others)
  })
  return addSeries({ terms: [], limits }, ...summands)
}

/** Whether no factor of the result has a negative order, so that factors may be cut before they are multiplied. */
function neverLowers(p: Polynomial, substitutions: Substitutions, weights: Powers): boolean {
  const names = Object.keys(substitutions)
  const others = Object.fromEntries(Object.entries(weights).filter(([symbol]) => !names.includes(symbol)))
  const natural = p.every(({ powers }) => names.every((symbol) => (named(powers, symbol) ?? Q.zero).num >= 0n))
  return (
    natural &&
    [lowestOrder(p, others), ...names.map((name) => lowestOrder(substitutions[name]?.terms ?? [], weights))].every(
      (o) => (o?.num ?? 0n) >= 0n,
    )
  )
}

/**
 * What a limit on substituted symbols says of the result: a limit in the same symbols, in those of the inner limits, or
 * in one inner symbol.
 */
function translate({ weights, order }: Limit, substitutions: Substitutions): Limit {
  const values = Object.values(substitutions)
  const symbols = new Set(values.flatMap(({ terms }) => terms.flatMap(({ powers }) => Object.keys(powers))))
  const single = [...symbols].sort().flatMap((symbol) => [limit({ [symbol]: 1 }, 0), limit({ [symbol]: -1 }, 0)])
  const candidates = [weights, ...[...values.flatMap(({ limits }) => limits), ...single].map((each) => each.weights)]
  for (const inner of candidates) {
    const rate = smallness(weights, substitutions, inner)
    if (rate === undefined) return { weights: inner, order }
    if (rate.num > 0n) return { weights: inner, order: Q.multiply(order, rate) }
  }
  const received = Object.keys(weights).map(
    (symbol) =>
      `${symbol} → a series with the term ${formatPowers(substitutions[symbol]?.terms[0]?.powers ?? {}) || '1'}`,
  )
  throw new InputError({
    code: 'algebra.composition',
    at: 'composeSeries',
    expected: `a small series in place of ${Object.keys(weights).join(', ')}`,
    received: received.join(', '),
  })
}

/** The least order in `inner` per unit of order in `weights`; undefined when only zeros are put in. */
function smallness(weights: Powers, substitutions: Substitutions, inner: Powers): Rational | undefined {
  let least: Rational | undefined
  for (const [symbol, weight] of Object.entries(weights)) {
    const lowest = lowestOrder(substitutions[symbol]?.terms ?? monomial({ [symbol]: 1 }), inner)
    if (lowest === undefined) continue
    const rate = Q.divide(lowest, weight)
    if (least === undefined || Q.compare(rate, least) < 0) least = rate
  }
  return least
}
