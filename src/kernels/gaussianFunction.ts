import {
  addPolynomials,
  constant,
  differentiatePolynomial,
  formatPowers,
  scalePolynomial,
} from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'

/**
 * One term: coefficient · scale^(d/2) · (2π/v)^(d·gaussians/2) · e^weight · exp(−(v/2) Σ_ab form_ab a·b), the sum over
 * all pairs of variables.
 *
 * The coefficient is a polynomial in symbols and in scalar products of variables, whose symbols are `dot(a, b)`; d
 * stands for the dimension and v for the variance. The weight is a polynomial in symbols only.
 */
export interface GaussianFunctionTerm {
  readonly coefficient: Polynomial
  readonly weight: Polynomial
  readonly scale: Rational
  readonly gaussians: number
  /**
   * Entries by `dot(a, b)`, zeros left out; an entry of two different variables counts for both orders, that is twice
   * in the sum.
   */
  readonly form: Readonly<Record<string, Rational>>
}

/**
 * A function of vectors in d dimensions, d symbolic: a sum of polynomials times exponentials of quadratic forms,
 * everything exact. Closed under products, derivatives, linear substitutions, averages over normal vectors, convolution
 * and Fourier transform (`gaussianCalculus.ts`). Canonical: terms with the same exponential are collected.
 */
export type GaussianFunction = readonly GaussianFunctionTerm[]

/**
 * The symbol of the scalar product of two vectors: `x·y`, names in order.
 *
 * @example
 * dot('y', 'x') // 'x·y'
 */
export function dot(a: string, b: string): string {
  return a <= b ? `${a}·${b}` : `${b}·${a}`
}

/** The two names in the symbol of a scalar product. */
export function factorsOf(product: string): readonly [string, string] {
  const [a = '', b = ''] = product.split('·')
  return [a, b]
}

/**
 * A single term, parts left out being those of 1.
 *
 * @example
 * gaussian({ [dot('x', 'x')]: rational(1) })[0].form // { 'x·x': { num: 1n, den: 1n } }: exp(−v x²/2)
 */
export function gaussian(
  form: Readonly<Record<string, Rational>>,
  rest: Partial<Omit<GaussianFunctionTerm, 'form'>> = {},
): GaussianFunction {
  return gaussianFunction([{ coefficient: constant(1), weight: [], scale: Q.one, gaussians: 0, ...rest, form }])
}

/** The canonical sum of the terms. */
export function gaussianFunction(terms: Iterable<GaussianFunctionTerm>): GaussianFunction {
  const collected = new Map<string, GaussianFunctionTerm>()
  for (const term of terms) {
    const form = Object.fromEntries(
      Object.entries(term.form)
        .filter(([, entry]) => !Q.isZero(entry))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
    const key = [
      Object.entries(form).map(([product, entry]) => `${product}=${Q.format(entry)}`),
      polynomialKey(term.weight),
      Q.format(term.scale),
      term.gaussians,
    ].join('|')
    const previous = collected.get(key)
    collected.set(key, { ...term, form, coefficient: addPolynomials(previous?.coefficient ?? [], term.coefficient) })
  }
  return [...collected.entries()]
    .filter(([, term]) => term.coefficient.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, term]) => term)
}

/** A text that is equal for equal polynomials and only for them. */
export function polynomialKey(p: Polynomial): string {
  return p.map(({ coefficient, powers }) => `${Q.format(coefficient)} ${formatPowers(powers)}`).join('+')
}

/**
 * The sum, like terms collected.
 *
 * @example
 * addGaussianFunctions(gaussian({ 'x·x': rational(1) }), gaussian({ 'x·x': rational(1) })).length // 1
 */
export function addGaussianFunctions(...summands: readonly GaussianFunction[]): GaussianFunction {
  return gaussianFunction(summands.flat())
}

/**
 * The product: coefficients multiply, exponents add.
 *
 * @example
 * multiplyGaussianFunctions(gaussian({ 'x·x': rational(1) }), gaussian({ 'x·x': rational(1) }))[0].form['x·x'] // { num: 2n, den: 1n }
 */
export function multiplyGaussianFunctions(a: GaussianFunction, b: GaussianFunction): GaussianFunction {
  return gaussianFunction(
    a.flatMap((left) =>
      b.map((right) => ({
        coefficient: multiplyPolynomials(left.coefficient, right.coefficient),
        weight: addPolynomials(left.weight, right.weight),
        scale: Q.multiply(left.scale, right.scale),
        gaussians: left.gaussians + right.gaussians,
        form: addForms(left.form, right.form),
      })),
    ),
  )
}

export function addForms(
  a: GaussianFunctionTerm['form'],
  b: GaussianFunctionTerm['form'],
): GaussianFunctionTerm['form'] {
  const sum: Record<string, Rational> = { ...a }
  for (const [product, entry] of Object.entries(b)) sum[product] = Q.add(sum[product] ?? Q.zero, entry)
  return sum
}

/** The vector Σ (coefficient) · variable, by variable. */
export type VectorPolynomial = Readonly<Record<string, Polynomial>>

/** ∇_a of a polynomial in scalar products: ∇_a (a·b) = b, ∇_a (a·a) = 2a. */
export function polynomialGradient(p: Polynomial, a: string): VectorPolynomial {
  const products = new Set(
    p.flatMap(({ powers }) =>
      Object.keys(powers).filter((symbol) => symbol.includes('·') && factorsOf(symbol).includes(a)),
    ),
  )
  return Object.fromEntries(
    [...products].map((product) => {
      const [left, right] = factorsOf(product)
      const other = left === a ? right : left
      return [other, scalePolynomial(differentiatePolynomial(p, product), Q.rational(other === a ? 2 : 1))]
    }),
  )
}
