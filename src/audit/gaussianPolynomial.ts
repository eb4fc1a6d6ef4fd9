import { doubleFactorial } from '../algebra/integers.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'

/** p(φ) e^{−φ²/2} by the coefficients of p, lowest power first. */
export type GaussianPolynomial = readonly Rational[]

/** d/dφ: p becomes p′ − φ p. */
export function derivative(p: GaussianPolynomial): GaussianPolynomial {
  return Array.from({ length: p.length + 1 }, (_, k) =>
    Q.subtract(Q.multiply(Q.rational(k + 1), p[k + 1] ?? Q.zero), k === 0 ? Q.zero : (p[k - 1] ?? Q.zero)),
  )
}

/** ∫ φ^m p(φ) e^{−φ²/2} dφ / √2π: the moments (k−1)!! of the normal distribution. */
export function moment(p: GaussianPolynomial, m: number): Rational {
  return Q.sum(
    p.map((coefficient, k) =>
      (k + m) % 2 === 1 ? Q.zero : Q.multiply(coefficient, Q.rational(doubleFactorial(k + m - 1))),
    ),
  )
}
