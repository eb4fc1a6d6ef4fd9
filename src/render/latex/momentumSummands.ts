import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { DivergentIntegral, MomentumTerm } from '../../kernels/momentumTerm.js'
import { coefficientParts } from './momentumCoefficient.js'
import type { ProductStyle } from './momentumCoefficient.js'
import { sumLatex } from './number.js'
import type { Summand } from './number.js'

/** A summand for each part of the coefficient. */
export function summands(
  term: MomentumTerm,
  style: ProductStyle,
  body: (polynomial: string) => string,
): readonly Summand[] {
  return coefficientParts(term.coefficient, term.volumes, style).map(({ negative, prefactor, polynomial }) => {
    return {
      negative,
      body: joined(
        prefactor,
        ...gaussianFactors(term.gaussians, term.scale),
        ...term.divergent.map(divergentFactor),
        body(polynomial),
      ),
    }
  })
}

/** Factors with a thin space between them; those that are empty are 1. */
export function joined(...factors: readonly string[]): string {
  return factors.filter((factor) => factor !== '').join(' \\, ')
}

/** k^4, (k_1·k_2)^2. */
export function productStyle(names: readonly string[], sign: 1 | -1): ProductStyle {
  return {
    sign,
    write: (a, b, power) =>
      a === b
        ? `${names[a]}^${exponent(Q.multiply(Q.rational(2), power))}`
        : `(${names[a]} \\cdot ${names[b]})${raised(power)}`,
  }
}

function raised(power: Rational): string {
  return Q.equal(power, Q.one) ? '' : `^${exponent(power)}`
}

function exponent(power: Rational): string {
  const text = Q.format(power)
  return text.length === 1 ? text : `{${text}}`
}

/** (2π/v)^(d·m/2) scale^(d/2), written with v/2π when m is negative, as one power where that has one base: `(v/4π)^d`. */
function gaussianFactors(gaussians: number, scale: Rational): readonly string[] {
  const count = Math.abs(gaussians)
  const inBase = count === 1 ? scale : count === 2 ? rationalRoot(scale) : undefined
  const power = (base: Rational): string => `\\left( ${baseLatex(base, gaussians < 0)} \\right)^{${halfOfD(count)}}`
  if (inBase !== undefined) return [power(inBase)]
  return [...(count === 0 ? [] : [power(Q.one)]), scaleFactor(scale)]
}

/** A number times v/2π, or times 2π/v. */
function baseLatex(times: Rational, inverted: boolean): string {
  const { num, den } = Q.multiply(times, inverted ? Q.rational(1, 2) : Q.rational(2))
  const [above, below] = [num === 1n ? '' : `${num}`, den === 1n ? '' : `${den}`]
  return inverted ? `\\frac{${above}v}{${below}\\pi}` : `\\frac{${above}\\pi}{${below}v}`
}

function rationalRoot({ num, den }: Rational): Rational | undefined {
  const [above, below] = [integerRoot(num), integerRoot(den)]
  return above === undefined || below === undefined ? undefined : Q.rational(above, below)
}

function halfOfD(count: number): string {
  return count % 2 === 0 ? `${count === 2 ? '' : count / 2}d` : `${count === 1 ? '' : count}d/2`
}

/** scale^(d/2): `2^{-d}` for 1/4. */
function scaleFactor(scale: Rational): string {
  if (Q.equal(scale, Q.one)) return ''
  const inverted = scale.num === 1n
  const base = inverted ? scale.den : undefined
  const root = base === undefined ? undefined : integerRoot(base)
  if (root !== undefined) return `${root}^{-d}`
  return `\\left( ${scale.den === 1n ? scale.num : `\\frac{${scale.num}}{${scale.den}}`} \\right)^{d/2}`
}

function integerRoot(value: bigint): bigint | undefined {
  const root = BigInt(Math.round(Math.sqrt(Number(value))))
  return root * root === value ? root : undefined
}

/** The infinite integral over a momentum that no leg damps. */
function divergentFactor({ exponent: own, squares }: DivergentIntegral): string {
  if (own.num === 0n && squares === 0) return '\\delta^d(0)'
  const integrand = joined(
    squares === 0 ? '' : `q^${exponent(Q.rational(2 * squares))}`,
    own.num === 0n ? '' : `e^{${sumLatex([{ negative: own.num > 0n, body: scaledSquare(own, 'q^2') }])}}`,
  )
  return `\\int \\frac{d^dq}{(2\\pi)^d} ${integrand}`
}

/** e^{sign · (1/2v) Σ form_ab a·b}, empty for 1. */
export function weight(
  term: MomentumTerm,
  names: readonly string[],
  square: (a: string, b: string) => string,
  sign: 1 | -1,
): string {
  const summands = term.form.flatMap((row, a) =>
    row.slice(a).flatMap((entry, offset): Summand[] => {
      if (Q.isZero(entry)) return []
      const doubled = offset === 0 ? entry : Q.multiply(Q.rational(2), entry)
      return [
        {
          negative: doubled.num * BigInt(sign) < 0n,
          body: scaledSquare(doubled, square(names[a] as string, names[a + offset] as string)),
        },
      ]
    }),
  )
  return summands.length === 0 ? '' : `e^{${sumLatex(summands)}}`
}

/** |c|/2v · square, on one line as exponents are set: `3 k^2/2v`, `k^2/v`. */
function scaledSquare(own: Rational, square: string): string {
  const half = Q.divide(own.num < 0n ? Q.negate(own) : own, Q.rational(2))
  return `${half.num === 1n ? '' : `${half.num} `}${square}/${half.den === 1n ? '' : half.den}v`
}

/** c · name. */
export function scaled(entry: Rational, name: string): string {
  const size = entry.num < 0n ? Q.negate(entry) : entry
  return Q.equal(size, Q.one)
    ? name
    : Q.isInteger(size)
      ? `${size.num} ${name}`
      : `\\frac{${size.num}}{${size.den}} ${name}`
}
