import { fitSlope } from './fitSlope.js'
import type { MeasuredAtWidth, Slope } from './fitSlope.js'

/**
 * The slope of `fitSlope` over three widths, with an error that contains the next order: half of the change of the slope from the earlier pair of
 * widths to the later one, as far as it is larger than its own error, is added to the statistical error in squares.
 *
 * If the value is c N^s(1 + a/N) and a so large that it makes up the error, the fitted slope is about three such errors from s; `slopeWidths` makes the
 * widths so large that it is not.
 *
 * @throws InputError as `fitSlope`
 */
export function slopeEstimate(measured: readonly [MeasuredAtWidth, MeasuredAtWidth, MeasuredAtWidth]): Slope {
  const { slope, standardError } = fitSlope(measured)
  const change = fitSlope(measured.slice(1)).slope - fitSlope(measured.slice(0, 2)).slope
  const visible = Math.sqrt(Math.max(0, change ** 2 - changeVariance(measured)))
  return { slope, standardError: Math.hypot(standardError, visible / 2) }
}

/** The variance of the difference of the two slopes, which share the width in the middle. */
function changeVariance(measured: readonly MeasuredAtWidth[]): number {
  const [first, second, third] = measured.map(({ value, standardError }) => (standardError / value) ** 2) as [number, number, number]
  const [early, late] = [0, 1].map((i) => Math.log((measured[i + 1] as MeasuredAtWidth).N / (measured[i] as MeasuredAtWidth).N)) as [number, number]
  return first / early ** 2 + second * (1 / early + 1 / late) ** 2 + third / late ** 2
}
