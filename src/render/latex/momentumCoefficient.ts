import { collect, multiplyPowers } from '../../algebra/polynomial.js'
import type { Monomial, Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { momentaOf } from '../../kernels/momentumTerm.js'
import { prefactorLatex, sumLatex } from './number.js'
import { symbolLatex } from './symbols.js'
import { greatestCommonDivisor, leastCommonMultiple } from '../../algebra/integers.js'

/**
 * A part of a coefficient: its sign, what stands before the integral, and a polynomial in momenta that stands under it,
 * empty for 1.
 */
export interface CoefficientPart {
  readonly negative: boolean
  readonly prefactor: string
  readonly polynomial: string
}

/** How (k_a·k_b)^power is written, and which sign k_a·k_b has in it. */
export interface ProductStyle {
  readonly write: (a: number, b: number, power: Rational) => string
  readonly sign: 1 | -1
}

/**
 * The parts of a coefficient by their order in 1/N, the lowest first, each a common factor in front of a polynomial
 * with whole numbers.
 */
export function coefficientParts(
  coefficient: Polynomial,
  volumes: number,
  style: ProductStyle,
): readonly CoefficientPart[] {
  return [...collect(coefficient, 'N')].reverse().map(([order, group]) =>
    part(
      group.map((each) => ({ ...each, powers: multiplyPowers(each.powers, { N: order }) })),
      volumes,
      style,
    ),
  )
}

function part(group: readonly Monomial[], volumes: number, style: ProductStyle): CoefficientPart {
  const signed = group.map((each) => signedFor(each, style)).sort((a, b) => degree(b) - degree(a))
  const common = commonFactor(signed)
  const rest = signed.map(({ coefficient, powers }) => ({
    coefficient: Q.divide(coefficient, common.coefficient),
    powers: Object.fromEntries(
      Object.entries(powers).flatMap(([symbol, power]) =>
        remaining(symbol, Q.subtract(power, common.powers[symbol] ?? Q.zero)),
      ),
    ),
  }))
  const volume: readonly (readonly [string, Rational])[] = volumes === 0 ? [] : [['V', Q.rational(volumes)]]
  const names = Object.entries(common.powers).map(([symbol, power]) => [symbolLatex(symbol), power] as const)
  const alone = rest.length === 1 && Object.keys(rest[0]?.powers ?? {}).length === 0
  return {
    negative: common.coefficient.num < 0n,
    prefactor: prefactorLatex(common.coefficient, [...names, ...volume], true),
    polynomial: alone ? '' : monomials(rest, style),
  }
}

function remaining(symbol: string, power: Rational): readonly (readonly [string, Rational])[] {
  return Q.isZero(power) ? [] : [[symbol, power]]
}

/** With the sign that the scalar products bring. */
function signedFor({ coefficient, powers }: Monomial, { sign }: ProductStyle): Monomial {
  return {
    coefficient: sign === -1 && degree({ coefficient, powers }) % 2 === 1 ? Q.negate(coefficient) : coefficient,
    powers,
  }
}

/** The number of scalar products. */
function degree({ powers }: Monomial): number {
  return Object.entries(powers).reduce(
    (total, [symbol, power]) => total + (momentaOf(symbol) === undefined ? 0 : Q.toNumber(power)),
    0,
  )
}

/** The greatest common divisor, with the sign of the first; scalar products stay where they are. */
function commonFactor(group: readonly Monomial[]): Monomial {
  const [first] = group as readonly [Monomial]
  const size = group
    .map(({ coefficient }) => coefficient)
    .reduce((a, b) => Q.rational(greatestCommonDivisor(a.num, b.num), leastCommonMultiple(a.den, b.den)))
  const symbols = Object.keys(first.powers).filter((symbol) => momentaOf(symbol) === undefined)
  const lowest: Powers = Object.fromEntries(
    symbols.flatMap((symbol) =>
      remaining(
        symbol,
        group.map(({ powers }) => powers[symbol] ?? Q.zero).reduce((a, b) => (Q.compare(a, b) <= 0 ? a : b)),
      ),
    ),
  )
  const positive = size.num < 0n ? Q.negate(size) : size
  return { coefficient: first.coefficient.num < 0n ? Q.negate(positive) : positive, powers: lowest }
}

function monomials(group: readonly Monomial[], { write }: ProductStyle): string {
  const sum = sumLatex(
    group.map(({ coefficient, powers }) => {
      const products = Object.entries(powers).flatMap(([symbol, power]) => {
        const momenta = momentaOf(symbol)
        return momenta === undefined ? [] : [write(...momenta, power)]
      })
      const others = Object.entries(powers).flatMap(([symbol, power]) =>
        momentaOf(symbol) === undefined ? [[symbolLatex(symbol), power] as const] : [],
      )
      const factor = prefactorLatex(coefficient, others, products.length > 0)
      return { negative: coefficient.num < 0n, body: [factor, ...products].filter((piece) => piece !== '').join(' ') }
    }),
  )
  return group.length === 1 ? sum : `\\left( ${sum} \\right)`
}
