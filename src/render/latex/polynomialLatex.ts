import type { Polynomial } from '../../algebra/polynomial.js'
import { laidOut } from './layout.js'
import { factorialLatex, prefactorLatex, sumLatex } from './number.js'
import type { Summand } from './number.js'
import type { LaidOutTerm } from './layout.js'
import type { LatexStyle } from './style.js'
import { symbolLatex } from './symbols.js'

/**
 * An exact polynomial, `0` when empty: `-\frac{\kappa_{4}}{24 N \kappa_{2}^4}`. With `left`, an equation, broken into
 * lines of one term where there are several, after terms that are no monomials.
 *
 * @example
 * polynomialLatex(monomial({ N: -1, x: 2 }, rational(1, 2))) // '\\frac{x^2}{2 N}'
 */
export function polynomialLatex(
  polynomial: Polynomial,
  left?: string,
  style: LatexStyle = {},
  before: readonly LaidOutTerm[] = [],
): string {
  if (left === undefined) return sumLatex(summandsOf(polynomial, style))
  return laidOut(left, [...before, ...polynomialTerms(polynomial, style)], style)
}

/** Its monomials, to be laid out in a sum. */
export function polynomialTerms(polynomial: Polynomial, style: LatexStyle = {}): readonly LaidOutTerm[] {
  return summandsOf(polynomial, style).map(({ negative, body }) => ({ negative, prefactor: '', pieces: [body] }))
}

function summandsOf(polynomial: Polynomial, style: LatexStyle): readonly Summand[] {
  return polynomial.map(({ coefficient, powers }) => ({
    negative: coefficient.num < 0n,
    body: prefactorLatex(
      coefficient,
      Object.entries(powers).map(([symbol, exponent]) => [symbolLatex(symbol), exponent]),
      false,
      style.factorials === true ? factorialLatex : undefined,
    ),
  }))
}
