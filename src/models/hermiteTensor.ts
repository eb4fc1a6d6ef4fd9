/**
 * The Hermite tensor h_{ij…}(x) of a Gaussian: (-1)^n ∂_i ∂_j … of its density, divided by it. By one index after the
 * other, h_{iS} = y_i h_S - Σ_j P_{ij} h_{S without j}, with P the inverse of the covariance and y = P(x - mean).
 */
export function hermiteTensor(
  indices: readonly number[],
  y: readonly number[],
  precision: readonly (readonly number[])[],
): number {
  const [first, ...rest] = indices
  if (first === undefined) return 1
  let value = (y[first] as number) * hermiteTensor(rest, y, precision)
  for (const [place, other] of rest.entries())
    value -=
      (precision[first]?.[other] as number) *
      hermiteTensor(
        rest.filter((_, k) => k !== place),
        y,
        precision,
      )
  return value
}
