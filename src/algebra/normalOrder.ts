import { gaussianConvolution } from './gaussianConvolution.js'
import type { Propagator } from './gaussianConvolution.js'
import { monomial, scalePolynomial } from './polynomial.js'
import type { Polynomial } from './polynomial.js'
import * as Q from './rational.js'
import { requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'

/**
 * The Wick-ordered polynomial :p: = exp(−½ Σ_ab D_ab ∂_a ∂_b) p, from which all contractions of its variables among
 * themselves are taken out, so that E[:p:] is the constant term of p. E[:A: :B:] keeps the propagators from A to B
 * only. `gaussianConvolution` with the same propagators undoes it.
 *
 * @example
 * normalOrder(monomial({ x: 1, y: 1 }), [{ fields: ['x', 'y'], value: monomial({ D: 1 }) }]) // x y − D
 * @source Janson, Gaussian Hilbert Spaces, theorem 3.4
 */
export function normalOrder(p: Polynomial, propagators: readonly Propagator[]): Polynomial {
  return gaussianConvolution(
    p,
    propagators.map(({ fields, value }) => ({ fields, value: scalePolynomial(value, Q.rational(-1)) })),
  )
}

/**
 * The probabilists' Hermite polynomial He_n(x; D) = :xⁿ: of a variable with variance D, that is (−D)ⁿ e^{x²/2D} ∂ⁿ
 * e^{−x²/2D}. With several variables it is `normalOrder` of their product.
 *
 * @throws InputError unless n is a natural number up to 1000
 * @example
 * hermite(3, 'x') // x³ − 3x
 */
export function hermite(n: number, symbol: string, variance: Polynomial = monomial({})): Polynomial {
  requireNumber(n, { code: 'algebra.hermite', at: 'n', expected: 'a natural number', integer: true, min: 0 })
  requireSize({ code: 'algebra.hermite', at: 'n', of: 'factors', needed: n, most: largest.hermite })
  return normalOrder(monomial({ [symbol]: n }), [{ fields: [symbol, symbol], value: variance }])
}
