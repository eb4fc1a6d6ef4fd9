import { collect, monomial } from '../algebra/polynomial.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import { polynomialGaussian } from '../kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../kernels/polynomialGaussian.js'
import { continuumActionOf } from './continuumAction.js'
import type { ContinuumAction } from './continuumAction.js'
import { coupledCosCorrelator } from './coupledCosCorrelator.js'

/** The symbol of the coupling in coefficients. */
const ALPHA = 'alpha'

/**
 * The derivative with respect to α at α = 0 of the coupled Cos-net's action in the continuum, part by part: the diagrams of `edgeworth-even` with G_c^(n), exact in N, to
 * first order in α at the vertices and G⁻¹ to first order, −G⁻¹(dG/dα)G⁻¹, on every line.
 *
 * Order 0 of the diagrams is the Gaussian part, order 1 has g₂ and g₄. What is proportional to the volume is kept, as at α = 0.
 */
export function breakingContinuum(order: number): ContinuumAction {
  const parts = continuumActionOf(toFirstOrder, order, ALPHA)
  return new Map(
    [...parts].map(([name, terms]) => [
      name,
      terms.flatMap((term) => collect(term.coefficient, ALPHA).flatMap(([power, coefficient]) => (power.num === power.den ? [{ ...term, coefficient }] : []))),
    ]),
  )
}

/** G_c^(n) + α dG_c^(n)/dα. */
function toFirstOrder(n: number): PolynomialGaussian {
  const change = coupledCosCorrelator(n, 1).terms.map((term) => ({ ...term, coefficient: multiplyPolynomials(term.coefficient, monomial({ [ALPHA]: 1 })) }))
  return polynomialGaussian(n, [...coupledCosCorrelator(n, 0).terms, ...change])
}
