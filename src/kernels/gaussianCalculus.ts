import { InputError } from '../errors.js'
import { addPolynomials, collect, constant, monomial, scalePolynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { substitutePolynomial } from '../algebra/composeSeries.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import {
  addForms,
  dot,
  factorsOf,
  gaussianFunction,
  multiplyGaussianFunctions,
  polynomialGradient,
} from './gaussianFunction.js'
import type { GaussianFunction, GaussianFunctionTerm, VectorPolynomial } from './gaussianFunction.js'

/** Exact coefficients by variable: the vector Σ coefficient · variable. */
export type Combination = Readonly<Record<string, Rational>>

/**
 * ∇_a·∇_b f, the Laplacian for a = b, with symbols `d` and `v`.
 *
 * @example
 * differentiateGaussian(gaussian({ 'x·x': rational(1) }), 'x', 'x')[0].coefficient.length // 2: (v² x·x − v d) exp(−v x²/2)
 */
export function differentiateGaussian(f: GaussianFunction, a: string, b: string): GaussianFunction {
  return gaussianFunction(
    f.map((term) => {
      const [va, vb] = [slope(term.form, a), slope(term.form, b)]
      const gradientB = polynomialGradient(term.coefficient, b)
      const parts = [
        divergence(gradientB, a),
        scalarProduct(polynomialGradient(term.coefficient, a), vb),
        scalarProduct(gradientB, va),
        multiplyPolynomials(term.coefficient, scalarProduct(va, vb)),
        multiplyPolynomials(term.coefficient, monomial({ v: 1, d: 1 }, Q.negate(term.form[dot(a, b)] ?? Q.zero))),
      ]
      return { ...term, coefficient: addPolynomials(...parts) }
    }),
  )
}

/** ∇_a of the exponent, −v Σ_c form_ac c. */
function slope(form: GaussianFunctionTerm['form'], a: string): VectorPolynomial {
  return Object.fromEntries(coupled(form, a).map(([c, entry]) => [c, monomial({ v: 1 }, Q.negate(entry))]))
}

/** The variables that a form couples to one, itself included, with the entries. */
function coupled(form: GaussianFunctionTerm['form'], a: string): readonly (readonly [string, Rational])[] {
  return Object.entries(form).flatMap(([product, entry]) => {
    const [left, right] = factorsOf(product)
    return left === a ? [[right, entry] as const] : right === a ? [[left, entry] as const] : []
  })
}

function scalarProduct(a: VectorPolynomial, b: VectorPolynomial): Polynomial {
  return addPolynomials(
    ...Object.entries(a).flatMap(([x, p]) =>
      Object.entries(b).map(([y, q]) => multiplyPolynomials(multiplyPolynomials(p, q), monomial({ [dot(x, y)]: 1 }))),
    ),
  )
}

/** ∇_a · Σ_c p_c c. */
function divergence(vector: VectorPolynomial, a: string): Polynomial {
  return addPolynomials(
    ...Object.entries(vector).flatMap(([c, p]) => [
      scalarProduct(polynomialGradient(p, a), { [c]: constant(1) }),
      ...(c === a ? [multiplyPolynomials(p, monomial({ d: 1 }))] : []),
    ]),
  )
}

/**
 * A variable replaced by a linear combination of variables, which may contain it.
 *
 * @example
 * substituteVariable(gaussian({ 'x·x': rational(1) }), 'x', { y: rational(2) })[0].form['y·y'] // { num: 4n, den: 1n }
 */
export function substituteVariable(f: GaussianFunction, variable: string, by: Combination): GaussianFunction {
  return gaussianFunction(f.map((term) => substituteInTerm(term, variable, by)))
}

function substituteInTerm(term: GaussianFunctionTerm, variable: string, by: Combination): GaussianFunctionTerm {
  const vector = (name: string): Combination => (name === variable ? by : { [name]: Q.one })
  const expand = (product: string): readonly (readonly [string, Rational])[] => {
    const [left, right] = factorsOf(product)
    return Object.entries(vector(left)).flatMap(([x, p]) =>
      Object.entries(vector(right)).map(([y, q]) => [dot(x, y), Q.multiply(p, q)] as const),
    )
  }
  let form: Record<string, Rational> = {}
  for (const [product, entry] of Object.entries(term.form)) {
    const [left, right] = factorsOf(product)
    // A pair of different variables stands for two entries, and what becomes of it may be a square.
    const both = left === right ? Q.one : Q.rational(2)
    for (const [target, factor] of expand(product)) {
      const [x, y] = factorsOf(target)
      const share = Q.divide(Q.multiply(both, Q.multiply(entry, factor)), x === y ? Q.one : Q.rational(2))
      form = addForms(form, { [target]: share })
    }
  }
  const products = new Set(
    term.coefficient
      .flatMap(({ powers }) => Object.keys(powers))
      .filter((symbol) => symbol.includes('·') && factorsOf(symbol).includes(variable)),
  )
  const replaced = Object.fromEntries(
    [...products].map((product) => [
      product,
      addPolynomials(...expand(product).map(([target, factor]) => monomial({ [target]: 1 }, factor))),
    ]),
  )
  return {
    ...term,
    form,
    coefficient: products.size === 0 ? term.coefficient : substitutePolynomial(term.coefficient, replaced),
  }
}

/**
 * ∫ d^d z f over all z, or, with `axis` imaginary, ∫ d^d y f at z = iy. Completes the square; polynomials by the heat
 * operator, E P = exp(∇²/2va) P at z = 0 for a normal vector of variance 1/va.
 *
 * @throws InputError where the integral diverges
 * @example
 * integrateVariable(gaussian({ 'x·x': rational(1) }), 'x')[0].gaussians // 1: one factor (2π/v)^{d/2}
 */
export function integrateVariable(
  f: GaussianFunction,
  variable: string,
  axis: 'real' | 'imaginary' = 'real',
): GaussianFunction {
  return gaussianFunction(
    f.map((term) => {
      const own = term.form[dot(variable, variable)] ?? Q.zero
      const size = axis === 'real' ? own : Q.negate(own)
      if (size.num <= 0n)
        throw new InputError({
          code: 'kernels.integral',
          at: `integral over ${variable}`,
          expected: 'a term that falls off',
          received: 'one that diverges',
        })
      const completed = completeSquare(term, variable, own)
      return { ...completed, scale: Q.divide(completed.scale, size), gaussians: completed.gaussians + 1 }
    }),
  )
}

/**
 * E f over z ~ N(0, variance/v), the other variables fixed. A negative variance is the average over z = iy, y ~ N(0,
 * −variance/v): the phases e^{iwx} of a normal w, with iw for z.
 *
 * @throws InputError where the mean is infinite
 * @example
 * averageVariable(gaussian({ 'w·x': rational(-1) }), 'w', rational(1))[0].form['x·x'] // { num: -1n, den: 1n }: E e^{v w·x} = exp(v x²/2)
 */
export function averageVariable(f: GaussianFunction, variable: string, variance: Rational): GaussianFunction {
  const density = { [dot(variable, variable)]: Q.divide(Q.one, variance) }
  const weighted = f.map((term) => ({ ...term, form: addForms(term.form, density) }))
  const size = variance.num < 0n ? Q.negate(variance) : variance
  const integrated = integrateVariable(weighted, variable, variance.num < 0n ? 'imaginary' : 'real')
  return gaussianFunction(
    integrated.map((term) => ({ ...term, scale: Q.divide(term.scale, size), gaussians: term.gaussians - 1 })),
  )
}

/**
 * The term after the shift that removes what is linear in the variable, averaged over the variable with the form entry
 * `own`.
 */
function completeSquare(term: GaussianFunctionTerm, variable: string, own: Rational): GaussianFunctionTerm {
  const shift = Object.fromEntries(
    coupled(term.form, variable)
      .filter(([c]) => c !== variable)
      .map(([c, entry]) => [c, Q.negate(Q.divide(entry, own))]),
  )
  const centred = substituteInTerm(term, variable, { ...shift, [variable]: Q.one })
  const form = Object.fromEntries(
    Object.entries(centred.form).filter(([product]) => !factorsOf(product).includes(variable)),
  )
  const square = (p: Polynomial): Polynomial => divergence(polynomialGradient(p, variable), variable)
  let heat = centred.coefficient
  let mean: Polynomial = []
  for (let k = 1; heat.length > 0; k++) {
    mean = addPolynomials(mean, withoutVariable(heat, variable))
    heat = scalePolynomial(
      multiplyPolynomials(square(heat), monomial({ v: -1 })),
      Q.divide(Q.one, Q.multiply(own, Q.rational(2 * k))),
    )
  }
  return { ...centred, form, coefficient: mean }
}

function withoutVariable(p: Polynomial, variable: string): Polynomial {
  return p.filter(
    ({ powers }) => !Object.keys(powers).some((symbol) => symbol.includes('·') && factorsOf(symbol).includes(variable)),
  )
}

/**
 * (f ∗ g)(x) = ∫ d^d y f(x − y) g(y), in the variable x of both.
 *
 * @example
 * convolveGaussians(gaussian({ 'x·x': rational(1) }), gaussian({ 'x·x': rational(1) }), 'x')[0].form['x·x'] // { num: 1n, den: 2n }
 */
export function convolveGaussians(f: GaussianFunction, g: GaussianFunction, variable: string): GaussianFunction {
  const inner = `${variable}′`
  const product = multiplyGaussianFunctions(
    substituteVariable(f, variable, { [variable]: Q.one, [inner]: Q.rational(-1) }),
    substituteVariable(g, variable, { [inner]: Q.one }),
  )
  return integrateVariable(product, inner)
}

/**
 * ∫ d^d x e^{−v k·x} f(x), a function of k in place of x: the Fourier transform ∫ d^d x e^{−ipx} f(x) at k = ip/v, that
 * is with k·k = −p²/v².
 *
 * @example
 * fourierTransform(gaussian({ 'x·x': rational(2) }), 'x', 'k')[0].form['k·k'] // { num: -1n, den: 2n }
 */
export function fourierTransform(f: GaussianFunction, x: string, k: string): GaussianFunction {
  const wave = [{ ...unit, form: { [dot(k, x)]: Q.one } }]
  return integrateVariable(multiplyGaussianFunctions(f, wave), x)
}

/**
 * The inverse of {@link fourierTransform}: ∫ d^d p/(2π)^d e^{ipx} F(k = ip/v) = (v/2π)^d ∫ d^d κ e^{v k·x} F(k) at k =
 * iκ.
 *
 * @example
 * inverseFourierTransform(fourierTransform(gaussian({ 'x·x': rational(2) }), 'x', 'k'), 'k', 'x')[0].form['x·x'] // { num: 2n, den: 1n }
 */
export function inverseFourierTransform(f: GaussianFunction, k: string, x: string): GaussianFunction {
  const wave = [{ ...unit, gaussians: -2, form: { [dot(k, x)]: Q.rational(-1) } }]
  return integrateVariable(multiplyGaussianFunctions(f, wave), k, 'imaginary')
}

const unit: GaussianFunctionTerm = { coefficient: constant(1), weight: [], scale: Q.one, gaussians: 0, form: {} }

/**
 * 1/f for a single term without scalar products in its coefficient: with f the Fourier transform of a kernel, that of
 * the inverse kernel. @throws InputError otherwise
 *
 * @example
 * reciprocal(gaussian({ 'x·x': rational(1) }))[0].form['x·x'] // { num: -1n, den: 1n }
 */
export function reciprocal(f: GaussianFunction): GaussianFunction {
  const [term, ...others] = f
  const [factor, ...more] = term?.coefficient ?? []
  if (term === undefined || factor === undefined || others.length > 0 || more.length > 0)
    throw new InputError({
      code: 'kernels.reciprocal',
      at: 'function',
      expected: 'a single Gaussian, whose reciprocal has a closed form',
      received: 'a sum of others',
    })
  const powers = Object.fromEntries(Object.entries(factor.powers).map(([symbol, power]) => [symbol, Q.negate(power)]))
  return gaussianFunction([
    {
      coefficient: monomial(powers, Q.divide(Q.one, factor.coefficient)),
      weight: scalePolynomial(term.weight, Q.rational(-1)),
      scale: Q.divide(Q.one, term.scale),
      gaussians: -term.gaussians,
      form: Object.fromEntries(Object.entries(term.form).map(([product, entry]) => [product, Q.negate(entry)])),
    },
  ])
}

/**
 * E f over a scalar normal number b of mean zero that stands in the weights, linearly: E e^{cb} = e^{c²·variance/2}.
 *
 * @throws InputError where a weight is not linear in b
 * @example
 * averageScalar(gaussian({}, { weight: monomial({ b: 1 }) }), 'b', constant(1))[0].weight[0].coefficient // { num: 1n, den: 2n }: E e^b = e^{1/2}
 */
export function averageScalar(f: GaussianFunction, symbol: string, variance: Polynomial): GaussianFunction {
  return gaussianFunction(
    f.map((term) => {
      const parts = collect(term.weight, symbol)
      const constantPart = parts.find(([exponent]) => Q.isZero(exponent))?.[1] ?? []
      const linear = parts.find(([exponent]) => Q.equal(exponent, Q.one))?.[1] ?? []
      if (parts.some(([exponent]) => !Q.isZero(exponent) && !Q.equal(exponent, Q.one)))
        throw new InputError({
          code: 'kernels.average',
          at: 'weight',
          expected: `one linear in ${symbol}`,
          received: 'higher powers of it',
        })
      const square = multiplyPolynomials(multiplyPolynomials(linear, linear), variance)
      return { ...term, weight: addPolynomials(constantPart, scalePolynomial(square, Q.rational(1, 2))) }
    }),
  )
}

/**
 * E f over a uniform phase e^{ib}, b uniform on a period, that stands in the coefficients as a symbol: of its powers
 * only the zeroth has a mean.
 *
 * @example
 * averagePhase(gaussian({}, { coefficient: monomial({ e: 1 }) }), 'e') // []
 */
export function averagePhase(f: GaussianFunction, symbol: string): GaussianFunction {
  return gaussianFunction(
    f.map((term) => ({ ...term, coefficient: term.coefficient.filter(({ powers }) => powers[symbol] === undefined) })),
  )
}
