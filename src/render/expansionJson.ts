import * as Q from '../algebra/rational.js'
import type { Powers } from '../algebra/polynomial.js'
import { atAPoint } from '../expansion/atAPoint.js'
import type { Expansion } from '../expansion/expansion.js'
import { isSingleOrder } from '../expansion/selection.js'
import type { Orders, Selection } from '../expansion/selection.js'
import { diagramJson } from './diagramJson.js'
import type { DiagramJson } from './diagramJson.js'

/** The order of the leading small parameter, or of each one named. */
type OrdersJson = string | Readonly<Record<string, string>>

/** What was asked for, exact numbers as strings: one of `order`, `upTo`, `vertices`, `loops`; and why there are no terms, when there are none. */
interface RequestJson {
  readonly theory: string
  readonly legs: number
  readonly order?: OrdersJson
  readonly upTo?: OrdersJson
  readonly vertices?: Readonly<Record<string, number>>
  readonly loops?: number | readonly [number, number]
  readonly reason?: string
}

/** An expansion as other programs read it; see `docs/json.md`. */
export interface ExpansionJson extends RequestJson {
  readonly terms: readonly { readonly coefficient: string; readonly powers: Readonly<Record<string, string>>; readonly diagram: DiagramJson }[]
}

export function expansionJson(expansion: Expansion): ExpansionJson {
  return {
    ...head(expansion),
    terms: expansion.terms.map(({ coefficient, powers, weighted }) => ({
      coefficient: Q.format(coefficient),
      powers: powersJson(powers),
      diagram: diagramJson(weighted),
    })),
  }
}

/** An expansion at a point: like terms collected, cumulants `kappa_r` gathered under `kappa`, other symbols under `symbols`. */
export interface AtAPointJson extends RequestJson {
  readonly terms: readonly {
    readonly coefficient: string
    readonly kappa: Readonly<Record<string, number>>
    readonly powers: Readonly<Record<string, string>>
    readonly symbols?: Readonly<Record<string, string>>
  }[]
}

export function atAPointJson(expansion: Expansion): AtAPointJson {
  const parameters = expansion.theory.orders.map(({ symbol }) => symbol)
  const pick = (powers: Powers, keep: (symbol: string) => boolean): Powers => Object.fromEntries(Object.entries(powers).filter(([symbol]) => keep(symbol)))
  const isKappa = (symbol: string): boolean => /^kappa_\d+$/.test(symbol)
  return {
    ...head(expansion),
    terms: atAPoint(expansion).map(({ coefficient, powers }) => {
      const symbols = powersJson(pick(powers, (symbol) => !isKappa(symbol) && !parameters.includes(symbol)))
      return {
        coefficient: Q.format(coefficient),
        kappa: Object.fromEntries(Object.entries(pick(powers, isKappa)).map(([symbol, exponent]) => [symbol.slice('kappa_'.length), Q.toNumber(exponent)])),
        powers: powersJson(pick(powers, (symbol) => parameters.includes(symbol))),
        ...(Object.keys(symbols).length === 0 ? {} : { symbols }),
      }
    }),
  }
}

function head({ theory, request, reason }: Expansion): RequestJson {
  return { theory: theory.name, legs: request.legs, ...selectionJson(request.select), ...(reason === undefined ? {} : { reason }) }
}

function selectionJson(select: Selection): Pick<RequestJson, 'order' | 'upTo' | 'vertices' | 'loops'> {
  if ('order' in select) return { order: ordersJson(select.order) }
  if ('upTo' in select) return { upTo: ordersJson(select.upTo) }
  return 'vertices' in select ? { vertices: select.vertices } : { loops: select.loops }
}

function ordersJson(orders: Orders): OrdersJson {
  const exact = (value: Q.Rational | number): string => (typeof value === 'number' ? `${value}` : Q.format(value))
  if (isSingleOrder(orders)) return exact(orders)
  return Object.fromEntries(Object.entries(orders).map(([symbol, order]) => [symbol, exact(order)]))
}

function powersJson(powers: Powers): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(powers).map(([symbol, exponent]) => [symbol, Q.format(exponent)]))
}
