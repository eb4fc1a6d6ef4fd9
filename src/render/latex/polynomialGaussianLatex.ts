import type { Monomial, Polynomial } from '../../algebra/polynomial.js'
import { powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { factorsOf } from '../../kernels/gaussianFunction.js'
import type { GaussianFunctionTerm } from '../../kernels/gaussianFunction.js'
import { modeOf, modesOf, squareOf } from '../../kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../../kernels/polynomialGaussian.js'
import type { Mode } from '../../kernels/gaussianSum.js'
import { magnitudeLatex, prefactorLatex, sumLatex } from './number.js'
import type { Summand } from './number.js'
import { polynomialLatex } from './polynomialLatex.js'
import { symbolLatex } from './symbols.js'
import { widthOf } from './width.js'

/**
 * Width in em that a polynomial with its exponential may have behind the left side, and what begins a further line of
 * it.
 */
const LINE = 27
const NEXT = ' \\\\ & \\qquad \\quad '

/**
 * A sum of polynomials times Gaussians, `left = prefactor [ … ]`: what all monomials share in front, then a line for
 * each term. `v` stands for σ₀²/d.
 *
 * @example
 * polynomialGaussianLatex('G_2', coupledCosCorrelator(2, 0)).includes('e^{-\\frac{v}{2} |x_{1} - x_{2}|^2}') // true
 */
export function polynomialGaussianLatex(left: string, sum: PolynomialGaussian): string {
  const shared = contentOf(sum.terms.flatMap(({ coefficient }) => coefficient))
  if (shared === undefined) return `${left} = 0`
  const front = prefactorLatex(
    shared.coefficient,
    Object.entries(shared.powers).map(([symbol, exponent]) => [symbolLatex(symbol), exponent]),
    true,
  )
  const lines = sum.terms.map((term) => termLatex(term, sum.points, shared))
  return `\\begin{aligned} ${left} ={}& ${front} \\Big[ ${sumLatex(lines, ' \\\\ & \\qquad ')} \\Big] \\end{aligned}`
}

function termLatex(term: GaussianFunctionTerm, points: number, shared: Monomial): Summand {
  const monomials = divided(term.coefficient, shared).map((monomial): Summand => {
    const symbols = Object.entries(monomial.powers).map(([symbol, exponent]): readonly [string, Rational] =>
      symbol.includes('·')
        ? [`|${modeLatex(modeOf(factorsOf(symbol)[0], points))}|`, Q.multiply(Q.rational(2), exponent)]
        : [symbolLatex(symbol), exponent],
    )
    return {
      negative: monomial.coefficient.num < 0n,
      body: prefactorLatex(monomial.coefficient, symbols, symbols.length > 0),
    }
  })
  const [only] = monomials
  const wave = exponentialLatex(term, points)
  if (only === undefined || monomials.length > 1) return { negative: false, body: productLatex(monomials, wave) }
  return { negative: only.negative, body: (only.body === '1' && wave !== '' ? wave : `${only.body} ${wave}`).trim() }
}

/** A polynomial in parentheses times an exponential, on as many lines as it needs. */
function productLatex(monomials: readonly Summand[], wave: string): string {
  const whole = sumLatex(monomials)
  if (widthOf(whole) + widthOf(wave) <= LINE) return `\\left( ${whole} \\right) ${wave}`.trim()
  const lines: Summand[][] = [[]]
  for (const monomial of monomials) {
    const last = lines.at(-1) as Summand[]
    if (last.length > 0 && widthOf(sumLatex([...last, monomial])) > LINE) lines.push([monomial])
    else last.push(monomial)
  }
  const sums = lines.map((line, i) => `${i > 0 && line[0]?.negative === false ? '+ ' : ''}${sumLatex(line)}`)
  const crowded = wave !== '' && widthOf(sums.at(-1) as string) + widthOf(wave) > LINE
  return `\\big( ${sums.join(NEXT)} \\big) ${crowded ? `${NEXT}\\times ` : ''}${wave}`.trim()
}

/**
 * The largest rational and the highest powers of symbols, squares of modes left out, that divide all monomials;
 * undefined for none.
 */
function contentOf(monomials: Polynomial): Monomial | undefined {
  const [first, ...rest] = monomials
  if (first === undefined) return undefined
  const symbols = [...new Set(monomials.flatMap((monomial) => Object.keys(monomial.powers)))].filter(
    (symbol) => !symbol.includes('·'),
  )
  const lowest = symbols.map((symbol) => {
    const exponents = monomials.map((monomial) => monomial.powers[symbol] ?? Q.zero)
    return [symbol, exponents.reduce((a, b) => (Q.compare(a, b) < 0 ? a : b))] as const
  })
  const magnitude = rest.reduce(
    (divisor, { coefficient }) => commonDivisor(divisor, coefficient),
    absolute(first.coefficient),
  )
  return { coefficient: magnitude, powers: powers(Object.fromEntries(lowest)) }
}

function divided(polynomial: Polynomial, by: Monomial): Polynomial {
  return polynomial.map(({ coefficient, powers: exponents }) => {
    const lowered = Object.fromEntries(
      Object.entries(by.powers).map(([symbol, exponent]) => [
        symbol,
        Q.subtract(exponents[symbol] ?? Q.zero, exponent),
      ]),
    )
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

function exponentialLatex(term: GaussianFunctionTerm, points: number): string {
  const squares = modesOf(term).map((variable): Summand => {
    const mode = modeOf(variable, points)
    const weight = term.form[squareOf(mode)] ?? Q.one
    return { negative: weight.num < 0n, body: `${magnitudeLatex(weight, true)} |${modeLatex(mode)}|^2`.trim() }
  })
  const constant = term.weight.length === 0 ? '' : `e^{${polynomialLatex(term.weight)}} `
  if (squares.length === 0) return constant.trim()
  return `${constant}${squares.length === 1 ? `e^{-\\frac{v}{2} ${sumLatex(squares)}}` : `e^{-\\frac{v}{2} \\left[ ${sumLatex(squares)} \\right]}`}`
}

function modeLatex(mode: Mode): string {
  return sumLatex(
    mode.flatMap((entry, i): Summand[] =>
      entry === 0
        ? []
        : [{ negative: entry < 0, body: `${Math.abs(entry) === 1 ? '' : `${Math.abs(entry)} `}x_{${i + 1}}` }],
    ),
  )
}
