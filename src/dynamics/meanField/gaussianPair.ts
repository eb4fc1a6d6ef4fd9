/**
 * Averages over two Gaussian variables of variance c₀ and covariance c, of mean 0, for 0 ≤ c ≤ c₀.
 *
 * f(c) = ⟨φφ⟩ is a power series in c with coefficients that are not negative, so it is convex; slope is ⟨φ′φ′⟩ = ∂f/∂c,
 * and integral is f_Φ(c) − f_Φ(0) = ∫₀^c f, Φ′ = φ (Price's theorem).
 */
export interface ActivationKernel {
  readonly variance: number
  readonly value: (c: number) => number
  readonly slope: (c: number) => number
  readonly integral: (c: number) => number
  /** What is missing at most of the integral at c₀ and of the slope at c, where these are series that end: both from below. */
  readonly missing: { readonly integral: number; readonly slope: (c: number) => number }
}
