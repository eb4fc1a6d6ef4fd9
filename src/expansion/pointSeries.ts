import { connectedTermsSteps } from '../algebra/connectedSum.js'
import type { ConnectedTerms } from '../algebra/connectedSum.js'
import { finished } from '../algebra/finished.js'
import { factorial } from '../algebra/integers.js'
import { limit } from '../algebra/limits.js'
import type { Counted } from '../algebra/connectedParts.js'
import { digitOf, withLimits } from '../algebra/packing.js'
import type { Packing } from '../algebra/packing.js'
import { unpack } from '../algebra/unpacking.js'
import { addPolynomials, multiplyMonomials, multiplyPowers, polynomial, raisePowers } from '../algebra/polynomial.js'
import type { Monomial, Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { InputError } from '../errors.js'
import type { LegRule, Theory } from '../theory/theory.js'
import type { ExpansionRequest } from './expansion.js'
import { count, halvesOf, lineFields, lineShare, potential, propagators } from './laws/generating.js'
import type { Halves } from './laws/generating.js'
import { fieldSymbol, onePoint } from './laws/sites.js'
import { legPermutations } from './correlatorReading.js'
import { bareLine, legLine } from '../theory/lookups.js'
import { legChoices } from './legs.js'
import { orderBudget } from './powerCounting.js'
import type { OrderBudget, OrderSelection } from './powerCounting.js'

/** What {@link pointSeries} is asked: an order, or all up to one. */
export interface PointSeriesRequest extends Pick<ExpansionRequest, 'legs' | 'legFields' | 'maxValence'> {
  readonly select: OrderSelection
}

/** What {@link pointSeriesByLegs} is asked: several numbers of legs, of what the theory's first leg carries. */
export interface PointSeriesByLegsRequest extends Pick<PointSeriesRequest, 'select' | 'maxValence'> {
  readonly legs: readonly number[]
}

/**
 * The coefficient of an expansion in zero dimensions without any diagram: sign · log exp(½ Σ_ab L_ab ∂_a ∂_b) exp V(f),
 * V the sum of the vertices c_n f^n/n!, with every f = Σ line · source, and the bare line. It equals
 * `atAPoint(expand(theory, request))`: the sum rule, coefficient by coefficient.
 *
 * @throws InputError for a theory that leaves out diagrams by a filter (they are not zero at a point) or has counted
 * indices
 * @example
 * pointSeries(theory('edgeworth-even'), { legs: 4, select: { order: 1 } }) // −1/24 N^-1 kappa_2^-4 kappa_4
 */
export function pointSeries(theory: Theory, request: PointSeriesRequest): Polynomial {
  return finished(pointSeriesSteps(theory, request))
}

/** {@link pointSeries} in short steps. @throws InputError likewise */
export function* pointSeriesSteps(theory: Theory, request: PointSeriesRequest): Generator<undefined, Polynomial> {
  requirePlain(theory)
  const [sum] = yield* coefficients(theory, request, [legChoices(theory, request)])
  return sum as Polynomial
}

/**
 * What {@link pointSeries} gives for each of several numbers of legs, by one series.
 *
 * @throws InputError as {@link pointSeries}
 * @example
 * pointSeriesByLegs(theory('edgeworth-even'), { legs: [0, 2, 4], select: { order: 1 } }).map(String)[2] // '-1/24 N^-1 kappa_2^-4 kappa_4'
 */
export function pointSeriesByLegs(theory: Theory, request: PointSeriesByLegsRequest): readonly Polynomial[] {
  requirePlain(theory)
  const choices = request.legs.map((legs) => legChoices(theory, { legs }))
  return finished(coefficients(theory, request, choices))
}

type Asked = Pick<PointSeriesRequest, 'select' | 'maxValence'>

/** Legs, what may be spent on vertices, and what their terms have beside the sum of connected diagrams. */
interface Way {
  readonly rules: readonly LegRule[]
  readonly budget: OrderBudget
  readonly factor: Monomial
}

/** A coefficient for each list of ways to attach legs; one series goes as far as any of them needs it. */
function* coefficients(
  theory: Theory,
  request: Asked,
  choices: readonly (readonly (readonly LegRule[])[])[],
): Generator<undefined, readonly Polynomial[]> {
  const budgets = choices.map((ways) =>
    ways.flatMap((rules) => {
      const budget = orderBudget(theory, rules, request.select)
      return budget.amounts.some(({ num }) => num < 0n) ? [] : [{ rules, budget }]
    }),
  )
  const [first] = budgets.flat()
  if (first === undefined) return choices.map(() => polynomial([]))
  const { parameters } = first.budget
  const halves = halvesOf(theory, parameters)
  const asked = budgets.map((ways) =>
    ways.map((way): Way => ({ ...way, factor: legsMonomial(theory, way.rules, halves) })),
  )
  const limits = parameters.map(({ symbol, unit }, i) =>
    limit(
      { [symbol]: Q.divide(Q.one, unit) },
      asked
        .flat()
        .map(({ budget }) => budget.amounts[i] as Rational)
        .reduce(Q.larger),
    ),
  )
  const sum = yield* connectedTermsSteps(
    potential(theory, onePoint(), limits, halves, request.maxValence),
    propagators(theory, onePoint(), halves),
    limits,
    asked.flat().map(({ factor }) => factor),
  )
  const fields = lineFields(theory)
  const byFields = groupedByFields(sum, fields)
  return asked.map((ways) => {
    const all = ways.flatMap((way) => {
      const wanted = count(way.rules.map(({ field }) => field))
      const parts = byFields.get(fields.map((field) => wanted.get(field) ?? 0).join()) ?? []
      return [withLegs(parts, way, sum.packing), ...bareLines(theory, way)]
    })
    return all.length === 1 ? (all[0] as Polynomial) : addPolynomials(...all)
  })
}

/** The terms by the powers of the fields. */
function groupedByFields(
  { parts, packing }: ConnectedTerms,
  fields: readonly string[],
): ReadonlyMap<string, readonly Counted[]> {
  const places = fields.map((field) => packing.symbols.indexOf(fieldSymbol(field)))
  const groups = new Map<string, Counted[]>()
  for (const { denominator, terms } of parts) {
    const here = new Map<string, Map<number, bigint>>()
    for (const [key, numerator] of terms) {
      const name = places.map((place) => digitOf(key, place, packing)).join()
      const group = here.get(name) ?? new Map<number, bigint>()
      here.set(name, group)
      group.set(key, numerator)
    }
    for (const [name, group] of here) groups.set(name, [...(groups.get(name) ?? []), { denominator, terms: group }])
  }
  return groups
}

/** The terms of the orders that are asked for, with their legs. */
function withLegs(parts: readonly Counted[], { budget, factor }: Way, packing: Packing): Polynomial {
  const { amounts, least, exact, parameters } = budget
  const within = parameters.flatMap(({ symbol, unit }, i) => {
    const [most, lowest] = [amounts[i] as Rational, exact ? amounts[i] : least?.[i]]
    const upTo = limit({ [symbol]: Q.divide(Q.one, unit) }, most)
    return lowest === undefined ? [upTo] : [upTo, limit({ [symbol]: Q.divide(Q.rational(-1), unit) }, Q.negate(lowest))]
  })
  return unpack(parts, packing, { times: factor, within: withLimits(packing, within) })
}

/** The bare line, where legs without vertices are asked for and are one. */
function bareLines(theory: Theory, { rules, budget: { amounts, least, exact } }: Way): readonly Polynomial[] {
  const noVertices = (exact ? amounts : (least ?? [])).every(({ num }) => num <= 0n)
  return noVertices && bareLine(theory, rules) !== undefined ? [[bareMonomial(theory, rules)]] : []
}

/** The legs' lines and orders in place of their fields, and the ways in which powers of a field fall to the legs of its rules. */
function legsMonomial(theory: Theory, rules: readonly LegRule[], halves: Halves): Monomial {
  const counts = count(rules)
  const factorials = (of: ReadonlyMap<unknown, number>): bigint =>
    [...of.values()].reduce((all, n) => all * factorial(n), 1n)
  const ways = Q.rational(factorials(count(rules.map(({ field }) => field))), factorials(counts))
  const labelled = Q.multiply(ways, namings(theory, rules))
  const start = { coefficient: Q.multiply(Q.rational(theory.expands.sign), labelled), powers: theory.expands.order }
  return [...counts].reduce((all, [rule, n]) => {
    const { coefficient, powers } = legMonomial(theory, rule, halves)
    return multiplyMonomials(all, { coefficient: Q.power(coefficient, n), powers: raisePowers(powers, Q.rational(n)) })
  }, start)
}

function legMonomial(theory: Theory, rule: LegRule, halves: Halves): Monomial {
  const line = legLine(theory, rule)
  const inside = multiplyPowers(lineShare(halves, rule.field), { [fieldSymbol(rule.field)]: Q.one })
  const orders = [rule.order, line?.order ?? {}, line?.atAPoint ?? {}, raisePowers(inside, Q.rational(-1))]
  return { coefficient: line?.factor ?? Q.one, powers: orders.reduce(multiplyPowers) }
}

/** ½ j L j, or j L k for different legs. */
function bareMonomial(theory: Theory, rules: readonly LegRule[]): Monomial {
  const [a, b] = rules as readonly [LegRule, LegRule]
  const line = bareLine(theory, rules)
  const orders = [theory.expands.order, a.order, b.order, line?.order ?? {}, line?.atAPoint ?? {}].reduce(
    multiplyPowers,
  )
  const sign = Q.multiply(Q.rational(theory.expands.sign), namings(theory, rules))
  const factor = Q.multiply(sign, line?.factor ?? Q.one)
  return { coefficient: a === b ? Q.divide(factor, Q.rational(2)) : factor, powers: orders }
}

/** The ways to name the legs of an n-point function; of a coefficient one. */
function namings(theory: Theory, rules: readonly LegRule[]): Rational {
  return theory.expands.quantity === undefined
    ? Q.one
    : legPermutations(theory, { legs: rules.map(({ field, carries }) => ({ field, carries, vertex: 0 })) })
}

/** Whether the connected diagrams of a theory are all there at a point, no others are, and nothing is counted beside. */
export function isPlainTheory({ filters, spaces, expands }: Theory): boolean {
  return filters.length === 0 && spaces.length === 0 && expands.quantity !== 'full'
}

/** @throws InputError for a theory whose diagrams are not all there at a point */
function requirePlain(theory: Theory): void {
  if (isPlainTheory(theory)) return
  const { name, filters, spaces } = theory
  const [space] = spaces
  const received =
    space === undefined ? `the filter ${filters.join(', ')}` : `the index ${space.name} of ${space.size} values`
  throw new InputError({
    code: 'expansion.pointSeries',
    at: `theory ${name}`,
    expected: 'every diagram, and fields without an index',
    received,
  })
}
