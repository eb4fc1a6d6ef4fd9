import type { Decimal } from 'decimal.js'
import type { Decimals, PreciseSum } from '../algebra/decimals.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { GaussianSum, GaussianTerm } from './gaussianSum.js'

/** What a sum of Gaussians needs to be a number, floats being taken as the exact numbers that they are. */
export interface GaussianValues {
  /** The variance of the modes' conjugate, in decimals. */
  readonly v: (number: Decimals) => Decimal
  readonly symbols: Readonly<Record<string, number>>
}

/**
 * The sum in as many digits as `number` has, for arguments among a few points that may repeat: each term is a product
 * of powers of e^{−v x_p·x_q/2}, of which there is one exponential for each pair of points.
 *
 * @param points of d coordinates each
 * @returns the value where the i-th argument is the point `legs[i]`
 */
export function preciseGaussianSum(
  number: Decimals,
  sum: GaussianSum,
  { v, symbols }: GaussianValues,
  points: readonly (readonly number[])[],
): (legs: readonly number[]) => PreciseSum {
  const half = v(number).div(-2)
  const compiled = sum.terms.map((term) => ({
    ...term,
    factor: polynomialValue(number, [{ coefficient: term.coefficient, powers: term.powers }], symbols).times(
      polynomialValue(number, term.exponent ?? [], symbols).exp(),
    ),
  }))
  const known = new Map<string, Decimal>()
  /** −v c x_p·x_q/2 */
  const exponentOf = (pair: string, c: Rational): Decimal => {
    const [p, q] = pair.split(' ').map(Number) as [number, number]
    const product = (points[p] as readonly number[]).reduce(
      (total, x, k) => total.plus(new number(x).times(points[q]?.[k] ?? 0)),
      new number(0),
    )
    return half.times(product).times(rationalValue(number, c))
  }
  /** exp(−v c x_p·x_q/2) */
  const raised = (pair: string, c: Rational): Decimal => {
    const key = `${pair} ${Q.format(c)}`
    const found = known.get(key)
    if (found !== undefined) return found
    const value =
      Q.isInteger(c) && !Q.equal(c, Q.one) ? raised(pair, Q.one).pow(Q.toNumber(c)) : exponentOf(pair, c).exp()
    known.set(key, value)
    return value
  }
  const together = exponentDigits(v(number).toNumber(), points) > LARGEST_SEPARATE
  return (legs) => {
    let [value, size] = [new number(0), new number(0)]
    for (const term of compiled) {
      const pairs = [...scalarProducts(term, legs)]
      const product = together
        ? term.factor.times(pairs.reduce((sum, [pair, c]) => sum.plus(exponentOf(pair, c)), new number(0)).exp())
        : pairs.reduce((total, [pair, c]) => total.times(raised(pair, c)), term.factor)
      value = value.plus(product)
      size = size.plus(product.abs())
    }
    return { value, size }
  }
}

/** Digits of exponents from which on they are added before they are raised: e^x and e^−x of 10¹⁰⁰ are no numbers. */
const LARGEST_SEPARATE = 3

/** Digits before the decimal point of the exponents v x_p·x_q: so many are lost of a number where they cancel. */
export function exponentDigits(v: number, points: readonly (readonly number[])[]): number {
  const furthest = Math.max(0, ...points.map((point) => Math.hypot(...point)))
  return furthest === 0 ? 0 : Math.max(0, Math.ceil(Math.log10(v) + 2 * Math.log10(furthest)))
}

/** Σ weight |Σ ℓ_i x_i|² as Σ c_pq x_p·x_q over pairs p ≤ q of points. */
function scalarProducts({ modes, weights }: GaussianTerm, legs: readonly number[]): ReadonlyMap<string, Rational> {
  const collected = new Map<string, Rational>()
  modes.forEach((mode, m) => {
    const places = new Map<number, number>()
    mode.forEach((entry, i) => places.set(legs[i] as number, (places.get(legs[i] as number) ?? 0) + entry))
    const entries = [...places].filter(([, entry]) => entry !== 0).sort(([p], [q]) => p - q)
    entries.forEach(([p, a], i) => {
      entries.slice(i).forEach(([q, b], j) => {
        const c = Q.multiply(weights?.[m] ?? Q.one, Q.rational((j === 0 ? 1 : 2) * a * b))
        collected.set(`${p} ${q}`, Q.add(collected.get(`${p} ${q}`) ?? Q.zero, c))
      })
    })
  })
  return collected
}

function polynomialValue(number: Decimals, polynomial: Polynomial, symbols: Readonly<Record<string, number>>): Decimal {
  return polynomial.reduce(
    (total, { coefficient, powers }) =>
      total.plus(
        Object.entries(powers).reduce(
          (product, [symbol, exponent]) =>
            product.times(new number(symbols[symbol] as number).pow(rationalValue(number, exponent))),
          rationalValue(number, coefficient),
        ),
      ),
    new number(0),
  )
}

function rationalValue(number: Decimals, { num, den }: Rational): Decimal {
  return new number(String(num)).div(String(den))
}
