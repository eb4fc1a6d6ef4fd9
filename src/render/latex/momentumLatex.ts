import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { DivergentIntegral, MomentumTerm } from '../../kernels/momentumTerm.js'
import { coefficientParts } from './momentumCoefficient.js'
import type { ProductStyle } from './momentumCoefficient.js'
import { alignedLatex, sumLatex } from './number.js'
import type { Summand } from './number.js'
import { symbolLatex } from './symbols.js'

/**
 * ∫ f φ … φ with momenta: `\int \frac{d^dk}{(2\pi)^d} e^{3k^2/2v} \tilde\phi(k)^2 \tilde\phi(-k)^2`, where φ̃(k) = ∫ d^d x e^{−ikx} φ(x),
 * v = σ₀²/d, V is the volume and δ^d(0) the density of momenta.
 *
 * @param cutoff a symbol: the integrals are over momenta below it
 */
export function momentumLatex(left: string, terms: readonly MomentumTerm[], cutoff?: string): string {
  return alignedLatex(
    left,
    terms.flatMap((term) => summands(term, inMomenta(term), (polynomial) => momentumBody(term, polynomial, cutoff))),
  )
}

/**
 * The same with differential operators on δ-functions of position: `\int d^dx_1 \cdots d^dx_4 \, \phi(x_1)\cdots\phi(x_4) \, e^{-3\nabla_r^2/2v} \delta^d(r)` at r = x₁ + x₂ − x₃ − x₄.
 * A part that is a single pair of fields is integrated: `\int d^dx \, \phi(x) e^{…\nabla^2} \phi(x)`.
 */
export function operatorLatex(left: string, terms: readonly MomentumTerm[]): string {
  return alignedLatex(
    left,
    terms.flatMap((term) => summands(term, inOperators(term), (polynomial) => operatorBody(term, polynomial))),
  )
}

/** A summand for each part of the coefficient. */
function summands(term: MomentumTerm, style: ProductStyle, body: (polynomial: string) => string): readonly Summand[] {
  return coefficientParts(term.coefficient, term.volumes, style).map(({ negative, prefactor, polynomial }) => {
    const factors = [prefactor, gaussianFactor(term.gaussians), scaleFactor(term.scale), ...term.divergent.map(divergentFactor), body(polynomial)]
    return { negative, body: factors.filter((factor) => factor !== '').join(' \\, ') }
  })
}

/** k^4, (k_1·k_2)^2. */
function inMomenta(term: MomentumTerm): ProductStyle {
  const names = momentumNames(term)
  return {
    sign: 1,
    write: (a, b, power) => (a === b ? `${names[a]}^${exponent(Q.multiply(Q.rational(2), power))}` : `(${names[a]} \\cdot ${names[b]})${raised(power)}`),
  }
}

/** k·k is −∇·∇. */
function inOperators(term: MomentumTerm): ProductStyle {
  const names = operatesOnField(term) ? ['\\nabla'] : separationNames(term).map((name) => `\\nabla_{${name}}`)
  return {
    sign: -1,
    write: (a, b, power) => (a === b ? `${names[a]}^${exponent(Q.multiply(Q.rational(2), power))}` : `(${names[a]} \\cdot ${names[b]})${raised(power)}`),
  }
}

function raised(power: Rational): string {
  return Q.equal(power, Q.one) ? '' : `^${exponent(power)}`
}

function exponent(power: Rational): string {
  const text = Q.format(power)
  return text.length === 1 ? text : `{${text}}`
}

/** (2π/v)^(d·m/2), written with v/2π when m is negative. */
function gaussianFactor(gaussians: number): string {
  if (gaussians === 0) return ''
  const base = gaussians < 0 ? '\\frac{v}{2\\pi}' : '\\frac{2\\pi}{v}'
  return `\\left( ${base} \\right)^{${halfOfD(Math.abs(gaussians))}}`
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
  const factors = [
    squares === 0 ? '' : `q^${exponent(Q.rational(2 * squares))}`,
    own.num === 0n ? '' : `e^{${sumLatex([{ negative: own.num > 0n, body: scaledSquare(own, 'q^2') }])}}`,
  ]
  return `\\int \\frac{d^dq}{(2\\pi)^d} ${factors.filter((factor) => factor !== '').join(' \\, ')}`
}

function momentumNames(term: MomentumTerm): string[] {
  return term.form.length === 1 ? ['k'] : term.form.map((_, m) => `k_{${m + 1}}`)
}

function momentumBody(term: MomentumTerm, polynomial: string, cutoff: string | undefined): string {
  const names = momentumNames(term)
  const fields = new Map<string, number>()
  for (const row of term.legs) {
    const argument = sumLatex(
      row.flatMap((entry, m): Summand[] => (Q.isZero(entry) ? [] : [{ negative: entry.num < 0n, body: scaled(entry, names[m] as string) }])),
    )
    fields.set(argument, (fields.get(argument) ?? 0) + 1)
  }
  const product = [...fields].map(([argument, count]) => `\\tilde\\phi(${argument})${count === 1 ? '' : `^${count}`}`).join(' ')
  const measure = names.map((name) => `\\frac{d^d${name}}{(2\\pi)^d}`).join(' ')
  const region = cutoff === undefined ? '' : `_{${names.map((name) => `|${name}|`).join(', ')} < ${symbolLatex(cutoff)}}`
  return [
    names.length === 0 ? '' : `\\int${region} ${measure}`,
    polynomial,
    weight(term, names, (a, b) => (a === b ? `${a}^2` : `(${a} \\cdot ${b})`), -1),
    product,
  ]
    .filter((part) => part !== '')
    .join(' \\, ')
}

function operatorBody(term: MomentumTerm, polynomial: string): string {
  const count = term.legs.length
  const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' \\, ')
  if (term.form.length === 0) return joined(polynomial, `\\left[ \\int d^dx \\, \\phi(x) \\right]^${count === 2 ? '2' : `{${count}}`}`)
  if (operatesOnField(term))
    return joined(
      '\\int d^dx',
      '\\phi(x)',
      polynomial,
      weight(term, [''], () => '\\nabla^2', 1),
      '\\phi(x)',
    )
  const separations = separationNames(term)
  const operator = weight(term, separations, (a, b) => (a === b ? `\\nabla_{${a}}^2` : `\\nabla_{${a}} \\cdot \\nabla_{${b}}`), 1)
  const deltas = separations.map((name) => `\\delta^d(${name})`).join(' ')
  const where = separations.map((name, m) => `${name} = ${sumLatex(term.legs.flatMap((row, i) => coordinate(row[m] as Rational, i)))}`).join(', \\; ')
  return joined(`\\int d^dx_{1} \\cdots d^dx_{${count}} \\, \\phi(x_{1}) \\cdots \\phi(x_{${count}})`, polynomial, operator, `${deltas} \\Big|_{${where}}`)
}

/** Whether a term is a single pair of fields, of which one is differentiated. */
function operatesOnField({ legs, form }: MomentumTerm): boolean {
  const [first, second] = legs
  return legs.length === 2 && form.length === 1 && Q.equal(first?.[0] ?? Q.zero, Q.one) && Q.equal(second?.[0] ?? Q.zero, Q.rational(-1))
}

function separationNames({ form }: MomentumTerm): readonly string[] {
  return form.map((_, m) => (form.length === 1 ? 'r' : `r_{${m + 1}}`))
}

/** The part of a separation that is `entry` times a point. */
function coordinate(entry: Rational, i: number): Summand[] {
  return Q.isZero(entry) ? [] : [{ negative: entry.num < 0n, body: scaled(entry, `x_{${i + 1}}`) }]
}

/** e^{sign · (1/2v) Σ form_ab a·b}, empty for 1. */
function weight(term: MomentumTerm, names: readonly string[], square: (a: string, b: string) => string, sign: 1 | -1): string {
  const summands = term.form.flatMap((row, a) =>
    row.slice(a).flatMap((entry, offset): Summand[] => {
      if (Q.isZero(entry)) return []
      const doubled = offset === 0 ? entry : Q.multiply(Q.rational(2), entry)
      return [{ negative: doubled.num * BigInt(sign) < 0n, body: scaledSquare(doubled, square(names[a] as string, names[a + offset] as string)) }]
    }),
  )
  return summands.length === 0 ? '' : `e^{${sumLatex(summands)}}`
}

/** |c|/2v · square, on one line as exponents are set: `3 k^2/2v`, `k^2/v`. */
function scaledSquare(own: Rational, square: string): string {
  const half = Q.divide(own.num < 0n ? Q.negate(own) : own, Q.rational(2))
  return `${half.num === 1n ? '' : `${half.num} `}${square}/${half.den === 1n ? '' : half.den}v`
}

function scaled(entry: Rational, name: string): string {
  const size = entry.num < 0n ? Q.negate(entry) : entry
  return Q.equal(size, Q.one) ? name : Q.isInteger(size) ? `${size.num} ${name}` : `\\frac{${size.num}}{${size.den}} ${name}`
}
