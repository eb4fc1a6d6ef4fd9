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
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { addSeries, multiplySeries, scaleSeries, series, truncate } from '../algebra/series.js'
import type { Series } from '../algebra/series.js'
import { InputError } from '../errors.js'
import { effectiveTheory } from '../theory/effectiveTheory.js'
import type { LineRule, Theory } from '../theory/theory.js'
import { expand } from './expand.js'
import { mostLegs } from './laws/amputatedSum.js'
import { ordersOf } from './powerCounting.js'
import { atAPoint } from './readings/atAPoint.js'
import type { Orders } from './selection.js'

/** The propagator at a point, from the one-particle irreducible diagrams. */
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

/** What the mean field is called in polynomials, as no symbol of a rule file can be. */
const MEAN = 'mean field'

/**
 * Dyson's equation at a point, order by order: the mean field from ∂Γ/∂φ = 0, the self-energy Σ = L⁻¹ − Γ⁽²⁾ there, and
 * the propagator G = L + LΣG. Only one-particle irreducible diagrams are made.
 *
 * @throws InputError for a theory with several fields, and as `effectiveTheory`
 * @example
 * String(dysonSeries(theory('phi4'), 1).selfEnergy.terms) // '-1/2 Δ λ'
 * @source F. J. Dyson, Phys. Rev. 75, 1736 (1949)
 */
export function dysonSeries(theory: Theory, upTo: Orders): DysonSeries {
  const rule = requireOneField(theory)
  const gamma = effectiveTheory(theory)
  const limits = ordersOf(theory, upTo).map(({ parameter: { symbol, unit }, order }) =>
    limit({ [symbol]: Q.divide(Q.one, unit) }, order),
  )
  // Γ without its quadratic part, as a polynomial in the mean field.
  const interaction = addPolynomials(
    ...Array.from({ length: mostLegs(theory, { upTo }) }, (_, i) => i + 1).map((legs) => {
      const { terms, ...rest } = expand(gamma, { legs, select: { upTo } })
      const all = atAPoint({ ...rest, terms: terms.filter(({ weighted }) => weighted.diagram.vertices.length > 0) })
      return polynomial(
        all.map(({ coefficient, powers }) => ({ coefficient, powers: { ...powers, [MEAN]: Q.rational(legs) } })),
      )
    }),
  )
  const line = lineOf(theory, rule)
  const mean = meanField(interaction, line, limits)
  const curvature = differentiatePolynomial(differentiatePolynomial(interaction, MEAN), MEAN)
  const selfEnergy = truncate(at(scalePolynomial(curvature, Q.rational(-1)), mean), limits)
  const chain = multiplySeries(series(line, limits), selfEnergy)
  const propagator = settled(series(line, limits), (last) =>
    addSeries(series(line, limits), multiplySeries(chain, last)),
  )
  return { line, mean, selfEnergy, propagator }
}

/** What the two-point function is without interaction: the line with what the whole sum and its sources bring. */
function lineOf({ expands, legs }: Theory, { factor, order, atAPoint: symbols }: LineRule): Polynomial {
  const source = legs[0]?.order ?? {}
  return polynomial([
    { coefficient: factor, powers: [expands.order, order, source, source].reduce(multiplyPowers, symbols) },
  ])
}

/** φ = −L ∂Γ_int/∂φ, solved order by order. */
function meanField(interaction: Polynomial, line: Polynomial, limits: readonly Limit[]): Series {
  const slope = differentiatePolynomial(interaction, MEAN)
  return settled(series([], limits), (mean) =>
    truncate(scaleSeries(multiplySeries(series(line, limits), at(slope, mean)), Q.rational(-1)), limits),
  )
}

/** Repeats a step that settles one more order each time, until nothing changes. */
function settled(start: Series, step: (last: Series) => Series): Series {
  for (let last = start; ;) {
    const next = step(last)
    if (formatMonomials(next.terms) === formatMonomials(last.terms)) return next
    last = next
  }
}

function at(p: Polynomial, mean: Series): Series {
  return composeSeries(series(p), { [MEAN]: mean })
}

function requireOneField(theory: Theory): LineRule {
  const [line, ...others] = theory.lines
  if (line !== undefined && others.length === 0 && line.fields[0] === line.fields[1] && theory.spaces.length === 0)
    return line
  throw new InputError({
    code: 'expansion.dyson',
    at: `theory ${theory.name}`,
    expected: 'one field without indices and one kind of line',
    received: theory.lines.map(({ name, fields }) => `${name} of ${fields.join(', ')}`).join('; '),
  })
}
