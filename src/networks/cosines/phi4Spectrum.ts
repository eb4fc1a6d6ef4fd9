import { addPolynomials, monomial } from '../../algebra/polynomial.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import * as Q from '../../algebra/rational.js'
import { product } from '../../kernels/momentumTerm.js'
import { DEFAULT_S } from './phi4Momenta.js'
import type { CosineSpectrum } from './cosineSpectrum.js'

/** Beyond it the polynomials are long. */
const LARGEST_POWER = 4

/**
 * The spectrum of the φ⁴ network, on fields without momenta beyond the cutoff: G⁻¹ = (k² + m²)/σ_a², and 1/((2π)^d ρ) =
 * n_s (k² + m²)^s with n_s = ∫ d^d k/(2π)^d (k² + m²)^{−s}. Integrals over momenta are over the ball |k| < Λ. Symbols
 * `n` = vol(B)/(2π)^d, the modes in a unit of volume, `n1` … `n4` for s = 1 … 4, `m`, `sigma_a`.
 *
 * @param s of the density of momenta, default 1
 * @returns undefined where s is not one of 0 … 4: its powers are no polynomials, or long ones
 * @example
 * phi4Spectrum()?.cutoff // 'Lambda'
 */
export function phi4Spectrum(s: number = DEFAULT_S): CosineSpectrum | undefined {
  if (!Number.isInteger(s) || s < 0 || s > LARGEST_POWER) return undefined
  const flat = { gaussians: 0, exponent: Q.zero }
  const mass = addPolynomials(monomial({ [product(0, 0)]: 1 }), monomial({ m: 2 }))
  let sparsity = monomial({ [s === 0 ? 'n' : `n${s}`]: 1 })
  for (let power = 0; power < s; power++) sparsity = multiplyPolynomials(sparsity, mass)
  return {
    inverse: {
      ...flat,
      coefficient: mass.map((each) => ({ ...each, powers: { ...each.powers, sigma_a: Q.rational(-2) } })),
    },
    sparsity: { ...flat, coefficient: sparsity },
    modes: monomial({ n: 1 }),
    cutoff: 'Lambda',
    ...(s === 0 ? {} : { weighted: s }),
  }
}
