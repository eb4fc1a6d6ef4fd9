import { polynomial, powers } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { squareSymbol } from '../../kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../../kernels/polynomialGaussian.js'
import { polynomialText } from './unicode.js'

/** A sum of polynomials times Gaussians, a term a line: `(σ₁² v³ |x1-x2|² + …) exp(−v/2 |x1-x2|²)`. `v` stands for σ₀²/d. */
export function polynomialGaussianText({ terms }: PolynomialGaussian): string {
  if (terms.length === 0) return '0'
  return terms
    .map(({ coefficient, modes }, i) => {
      const squares = modes.map(squareSymbol)
      const exponent = squares.length === 1 ? squares.join('') : `(${squares.join(' + ')})`
      return `${i === 0 ? '  ' : '+ '}(${polynomialText(withLengths(coefficient, squares))})${squares.length === 0 ? '' : ` exp(−v/2 ${exponent})`}`
    })
    .join('\n')
}

/** |…|² to a power as |…| to twice the power. */
function withLengths(coefficient: Polynomial, squares: readonly string[]): Polynomial {
  return polynomial(
    coefficient.map((monomial) => ({
      ...monomial,
      powers: powers(
        Object.fromEntries(
          Object.entries(monomial.powers).map(([symbol, exponent]) =>
            squares.includes(symbol) ? [symbol.slice(0, -1), Q.multiply(Q.rational(2), exponent)] : [symbol, exponent],
          ),
        ),
      ),
    })),
  )
}
