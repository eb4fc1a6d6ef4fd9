import { InputError } from '../errors.js'
import { orderOf } from './limits.js'
import type { Limit } from './limits.js'
import { accumulate, isKept, pack, packingOf, productRange, scaleOf } from './packing.js'
import type { Contribution, Packed, Packing, Piece } from './packing.js'
import { unpack } from './unpacking.js'
import { constant, formatPowers, raisePowers } from './polynomial.js'
import type { Monomial, Polynomial } from './polynomial.js'
import * as Q from './rational.js'
import type { Rational } from './rational.js'
import { multiplySeries, series, shiftSeries, subtractSeries } from './series.js'
import type { Series } from './series.js'

/**
 * exp(a) for a series without term of order 0.
 *
 * @throws InputError when a term of `a` is not small under the limits, so that exp(a) has no expansion in them
 * @example
 * exponential(series(monomial({ x: 1 }), [limit({ x: 1 }, 3)])) // 1 + x + x²/2 + x³/6
 */
export function exponential(a: Series): Series {
  return solve(requireSmall(a, 'exponential'), constant(1), (k, j) => Q.rational(k, k + j))
}

/**
 * log(a) for a series that starts with 1.
 *
 * @throws InputError when `a` is not 1 + terms that are small under the limits
 * @example
 * logarithm(series(addPolynomials(constant(1), monomial({ x: 1 })), [limit({ x: 1 }, 2)])).terms[1].coefficient // { num: -1n, den: 2n }
 */
export function logarithm(a: Series): Series {
  const rest = requireSmall(subtractSeries(a, series(constant(1))), 'logarithm')
  return solve(rest, rest.terms, (k, j) => Q.rational(-j, k + j))
}

/**
 * a^exponent for any rational exponent. Natural powers always exist; for the others the leading term is one monomial m,
 * a = m (1 + small), with the coefficient 1 when the exponent is fractional.
 *
 * @throws InputError when there is no such leading term
 * @example
 * powerSeries(series(addPolynomials(constant(1), monomial({ x: 1 })), [limit({ x: 1 }, 1)]), rational(1, 2)).terms[1].coefficient // { num: 1n, den: 2n }
 */
export function powerSeries(a: Series, exponent: Rational | number): Series {
  const e = typeof exponent === 'number' ? Q.rational(exponent) : exponent
  if (Q.isInteger(e) && e.num >= 0n) return naturalPower(a, Number(e.num))
  const leading = leadingTerm(a)
  const unit = shiftSeries(a, raise(leading, Q.rational(-1)))
  const rest = requireSmall(subtractSeries(unit, series(constant(1))), 'powerSeries')
  const root = solve(rest, constant(1), (k, j) =>
    Q.divide(Q.subtract(Q.multiply(e, Q.rational(k)), Q.rational(j)), Q.rational(k + j)),
  )
  return shiftSeries(root, raise(leading, e))
}

function naturalPower(a: Series, exponent: number): Series {
  if (exponent === 0) return { terms: constant(1), limits: a.limits }
  if (exponent === 1) return a
  const half = naturalPower(a, Math.floor(exponent / 2))
  return exponent % 2 === 0 ? multiplySeries(half, half) : multiplySeries(multiplySeries(half, half), a)
}

/**
 * 1/a, for a series whose leading term is one monomial. @throws InputError when it is not
 *
 * @example
 * inverseSeries(series(addPolynomials(constant(1), monomial({ x: 1 })), [limit({ x: 1 }, 3)])).terms.length // 4: 1 − x + x² − x³
 */
export function inverseSeries(a: Series): Series {
  return powerSeries(a, -1)
}

/** The one term of which all others are small multiples. @throws InputError when there is none */
export function leadingTerm({ terms, limits }: Series): Monomial {
  const orders = terms.map(({ powers }) => limits.map(({ weights }) => orderOf(powers, weights)))
  const lowest = limits.map((_, l) =>
    orders.reduce(
      (least, each) => (Q.compare(each[l] as Rational, least) < 0 ? (each[l] as Rational) : least),
      orders[0]?.[l] ?? Q.zero,
    ),
  )
  const leading = terms.filter((_, i) =>
    lowest.every((order, l) => Q.equal((orders[i] as Rational[])[l] as Rational, order)),
  )
  if (leading.length === 1) return leading[0] as Monomial
  const received = leading.length === 0 ? 'none' : leading.map(({ powers }) => formatPowers(powers) || '1').join(', ')
  throw new InputError({
    code: 'algebra.leadingTerm',
    at: 'series',
    expected: 'one leading term, of the lowest order in every limit',
    received,
  })
}

function raise({ coefficient, powers }: Monomial, exponent: Rational): Monomial {
  if (!Q.isInteger(exponent) && !Q.equal(coefficient, Q.one)) {
    throw new InputError({
      code: 'algebra.root',
      at: 'series',
      expected: 'the leading coefficient 1 under a fractional power',
      received: Q.format(coefficient),
    })
  }
  return {
    coefficient: Q.isInteger(exponent) ? Q.power(coefficient, Number(exponent.num)) : Q.one,
    powers: raisePowers(powers, exponent),
  }
}

/** @throws InputError when a term is not small under the limits */
export function requireSmall(a: Series, operation: string): Series {
  const large = a.terms.find(({ powers }) => {
    const orders = a.limits.map(({ weights }) => Q.compare(orderOf(powers, weights), Q.zero))
    return orders.some((order) => order < 0) || !orders.some((order) => order > 0)
  })
  if (large === undefined) return a
  const received = `the term ${Q.format(large.coefficient)} ${formatPowers(large.powers)}`.trim()
  throw new InputError({
    code: 'algebra.notSmall',
    at: operation,
    expected: `terms of positive order in ${namesOf(a.limits)}`,
    received,
  })
}

function namesOf(limits: readonly Limit[]): string {
  return limits.length === 0 ? 'some limit' : limits.map(({ weights }) => Object.keys(weights).join(' ')).join(', ')
}

/**
 * The solution of X_d = start_d + Σ weight(k, j) A_k X_j over k + j = d, k > 0, order by order; k, j, d are total
 * orders.
 *
 * exp, log and powers all solve such an equation, because the operator that multiplies each term with its total order
 * is a derivation: D e^A = (DA) e^A and so on. That costs one truncated product instead of one for every power of A.
 */
function solve(a: Series, start: Polynomial, weight: (k: number, j: number) => Rational): Series {
  const packing = recurrencePacking(a)
  const steps = [...pack(a.terms, packing).values()]
  const solution = new Map<string, Piece>()
  const seeds = pack(start, packing)
  for (const orders of reachableOrders(seeds, steps, packing)) {
    const contributions: Contribution[] = []
    for (const left of steps) {
      const right = solution.get(orders.map((order, l) => order - (left.orders[l] as number)).join())
      if (right !== undefined)
        contributions.push({ left, right, factor: weight(total(left.orders), total(right.orders)) })
    }
    const piece = accumulate(orders, seeds.get(orders.join()), contributions)
    if (piece !== undefined) solution.set(orders.join(), piece)
  }
  return { terms: unpack(solution.values(), packing), limits: a.limits }
}

/** Orders that sums of steps reach from the seeds, by increasing total. */
function reachableOrders(seeds: Packed, steps: readonly Piece[], packing: Packing): readonly (readonly number[])[] {
  const reached = new Map<string, readonly number[]>([...seeds].map(([name, { orders }]) => [name, orders]))
  const queue = [...reached.values()]
  for (let from = queue.pop(); from !== undefined; from = queue.pop()) {
    for (const step of steps) {
      const to = from.map((order, l) => order + (step.orders[l] as number))
      if (!isKept(to, packing) || reached.has(to.join())) continue
      reached.set(to.join(), to)
      queue.push(to)
    }
  }
  return [...reached.values()].sort((a, b) => total(a) - total(b))
}

/** Keys wide enough for every product of terms of `a` whose total order the limits allow. */
function recurrencePacking(a: Series): Packing {
  const scale = scaleOf([a.terms], a.limits)
  return packingOf(scale, productRange(a.terms, scale))
}

function total(orders: readonly number[]): number {
  return orders.reduce((sum, order) => sum + order, 0)
}
