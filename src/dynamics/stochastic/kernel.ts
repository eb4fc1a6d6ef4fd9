import type { Decays } from '../../algebra/decay.js'
import type { Polynomial } from '../../algebra/polynomial.js'

/** `delta` · δ(τ) and, for τ > 0, a sum of decays. */
export interface Kernel {
  readonly delta: Polynomial
  readonly time: Decays<Polynomial>
}

/**
 * Of modes a, b: `response` is Σ_{ũ_a u_b}, which what was at 0 adds to the force on a at τ, and `noise` Σ_{ũ_a ũ_b},
 * by which the noise of a at τ is correlated with that of b at 0 beside what the equation says.
 */
export interface SelfEnergy {
  readonly response: readonly (readonly Kernel[])[]
  readonly noise: readonly (readonly Kernel[])[]
}
