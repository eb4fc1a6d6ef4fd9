import { connectedSum } from '../algebra/connectedSum.js'
import { factorial } from '../algebra/counts.js'
import type { Propagator } from '../algebra/gaussianConvolution.js'
import { limit, withinLimits } from '../algebra/limits.js'
import type { Limit } from '../algebra/limits.js'
import { multiplyPowers, polynomial, powers } from '../algebra/polynomial.js'
import type { Monomial, Polynomial, Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { InputError } from '../errors.js'
import { members } from '../theory/members.js'
import type { LegRule, Theory } from '../theory/theory.js'
import type { ExpansionRequest } from './expansion.js'
import { halfLineOrders, joinBare, legChoices, legLine } from './legs.js'
import { orderBudget } from './vertexSets.js'

/** What {@link pointSeries} is asked: an order, or all up to one. */
export interface PointSeriesRequest extends Pick<ExpansionRequest, 'legs' | 'legFields' | 'maxValence'> {
  readonly select: Extract<ExpansionRequest['select'], { readonly order: unknown } | { readonly upTo: unknown }>
}

/**
 * The coefficient of an expansion in zero dimensions without any diagram: sign · log exp(½ Σ_ab L_ab ∂_a ∂_b) exp V(f), V the sum of the vertices
 * c_n f^n/n!, with every f = Σ line · source, and the bare line. It equals `atAPoint(expand(theory, request))`: the sum rule, coefficient by coefficient.
 *
 * @throws InputError for a theory that leaves out diagrams by a filter (they are not zero at a point) or has O(n) vectors
 * @example
 * pointSeries(theory('edgeworth-even'), { legs: 4, select: { order: 1 } }) // −1/24 N^-1 kappa_2^-4 kappa_4
 */
export function pointSeries(theory: Theory, request: PointSeriesRequest): Polynomial {
  requirePlain(theory)
  const choices = legChoices(theory, request)
  return polynomial(choices.flatMap((rules) => coefficientFor(theory, request, rules)))
}

function coefficientFor(theory: Theory, request: PointSeriesRequest, rules: readonly LegRule[]): readonly Monomial[] {
  const { amounts, exact, parameters } = orderBudget(theory, rules, request.select)
  if (amounts.some(({ num }) => num < 0n)) return []
  const limits = parameters.map(({ symbol, unit }, i) => limit({ [symbol]: Q.divide(Q.one, unit) }, amounts[i] as Rational))
  const halves = parameters.map(({ symbol }) => ({ symbol, half: halfLineOrders(theory, symbol) }))
  const degree = limit(Object.fromEntries(lineFields(theory).map((field) => [symbolOf(field), 1])), rules.length)
  const sum = connectedSum(potential(theory, limits, halves, request.maxValence), propagators(theory, halves), [...limits, degree])
  const wanted = count(rules.map(({ field }) => symbolOf(field)))
  const ofLegs = legsMonomial(theory, rules, halves)
  const withLegs = sum.terms
    .filter((term) => lineFields(theory).every((field) => Q.equal(term.powers[symbolOf(field)] ?? Q.zero, Q.rational(wanted.get(symbolOf(field)) ?? 0))))
    .filter((term) => !exact || parameters.every(({ symbol, unit }, i) => Q.equal(Q.divide(term.powers[symbol] ?? Q.zero, unit), amounts[i] as Rational)))
    .map((term) => product({ ...term, powers: withoutFields(term.powers) }, ofLegs))
  const noVertices = amounts.every(({ num }) => !exact || num === 0n)
  return noVertices && joinBare(theory, rules) ? [...withLegs, bareLine(theory, rules)] : withLegs
}

/** Half of the order of a line in a small parameter, by the field of the half-edge that it takes. */
type Halves = readonly { readonly symbol: string; readonly half: Readonly<Record<string, Rational>> }[]

/** Σ over vertices of factor · symbol · Π f^m/m!, the orders of lines being those of the half-edges that they take. */
function potential(theory: Theory, limits: readonly Limit[], halves: Halves, maxValence: number | undefined): Polynomial {
  const terms: Monomial[] = []
  for (const rule of theory.vertices) {
    for (const member of members(rule, maxValence)) {
      const fields = member.kind.fields
      const orders = [member.order, ...fields.map((field) => lineShare(halves, field))].reduce(multiplyPowers)
      if (!withinLimits(orders, limits)) {
        if (rule.family === undefined || maxValence === undefined) break
        continue
      }
      const counts = count(fields.map(symbolOf))
      const divisor = [...counts.values()].reduce((all, n) => all * factorial(n), 1n)
      const inFields = powers(Object.fromEntries(counts))
      terms.push({ coefficient: Q.divide(member.factor, Q.rational(divisor)), powers: [member.atAPoint, orders, inFields].reduce(multiplyPowers) })
    }
  }
  return polynomial(terms)
}

function propagators(theory: Theory, halves: Halves): readonly Propagator[] {
  const counted = new Set(halves.map(({ symbol }) => symbol))
  return theory.lines.map(({ fields: [a, b], factor, atAPoint, order }) => ({
    fields: [symbolOf(a), symbolOf(b)],
    value: polynomial([{ coefficient: factor, powers: multiplyPowers(atAPoint, without(order, counted)) }]),
  }))
}

/** The lines and orders of the legs, and the ways in which the powers of a field fall to the legs of its rules. */
function legsMonomial(theory: Theory, rules: readonly LegRule[], halves: Halves): Monomial {
  const start: Monomial = { coefficient: Q.rational(theory.expands.sign), powers: theory.expands.order }
  const factorials = (counts: ReadonlyMap<unknown, number>): bigint => [...counts.values()].reduce((all, n) => all * factorial(n), 1n)
  const ways = Q.rational(factorials(count(rules.map(({ field }) => field))), factorials(count(rules)))
  return rules.reduce(
    (all, rule) => {
      const line = legLine(theory, rule)
      const share = Object.fromEntries(Object.entries(lineShare(halves, rule.field)).map(([symbol, half]) => [symbol, Q.negate(half)]))
      const orders = [rule.order, line?.order ?? {}, line?.atAPoint ?? {}, share].reduce(multiplyPowers)
      return product(all, { coefficient: line?.factor ?? Q.one, powers: orders })
    },
    { ...start, coefficient: Q.multiply(start.coefficient, ways) },
  )
}

/** ½ j L j, or j L k for different legs. */
function bareLine(theory: Theory, rules: readonly LegRule[]): Monomial {
  const [a, b] = rules as readonly [LegRule, LegRule]
  const line = legLine(theory, a)
  const orders = [theory.expands.order, a.order, b.order, line?.order ?? {}, line?.atAPoint ?? {}].reduce(multiplyPowers)
  const factor = Q.multiply(Q.rational(theory.expands.sign), line?.factor ?? Q.one)
  return { coefficient: a === b ? Q.divide(factor, Q.rational(2)) : factor, powers: orders }
}

/** @throws InputError for a theory whose diagrams are not all there at a point */
function requirePlain({ name, filters, fields }: Theory): void {
  const vector = fields.find(({ components }) => components !== undefined)
  if (filters.length === 0 && vector === undefined) return
  const received = vector === undefined ? `the filter ${filters.join(', ')}` : `${vector.name}, which has components`
  throw new InputError({ code: 'expansion.pointSeries', at: `theory ${name}`, expected: 'every diagram, and fields of one component', received })
}

/** A field's name in a polynomial, which no symbol of a rule file can have. */
function symbolOf(field: string): string {
  return `field ${field}`
}

function lineFields(theory: Theory): readonly string[] {
  return [...new Set(theory.lines.flatMap(({ fields }) => fields))]
}

function lineShare(halves: Halves, field: string): Powers {
  return powers(Object.fromEntries(halves.map(({ symbol, half }) => [symbol, half[field] ?? Q.zero])))
}

function withoutFields(exponents: Powers): Powers {
  return Object.fromEntries(Object.entries(exponents).filter(([symbol]) => !symbol.startsWith('field ')))
}

function without(exponents: Powers, symbols: ReadonlySet<string>): Powers {
  return Object.fromEntries(Object.entries(exponents).filter(([symbol]) => !symbols.has(symbol)))
}

function product(a: Monomial, b: Monomial): Monomial {
  return { coefficient: Q.multiply(a.coefficient, b.coefficient), powers: multiplyPowers(a.powers, b.powers) }
}

function count<T>(items: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}
