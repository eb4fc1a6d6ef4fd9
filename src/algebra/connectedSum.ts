import { gaussianConvolution } from './gaussianConvolution.js'
import type { Propagator } from './gaussianConvolution.js'
import type { Limit } from './limits.js'
import type { Polynomial } from './polynomial.js'
import { series } from './series.js'
import type { Series } from './series.js'
import { exponential, logarithm } from './seriesFunctions.js'

/**
 * log exp(½ Σ_ab L_ab ∂_a ∂_b) e^V: the sum of all connected diagrams with vertices from the polynomial V(f), lines L
 * and legs f, in zero dimensions or on finitely many points. Truncated in the small parameters, which make V small,
 * and, if wished, in the degree in the fields.
 *
 * e^V is needed to every degree in the fields, because lines take fields away; its average only to the degree asked
 * for. No diagram is drawn, which makes this an independent check of their sum.
 *
 * @throws InputError when a term of V has no positive order in a limit that does not count fields
 * @example
 * // log E[exp(−λ (f + η)⁴ / 24)] to λ² and f⁴, η of variance D
 * connectedSum(monomial({ lambda: 1, f: 4 }, rational(-1, 24)), [{ fields: ['f', 'f'], value: monomial({ D: 1 }) }], [limit({ lambda: 1 }, 2), limit({ f: 1 }, 4)])
 */
export function connectedSum(potential: Polynomial, lines: readonly Propagator[], limits: readonly Limit[]): Series {
  const fields = new Set(lines.flatMap((line) => line.fields))
  const inParameters = limits.filter(({ weights }) => !Object.keys(weights).some((symbol) => fields.has(symbol)))
  const all = exponential(series(potential, inParameters))
  return logarithm(series(gaussianConvolution(all.terms, lines, limits), limits))
}
