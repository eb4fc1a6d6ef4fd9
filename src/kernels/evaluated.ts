/** A number with an estimate of its absolute error: 0 where it is exact up to rounding (closed forms), of the size of the last refinement for a quadrature. */
export interface Evaluated {
  readonly value: number
  readonly error: number
}
