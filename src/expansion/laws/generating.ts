import { factorial } from '../../algebra/integers.js'
import type { Propagator } from '../../algebra/gaussianConvolution.js'
import { withinLimits } from '../../algebra/limits.js'
import type { Limit } from '../../algebra/limits.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import {
  addPolynomials,
  monomial,
  multiplyMonomials,
  multiplyPowers,
  polynomial,
  powers,
  raisePowers,
} from '../../algebra/polynomial.js'
import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { members } from '../../theory/members.js'
import type { VertexMember } from '../../theory/members.js'
import type { SmallParameter, Theory } from '../../theory/theory.js'
import { joinings } from '../../theory/indexSpaces.js'
import type { Joining } from '../../theory/indexSpaces.js'
import { halfLineOrders } from '../legs.js'
import { fieldSymbol } from './sites.js'
import type { Sites } from './sites.js'

/** What a half-edge of each field adds to the power of each small parameter when a line takes it. */
export type Halves = readonly { readonly symbol: string; readonly half: Readonly<Record<string, Rational>> }[]

export function halvesOf(theory: Theory, parameters: readonly SmallParameter[]): Halves {
  return parameters.map(({ symbol }) => ({ symbol, half: halfLineOrders(theory, symbol) }))
}

/** The share of a half-edge of the field in the orders of lines. */
export function lineShare(halves: Halves, field: string): Powers {
  return powers(Object.fromEntries(halves.map(({ symbol, half }) => [symbol, half[field] ?? Q.zero])))
}

/** The fields that lines join, in the order of the theory's lines. */
export function lineFields(theory: Theory): readonly string[] {
  return [...new Set(theory.lines.flatMap(({ fields }) => fields))]
}

/**
 * V(f) = Σ over sites and vertices of factor · symbol · Π f^m/m!, every half-edge carrying its share in the orders of
 * lines, as far as the limits go. Counted indices are explicit: half-edges of an O(n) vector enter as (Σ_c f_c²)^{m/2},
 * those that share a unit as Σ_i f_i^m.
 */
export function potential(
  theory: Theory,
  sites: Sites,
  limits: readonly Limit[],
  halves: Halves,
  maxValence?: number,
): Polynomial {
  const vertices = affordable(theory, limits, halves, maxValence)
  return addPolynomials(
    ...Array.from({ length: sites.size }, (_, site) =>
      vertices.map((each) => vertexPolynomial(theory, each, site, sites.components)),
    ).flat(),
  )
}

interface Affordable {
  readonly member: VertexMember
  readonly orders: Powers
}

function affordable(
  theory: Theory,
  limits: readonly Limit[],
  halves: Halves,
  maxValence: number | undefined,
): readonly Affordable[] {
  const found: Affordable[] = []
  for (const rule of theory.vertices) {
    for (const member of members(rule, maxValence)) {
      const orders = [member.order, ...member.kind.fields.map((field) => lineShare(halves, field))].reduce(
        multiplyPowers,
      )
      if (withinLimits(orders, limits)) found.push({ member, orders })
      else if (maxValence === undefined) break
    }
  }
  return found
}

function vertexPolynomial(theory: Theory, { member, orders }: Affordable, site: number, values: number): Polynomial {
  const divisor = [...count(member.kind.fields).values()].reduce((all, n) => all * factorial(n), 1n)
  const symbol = {
    coefficient: Q.divide(member.factor, Q.rational(divisor)),
    powers: multiplyPowers(member.atAPoint, orders),
  }
  return fieldProduct(theory, member, site, values).map((term) => multiplyMonomials(term, symbol))
}

/**
 * Π f over the half-edges, each at the indices that the vertex joins: the mean over its ways, the sum over the values
 * of each block of equal indices.
 */
function fieldProduct(theory: Theory, member: VertexMember, site: number, values: number): Polynomial {
  const { fields } = member.kind
  const joined = theory.spaces.map((space) => [...joinings(theory, space, member)])
  // Half-edges of one field may be exchanged: the ways of the first space all give the same.
  const ways = joined.reduce(
    (all: readonly (readonly Joining[])[], each, s) =>
      all.flatMap((way) => (s === 0 ? each.slice(0, 1) : each).map((joining) => [...way, joining])),
    [[]],
  )
  const coefficient = Q.rational(1n, BigInt(ways.length))
  const terms = ways.flatMap((way) =>
    assignments(
      way.map((blocks) => blocks.length).reduce((a, b) => a + b, 0),
      values,
    ).map((chosen) => {
      const component = fields.map(() => 0)
      let block = 0
      for (const [s, blocks] of way.entries())
        for (const slots of blocks) {
          for (const slot of slots)
            component[slot] = (component[slot] as number) + (chosen[block] as number) * values ** s
          block++
        }
      const product = fields.map((field, slot): Powers => powers({ [fieldSymbol(field, site, component[slot])]: 1 }))
      return { coefficient, powers: product.reduce(multiplyPowers, {}) }
    }),
  )
  return polynomial(terms)
}

function assignments(length: number, values: number): readonly (readonly number[])[] {
  return Array.from({ length: values ** length }, (_, code) =>
    Array.from({ length }, (__, i) => Math.floor(code / values ** i) % values),
  )
}

/** The numbers of all components of a field: one digit for each of its indices. */
export function componentsOf({ spaces, fields }: Theory, field: string, values: number): readonly number[] {
  const indices = fields.find(({ name }) => name === field)?.indices ?? []
  return spaces.reduce(
    (numbers: readonly number[], { name }, s) =>
      indices.some(({ space }) => space === name)
        ? numbers.flatMap((number) => Array.from({ length: values }, (_, value) => number + value * values ** s))
        : numbers,
    [0],
  )
}

/** The lines between all sites, without the orders that half-edges carry already. */
export function propagators(theory: Theory, sites: Sites, halves: Halves): readonly Propagator[] {
  const counted = new Set(halves.map(({ symbol }) => symbol))
  return theory.lines.flatMap((rule) => {
    const [a, b] = rule.fields
    const order = Object.fromEntries(Object.entries(rule.order).filter(([symbol]) => !counted.has(symbol)))
    const pairs = Array.from(
      { length: sites.size ** 2 },
      (_, i) => [Math.floor(i / sites.size), i % sites.size] as const,
    )
    return pairs.flatMap(([from, to]) => {
      const value = multiplyPolynomials(sites.line(rule, from, to), monomial(order))
      if (value.length === 0 || (a === b && from > to)) return []
      return componentsOf(theory, a, sites.components).map((c): Propagator => ({
        fields: [fieldSymbol(a, from, c), fieldSymbol(b, to, c)],
        value,
      }))
    })
  })
}

export function count<T>(items: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** Half-edges of legs count in the orders as those of vertices do: as if a line took them. */
export function withLegShares(theory: Theory, sites: Sites, halves: Halves, w: Polynomial): Polynomial {
  return polynomial(
    w.map(({ coefficient, powers }) => {
      const shares = lineFields(theory).flatMap((field) =>
        Array.from({ length: sites.size }, (_, site) =>
          raisePowers(lineShare(halves, field), powers[fieldSymbol(field, site)] ?? Q.zero),
        ),
      )
      return { coefficient, powers: shares.reduce(multiplyPowers, powers) }
    }),
  )
}

/** The equations of different fields side by side in one polynomial. */
export function marked(symbol: string, p: Polynomial): Polynomial {
  return p.map(({ coefficient, powers }) => ({
    coefficient,
    powers: multiplyPowers(powers, { [`equation of ${symbol}`]: Q.one }),
  }))
}
