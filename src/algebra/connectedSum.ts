import { connectedParts } from './connectedParts.js'
import type { Connected, Counted } from './connectedParts.js'
import { finished } from './finished.js'
import type { Propagator } from './gaussianConvolution.js'
import { InputError } from '../errors.js'
import { mergeLimits, orderOf } from './limits.js'
import type { Limit } from './limits.js'
import { packingOf, productRange, rangeOf, scaleOf, withLimits } from './packing.js'
import type { Packing, Range } from './packing.js'
import { unpack } from './unpacking.js'
import { formatPowers } from './polynomial.js'
import type { Monomial, Polynomial } from './polynomial.js'
import * as Q from './rational.js'
import { series } from './series.js'
import type { Series } from './series.js'
import { requireSmall } from './seriesFunctions.js'

/**
 * log exp(½ Σ_ab L_ab ∂_a ∂_b) e^V: the sum of all connected diagrams with vertices from the polynomial V(f), lines L
 * and legs f, in zero dimensions or on finitely many points. Truncated in the small parameters, which make V small,
 * and, if wished, in the degree in the fields.
 *
 * W_k, the part with k lines, begins with W_0 = V. To mark one of its lines and cut it leaves one connected diagram or
 * two: k W_k = ½ Σ_ab L_ab (∂_a ∂_b W_{k−1} + Σ_{i+j=k−1} ∂_a W_i ∂_b W_j). So only connected sums are ever made. No
 * diagram is drawn, which makes this an independent check of their sum.
 *
 * @throws InputError when a term of V has no positive order in a limit that does not count fields, or a power of a field
 * that is no natural number; when a line has a field, or a negative order in such a limit
 * @example
 * // log E[exp(−λ (f + η)⁴ / 24)] to λ² and f⁴, η of variance D
 * connectedSum(monomial({ lambda: 1, f: 4 }, rational(-1, 24)), [{ fields: ['f', 'f'], value: monomial({ D: 1 }) }], [limit({ lambda: 1 }, 2), limit({ f: 1 }, 4)])
 */
export function connectedSum(potential: Polynomial, lines: readonly Propagator[], limits: readonly Limit[]): Series {
  const { parts, packing } = finished(connectedTermsSteps(potential, lines, limits))
  const merged = mergeLimits(limits)
  return { terms: unpack(parts, packing, { within: withLimits(packing, merged) }), limits: merged }
}

/** {@link connectedSum} as it is made, by number of lines. */
export interface ConnectedTerms {
  readonly parts: readonly Counted[]
  readonly packing: Packing
}

/**
 * {@link connectedSum} before it is put together, cut in the small parameters only, in short steps.
 *
 * @param factors what its terms may be multiplied with in their keys
 * @throws InputError likewise
 */
export function* connectedTermsSteps(
  potential: Polynomial,
  lines: readonly Propagator[],
  limits: readonly Limit[],
  factors: Polynomial = [],
): Generator<undefined, ConnectedTerms> {
  const fields = [...new Set(lines.flatMap((line) => line.fields))]
  const inParameters = limits.filter(({ weights }) => !Object.keys(weights).some((symbol) => fields.includes(symbol)))
  const vertices = requireSmall(series(potential, inParameters), 'connectedSum').terms
  requireLines(
    lines.flatMap(({ value }) => value),
    inParameters,
    fields,
  )
  requireNaturalPowers(vertices, fields)
  const { packing, most } = linePacking({ vertices, lines, fields }, inParameters, factors)
  return { packing, parts: yield* connectedParts({ vertices, lines, fields }, packing, most) }
}

/** With lines that lower an order no order of W would ever be complete: every further line could bring a term back. */
function requireLines(values: Polynomial, limits: readonly Limit[], fields: readonly string[]): void {
  requireTerms(
    values,
    ({ powers }) =>
      !fields.some((field) => field in powers) &&
      limits.every(({ weights }) => Q.compare(orderOf(powers, weights), Q.zero) >= 0),
    { code: 'algebra.notSmall', expected: 'lines without fields, of no negative order in a limit' },
  )
}

/** Only from whole powers lines can be cut until nothing is left. */
function requireNaturalPowers(potential: Polynomial, fields: readonly string[]): void {
  const isNatural = (power = Q.zero): boolean => Q.isInteger(power) && power.num >= 0n
  requireTerms(potential, ({ powers }) => fields.every((field) => isNatural(powers[field])), {
    code: 'algebra.power',
    expected: 'natural powers of the fields',
  })
}

function requireTerms(
  terms: Polynomial,
  isRight: (term: Monomial) => boolean,
  { code, expected }: { readonly code: string; readonly expected: string },
): void {
  const wrong = terms.find((term) => !isRight(term))
  if (wrong === undefined) return
  const received = `the term ${Q.format(wrong.coefficient)} ${formatPowers(wrong.powers)}`.trim()
  throw new InputError({ code, at: 'connectedSum', expected, received })
}

/** Keys for all connected sums, and the most lines that one has: as many as its vertices have pairs of half-edges. */
function linePacking(
  { vertices, lines, fields }: Connected,
  limits: readonly Limit[],
  factors: Polynomial,
): { readonly packing: Packing; readonly most: number } {
  const values = lines.flatMap(({ value }) => value)
  const scale = scaleOf([vertices, values, factors], limits)
  const { low, high } = productRange(vertices, scale)
  const places = fields.map((field) => scale.symbols.indexOf(field))
  const most = Math.floor(places.reduce((sum, place) => sum + (high[place] ?? 0), 0) / 2)
  const [ofLine, ofFactor] = [rangeOf(values, scale), rangeOf(factors, scale)]
  const further = (s: number, end: keyof Range, outer: (a: number, b: number) => number): number =>
    most * outer(ofLine[end][s] as number, 0) + outer(ofFactor[end][s] as number, 0)
  return {
    most,
    packing: packingOf(scale, {
      low: low.map((each, s) => each + further(s, 'low', Math.min)),
      high: high.map((each, s) => each + further(s, 'high', Math.max)),
    }),
  }
}
