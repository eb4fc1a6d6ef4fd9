import { factorial } from '../../algebra/counts.js'
import type { Propagator } from '../../algebra/gaussianConvolution.js'
import { withinLimits } from '../../algebra/limits.js'
import type { Limit } from '../../algebra/limits.js'
import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import { addPolynomials, constant, monomial, multiplyPowers, polynomial, powers } from '../../algebra/polynomial.js'
import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { members } from '../../theory/members.js'
import type { VertexMember } from '../../theory/members.js'
import type { SmallParameter, Theory } from '../../theory/theory.js'
import { vectors } from '../../theory/vectors.js'
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
 * V(f) = Σ over sites and vertices of factor · symbol · Π f^m/m!, every half-edge carrying its share in the orders of lines, as far as the limits
 * go. An O(n) vector enters as (Σ_c f_c²)^{m/2}, two charged ones as (Σ_c f_c g_c)^m.
 */
export function potential(theory: Theory, sites: Sites, limits: readonly Limit[], halves: Halves, maxValence?: number): Polynomial {
  const vertices = affordable(theory, limits, halves, maxValence)
  return addPolynomials(
    ...Array.from({ length: sites.size }, (_, site) => vertices.map((each) => vertexPolynomial(theory, each, site, sites.components))).flat(),
  )
}

interface Affordable {
  readonly member: VertexMember
  readonly orders: Powers
}

function affordable(theory: Theory, limits: readonly Limit[], halves: Halves, maxValence: number | undefined): readonly Affordable[] {
  const found: Affordable[] = []
  for (const rule of theory.vertices) {
    for (const member of members(rule, maxValence)) {
      const orders = [member.order, ...member.kind.fields.map((field) => lineShare(halves, field))].reduce(multiplyPowers)
      if (withinLimits(orders, limits)) found.push({ member, orders })
      else if (maxValence === undefined) break
    }
  }
  return found
}

function vertexPolynomial(theory: Theory, { member, orders }: Affordable, site: number, components: number): Polynomial {
  const counts = count(member.kind.fields)
  const divisor = [...counts.values()].reduce((all, n) => all * factorial(n), 1n)
  const symbol = polynomial([{ coefficient: Q.divide(member.factor, Q.rational(divisor)), powers: multiplyPowers(member.atAPoint, orders) }])
  const all = vectors(theory)
  const scalars = [...counts].filter(([field]) => all.every(({ fields }) => !(fields as readonly string[]).includes(field)))
  const powersOfFields = [
    ...scalars.map(([field, n]) => monomial({ [fieldSymbol(field, site)]: n })),
    ...all.map(({ fields: [a, b = a] }) => scalarProductPower([a, b], (a === b ? 0.5 : 1) * (counts.get(a) ?? 0), site, components)),
  ]
  return powersOfFields.reduce((product, factor) => multiplyPolynomials(product, factor), symbol)
}

/** (Σ_c a_c b_c)^k. */
function scalarProductPower([a, b]: readonly [string, string], k: number, site: number, components: number): Polynomial {
  const product = addPolynomials(
    ...Array.from({ length: components }, (_, c) =>
      monomial(a === b ? { [fieldSymbol(a, site, c)]: 2 } : { [fieldSymbol(a, site, c)]: 1, [fieldSymbol(b, site, c)]: 1 }),
    ),
  )
  return Array.from({ length: k }, () => product).reduce((all: Polynomial, factor) => multiplyPolynomials(all, factor), constant(1))
}

/** The lines between all sites, without the orders that half-edges carry already. */
export function propagators(theory: Theory, sites: Sites, halves: Halves): readonly Propagator[] {
  const counted = new Set(halves.map(({ symbol }) => symbol))
  return theory.lines.flatMap((rule) => {
    const [a, b] = rule.fields
    const order = Object.fromEntries(Object.entries(rule.order).filter(([symbol]) => !counted.has(symbol)))
    const vector = theory.fields.some(({ name, components }) => name === a && components !== undefined)
    const pairs = Array.from({ length: sites.size ** 2 }, (_, i) => [Math.floor(i / sites.size), i % sites.size] as const)
    return pairs.flatMap(([from, to]) => {
      const value = multiplyPolynomials(sites.line(rule, from, to), monomial(order))
      if (value.length === 0 || (a === b && from > to)) return []
      return Array.from({ length: vector ? sites.components : 1 }, (_, c): Propagator => ({ fields: [fieldSymbol(a, from, c), fieldSymbol(b, to, c)], value }))
    })
  })
}

export function count<T>(items: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}
