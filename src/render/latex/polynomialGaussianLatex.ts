import type { Monomial, Polynomial } from '../../algebra/polynomial.js'
import { powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { squareSymbol } from '../../kernels/polynomialGaussian.js'
import type { PolynomialGaussian, PolynomialGaussianTerm } from '../../kernels/polynomialGaussian.js'
import type { Mode } from '../../kernels/gaussianSum.js'
import { prefactorLatex, sumLatex } from './number.js'
import type { Summand } from './number.js'
import { symbolLatex } from './symbols.js'

/**
 * A sum of polynomials times Gaussians, `left = prefactor [ … ]`: what all monomials share in front, then a line for each term. `v` stands for σ₀²/d.
 */
export function polynomialGaussianLatex(left: string, sum: PolynomialGaussian): string {
  const squares = new Set(sum.terms.flatMap(({ modes }) => modes.map(squareSymbol)))
  const shared = contentOf(
    sum.terms.flatMap(({ coefficient }) => coefficient),
    squares,
  )
  if (shared === undefined) return `${left} = 0`
  const front = prefactorLatex(
    shared.coefficient,
    Object.entries(shared.powers).map(([symbol, exponent]) => [symbolLatex(symbol), exponent]),
    true,
  )
  const lines = sum.terms.map((term) => termLatex(term, shared))
  return `\\begin{aligned} ${left} ={}& ${front} \\Big[ ${sumLatex(lines, ' \\\\ & \\qquad ')} \\Big] \\end{aligned}`
}

function termLatex({ coefficient, modes }: PolynomialGaussianTerm, shared: Monomial): Summand {
  const names = new Map(modes.map((mode) => [squareSymbol(mode), mode]))
  const monomials = divided(coefficient, shared).map((monomial): Summand => {
    const symbols = Object.entries(monomial.powers).map(([symbol, exponent]): readonly [string, Rational] => {
      const mode = names.get(symbol)
      return mode === undefined ? [symbolLatex(symbol), exponent] : [`|${modeLatex(mode)}|`, Q.multiply(Q.rational(2), exponent)]
    })
    return { negative: monomial.coefficient.num < 0n, body: prefactorLatex(monomial.coefficient, symbols, symbols.length > 0) }
  })
  const [only] = monomials
  const wave = exponentialLatex(modes)
  if (only === undefined || monomials.length > 1) return { negative: false, body: `\\left( ${sumLatex(monomials)} \\right) ${wave}`.trim() }
  return { negative: only.negative, body: (only.body === '1' && wave !== '' ? wave : `${only.body} ${wave}`).trim() }
}

/** The largest rational and the highest powers of symbols, squares of modes left out, that divide all monomials; undefined for none. */
function contentOf(monomials: Polynomial, squares: ReadonlySet<string>): Monomial | undefined {
  const [first, ...rest] = monomials
  if (first === undefined) return undefined
  const symbols = [...new Set(monomials.flatMap((monomial) => Object.keys(monomial.powers)))].filter((symbol) => !squares.has(symbol))
  const lowest = symbols.map((symbol) => {
    const exponents = monomials.map((monomial) => monomial.powers[symbol] ?? Q.zero)
    return [symbol, exponents.reduce((a, b) => (Q.compare(a, b) < 0 ? a : b))] as const
  })
  const magnitude = rest.reduce((divisor, { coefficient }) => commonDivisor(divisor, coefficient), absolute(first.coefficient))
  return { coefficient: magnitude, powers: powers(Object.fromEntries(lowest)) }
}

function divided(polynomial: Polynomial, by: Monomial): Polynomial {
  return polynomial.map(({ coefficient, powers: exponents }) => {
    const lowered = Object.fromEntries(Object.entries(by.powers).map(([symbol, exponent]) => [symbol, Q.subtract(exponents[symbol] ?? Q.zero, exponent)]))
    return { coefficient: Q.divide(coefficient, by.coefficient), powers: powers({ ...exponents, ...lowered }) }
  })
}

function commonDivisor(a: Rational, b: Rational): Rational {
  let [x, y] = [a, absolute(b)]
  while (!Q.isZero(y)) {
    const ratio = Q.divide(x, y)
    ;[x, y] = [y, Q.subtract(x, Q.multiply(y, Q.rational(ratio.num / ratio.den)))]
  }
  return x
}

function absolute(value: Rational): Rational {
  return value.num < 0n ? Q.negate(value) : value
}

function exponentialLatex(modes: readonly Mode[]): string {
  if (modes.length === 0) return ''
  const squares = modes.map((mode) => `|${modeLatex(mode)}|^2`)
  return squares.length === 1 ? `e^{-\\frac{v}{2} ${squares[0]}}` : `e^{-\\frac{v}{2} \\left[ ${squares.join(' + ')} \\right]}`
}

function modeLatex(mode: Mode): string {
  return sumLatex(
    mode.flatMap((entry, i): Summand[] =>
      entry === 0 ? [] : [{ negative: entry < 0, body: `${Math.abs(entry) === 1 ? '' : `${Math.abs(entry)} `}x_{${i + 1}}` }],
    ),
  )
}
