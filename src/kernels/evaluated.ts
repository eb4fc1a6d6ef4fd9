/**
 * A number with an estimate of its absolute error: 0 where it is exact up to rounding (closed forms), for a quadrature
 * a bound from the last refinements.
 */
export interface Evaluated {
  readonly value: number
  readonly error: number
}
