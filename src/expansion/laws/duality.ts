import { factorial } from '../../algebra/integers.js'
import { substitutePolynomial } from '../../algebra/composeSeries.js'
import { addPolynomials, multiplyPowers, polynomial, powers, raisePowers } from '../../algebra/polynomial.js'
import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { limit } from '../../algebra/limits.js'
import { parseFormula } from '../../theory/formula.js'
import type { Theory, VertexRule } from '../../theory/theory.js'
import { ordersOf } from '../powerCounting.js'
import { amputatedSum, mostLegs } from './amputatedSum.js'
import type { LawRange } from './amputatedSum.js'
import { lineFields, potential } from './generating.js'
import { compared, notApplicable } from './law.js'
import type { LawResult } from './law.js'
import { fieldSymbol, isFieldSymbol, onePoint } from './sites.js'
import { lineNamed } from '../../theory/lookups.js'

/** A theory whose vertices are the connected functions of another one, and what their symbols stand for. */
export interface Dual {
  readonly theory: Theory
  readonly values: Readonly<Record<string, Polynomial>>
  /** The sum without legs, which is no vertex. */
  readonly constant: Polynomial
}

/**
 * The dual of a theory to an order: with F(J) the sum of its connected diagrams, the vertices are (−1)^r ∂^r F/∂J^r
 * without the bare line, the lines −L⁻¹, so that its own connected diagrams give back V. From an action it makes the
 * expansion of the action in its correlators, and the reverse.
 *
 * @example
 * dualTheory(theory('phi4'), { upTo: 1 }).theory.lines.map(({ name }) => name) // ['Δ']
 */
export function dualTheory(theory: Theory, range: Omit<LawRange, 'legs'>): Dual {
  const inverse = (name: string): Powers => raisePowers(lineNamed(theory, name).atAPoint, Q.rational(-1))
  const parameters = theory.orders.map(({ symbol }) => symbol)
  const w = amputatedSum(theory, onePoint(), { ...range, legs: mostLegs(theory, range) })
  const groups = new Map<
    string,
    { readonly fields: Powers; readonly order: Powers; readonly terms: Polynomial[number][] }
  >()
  for (const term of w) {
    const fields = pick(term.powers, isFieldSymbol)
    const order = pick(term.powers, (symbol) => parameters.includes(symbol))
    const key = JSON.stringify([fields, order], (_, each: unknown) => (typeof each === 'bigint' ? `${each}` : each))
    const group = groups.get(key) ?? { fields, order, terms: [] }
    groups.set(key, group)
    group.terms.push({
      coefficient: term.coefficient,
      powers: pick(term.powers, (symbol) => !isFieldSymbol(symbol) && !parameters.includes(symbol)),
    })
  }
  const all = [...groups.values()].map((group, i) => ({ ...group, symbol: `w${i}` }))
  const vertices = all.filter(({ fields }) => Object.keys(fields).length > 0)
  return {
    theory: {
      ...theory,
      name: `the dual of ${theory.name}`,
      expands: { ...theory.expands, sign: 1, order: {} },
      lines: theory.lines.map((line) => ({
        ...line,
        factor: Q.divide(Q.rational(-1), line.factor),
        atAPoint: inverse(line.name),
      })),
      legs: lineFields(theory).map((field) => ({ field, line: lineOf(theory, field).name, carries: field, order: {} })),
      vertices: vertices.map(({ fields, order, symbol }) => vertexRule(theory, symbol, fields, order)),
    },
    values: Object.fromEntries(
      vertices.map(({ fields, symbol, terms }) => [symbol, throughLines(theory, fields, terms)]),
    ),
    constant: addPolynomials(
      ...all
        .filter(({ fields }) => Object.keys(fields).length === 0)
        .map(({ order, terms }) => withPowers(terms, order)),
    ),
  }
}

/**
 * The round trip: the connected diagrams of the dual, its symbols replaced by what they stand for, are the vertices of
 * the theory itself, and nothing else, to every order up to the one asked for.
 */
export function duality(theory: Theory, range: Omit<LawRange, 'legs'>): LawResult {
  const reason = obstacle(theory)
  if (reason !== undefined) return notApplicable('duality', reason)
  const { theory: dual, values, constant } = dualTheory(theory, range)
  const limits = ordersOf(theory, range.upTo).map(({ parameter: { symbol, unit }, order }) =>
    limit({ [symbol]: Q.divide(Q.one, unit) }, order),
  )
  const v = potential(theory, onePoint(), limits, [], range.maxValence)
  const legs = mostLegs(theory, range)
  // The legs of the dual bring −L⁻¹ each, and its vertices (−1)^r: what comes out is a function of φ.
  const sum = substitutePolynomial(amputatedSum(dual, onePoint(), { upTo: range.upTo, legs }), values)
  const inFields = polynomial(sum.map((term) => withDualLegs(theory, term)))
  return compared(
    'duality',
    addPolynomials(inFields, constant),
    v,
    `vertices given back by the diagrams of the dual, up to ${legs} legs`,
  )
}

/** Why a theory has no dual that this computes. */
function obstacle(theory: Theory): string | undefined {
  if (theory.filters.length > 0) return `diagrams are left out by the filter ${theory.filters.join(', ')}`
  if (theory.spaces.length > 0) return 'legs have one value of an index only'
  if (theory.lines.some(({ order }) => Object.keys(order).length > 0))
    return 'lines carry orders, so that inverse lines lower them'
  if (lineFields(theory).some((field) => theory.lines.filter(({ fields }) => fields.includes(field)).length > 1))
    return 'a field ends several kinds of lines'
  return undefined
}

function vertexRule(theory: Theory, symbol: string, fields: Powers, order: Powers): VertexRule {
  const legs = lineFields(theory).flatMap((field) => {
    const n = fields[fieldSymbol(field)]
    return n === undefined ? [] : [{ field, count: parseFormula(Q.format(n)) }]
  })
  const valence = Object.values(fields).reduce((sum, n) => sum + Number(n.num), 0)
  return {
    name: symbol,
    legs,
    factor: parseFormula(valence % 2 === 0 ? '1' : '-1'),
    order: Object.fromEntries(
      Object.entries(order).map(([parameter, power]) => [parameter, parseFormula(Q.format(power))]),
    ),
    shares: [],
    latex: symbol,
    momentumLatex: symbol,
    atAPoint: symbol,
  }
}

/** Π m! × the coefficient of Π J^m, every leg with its line. */
function throughLines(theory: Theory, fields: Powers, terms: Polynomial): Polynomial {
  const entries = lineFields(theory).map((field) => ({ field, n: Number(fields[fieldSymbol(field)]?.num ?? 0n) }))
  const lines = entries.map(({ field, n }) => {
    const { factor, atAPoint } = lineOf(theory, field)
    return {
      coefficient: Q.multiply(Q.power(factor, n), Q.rational(factorial(n))),
      powers: raisePowers(atAPoint, Q.rational(n)),
    }
  })
  const product = lines.reduce((a, b) => ({
    coefficient: Q.multiply(a.coefficient, b.coefficient),
    powers: multiplyPowers(a.powers, b.powers),
  }))
  // A line that joins two fields turns a leg of the one into a source of the other.
  return terms.map((term) => ({
    coefficient: Q.multiply(term.coefficient, product.coefficient),
    powers: multiplyPowers(term.powers, product.powers),
  }))
}

function withDualLegs(theory: Theory, { coefficient, powers: exponents }: Polynomial[number]): Polynomial[number] {
  return lineFields(theory).reduce(
    (term, field) => {
      const n = exponents[fieldSymbol(field)] ?? Q.zero
      const { factor, atAPoint } = lineOf(theory, field)
      const inverse = Q.power(Q.divide(Q.rational(-1), factor), Number(n.num))
      return {
        coefficient: Q.multiply(term.coefficient, inverse),
        powers: multiplyPowers(term.powers, raisePowers(atAPoint, Q.negate(n))),
      }
    },
    { coefficient, powers: exponents },
  )
}

function lineOf(theory: Theory, field: string): Theory['lines'][number] {
  return theory.lines.find(({ fields }) => fields.includes(field)) as Theory['lines'][number]
}

function pick(exponents: Powers, keep: (symbol: string) => boolean): Powers {
  return powers(Object.fromEntries(Object.entries(exponents).filter(([symbol]) => keep(symbol))))
}

function withPowers(terms: Polynomial, order: Powers): Polynomial {
  return terms.map((term) => ({ coefficient: term.coefficient, powers: multiplyPowers(term.powers, order) }))
}
