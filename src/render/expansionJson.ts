import * as Q from '../algebra/rational.js'
import type { Polynomial, Powers } from '../algebra/polynomial.js'
import { atAPoint } from '../expansion/readings/atAPoint.js'
import { byOrders } from '../expansion/readings/byOrders.js'
import type { LineMomentum } from '../diagrams/structure/momentumRouting.js'
import { namedLegs } from '../expansion/coefficientName.js'
import type { Expansion, Term } from '../expansion/expansion.js'
import type { PointExpansion } from '../expansion/pointExpansion.js'
import { factorName, labelledPoints, pointName } from '../expansion/readings/labelledPoints.js'
import { labelledTerms } from '../expansion/readings/labelledTerms.js'
import type { LabelledTerm, Permutations } from '../expansion/readings/labelledTerms.js'
import { momentumSpace } from '../expansion/readings/momentumSpace.js'
import { leftOut, notInSum } from '../expansion/leftOut.js'
import { isSingleOrder } from '../expansion/selection.js'
import type { Orders, Selection } from '../expansion/selection.js'
import type { Theory } from '../theory/theory.js'
import { diagramJson } from './diagramJson.js'
import type { DiagramJson } from './diagramJson.js'

/** The order of the leading small parameter, or of each one named. */
type OrdersJson = string | Readonly<Record<string, string>>

/**
 * What was asked for, exact numbers as strings: one of `order`, `upTo`, `vertices`, `loops`; and why there are no
 * terms, when there are none.
 */
export interface RequestJson {
  readonly theory: string
  /** Where it is not the functional that the theory expands. */
  readonly functional?: 'Γ'
  readonly legs: number
  /** What each carries, where legs carry different things. */
  readonly legNames?: readonly string[]
  readonly order?: OrdersJson
  readonly upTo?: OrdersJson
  readonly from?: OrdersJson
  readonly vertices?: Readonly<Record<string, number>>
  readonly loops?: number | readonly [number, number]
  /** Where some were asked for. */
  readonly filters?: readonly string[]
  readonly reason?: string
  /** What is asked for and not in the sum: no diagram, where there are others, and what filters leave out. */
  readonly remark?: string
}

/** An expansion as other programs read it; see `docs/json.md`. */
export interface ExpansionJson extends RequestJson {
  readonly terms: readonly {
    readonly coefficient: string
    readonly powers: Readonly<Record<string, string>>
    readonly diagram: DiagramJson
    /** Labelled diagrams with their points: all of them, or one that stands for the others. */
    readonly labelled?: readonly LabelledTermJson[]
  }[]
}

/**
 * An expansion as other programs read it, coefficients exact; see `docs/json.md`.
 *
 * @param permutations when given, each term has its labelled diagrams too
 * @example
 * expansionJson(expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } })).terms[0].coefficient // '-1/24'
 */
export function expansionJson(expansion: Expansion, permutations?: Permutations): ExpansionJson {
  const labelled = permutations === undefined ? undefined : labelledTerms(expansion, permutations)
  return {
    ...requestJson(expansion),
    terms: expansion.terms.map(({ coefficient, powers, weighted }, i) => ({
      coefficient: Q.format(coefficient),
      powers: powersJson(powers),
      diagram: diagramJson(weighted),
      ...(labelled === undefined
        ? {}
        : {
            labelled: labelled.filter(({ term }) => term === i).map((term) => labelledTermJson(expansion.theory, term)),
          }),
    })),
  }
}

/**
 * One labelled diagram as an integral over points; factors name vertices and lines of the theory (`δ` for an equality
 * of points).
 */
export interface LabelledTermJson {
  readonly coefficient: string
  readonly powers: Readonly<Record<string, string>>
  /** How many further labellings it stands for. */
  readonly others: string
  readonly integrated: readonly string[]
  readonly factors: readonly {
    readonly kind: 'vertex' | 'line' | 'delta'
    readonly name: string
    readonly points: readonly string[]
    readonly power: number
  }[]
}

function labelledTermJson(theory: Theory, { coefficient, powers, others, diagram }: LabelledTerm): LabelledTermJson {
  const { integrated, factors } = labelledPoints(theory, diagram)
  return {
    coefficient: Q.format(coefficient),
    powers: powersJson(powers),
    others: `${others}`,
    integrated: integrated.map(pointName),
    factors: factors.map(({ factor, power }) => ({
      kind: factor.kind,
      name: factorName(factor),
      points: factor.points.map(pointName),
      power,
    })),
  }
}

/** An expansion in momentum space: momenta are integer combinations of loop momenta `k` and external momenta `p`. */
export interface MomentumSpaceJson extends RequestJson {
  readonly space: 'momentum'
  readonly terms: readonly {
    readonly coefficient: string
    readonly powers: Readonly<Record<string, string>>
    readonly others: string
    readonly diagram: string
    readonly loops: number
    readonly vertices: readonly {
      readonly name: string
      readonly local: boolean
      readonly momenta: readonly MomentumJson[]
    }[]
    readonly lines: readonly { readonly name: string; readonly momentum: MomentumJson }[]
  }[]
}

interface MomentumJson {
  readonly k: readonly number[]
  readonly p: readonly number[]
}

/**
 * Loop integrals as other programs read them; see `docs/json.md`.
 *
 * @example
 * momentumSpaceJson(expand(theory('phi4'), { legs: 2, select: { order: 1 } })).terms.length // 1
 */
export function momentumSpaceJson(expansion: Expansion, permutations: Permutations = 'counted'): MomentumSpaceJson {
  const momentumJson = ({ loops, legs }: LineMomentum): MomentumJson => ({ k: loops, p: legs })
  return {
    ...requestJson(expansion),
    space: 'momentum',
    terms: momentumSpace(expansion, permutations).map(
      ({ coefficient, powers, others, term, loops, vertices, lines }) => ({
        coefficient: Q.format(coefficient),
        powers: powersJson(powers),
        others: `${others}`,
        diagram: (expansion.terms[term] as Term).weighted.id,
        loops,
        vertices: vertices.map(({ member, momenta }) => ({
          name: member.kind.name,
          local: member.local,
          momenta: momenta.map(momentumJson),
        })),
        lines: lines.map(({ line, momentum }) => ({ name: line.name, momentum: momentumJson(momentum) })),
      }),
    ),
  }
}

/**
 * An expansion at a point: like terms collected, cumulants `kappa_r` gathered under `kappa`, other symbols under
 * `symbols`, in Γ with whole powers as numbers.
 */
export interface AtAPointJson extends RequestJson {
  readonly terms: readonly {
    readonly coefficient: string
    readonly kappa: Readonly<Record<string, number>>
    readonly powers: Readonly<Record<string, string>>
    readonly symbols?: Readonly<Record<string, string | number>>
  }[]
}

/**
 * The polynomial at a point as other programs read it; see `docs/json.md`.
 *
 * @example
 * atAPointJson(expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } })).terms[0].coefficient // '-1/24'
 */
export function atAPointJson(expansion: Expansion | PointExpansion): AtAPointJson {
  const value = 'value' in expansion ? expansion.value : byOrders(expansion.theory, atAPoint(expansion))
  return { ...requestJson(expansion), terms: pointTermsJson(expansion.theory, value) }
}

/** A polynomial at a point, its symbols sorted by what they are. */
export function pointTermsJson({ orders, expands }: Theory, polynomial: Polynomial): AtAPointJson['terms'] {
  const parameters = orders.map(({ symbol }) => symbol)
  const pick = (powers: Powers, keep: (symbol: string) => boolean): Powers =>
    Object.fromEntries(Object.entries(powers).filter(([symbol]) => keep(symbol)))
  const isKappa = (symbol: string): boolean => /^kappa_\d+$/.test(symbol)
  return polynomial.map(({ coefficient, powers }) => {
    const others = pick(powers, (symbol) => !isKappa(symbol) && !parameters.includes(symbol))
    const symbols = expands.functional === 'Γ' ? numbersJson(others) : powersJson(others)
    return {
      coefficient: Q.format(coefficient),
      kappa: Object.fromEntries(
        Object.entries(pick(powers, isKappa)).map(([symbol, exponent]) => [
          symbol.slice('kappa_'.length),
          Q.toNumber(exponent),
        ]),
      ),
      powers: powersJson(pick(powers, (symbol) => parameters.includes(symbol))),
      ...(Object.keys(symbols).length === 0 ? {} : { symbols }),
    }
  })
}

/** What was asked for, as every one of these formats says it. */
export function requestJson(
  { theory, request, reason }: Pick<Expansion, 'theory' | 'request' | 'reason'>,
  {
    remark,
  }: {
    readonly remark?: string
  } = told((reason === undefined ? notInSum : leftOut)(theory, request)),
): RequestJson {
  const legNames = namedLegs(theory, request)
  return {
    theory: theory.name,
    ...(theory.expands.functional === 'Γ' ? { functional: 'Γ' } : {}),
    ...(theory.expands.quantity === undefined ? {} : { quantity: theory.expands.quantity }),
    legs: request.legs,
    ...(legNames === undefined ? {} : { legNames }),
    ...selectionJson(request.select),
    ...(request.filters === undefined || request.filters.length === 0 ? {} : { filters: request.filters }),
    ...(reason === undefined ? {} : { reason }),
    ...(remark === undefined ? {} : { remark }),
  }
}

function told(remark: string | undefined): { readonly remark?: string } {
  return remark === undefined ? {} : { remark }
}

function selectionJson(select: Selection): Pick<RequestJson, 'order' | 'upTo' | 'from' | 'vertices' | 'loops'> {
  if ('order' in select) return { order: ordersJson(select.order) }
  if ('upTo' in select)
    return { upTo: ordersJson(select.upTo), ...(select.from === undefined ? {} : { from: ordersJson(select.from) }) }
  return 'vertices' in select ? { vertices: select.vertices } : { loops: select.loops }
}

/** Orders as exact texts. */
export function ordersJson(orders: Orders): OrdersJson {
  const exact = (value: Q.Rational | number): string => (typeof value === 'number' ? `${value}` : Q.format(value))
  if (isSingleOrder(orders)) return exact(orders)
  return Object.fromEntries(Object.entries(orders).map(([symbol, order]) => [symbol, exact(order)]))
}

function powersJson(powers: Powers): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(powers).map(([symbol, exponent]) => [symbol, Q.format(exponent)]))
}

/** Whole powers as numbers. */
function numbersJson(powers: Powers): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(powers).map(([symbol, exponent]) => [
      symbol,
      Q.isInteger(exponent) ? Q.toNumber(exponent) : Q.format(exponent),
    ]),
  )
}
