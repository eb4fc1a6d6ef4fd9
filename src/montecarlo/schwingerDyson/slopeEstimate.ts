import type { MeasuredAtWidth, Slope } from './fitSlope.js'

/**
 * The slope of a violation A/N + B/N² + C/N³ without its last term, at the largest of the widths N₀, 2N₀, 4N₀: with the
 * three coefficients that go through the three values,
 *
 * d log|A/N + B/N²| / d log N = −2 + AN/(AN + B),
 *
 * −2 for A = 0 and −1 for B = 0. For independent neurons and the test function `cubic` the violation has no further
 * terms: then it is −2 at every N for an action that is right to order 1/N, where a line through the logarithms is bent
 * by C. The error is that of the values, to first order.
 *
 * @param measured independent values at N₀, 2N₀, 4N₀
 */
export function slopeEstimate(measured: readonly [MeasuredAtWidth, MeasuredAtWidth, MeasuredAtWidth]): Slope {
  const [{ N: first }] = measured
  // N²V = an + b + c/n at n = N/N₀ = 1, 2, 4.
  const scaled = measured.map(({ N, value }) => (N / first) ** 2 * value)
  const errors = measured.map(({ N, standardError }) => (N / first) ** 2 * standardError)
  const u = 4 * combined(LINEAR, scaled)
  const b = combined(CONSTANT, scaled)
  const variance = errors.reduce((sum, error, i) => {
    const [byU, byB] = [4 * (LINEAR[i] as number), CONSTANT[i] as number]
    return sum + (((b * byU - u * byB) / (u + b) ** 2) * error) ** 2
  }, 0)
  return { slope: -2 + u / (u + b), standardError: Math.sqrt(variance) }
}

/** a and b of an + b + c/n from the values at n = 1, 2, 4. */
const LINEAR = [1 / 3, -1, 2 / 3] as const
const CONSTANT = [-2, 5, -2] as const

function combined(weights: readonly number[], values: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * (values[i] as number), 0)
}
