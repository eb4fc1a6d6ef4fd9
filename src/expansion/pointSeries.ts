import { connectedSumSteps } from '../algebra/connectedSum.js'
import { finished } from '../algebra/finished.js'
import { factorial } from '../algebra/integers.js'
import { limit } from '../algebra/limits.js'
import { multiplyPowers, polynomial } from '../algebra/polynomial.js'
import type { Monomial, Polynomial, Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { InputError } from '../errors.js'
import type { LegRule, Theory } from '../theory/theory.js'
import type { ExpansionRequest } from './expansion.js'
import { count, halvesOf, lineFields, lineShare, potential, propagators } from './laws/generating.js'
import type { Halves } from './laws/generating.js'
import { fieldSymbol, isFieldSymbol, onePoint } from './laws/sites.js'
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

/** A coefficient for each list of ways to attach legs; one series goes as far as any of them needs it. */
function* coefficients(
  theory: Theory,
  request: Asked,
  choices: readonly (readonly (readonly LegRule[])[])[],
): Generator<undefined, readonly Polynomial[]> {
  const asked = choices.map((ways) =>
    ways.map((rules) => ({ rules, budget: orderBudget(theory, rules, request.select) })),
  )
  const affordable = asked.flat().filter(({ budget }) => !budget.amounts.some(({ num }) => num < 0n))
  const [first] = affordable
  if (first === undefined) return choices.map(() => polynomial([]))
  const { parameters } = first.budget
  const halves = halvesOf(theory, parameters)
  const limits = parameters.map(({ symbol, unit }, i) =>
    limit(
      { [symbol]: Q.divide(Q.one, unit) },
      affordable.map(({ budget }) => budget.amounts[i] as Rational).reduce(Q.larger),
    ),
  )
  const fields = lineFields(theory)
  const most = Math.max(...affordable.map(({ rules }) => rules.length))
  const degree = limit(Object.fromEntries(fields.map((field) => [fieldSymbol(field), 1])), most)
  const vertices = potential(theory, onePoint(), limits, halves, request.maxValence)
  const sum = yield* connectedSumSteps(vertices, propagators(theory, onePoint(), halves), [...limits, degree])
  const byFields = groupedByFields(sum.terms, fields)
  return asked.map((ways) =>
    polynomial(
      ways.flatMap(({ rules, budget }) => coefficientFor(theory, rules, budget, { byFields, fields, halves })),
    ),
  )
}

/** Terms, free of the fields, by the powers of the fields. */
type ByFields = ReadonlyMap<string, readonly Monomial[]>

function groupedByFields(terms: Polynomial, fields: readonly string[]): ByFields {
  const groups = new Map<string, Monomial[]>()
  for (const { coefficient, powers } of terms) {
    const key = fields.map((field) => Q.format(powers[fieldSymbol(field)] ?? Q.zero)).join()
    const group = groups.get(key) ?? []
    groups.set(key, group)
    group.push({ coefficient, powers: withoutFields(powers) })
  }
  return groups
}

function coefficientFor(
  theory: Theory,
  rules: readonly LegRule[],
  { amounts, least, exact, parameters }: OrderBudget,
  {
    byFields,
    fields,
    halves,
  }: { readonly byFields: ByFields; readonly fields: readonly string[]; readonly halves: Halves },
): readonly Monomial[] {
  if (amounts.some(({ num }) => num < 0n)) return []
  const wanted = count(rules.map(({ field }) => field))
  const ofLegs = legsMonomial(theory, rules, halves)
  const withLegs = (byFields.get(fields.map((field) => `${wanted.get(field) ?? 0}`).join()) ?? [])
    .filter((term) =>
      parameters.every(({ symbol, unit }, i) => {
        const [order, lowest] = [Q.divide(term.powers[symbol] ?? Q.zero, unit), exact ? amounts[i] : least?.[i]]
        return Q.compare(order, amounts[i] as Rational) <= 0 && (lowest === undefined || Q.compare(order, lowest) >= 0)
      }),
    )
    .map((term) => product(term, ofLegs))
  const noVertices = (exact ? amounts : (least ?? [])).every(({ num }) => num <= 0n)
  return noVertices && bareLine(theory, rules) !== undefined ? [...withLegs, bareMonomial(theory, rules)] : withLegs
}

/** The lines and orders of the legs, and the ways in which the powers of a field fall to the legs of its rules. */
function legsMonomial(theory: Theory, rules: readonly LegRule[], halves: Halves): Monomial {
  const start: Monomial = { coefficient: Q.rational(theory.expands.sign), powers: theory.expands.order }
  const factorials = (counts: ReadonlyMap<unknown, number>): bigint =>
    [...counts.values()].reduce((all, n) => all * factorial(n), 1n)
  const ways = Q.rational(factorials(count(rules.map(({ field }) => field))), factorials(count(rules)))
  return rules.reduce(
    (all, rule) => {
      const line = legLine(theory, rule)
      const share = Object.fromEntries(
        Object.entries(lineShare(halves, rule.field)).map(([symbol, half]) => [symbol, Q.negate(half)]),
      )
      const orders = [rule.order, line?.order ?? {}, line?.atAPoint ?? {}, share].reduce(multiplyPowers)
      return product(all, { coefficient: line?.factor ?? Q.one, powers: orders })
    },
    { ...start, coefficient: Q.multiply(start.coefficient, ways) },
  )
}

/** ½ j L j, or j L k for different legs. */
function bareMonomial(theory: Theory, rules: readonly LegRule[]): Monomial {
  const [a, b] = rules as readonly [LegRule, LegRule]
  const line = legLine(theory, a)
  const orders = [theory.expands.order, a.order, b.order, line?.order ?? {}, line?.atAPoint ?? {}].reduce(
    multiplyPowers,
  )
  const factor = Q.multiply(Q.rational(theory.expands.sign), line?.factor ?? Q.one)
  return { coefficient: a === b ? Q.divide(factor, Q.rational(2)) : factor, powers: orders }
}

/** Whether all diagrams of a theory are there at a point, and nothing is counted beside. */
export function isPlainTheory({ filters, spaces }: Theory): boolean {
  return filters.length === 0 && spaces.length === 0
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

function withoutFields(exponents: Powers): Powers {
  return Object.fromEntries(Object.entries(exponents).filter(([symbol]) => !isFieldSymbol(symbol)))
}

function product(a: Monomial, b: Monomial): Monomial {
  return { coefficient: Q.multiply(a.coefficient, b.coefficient), powers: multiplyPowers(a.powers, b.powers) }
}
