import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'

/** How a language writes numbers and powers. */
export interface Arithmetic {
  /** A positive number that stands before `*`. */
  readonly number: (value: Rational) => string
  /** An exponent, positive and not 1, as it stands after the sign for powers. */
  readonly exponent: (value: Rational) => string
  readonly power: '^' | '**'
  /** Numbers of one are written too. */
  readonly ones?: boolean
}

/**
 * A polynomial as a sum of quotients, `-7/48*kappa_4^2/(N^2*kappa_2^6) + …`, with these names for its symbols.
 * `between` goes before every sign but the first.
 */
export function sumOfQuotients(
  polynomial: Polynomial,
  names: ReadonlyMap<string, string>,
  arithmetic: Arithmetic,
  between = ' ',
): string {
  if (polynomial.length === 0) return arithmetic.number(Q.zero)
  return polynomial
    .map(({ coefficient, powers }, i) => {
      const negative = coefficient.num < 0n
      const sign = i === 0 ? (negative ? '-' : '') : `${between}${negative ? '- ' : '+ '}`
      return sign + quotient(negative ? Q.negate(coefficient) : coefficient, powers, names, arithmetic)
    })
    .join('')
}

function quotient(
  size: Rational,
  powers: Powers,
  names: ReadonlyMap<string, string>,
  { number, exponent, power, ones = false }: Arithmetic,
): string {
  const factor = ([symbol, value]: readonly [string, Rational]): string => {
    const name = names.get(symbol) as string
    return Q.equal(value, Q.one) ? name : `${name}${power}${exponent(value)}`
  }
  const { above, below } = fraction(powers)
  const top = [...(Q.equal(size, Q.one) && !ones && above.length > 0 ? [] : [number(size)]), ...above.map(factor)].join(
    '*',
  )
  if (below.length === 0) return top
  const product = below.map(factor).join('*')
  return `${top}/${below.length > 1 ? `(${product})` : product}`
}

/** The factors above and below the line of a fraction, all with positive exponents. */
export function fraction(powers: Powers): {
  readonly above: readonly (readonly [string, Rational])[]
  readonly below: readonly (readonly [string, Rational])[]
} {
  const factors = Object.entries(powers)
  return {
    above: factors.filter(([, exponent]) => exponent.num > 0n),
    below: factors
      .filter(([, exponent]) => exponent.num < 0n)
      .map(([symbol, exponent]) => [symbol, Q.negate(exponent)] as const),
  }
}

/** A function of a polynomial. */
export interface Called {
  readonly by: 'exp' | 'cos' | 'sin'
  readonly of: Polynomial
}

/** Symbols of a polynomial that stand for functions of others. */
export type Calls = ReadonlyMap<string, Called>

/** The symbols of a polynomial, in code-point order; those that stand for functions have those of their arguments. */
export function symbolsOf(polynomial: Polynomial, calls: Calls = new Map()): readonly string[] {
  const all = polynomial.flatMap(({ powers }) =>
    Object.keys(powers).flatMap((symbol) => {
      const call = calls.get(symbol)
      return call === undefined ? [symbol] : symbolsOf(call.of)
    }),
  )
  return [...new Set(all)].sort()
}

/** The names with the calls that symbols stand for. */
export function withCalls(
  names: ReadonlyMap<string, string>,
  calls: Calls,
  written: (by: Called['by'], argument: string) => string,
  arithmetic: Arithmetic,
): ReadonlyMap<string, string> {
  const made = [...calls].map(
    ([symbol, { by, of }]) => [symbol, written(by, sumOfQuotients(of, names, arithmetic))] as const,
  )
  return new Map([...names, ...made])
}

/** `3`, or `(1/2)`. */
export function inParentheses(value: Rational): string {
  return Q.isInteger(value) ? Q.format(value) : `(${Q.format(value)})`
}
