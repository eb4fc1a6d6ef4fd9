import { InputError } from '../errors.js'
import { addPolynomials, collect, monomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { fourierTransform } from './gaussianCalculus.js'
import type { GaussianFunction } from './gaussianFunction.js'
import { product, replaceProducts, scaleMomenta } from './momentumTerm.js'
import type { MomentumTerm } from './momentumTerm.js'
import { modeOf, modesOf } from './polynomialGaussian.js'
import type { PolynomialGaussian } from './polynomialGaussian.js'

/**
 * A translation-invariant kernel of two points in momentum space: coefficient · (2π/v)^(d·gaussians/2) ·
 * exp(−exponent·p²/2v), the coefficient a polynomial in p² = `product(0, 0)`.
 */
export interface MomentumKernel {
  readonly coefficient: Polynomial
  readonly gaussians: number
  readonly exponent: Rational
}

/**
 * The Fourier representation of a sum of polynomials times Gaussians, a momentum for each mode: exp(−v r²/2) = ∫ d^d
 * k/(2π)^d (2π/v)^(d/2) exp(−k²/2v) e^{ikr}.
 *
 * @throws InputError for Gaussians that grow
 */
export function toMomentumForm({ points, terms }: PolynomialGaussian): readonly MomentumTerm[] {
  return terms.flatMap((term) => {
    const modes = modesOf(term)
    const transformed = modes.reduce<GaussianFunction>((f, mode, a) => fourierTransform(f, mode, `k${a}`), [term])
    return transformed.map(({ coefficient, gaussians, scale, form }): MomentumTerm => {
      const entry = (a: number, b: number): Rational => Q.negate(form[product(a, b)] ?? Q.zero)
      return {
        // The transform is a function of ip/v.
        coefficient: scaleMomenta(coefficient, monomial({ v: -2 }, Q.rational(-1))),
        gaussians,
        scale,
        volumes: 0,
        divergent: [],
        legs: Array.from({ length: points }, (_, i) =>
          modes.map((mode) => Q.rational(modeOf(mode, points)[i] as number)),
        ),
        form: modes.map((_, a) => modes.map((__, b) => entry(a, b))),
      }
    })
  })
}

/**
 * The inverse of a two-point kernel that is a polynomial times a single Gaussian in x₁ − x₂, 1/G(p). A polynomial in p²
 * has none that is one, unless it is small: with `linearIn`, a symbol, the inverse is that to first order in it.
 *
 * @throws InputError when the kernel is a sum of several Gaussians, or its coefficient more than a monomial at order 0
 * of `linearIn`
 */
export function inverseKernel(twoPoint: PolynomialGaussian, linearIn?: string): MomentumKernel {
  const [term, ...others] = toMomentumForm(twoPoint)
  const orders =
    linearIn === undefined
      ? undefined
      : new Map(collect(term?.coefficient ?? [], linearIn).map(([order, part]) => [Q.format(order), part]))
  const [leading, ...more] = orders?.get('0') ?? (orders === undefined ? term?.coefficient : undefined) ?? []
  if (term === undefined || others.length > 0 || term.form.length !== 1 || leading === undefined || more.length > 0)
    throw new InputError({
      code: 'kernels.inverse',
      at: 'two-point kernel',
      expected: 'a single Gaussian of x1 - x2, which has an inverse in closed form',
      received: 'another function',
    })
  const reciprocal = monomial(
    Object.fromEntries(Object.entries(leading.powers).map(([symbol, power]) => [symbol, Q.negate(power)])),
    Q.divide(Q.one, leading.coefficient),
  )
  const change = multiplyPolynomials(
    orders?.get('1') ?? [],
    monomial(linearIn === undefined ? {} : { [linearIn]: 1 }, Q.rational(-1)),
  )
  return {
    coefficient: addPolynomials(reciprocal, multiplyPolynomials(change, multiplyPolynomials(reciprocal, reciprocal))),
    gaussians: -term.gaussians,
    exponent: Q.negate(term.form[0]?.[0] ?? Q.zero),
  }
}

/** The kernel itself as a function of two points: ∫ d^d p/(2π)^d K(p) e^{ip(x₁−x₂)}. */
export function kernelTerm({ coefficient, gaussians, exponent }: MomentumKernel): MomentumTerm {
  return {
    coefficient,
    gaussians,
    scale: Q.one,
    volumes: 0,
    divergent: [],
    legs: [[Q.one], [Q.rational(-1)]],
    form: [[exponent]],
  }
}

/** The product of functions of different points: legs and momenta side by side. */
export function outerProduct(a: MomentumTerm, b: MomentumTerm): MomentumTerm {
  const pad = (count: number): Rational[] => Array.from({ length: count }, () => Q.zero)
  const shifted = replaceProducts(b.coefficient, (k, l) =>
    monomial({ [product(k + a.form.length, l + a.form.length)]: 1 }),
  )
  return {
    coefficient: multiplyPolynomials(a.coefficient, shifted),
    gaussians: a.gaussians + b.gaussians,
    scale: Q.multiply(a.scale, b.scale),
    volumes: a.volumes + b.volumes,
    divergent: [...a.divergent, ...b.divergent],
    legs: [
      ...a.legs.map((row) => [...row, ...pad(b.form.length)]),
      ...b.legs.map((row) => [...pad(a.form.length), ...row]),
    ],
    form: [
      ...a.form.map((row) => [...row, ...pad(b.form.length)]),
      ...b.form.map((row) => [...pad(a.form.length), ...row]),
    ],
  }
}

/** ∫ d^d y K(x, y) f(… y …): the kernel applied to one leg multiplies by K(p) of that leg's momentum. */
export function applyKernel(term: MomentumTerm, leg: number, kernel: MomentumKernel): MomentumTerm {
  const row = term.legs[leg] as readonly Rational[]
  return {
    ...term,
    coefficient: multiplyPolynomials(term.coefficient, squareOf(row, kernel.coefficient)),
    gaussians: term.gaussians + kernel.gaussians,
    form: term.form.map((formRow, a) =>
      formRow.map((entry, b) =>
        Q.add(entry, Q.multiply(kernel.exponent, Q.multiply(row[a] as Rational, row[b] as Rational))),
      ),
    ),
  }
}

/** A polynomial in p², for p = Σ row_b k_b. */
function squareOf(row: readonly Rational[], coefficient: Polynomial): Polynomial {
  return replaceProducts(coefficient, () =>
    addPolynomials(...row.flatMap((p, a) => row.map((q, b) => monomial({ [product(a, b)]: 1 }, Q.multiply(p, q))))),
  )
}
