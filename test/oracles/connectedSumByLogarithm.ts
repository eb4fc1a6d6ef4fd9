import { gaussianConvolution } from '../../src/algebra/gaussianConvolution.js'
import type { Propagator } from '../../src/algebra/gaussianConvolution.js'
import type { Limit } from '../../src/algebra/limits.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import { series } from '../../src/algebra/series.js'
import type { Series } from '../../src/algebra/series.js'
import { exponential, logarithm } from '../../src/algebra/seriesFunctions.js'

/**
 * log exp(½ Σ_ab L_ab ∂_a ∂_b) e^V as it is written: the exponential of V to every degree in the fields, which lines take
 * away, its average, and the logarithm of that.
 */
export function connectedSumByLogarithm(
  potential: Polynomial,
  lines: readonly Propagator[],
  limits: readonly Limit[],
): Series {
  const fields = new Set(lines.flatMap((line) => line.fields))
  const inParameters = limits.filter(({ weights }) => !Object.keys(weights).some((symbol) => fields.has(symbol)))
  const all = exponential(series(potential, inParameters))
  return logarithm(series(gaussianConvolution(all.terms, lines, limits), limits))
}
