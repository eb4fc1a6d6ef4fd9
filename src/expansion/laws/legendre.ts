import { composeSeries } from '../../algebra/composeSeries.js'
import { limit } from '../../algebra/limits.js'
import type { Limit } from '../../algebra/limits.js'
import { addPolynomials, differentiatePolynomial, monomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import * as Q from '../../algebra/rational.js'
import { series, truncate } from '../../algebra/series.js'
import type { Theory } from '../../theory/theory.js'
import { ordersOf } from '../powerCounting.js'
import { amputatedSum, mostLegs } from './amputatedSum.js'
import type { LawRange } from './amputatedSum.js'
import { halvesOf, lineFields, marked, propagators, withLegShares } from './generating.js'
import { compared } from './law.js'
import type { LawResult } from './law.js'
import { fieldSymbol } from './sites.js'
import type { Sites } from './sites.js'
import { connectedSeries } from './sumRule.js'

/**
 * The Legendre transform: with W(f) the sum of connected diagrams without the lines of their legs and P(φ) that of the
 * one-particle irreducible ones, Γ = ½ φ L⁻¹ φ + ½ log det L⁻¹ − P is that of W just when for every field and site
 *
 * ∂W/∂f = ∂P/∂φ at φ = f + L ∂W/∂f, the mean field that f = LJ makes.
 *
 * W is a power series that knows no diagram, P comes from the diagrams; up to the asked order, and in f up to the first
 * degree, or on one site one less than the legs asked for. Its part of the first degree is Γ⁽²⁾ W⁽²⁾ = 1.
 */
export function legendre(theory: Theory, sites: Sites, range: LawRange): LawResult {
  const parameters = ordersOf(theory, range.upTo)
  const limits = parameters.map(({ parameter: { symbol, unit }, order }) =>
    limit({ [symbol]: Q.divide(Q.one, unit) }, order),
  )
  const halves = halvesOf(
    theory,
    parameters.map(({ parameter }) => parameter),
  )
  const symbols = lineFields(theory).flatMap((field) =>
    Array.from({ length: sites.size }, (_, site) => fieldSymbol(field, site)),
  )
  const most = sites.size > 1 ? 1 : Math.max(1, range.legs - 1)
  const degree = (n: number): Limit => limit(Object.fromEntries(symbols.map((symbol) => [symbol, 1])), n)
  const within = [...limits, degree(most)]
  const irreducible: Theory = { ...theory, filters: [...theory.filters, '1pi'] }
  const p = withLegShares(
    theory,
    sites,
    halves,
    amputatedSum(irreducible, sites, { ...range, legs: mostLegs(theory, range) }),
  )
  const w = withLegShares(theory, sites, halves, connectedSeries(theory, sites, { ...range, legs: most + 1 }))
  const lines = propagators(theory, sites, halves)
  const slope = (symbol: string): Polynomial => truncate(series(differentiatePolynomial(w, symbol)), within).terms
  const mean = Object.fromEntries(
    symbols.map((symbol) => {
      const moved = lines.flatMap(({ fields: [a, b], value }) => [
        ...(a === symbol ? [multiplyPolynomials(value, slope(b))] : []),
        ...(b === symbol && a !== b ? [multiplyPolynomials(value, slope(a))] : []),
      ])
      return [symbol, truncate(series(addPolynomials(monomial({ [symbol]: 1 }), ...moved)), within)]
    }),
  )
  const left = addPolynomials(...symbols.map((symbol) => marked(symbol, slope(symbol))))
  const right = addPolynomials(
    ...symbols.map((symbol) =>
      marked(symbol, composeSeries(truncate(series(differentiatePolynomial(p, symbol)), limits), mean).terms),
    ),
  )
  const where = sites.size === 1 ? 'at a point' : `on ${sites.size} sites`
  return compared(
    'Legendre',
    left,
    right,
    `∂W against ∂P at the mean field, P of irreducible diagrams, W the logarithm of the series, ${where}`,
  )
}
