import { collect, monomial } from '../algebra/polynomial.js'
import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import { polynomialGaussian } from '../kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../kernels/polynomialGaussian.js'
import type { MomentumTerm } from '../kernels/momentumTerm.js'
import type { BrokenIndependence } from '../networks/architecture.js'
import { continuumActionOf } from './continuumAction.js'
import type { ContinuumAction } from './continuumAction.js'

/**
 * The derivative of an action in the continuum with respect to the parameter that breaks the independence of the
 * neurons, where that is 0: the diagrams of `edgeworth-even` with G_c^(n), exact in N, to first order in α at the
 * vertices and G⁻¹ to first order, −G⁻¹(dG/dα)G⁻¹, on every line.
 *
 * Order 0 of the diagrams is the Gaussian part, order 1 has g₂ and g₄. What is proportional to the volume is kept, as
 * at α = 0.
 *
 * @example
 * breakingContinuum({ parameter: 'alpha', coefficient: coupledCosCorrelator }, 1).couplings.get(4)
 */
export function breakingContinuum(
  { parameter, coefficient }: Pick<BrokenIndependence, 'parameter' | 'coefficient'>,
  order: number,
): ContinuumAction {
  /** G_c^(n) + α dG_c^(n)/dα. */
  const toFirstOrder = (n: number): PolynomialGaussian => {
    const change = coefficient(n, 1).terms.map((term) => ({
      ...term,
      coefficient: multiplyPolynomials(term.coefficient, monomial({ [parameter]: 1 })),
    }))
    return polynomialGaussian(n, [...coefficient(n, 0).terms, ...change])
  }
  const linear = (terms: readonly MomentumTerm[]): readonly MomentumTerm[] =>
    terms.flatMap((term) =>
      collect(term.coefficient, parameter).flatMap(([power, part]) =>
        power.num === power.den ? [{ ...term, coefficient: part }] : [],
      ),
    )
  const { inverse, couplings } = continuumActionOf(toFirstOrder, order, parameter)
  return { inverse: linear(inverse), couplings: new Map([...couplings].map(([legs, terms]) => [legs, linear(terms)])) }
}
