import { polynomial, powers } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { exponentOf, modesOf } from '../../kernels/polynomialGaussian.js'
import { factorsOf } from '../../kernels/gaussianFunction.js'
import type { PolynomialGaussian } from '../../kernels/polynomialGaussian.js'
import { polynomialText } from './unicode.js'

/**
 * A sum of polynomials times Gaussians, a term a line: `(σ₁² v³ |x1-x2|² + …) exp(−v/2 |x1-x2|²)`. `v` stands for
 * σ₀²/d.
 *
 * @example
 * polynomialGaussianText(coupledCosCorrelator(2, 0)) // '  (1/2 σ₁²) exp(−v/2 |x1-x2|²)'
 */
export function polynomialGaussianText({ terms }: PolynomialGaussian): string {
  if (terms.length === 0) return '0'
  return terms
    .map((term, i) => {
      const exponent = polynomialText(withLengths(exponentOf(term)))
      const squares =
        modesOf(term).length === 0 ? '' : `−v/2 ${exponentOf(term).length === 1 ? exponent : `(${exponent})`}`
      const inExponent =
        term.weight.length === 0 ? squares : `${polynomialText(term.weight)}${squares.replace('−', ' − ')}`
      const wave = inExponent === '' ? '' : ` exp(${inExponent})`
      return `${i === 0 ? '  ' : '+ '}(${polynomialText(withLengths(term.coefficient))})${wave}`
    })
    .join('\n')
}

/** The square of a mode to a power as |…| to twice the power. */
function withLengths(coefficient: Polynomial): Polynomial {
  return polynomial(
    coefficient.map((monomial) => ({
      ...monomial,
      powers: powers(
        Object.fromEntries(
          Object.entries(monomial.powers).map(([symbol, exponent]) =>
            symbol.includes('·')
              ? [`|${factorsOf(symbol)[0]}|`, Q.multiply(Q.rational(2), exponent)]
              : [symbol, exponent],
          ),
        ),
      ),
    })),
  )
}
