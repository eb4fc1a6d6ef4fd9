import { multiplyPolynomials } from '../../algebra/multiplyPolynomials.js'
import {
  addPolynomials,
  constant,
  monomial,
  multiplyPowers,
  polynomial,
  scalePolynomial,
} from '../../algebra/polynomial.js'
import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Theory } from '../../theory/theory.js'
import { expand } from '../expand.js'
import type { ExpansionRequest, Term } from '../expansion.js'
import { evaluate } from '../readings/evaluate.js'
import { ruled } from '../readings/ruledDiagram.js'
import { ordersOf } from '../powerCounting.js'
import type { Orders } from '../selection.js'
import { halvesOf, lineFields, lineShare } from './generating.js'
import { fieldSymbol } from './sites.js'
import type { Sites } from './sites.js'
import { requireFewDiagrams } from '../../diagrams/requireFew.js'
import { largest, requireSize } from '../../sizes.js'
import { diagramRequests } from '../diagramRequests.js'
import { rangeSymbols } from '../../theory/indexSpaces.js'

/** How far a law is tried: all orders up to one, all numbers of legs up to one. */
export interface LawRange extends Pick<ExpansionRequest, 'maxValence'> {
  readonly upTo: Orders
  readonly legs: number
}

/**
 * The same theory with the sum of its connected diagrams itself in place of the functional, and with legs that sit on
 * the vertices without a line.
 */
export function amputated(theory: Theory): Theory {
  return {
    ...theory,
    expands: { ...theory.expands, sign: 1, order: {} },
    legs: lineFields(theory).map((field) => ({ field, carries: field, order: {} })),
  }
}

/**
 * W(f): every connected diagram with its exact value on the sites and a factor f for each leg, legs on the vertices
 * themselves. The bare line is no part of it.
 */
export function amputatedSum(theory: Theory, sites: Sites, { upTo, legs, maxValence }: LawRange): Polynomial {
  const bare = amputated(theory)
  const fields = lineFields(theory)
  const choices = fields.reduce((product, _, i) => (product * (legs + i + 1)) / (i + 1), 1)
  requireSize({
    code: 'laws.size',
    at: 'legs',
    of: 'choices of legs',
    needed: choices,
    most: largest.attached,
    instead: 'fewer legs',
  })
  const requests = legCounts(fields, legs).map((legFields) => ({
    legs: legFields.length,
    legFields,
    select: { upTo },
    ...(maxValence === undefined ? {} : { maxValence }),
  }))
  requireFewDiagrams(
    requests.flatMap((request) => diagramRequests(bare, request, 'free').requests),
    largest.tried,
    'a lower order, fewer legs, or a lower valence',
  )
  return addPolynomials(
    ...requests.map((request) =>
      addPolynomials(...expand(bare, request).terms.map((term) => valueOf(bare, sites, term))),
    ),
  )
}

/** All multisets of at most so many fields. */
export function legCounts(fields: readonly string[], most: number): readonly (readonly string[])[] {
  const [field, ...rest] = fields
  if (field === undefined) return [[]]
  return Array.from({ length: most + 1 }, (_, n) => n).flatMap((n) =>
    legCounts(rest, most - n).map((others) => [...Array.from({ length: n }, () => field), ...others]),
  )
}

/**
 * The largest number of legs of a diagram up to the order, the half-edges of legs counting as if a line took them. Fewer
 * legs by one or two always exist too, by self-loops and bridges.
 */
export function mostLegs(theory: Theory, { upTo, maxValence }: Omit<LawRange, 'legs'>): number {
  const halves = halvesOf(
    theory,
    ordersOf(theory, upTo).map(({ parameter }) => parameter),
  )
  const all = amputated(theory)
  const bare = { ...all, legs: all.legs.map((leg) => ({ ...leg, order: lineShare(halves, leg.field) })) }
  const exist = (legs: number): boolean =>
    legCounts(lineFields(theory), legs)
      .filter((fields) => fields.length === legs)
      .some(
        (legFields) =>
          diagramRequests(
            bare,
            { legs, legFields, select: { upTo }, ...(maxValence === undefined ? {} : { maxValence }) },
            'free',
          ).requests.length > 0,
      )
  let most = 0
  for (let legs = 1; legs <= most + 2; legs++) if (exist(legs)) most = legs
  return most
}

/** One term on the sites: the sum over the sites of its vertices. Legs of O(n) vectors are of the first component. */
function valueOf(theory: Theory, sites: Sites, { coefficient, powers, weighted: { diagram } }: Term): Polynomial {
  const parts = ruled(theory, diagram)
  const { halfEdges } = parts.joined
  const numbers = numberOfComponents(theory, sites, powers)
  type OnSites = (site: (vertex: number) => number) => Polynomial
  return evaluate<number, Powers, OnSites, Polynomial>(parts, {
    // All legs are amputated: what is asked for is where they sit inside.
    label: (end) => halfEdges[end]?.vertex ?? -1,
    vertex: ({ member }) => member.atAPoint,
    line:
      ({ rule }, [from, to]) =>
      (site) =>
        sites.line(rule, site(from), site(to)),
    leg: ({ leg: { field } }, [vertex]) => [(site) => monomial({ [fieldSymbol(field, site(vertex))]: 1 })],
    join: ({ vertices, lines, legs: sources }) => {
      const summands = Array.from({ length: sites.size ** vertices.length }, (_, code) => {
        const site = (v: number): number => Math.floor(code / sites.size ** v) % sites.size
        return [...lines, ...sources].reduce(
          (product: Polynomial, factor) =>
            product.length === 0 ? product : multiplyPolynomials(product, factor(site)),
          constant(1),
        )
      })
      const symbols = polynomial([
        { coefficient: Q.one, powers: vertices.reduce(multiplyPowers, withNumbers(theory, powers)) },
      ])
      // The sites' lines contain the rules' factors, which the coefficient of the term contains too.
      const rest = Q.divide(coefficient, parts.lines.map(({ rule }) => rule.factor).reduce(Q.multiply, Q.one))
      return scalePolynomial(multiplyPolynomials(addPolynomials(...summands), symbols), Q.multiply(rest, numbers))
    },
  })
}

/** The powers of symbols that stay symbols: without those of the numbers of components. */
function withNumbers(theory: Theory, powers: Term['powers']): Term['powers'] {
  const ranges = rangeSymbols(theory)
  return Object.fromEntries(Object.entries(powers).filter(([symbol]) => !ranges.has(symbol)))
}

function numberOfComponents(theory: Theory, { components }: Sites, powers: Term['powers']): Q.Rational {
  return [...rangeSymbols(theory)].reduce((product, symbol) => {
    const power = powers[symbol]
    return power === undefined ? product : Q.multiply(product, Q.power(Q.rational(components), Number(power.num)))
  }, Q.one)
}
