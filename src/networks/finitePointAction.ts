/**
 * S(φ) = ½ φᵀK⁻¹φ + φᵀg₂φ + Σ g₄[ijkl] φ_iφ_jφ_kφ_l on P points, to order 1/N: row-major, symmetric, no 1/r! in front;
 * `quadratic` is g₂, the correction only.
 */
export interface FinitePointAction {
  readonly size: number
  /** K, P × P: the two-point function on the points. */
  readonly covariance: Float64Array
  /** K⁻¹, P × P. */
  readonly inverse: Float64Array
  /** g₂, P × P. */
  readonly quadratic: Float64Array
  /** g₄, P × P × P × P. */
  readonly quartic: Float64Array
}
