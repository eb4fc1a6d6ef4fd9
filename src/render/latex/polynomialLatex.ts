import type { Polynomial } from '../../algebra/polynomial.js'
import { alignedLatex, prefactorLatex, sumLatex } from './number.js'
import type { Summand } from './number.js'
import { symbolLatex } from './symbols.js'

/** An exact polynomial, `0` when empty: `-\frac{\kappa_{4}}{24 N \kappa_{2}^4}`. With `left`, an equation, broken into lines of one term where there are several. */
export function polynomialLatex(polynomial: Polynomial, left?: string): string {
  const summands = polynomial.map(({ coefficient, powers }): Summand => ({
    negative: coefficient.num < 0n,
    body: prefactorLatex(
      coefficient,
      Object.entries(powers).map(([symbol, exponent]) => [symbolLatex(symbol), exponent]),
      false,
    ),
  }))
  return left === undefined ? sumLatex(summands) : alignedLatex(left, summands)
}
