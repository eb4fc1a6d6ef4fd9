import { addPolynomials, monomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { product } from '../kernels/momentumTerm.js'
import type { ContinuumAction, ContinuumForms } from './continuumAction.js'
import { cosineAction } from './cosineAction.js'

/**
 * The action to order 1/N of the φ⁴ network in the continuum, on fields without momenta beyond the cutoff: G⁻¹ = (k² + m²)/σ_a², and as many modes
 * n = vol(B)/(2π)^d in a unit of volume as 1/((2π)^d ρ). Integrals over momenta are over the ball |k| < Λ. Symbols `N`, `n`, `m`, `sigma_a`.
 */
export function phi4Continuum(): ContinuumAction {
  const flat = { gaussians: 0, exponent: Q.zero }
  const mass = addPolynomials(monomial({ [product(0, 0)]: 1 }), monomial({ m: 2 }))
  const modes = monomial({ n: 1 })
  return cosineAction({
    inverse: { ...flat, coefficient: mass.map((each) => ({ ...each, powers: { ...each.powers, sigma_a: Q.rational(-2) } })) },
    sparsity: { ...flat, coefficient: modes },
    modes,
  })
}

/** What there is of {@link phi4Continuum} to order 1/N^`order`. */
export function phi4ContinuumForms(order: number): ContinuumForms {
  const action = phi4Continuum()
  return {
    action: order === 0 ? new Map([...action].filter(([name]) => name === 'gaussian')) : action,
    cutoff: 'Lambda',
    ...(order < 2 ? {} : { missing: 'The parts of order 1/N² and beyond are not derived in momentum space; on points they are there.' }),
  }
}
