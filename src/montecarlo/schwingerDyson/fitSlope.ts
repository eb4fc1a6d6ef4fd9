import { InputError } from '../../errors.js'

/** A value measured at a width N. */
export interface MeasuredAtWidth {
  readonly N: number
  readonly value: number
  readonly standardError: number
}

export interface Slope {
  readonly slope: number
  /** From the standard errors of the points, not from their scatter about the line. */
  readonly standardError: number
}

/**
 * The exponent s in |value| ∝ N^s: the weighted least-squares slope of log|value| against log N with weights
 * (value/standardError)². The points must be independent (for samples: different seeds) and their relative errors
 * small, 0.3 or less, for the logarithm to be linear.
 *
 * @throws InputError unless there are two different N at least, and all N, |value| and standardError are positive and
 * finite
 * @example
 * fitSlope([{ N: 10, value: 0.04, standardError: 0.001 }, { N: 20, value: -0.01, standardError: 0.001 }]).slope // −2
 */
export function fitSlope(points: readonly MeasuredAtWidth[]): Slope {
  points.forEach(requirePositive)
  if (new Set(points.map(({ N }) => N)).size < 2) {
    throw new InputError({
      code: 'montecarlo.widths',
      at: 'points',
      expected: 'two different N at least',
      received: `N = ${points.map(({ N }) => N).join(', ')}`,
    })
  }
  const rows = points.map(({ N, value, standardError }) => ({
    x: Math.log(N),
    y: Math.log(Math.abs(value)),
    weight: (value / standardError) ** 2,
  }))
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  const centre = rows.reduce((sum, { x, weight }) => sum + weight * x, 0) / total
  const spread = rows.reduce((sum, { x, weight }) => sum + weight * (x - centre) ** 2, 0)
  return {
    slope: rows.reduce((sum, { x, y, weight }) => sum + weight * (x - centre) * y, 0) / spread,
    standardError: 1 / Math.sqrt(spread),
  }
}

function requirePositive(point: MeasuredAtWidth, p: number): void {
  for (const [name, size] of Object.entries({
    N: point.N,
    value: Math.abs(point.value),
    standardError: point.standardError,
  })) {
    if (size > 0 && Number.isFinite(size)) continue
    throw new InputError({
      code: 'montecarlo.slopePoint',
      at: `points[${p}].${name}`,
      expected: 'a number whose logarithm is finite',
      received: `${size}`,
    })
  }
}
