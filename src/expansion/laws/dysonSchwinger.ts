import { truncate, series } from '../../algebra/series.js'
import { limit } from '../../algebra/limits.js'
import type { Limit } from '../../algebra/limits.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { addPolynomials, differentiatePolynomial, monomial, polynomial } from '../../algebra/polynomial.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { exponential } from '../../algebra/seriesFunctions.js'
import type { Theory } from '../../theory/theory.js'
import { amputatedSum } from './amputatedSum.js'
import type { LawRange } from './amputatedSum.js'
import { halvesOf, lineFields, marked, potential, propagators, withLegShares } from './generating.js'
import { compared } from './law.js'
import type { LawResult } from './law.js'
import { fieldSymbol } from './sites.js'
import type { Sites } from './sites.js'
import { ordersOf } from '../powerCounting.js'

/**
 * The Dyson–Schwinger equation of the sum W(f) of connected diagrams, for every field and site,
 *
 * ∂W/∂f_a · e^W = V_a(f + L∂) e^W, with V_a = ∂V/∂f_a and (L∂)_b = Σ_c L_bc ∂/∂f_c,
 *
 * to all orders asked for and to the first degree in f. W comes from the diagrams.
 *
 * @param range `legs` is raised to what the equation needs: one less than the largest valence, plus one
 */
export function dysonSchwinger(theory: Theory, sites: Sites, range: LawRange): LawResult {
  const parameters = ordersOf(theory, range.upTo)
  const limits = parameters.map(({ parameter: { symbol, unit }, order }) =>
    limit({ [symbol]: Q.divide(Q.one, unit) }, order),
  )
  const halves = halvesOf(
    theory,
    parameters.map(({ parameter }) => parameter),
  )
  const v = potential(theory, sites, limits, halves, range.maxValence)
  const lines = propagators(theory, sites, halves)
  const symbols = lineFields(theory).flatMap((field) =>
    Array.from({ length: sites.size }, (_, site) => fieldSymbol(field, site)),
  )
  const valence = Math.max(
    1,
    ...v.map(({ powers }) => symbols.reduce((n, symbol) => n + Number(powers[symbol]?.num ?? 0n), 0)),
  )
  const degree = (n: number): Limit => limit(Object.fromEntries(symbols.map((symbol) => [symbol, 1])), n)
  const legs = valence
  const w = withLegShares(theory, sites, halves, amputatedSum(theory, sites, { ...range, legs }))
  const z = exponential(series(w, [...limits, degree(legs)])).terms
  const within = (p: Polynomial, most: number): Polynomial => truncate(series(p), [...limits, degree(most)]).terms
  const shifted = (p: Polynomial, symbol: string): Polynomial => {
    const moved = lines.flatMap(({ fields: [a, b], value }) => [
      ...(a === symbol ? [multiplyPolynomials(value, differentiatePolynomial(p, b))] : []),
      ...(b === symbol && a !== b ? [multiplyPolynomials(value, differentiatePolynomial(p, a))] : []),
    ])
    return within(addPolynomials(multiplyPolynomials(monomial({ [symbol]: 1 }), p), ...moved), legs)
  }
  const applied = (operator: Polynomial): Polynomial =>
    addPolynomials(
      ...operator.map(({ coefficient, powers }) => {
        const rest = Object.fromEntries(Object.entries(powers).filter(([symbol]) => !symbols.includes(symbol)))
        const acted = symbols.reduce((p, symbol) => {
          const times = Number(powers[symbol]?.num ?? 0n)
          return Array.from({ length: times }, () => symbol).reduce(shifted, p)
        }, z)
        return within(multiplyPolynomials(acted, polynomial([{ coefficient, powers: rest }])), 1)
      }),
    )
  const left = addPolynomials(
    ...symbols.map((symbol) => marked(symbol, within(multiplyPolynomials(differentiatePolynomial(w, symbol), z), 1))),
  )
  const right = addPolynomials(...symbols.map((symbol) => marked(symbol, applied(differentiatePolynomial(v, symbol)))))
  const where = sites.size === 1 ? 'at a point' : `on ${sites.size} sites`
  return compared(
    'Dyson–Schwinger',
    left,
    right,
    `∂W e^W against V'(f + L∂) e^W, W of diagrams with up to ${legs} legs, ${where}`,
  )
}
