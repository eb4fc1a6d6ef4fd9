import * as Q from './rational.js'
import type { Rational } from './rational.js'

/** Exponents of named symbols, without zeros, keys in code-point order. Exponents may be negative or fractional (N^−1/2). */
export type Powers = Readonly<Record<string, Rational>>

/** `coefficient` · Π symbol^power. */
export interface Monomial {
  readonly coefficient: Rational
  readonly powers: Powers
}

/**
 * An exact generalised Laurent polynomial in named symbols: monomials without zero coefficients, like terms
 * collected, sorted. Equal polynomials are structurally equal.
 */
export type Polynomial = readonly Monomial[]

/** Normalises exponents: zeros dropped, keys sorted. */
export function powers(exponents: Readonly<Record<string, Rational | number>>): Powers {
  const entries = Object.entries(exponents)
    .map(([symbol, exponent]) => [symbol, typeof exponent === 'number' ? Q.rational(exponent) : exponent] as const)
    .filter(([, exponent]) => !Q.isZero(exponent))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries)
}

export function multiplyPowers(a: Powers, b: Powers): Powers {
  const product: Record<string, Rational> = { ...a }
  for (const [symbol, exponent] of Object.entries(b)) product[symbol] = Q.add(product[symbol] ?? Q.zero, exponent)
  return powers(product)
}

/** The powers raised to an integer or fractional exponent. */
export function raisePowers(base: Powers, exponent: Rational): Powers {
  return powers(Object.fromEntries(Object.entries(base).map(([symbol, p]) => [symbol, Q.multiply(p, exponent)])))
}

/** A text that is equal for equal powers and only for them, e.g. `N^-1 kappa_4^2`. */
export function formatPowers(p: Powers): string {
  return Object.entries(p)
    .map(([symbol, exponent]) => (Q.equal(exponent, Q.one) ? symbol : `${symbol}^${Q.isInteger(exponent) ? Q.format(exponent) : `(${Q.format(exponent)})`}`))
    .join(' ')
}

export function monomial(coefficient: Rational, exponents: Readonly<Record<string, Rational | number>> = {}): Monomial {
  return { coefficient, powers: powers(exponents) }
}

/** The canonical sum of the monomials. */
export function polynomial(terms: Iterable<Monomial>): Polynomial {
  const collected = new Map<string, Monomial>()
  for (const term of terms) {
    const key = formatPowers(term.powers)
    const previous = collected.get(key)
    collected.set(key, previous === undefined ? term : { coefficient: Q.add(previous.coefficient, term.coefficient), powers: term.powers })
  }
  return [...collected.entries()]
    .filter(([, term]) => !Q.isZero(term.coefficient))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, term]) => term)
}

export function add(...summands: readonly Polynomial[]): Polynomial {
  return polynomial(summands.flat())
}

export function multiplyMonomials(a: Monomial, b: Monomial): Monomial {
  return { coefficient: Q.multiply(a.coefficient, b.coefficient), powers: multiplyPowers(a.powers, b.powers) }
}

export function multiply(a: Polynomial, b: Polynomial): Polynomial {
  return polynomial(a.flatMap((left) => b.map((right) => multiplyMonomials(left, right))))
}

/**
 * The value at given values of the symbols, as a float.
 *
 * @throws RangeError naming a symbol without a value
 */
export function evaluate(p: Polynomial, values: Readonly<Record<string, number>>): number {
  let total = 0
  for (const { coefficient, powers: exponents } of p) {
    let term = Q.toNumber(coefficient)
    for (const [symbol, exponent] of Object.entries(exponents)) {
      const value = values[symbol]
      if (value === undefined) throw new RangeError(`polynomial: the symbol ${symbol} has no value`)
      term *= value ** Q.toNumber(exponent)
    }
    total += term
  }
  return total
}

/** One line, e.g. `-1/24 N^-1 kappa_4`; `0` for the empty sum. */
export function format(p: Polynomial): string {
  if (p.length === 0) return '0'
  return p
    .map(({ coefficient, powers: exponents }, i) => {
      const sign = coefficient.num < 0n ? (i === 0 ? '-' : ' - ') : i === 0 ? '' : ' + '
      const size = Q.format(coefficient.num < 0n ? Q.negate(coefficient) : coefficient)
      const symbols = formatPowers(exponents)
      return sign + (symbols === '' ? size : size === '1' ? symbols : `${size} ${symbols}`)
    })
    .join('')
}
