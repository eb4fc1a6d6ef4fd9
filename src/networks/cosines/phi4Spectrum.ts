import { addPolynomials, monomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { product } from '../../kernels/momentumTerm.js'
import type { CosineSpectrum } from './cosineSpectrum.js'

/**
 * The spectrum of the φ⁴ network, on fields without momenta beyond the cutoff: G⁻¹ = (k² + m²)/σ_a², and as many modes
 * n = vol(B)/(2π)^d in a unit of volume as 1/((2π)^d ρ). Integrals over momenta are over the ball |k| < Λ. Symbols `n`,
 * `m`, `sigma_a`.
 *
 * @example
 * phi4Spectrum().cutoff // 'Lambda'
 */
export function phi4Spectrum(): CosineSpectrum {
  const flat = { gaussians: 0, exponent: Q.zero }
  const mass = addPolynomials(monomial({ [product(0, 0)]: 1 }), monomial({ m: 2 }))
  const modes = monomial({ n: 1 })
  return {
    inverse: {
      ...flat,
      coefficient: mass.map((each) => ({ ...each, powers: { ...each.powers, sigma_a: Q.rational(-2) } })),
    },
    sparsity: { ...flat, coefficient: modes },
    modes,
    cutoff: 'Lambda',
  }
}
