import { composeSeries } from '../algebra/composeSeries.js'
import { limit } from '../algebra/limits.js'
import type { Limit } from '../algebra/limits.js'
import {
  addPolynomials,
  differentiatePolynomial,
  formatMonomials,
  multiplyPowers,
  polynomial,
  scalePolynomial,
} from '../algebra/polynomial.js'
import type { Polynomial, Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { addSeries, multiplySeries, scaleSeries, series, truncate } from '../algebra/series.js'
import type { Series } from '../algebra/series.js'
import { InputError } from '../errors.js'
import { dictionary } from '../names.js'
import { effectiveTheory } from '../theory/effectiveTheory.js'
import { outerField } from '../theory/lookups.js'
import type { Theory } from '../theory/theory.js'
import { expand } from './expand.js'
import { legCounts, mostLegs } from './laws/amputatedSum.js'
import { ordersOf } from './powerCounting.js'
import { atAPoint } from './readings/atAPoint.js'
import type { Orders } from './selection.js'

/** The propagator of one field at a point, from the one-particle irreducible diagrams. */
export interface DysonSeries {
  /** The bare line L. */
  readonly line: Polynomial
  /** The mean field without sources, where ∂Γ/∂φ = 0. */
  readonly mean: Series
  /** Σ = L⁻¹ − Γ⁽²⁾ at that mean: the irreducible diagrams with two legs, and those that the mean brings. */
  readonly selfEnergy: Series
  /** G = L + LΣG order by order, which is the two-point function W⁽²⁾. Resummed it is 1/(L⁻¹ − Σ). */
  readonly propagator: Series
}

/** The same of several fields: matrices between them, row after row in their order. */
export interface DysonMatrix {
  readonly fields: readonly string[]
  readonly line: readonly (readonly Polynomial[])[]
  readonly mean: readonly Series[]
  readonly selfEnergy: readonly (readonly Series[])[]
  readonly propagator: readonly (readonly Series[])[]
}

/**
 * Dyson's equation at a point, order by order: the mean field from ∂Γ/∂φ = 0, the self-energy Σ = L⁻¹ − Γ⁽²⁾ there, and
 * the propagator G = L + LΣG. Only one-particle irreducible diagrams are made.
 *
 * @throws InputError for a theory with several fields, whose equation is one of matrices, and as {@link dysonMatrix}
 * @example
 * String(dysonSeries(theory('phi4'), 1).selfEnergy.terms) // '-1/2 Δ λ'
 * @source F. J. Dyson, Phys. Rev. 75, 1736 (1949)
 */
export function dysonSeries(theory: Theory, upTo: Orders): DysonSeries {
  const fields = fieldsWithLines(theory)
  if (fields.length > 1) throw refused(theory, 'one field (dysonMatrix takes several)', fields.join(', '))
  const { line, mean, selfEnergy, propagator } = dysonMatrix(theory, upTo)
  return {
    line: line[0]?.[0] ?? [],
    mean: mean[0] as Series,
    selfEnergy: selfEnergy[0]?.[0] as Series,
    propagator: propagator[0]?.[0] as Series,
  }
}

/**
 * Dyson's equation of any number of fields at a point, order by order, as an equation of matrices between them: the mean
 * fields from ∂Γ/∂φ_a = 0, the self-energies Σ = L⁻¹ − Γ⁽²⁾ there, and the propagators G = L + LΣG, which are the two-point
 * functions W⁽²⁾. L has no need of an inverse. Only one-particle irreducible diagrams are made.
 *
 * @throws InputError for a theory that does not expand W around a Gaussian, or with indices
 * @example
 * dysonMatrix(theory('yukawa'), 2).selfEnergy[0][0].terms // Σ of φ: D Δ g², and ½ D Δ g² of the mean of χ
 * @source F. J. Dyson, Phys. Rev. 75, 1736 (1949)
 */
export function dysonMatrix(theory: Theory, upTo: Orders): DysonMatrix {
  if (theory.expands.functional !== 'W') throw refused(theory, 'a theory that expands W', theory.expands.functional)
  if (theory.spaces.length > 0)
    throw refused(theory, 'fields without indices', theory.spaces.map(({ name }) => name).join(', '))
  const gamma = effectiveTheory(theory)
  const fields = fieldsWithLines(theory)
  const limits = ordersOf(theory, upTo).map(({ parameter: { symbol, unit }, order }) =>
    limit({ [symbol]: Q.divide(Q.one, unit) }, order),
  )
  const interaction = interactionOf(theory, gamma, fields, upTo)
  const line = fields.map((a) => fields.map((b) => lineBetween(theory, a, b)))
  const lines = line.map((row) => row.map((each) => series(each, limits)))
  const slopes = fields.map((field) => differentiatePolynomial(interaction, meanOf(field)))
  const mean = meanFields(fields, slopes, lines, limits)
  const atMean = substitution(fields, mean)
  const selfEnergy = slopes.map((slope) =>
    fields.map((field) => {
      const curvature = differentiatePolynomial(slope, meanOf(field))
      return truncate(composeSeries(series(scalePolynomial(curvature, Q.rational(-1))), atMean), limits)
    }),
  )
  const chain = product(lines, selfEnergy, limits)
  const propagator = settled(
    lines,
    (last) =>
      product(chain, last, limits).map((row, a) => row.map((each, b) => addSeries(lines[a]?.[b] as Series, each))),
    (matrix) => matrix.flat(),
  )
  return { fields, line, mean, selfEnergy, propagator }
}

function fieldsWithLines({ fields, lines }: Theory): readonly string[] {
  const ends = new Set(lines.flatMap((line) => line.fields))
  return fields.map(({ name }) => name).filter((name) => ends.has(name))
}

/** Γ without its quadratic part, as a polynomial in the mean fields. */
function interactionOf(theory: Theory, gamma: Theory, fields: readonly string[], upTo: Orders): Polynomial {
  const most = mostLegs(theory, { upTo })
  return addPolynomials(
    ...legCounts(fields, most).flatMap((legFields) => {
      if (legFields.length === 0) return []
      const { terms, ...rest } = expand(gamma, { legs: legFields.length, legFields, select: { upTo } })
      const all = atAPoint({ ...rest, terms: terms.filter(({ weighted }) => weighted.diagram.vertices.length > 0) })
      const counts = dictionary<Q.Rational>()
      for (const field of legFields) counts[meanOf(field)] = Q.add(counts[meanOf(field)] ?? Q.zero, Q.one)
      return [polynomial(all.map(({ coefficient, powers }) => ({ coefficient, powers: { ...powers, ...counts } })))]
    }),
  )
}

/** What the mean of a field is called in polynomials, as no symbol of a rule file can be. */
function meanOf(field: string): string {
  return `mean of ${field}`
}

/** What the two-point function of two fields is without interaction: lines with what the whole sum and its sources bring. */
function lineBetween(theory: Theory, a: string, b: string): Polynomial {
  const { expands, lines, legs } = theory
  const source = (field: string): Powers => legs.find((leg) => outerField(theory, leg) === field)?.order ?? {}
  return addPolynomials(
    ...lines
      .filter(({ fields: [from, to] }) => (from === a && to === b) || (from === b && to === a))
      .map(({ factor, order, atAPoint: symbols }) =>
        polynomial([
          { coefficient: factor, powers: [expands.order, order, source(a), source(b)].reduce(multiplyPowers, symbols) },
        ]),
      ),
  )
}

type Matrix = readonly (readonly Series[])[]

/** φ_a = −Σ_b L_ab ∂Γ_int/∂φ_b, solved order by order. */
function meanFields(
  fields: readonly string[],
  slopes: readonly Polynomial[],
  lines: Matrix,
  limits: readonly Limit[],
): readonly Series[] {
  const start: readonly Series[] = fields.map(() => series([], limits))
  return settled(
    start,
    (last) => {
      const forces = slopes.map((slope) => [composeSeries(series(slope), substitution(fields, last))])
      return product(lines, forces, limits).map(([moved]) => scaleSeries(moved as Series, Q.rational(-1)))
    },
    (means) => means,
  )
}

function substitution(fields: readonly string[], means: readonly Series[]): Readonly<Record<string, Series>> {
  return Object.fromEntries(fields.map((field, a) => [meanOf(field), means[a] as Series]))
}

function product(left: Matrix, right: Matrix, limits: readonly Limit[]): Matrix {
  return left.map((row) =>
    (right[0] ?? []).map((_, b) =>
      truncate(
        addSeries(series([], limits), ...row.map((each, c) => multiplySeries(each, right[c]?.[b] as Series))),
        limits,
      ),
    ),
  )
}

/** Repeats a step that settles one more order each time, until nothing changes. */
function settled<T>(start: T, step: (last: T) => T, parts: (of: T) => readonly Series[]): T {
  const text = (of: T): string =>
    parts(of)
      .map(({ terms }) => formatMonomials(terms))
      .join('; ')
  for (let last = start; ;) {
    const next = step(last)
    if (text(next) === text(last)) return next
    last = next
  }
}

function refused({ name }: Theory, expected: string, received: string): InputError {
  return new InputError({ code: 'expansion.dyson', at: `theory ${name}`, expected, received })
}
