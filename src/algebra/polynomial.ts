import { InputError } from '../errors.js'
import { inspected } from './inspected.js'
import * as Q from './rational.js'
import type { Rational } from './rational.js'
import { named } from '../names.js'

/**
 * Exponents of named symbols, without zeros, keys in code-point order. Exponents may be negative or fractional
 * (N^−1/2).
 */
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

/**
 * Normalises exponents: zeros dropped, keys sorted.
 *
 * @example
 * Object.keys(powers({ y: 2, z: 0, x: 1 })) // ['x', 'y']
 */
export function powers(exponents: Readonly<Record<string, Rational | number>>): Powers {
  const entries = Object.entries(exponents)
    .map(([symbol, exponent]) => [symbol, typeof exponent === 'number' ? Q.rational(exponent) : exponent] as const)
    .filter(([, exponent]) => !Q.isZero(exponent))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries)
}

/** The powers of the product of two monomials. */
export function multiplyPowers(a: Powers, b: Powers): Powers {
  const [left, right] = [Object.keys(a), Object.keys(b)]
  const product: Record<string, Rational> = {}
  let previous = ''
  let ordered = true
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    const [x, y] = [left[i], right[j]]
    const symbol = y === undefined || (x !== undefined && x < y) ? (x as string) : y
    ordered &&= previous <= symbol
    previous = symbol
    const exponent =
      x !== y ? ((symbol === x ? a : b)[symbol] as Rational) : Q.add(a[symbol] as Rational, b[symbol] as Rational)
    if (!Q.isZero(exponent)) product[symbol] = exponent
    if (symbol === x) i++
    if (symbol === y) j++
  }
  return ordered ? product : sumOfPowers(a, b)
}

/** The same of powers whose symbols are not in order. */
function sumOfPowers(a: Powers, b: Powers): Powers {
  const sum: Record<string, Rational> = { ...a }
  for (const [symbol, exponent] of Object.entries(b)) sum[symbol] = Q.add(named(sum, symbol) ?? Q.zero, exponent)
  return powers(sum)
}

export function multiplyMonomials(a: Monomial, b: Monomial): Monomial {
  return { coefficient: Q.multiply(a.coefficient, b.coefficient), powers: multiplyPowers(a.powers, b.powers) }
}

/** The powers raised to an integer or fractional exponent. */
export function raisePowers(base: Powers, exponent: Rational): Powers {
  return powers(Object.fromEntries(Object.entries(base).map(([symbol, p]) => [symbol, Q.multiply(p, exponent)])))
}

/** A text that is equal for equal powers and only for them, e.g. `N^-1 kappa_4^2`. */
export function formatPowers(p: Powers): string {
  let text = ''
  for (const symbol of Object.keys(p)) {
    const exponent = p[symbol] as Rational
    const factor = Q.equal(exponent, Q.one)
      ? symbol
      : `${symbol}^${Q.isInteger(exponent) ? Q.format(exponent) : `(${Q.format(exponent)})`}`
    text = text === '' ? factor : `${text} ${factor}`
  }
  return text
}

/**
 * The canonical sum of the monomials.
 *
 * @example
 * polynomial([{ coefficient: rational(1), powers: powers({ x: 1 }) }, { coefficient: rational(-1), powers: powers({ x: 1 }) }]) // []
 */
export function polynomial(terms: Iterable<Monomial>): Polynomial {
  const collected = new Map<string, Monomial>()
  for (const term of terms) {
    const key = formatPowers(term.powers)
    const previous = collected.get(key)
    collected.set(
      key,
      previous === undefined
        ? term
        : { coefficient: Q.add(previous.coefficient, term.coefficient), powers: term.powers },
    )
  }
  return printing(
    [...collected.entries()]
      .filter(([, term]) => !Q.isZero(term.coefficient))
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([, term]) => term),
  )
}

/** The list, which `String` writes as a sum: plain data, its method aside from its entries. */
export function printing(terms: Monomial[]): Polynomial {
  return Object.defineProperties(terms, { toString: PRINTED, [inspected]: PRINTED })
}

const PRINTED: PropertyDescriptor = {
  value(this: Polynomial): string {
    return formatMonomials(this)
  },
}

/** `-1/24 N^-1 kappa_4 + 2 x^(1/2)`, each monomial with what stands behind it, `of`; `0` for the empty sum. */
export function formatMonomials(terms: readonly (Monomial & { readonly of?: string })[]): string {
  if (terms.length === 0) return '0'
  const written = terms.map(({ coefficient, powers: exponents, of = '' }, i) => {
    const negative = coefficient.num < 0n
    const size = Q.format(negative ? Q.negate(coefficient) : coefficient)
    const factors = [formatPowers(exponents), of].filter((factor) => factor !== '')
    const [minus, plus] = i === 0 ? ['-', ''] : [' - ', ' + ']
    return `${negative ? minus : plus}${(size === '1' && factors.length > 0 ? factors : [size, ...factors]).join(' ')}`
  })
  return written.join('')
}

/** A polynomial as JSON has it: exact numbers as texts. */
export type PolynomialJson = readonly {
  readonly coefficient: string
  readonly powers: Readonly<Record<string, string>>
}[]

/**
 * The polynomial that `JSON.stringify` wrote.
 *
 * @throws InputError naming the number that is none
 * @example
 * String(polynomialFromJson(JSON.parse(JSON.stringify(monomial({ N: -1, x: rational(1, 2) }, rational(-1, 24)))))) // '-1/24 N^-1 x^(1/2)'
 */
export function polynomialFromJson(json: PolynomialJson): Polynomial {
  return polynomial(
    json.map(({ coefficient, powers: exponents }, i) => ({
      coefficient: Q.parse(coefficient, `json[${i}].coefficient`),
      powers: powers(
        Object.fromEntries(
          Object.entries(exponents).map(([symbol, exponent]) => [
            symbol,
            Q.parse(exponent, `json[${i}].powers.${symbol}`),
          ]),
        ),
      ),
    })),
  )
}

/**
 * The value at given values of the symbols, as a float.
 *
 * @throws InputError naming a symbol without a value
 */
export function evaluate(p: Polynomial, values: Readonly<Record<string, number>>): number {
  let total = 0
  for (const { coefficient, powers: exponents } of p) {
    let term = Q.toNumber(coefficient)
    for (const [symbol, exponent] of Object.entries(exponents)) {
      const value = named(values, symbol)
      if (value === undefined)
        throw new InputError({
          code: 'algebra.symbol',
          at: 'values',
          expected: `a number for the symbol ${symbol}`,
          received: 'none',
        })
      term *= value ** Q.toNumber(exponent)
    }
    total += term
  }
  return total
}

/**
 * A number as a polynomial.
 *
 * @example
 * constant(3)[0].coefficient // { num: 3n, den: 1n }
 */
export function constant(value: Rational | number): Polynomial {
  return polynomial([{ coefficient: typeof value === 'number' ? Q.rational(value) : value, powers: {} }])
}

/**
 * One monomial as a polynomial.
 *
 * @example
 * monomial({ N: -1, kappa_4: 1 }, rational(1, 24))[0].powers // { N: { num: -1n, den: 1n }, kappa_4: { num: 1n, den: 1n } }: kappa_4 / (24 N)
 */
export function monomial(
  exponents: Readonly<Record<string, Rational | number>>,
  coefficient: Rational = Q.one,
): Polynomial {
  return polynomial([{ coefficient, powers: powers(exponents) }])
}

/**
 * The sum, like terms collected.
 *
 * @example
 * addPolynomials(monomial({ x: 1 }), monomial({ x: 1 }, rational(-1))) // []
 */
export function addPolynomials(...summands: readonly Polynomial[]): Polynomial {
  return polynomial(summands.flat())
}

/**
 * The polynomial times an exact number.
 *
 * @example
 * scalePolynomial(monomial({ x: 1 }), rational(1, 2))[0].coefficient // { num: 1n, den: 2n }
 */
export function scalePolynomial(p: Polynomial, factor: Rational): Polynomial {
  return printing(
    Q.isZero(factor)
      ? []
      : p.map(({ coefficient, powers: exponents }) => ({
          coefficient: Q.multiply(coefficient, factor),
          powers: exponents,
        })),
  )
}

/** ∂p/∂symbol. */
export function differentiatePolynomial(p: Polynomial, symbol: string): Polynomial {
  return polynomial(
    p.flatMap(({ coefficient, powers: exponents }) => {
      const exponent = named(exponents, symbol)
      if (exponent === undefined) return []
      return [
        { coefficient: Q.multiply(coefficient, exponent), powers: multiplyPowers(exponents, powers({ [symbol]: -1 })) },
      ]
    }),
  )
}

/** The polynomial by powers of one symbol: [exponent, coefficient], by increasing exponent. */
export function collect(p: Polynomial, symbol: string): readonly (readonly [Rational, Polynomial])[] {
  const groups = new Map<string, { readonly exponent: Rational; readonly terms: Monomial[] }>()
  for (const { coefficient, powers: exponents } of p) {
    const { [symbol]: exponent = Q.zero, ...others } = exponents
    const group = groups.get(Q.format(exponent)) ?? { exponent, terms: [] }
    groups.set(Q.format(exponent), group)
    group.terms.push({ coefficient, powers: others })
  }
  return [...groups.values()]
    .sort((a, b) => Q.compare(a.exponent, b.exponent))
    .map(({ exponent, terms }) => [exponent, polynomial(terms)])
}
