import { finished } from './finished.js'
import { derivative, packedSum, packedSumSteps } from './packedCalculus.js'
import type { PackedProduct } from './packedCalculus.js'
import type { Propagator } from './gaussianConvolution.js'
import { InputError } from '../errors.js'
import { mergeLimits, orderOf } from './limits.js'
import type { Limit } from './limits.js'
import { pack, packingOf, productRange, rangeOf, scaleOf, unpack } from './packing.js'
import type { Packed, Packing } from './packing.js'
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
  return finished(connectedSumSteps(potential, lines, limits))
}

/** {@link connectedSum} in short steps. @throws InputError likewise */
export function* connectedSumSteps(
  potential: Polynomial,
  lines: readonly Propagator[],
  limits: readonly Limit[],
): Generator<undefined, Series> {
  const fields = [...new Set(lines.flatMap((line) => line.fields))]
  const inParameters = limits.filter(({ weights }) => !Object.keys(weights).some((symbol) => fields.includes(symbol)))
  const vertices = requireSmall(series(potential, inParameters), 'connectedSum')
  const values = lines.map(({ value }) => value)
  requireLines(values.flat(), inParameters, fields)
  requireNaturalPowers(vertices.terms, fields)
  const { packing, most } = linePacking(vertices.terms, values, inParameters, fields)
  const places = fields.map((field) => packing.symbols.indexOf(field))
  const ends = endsOf(lines, fields, packing)
  const sums = [pack(vertices.terms, packing)]
  // ∂_a W_k, and Σ_b L_ab ∂_b W_k
  const [slopes, joined]: [(readonly Packed[])[], (readonly Packed[])[]] = [[], []]
  for (let k = 1; k <= most; k++) {
    const slope = places.map((place) => derivative(sums[k - 1] as Packed, place, packing))
    slopes.push(slope)
    joined.push(
      ends.map((others) =>
        packedSum(
          others.map(([b, line]) => ({ left: line, right: slope[b] as Packed, factor: Q.one })),
          packing,
        ),
      ),
    )
    sums.push(yield* cut(k, { slopes, joined, places, packing }))
  }
  const merged = mergeLimits(limits)
  return { terms: unpack(sums, packing, scaleOf([vertices.terms, ...values], merged)), limits: merged }
}

/** W_k from the derivatives of the W below it; a pair of different ones comes once for both orders. */
function* cut(
  k: number,
  {
    slopes,
    joined,
    places,
    packing,
  }: {
    readonly slopes: readonly (readonly Packed[])[]
    readonly joined: readonly (readonly Packed[])[]
    readonly places: readonly number[]
    readonly packing: Packing
  },
): Generator<undefined, Packed> {
  const products: PackedProduct[] = []
  for (const [a, place] of places.entries()) {
    products.push({ left: derivative(joined[k - 1]?.[a] as Packed, place, packing), factor: Q.rational(1, 2 * k) })
    for (let i = 0; 2 * i <= k - 1; i++)
      products.push({
        left: slopes[i]?.[a] as Packed,
        right: joined[k - 1 - i]?.[a] as Packed,
        factor: 2 * i === k - 1 ? Q.rational(1, 2 * k) : Q.rational(1, k),
      })
  }
  return yield* packedSumSteps(products, packing)
}

/** Σ_b L_ab for each a: the places of b among the fields, and the packed lines. */
function endsOf(
  lines: readonly Propagator[],
  fields: readonly string[],
  packing: Packing,
): readonly (readonly (readonly [number, Packed])[])[] {
  return fields.map((field) =>
    lines.flatMap(({ fields: [a, b], value }): (readonly [number, Packed])[] => {
      if (a !== field && b !== field) return []
      return [[fields.indexOf(a === field ? b : a), pack(value, packing)]]
    }),
  )
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
  vertices: Polynomial,
  lines: readonly Polynomial[],
  limits: readonly Limit[],
  fields: readonly string[],
): { readonly packing: Packing; readonly most: number } {
  const scale = scaleOf([vertices, ...lines], limits)
  const { low, high } = productRange(vertices, scale)
  const places = fields.map((field) => scale.symbols.indexOf(field))
  const most = Math.floor(places.reduce((sum, place) => sum + (high[place] ?? 0), 0) / 2)
  const ofLines = rangeOf(lines.flat(), scale)
  return {
    most,
    packing: packingOf(scale, {
      low: low.map((each, s) => each + most * Math.min(ofLines.low[s] as number, 0)),
      high: high.map((each, s) => each + most * Math.max(ofLines.high[s] as number, 0)),
    }),
  }
}
