import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { InputError } from '../errors.js'
import type { VertexMember } from '../theory/members.js'
import type { LegRule, SmallParameter, Theory } from '../theory/theory.js'
import { legLine } from '../theory/lookups.js'
import { halfLineOrders } from './legs.js'
import { isSingleOrder } from './selection.js'
import type { Orders, Selection } from './selection.js'

/** What vertices may cost together, in one or several currencies; `exact`: all of it must be spent. */
export interface Budget {
  readonly what: string
  readonly amounts: readonly Rational[]
  /** What must be spent at least; default: nothing. */
  readonly least?: readonly Rational[]
  readonly exact: boolean
  readonly costOf: (member: VertexMember) => readonly Rational[]
}

/** L loops: Σ(n_v − 2) = 2L − 2 + E. */
export function loopBudget(loops: number, legs: number): Budget {
  return {
    what: 'number of loops',
    amounts: [Q.rational(naturalNumber(loops, 'loops') * 2 - 2 + legs)],
    exact: true,
    costOf: (member) => [Q.rational(member.kind.fields.length - 2)],
  }
}

/** A budget of orders in small parameters. */
export interface OrderBudget extends Budget {
  readonly parameters: readonly SmallParameter[]
}

/** The orders asked for, less what the legs and the whole sum bring already. */
export function orderBudget(theory: Theory, legs: readonly LegRule[], selection: OrderSelection): OrderBudget {
  const asked = ordersOf(theory, 'order' in selection ? selection.order : selection.upTo)
  const halves = asked.map(({ parameter }) => halfLineOrders(theory, parameter.symbol))
  const half = (i: number, field: string): Rational => halves[i]?.[field] ?? Q.zero
  const inUnits = (i: number, power: Rational): Rational => Q.divide(power, (asked[i] as AskedOrder).parameter.unit)
  const brought = asked.map(({ parameter: { symbol } }, i) => {
    const ofLeg = (leg: LegRule): Rational =>
      Q.subtract(Q.add(leg.order[symbol] ?? Q.zero, legLine(theory, leg)?.order[symbol] ?? Q.zero), half(i, leg.field))
    return inUnits(i, Q.sum([theory.expands.order[symbol] ?? Q.zero, ...legs.map(ofLeg)]))
  })
  return {
    what: 'order',
    parameters: asked.map(({ parameter }) => parameter),
    amounts: asked.map(({ order }, i) => Q.subtract(order, brought[i] as Rational)),
    ...('order' in selection || selection.from === undefined
      ? {}
      : { least: lowestOrders(theory, asked, selection.from, brought) }),
    exact: 'order' in selection,
    costOf: (member) =>
      asked.map(({ parameter: { symbol } }, i) =>
        inUnits(i, Q.sum([member.order[symbol] ?? Q.zero, ...member.kind.fields.map((field) => half(i, field))])),
      ),
  }
}

/** A selection by orders. */
export type OrderSelection = Extract<Selection, { readonly order: unknown } | { readonly upTo: unknown }>

function written(orders: readonly AskedOrder[]): string {
  return orders.map(({ parameter, order }) => `${parameter.symbol}=${Q.format(order)}`).join(',')
}

/** @throws InputError when the lower end of the range names other parameters, or lies above the upper end */
function lowestOrders(
  theory: Theory,
  asked: readonly AskedOrder[],
  from: Orders,
  brought: readonly Rational[],
): readonly Rational[] {
  const lowest = ordersOf(theory, from)
  return asked.map(({ parameter: { symbol }, order }, i) => {
    const found = lowest.find(({ parameter }) => parameter.symbol === symbol)
    if (found === undefined || lowest.length !== asked.length || Q.compare(found.order, order) > 0)
      throw new InputError({
        code: 'expansion.order',
        at: 'order',
        expected: `a range from a smaller to a larger order of ${asked.map((each) => each.parameter.symbol).join(', ')}`,
        received: `from ${written(lowest)} to ${written(asked)}`,
      })
    return Q.subtract(found.order, brought[i] as Rational)
  })
}

export interface AskedOrder {
  readonly parameter: SmallParameter
  readonly order: Rational
}

/** @throws InputError for a parameter that the theory does not have, and an order below 0 */
export function ordersOf(theory: Theory, orders: Orders): readonly AskedOrder[] {
  const [leading] = theory.orders
  const single = isSingleOrder(orders)
  if (single && leading === undefined)
    throw new InputError({
      code: 'expansion.order',
      at: 'order',
      expected: `a selection by vertices or loops, for ${theory.name} has no small parameter`,
      received: 'an order',
    })
  const named = single ? { [leading?.symbol ?? '']: orders } : orders
  return Object.entries(named).map(([symbol, order]) => {
    const parameter = theory.orders.find((each) => each.symbol === symbol)
    if (parameter === undefined) {
      const known = theory.orders.map((each) => each.symbol).join(', ')
      throw new InputError({
        code: 'expansion.order',
        at: 'order',
        expected: `one of ${known}`,
        received: `'${symbol}'`,
      })
    }
    return { parameter, order: asRational(order) }
  })
}

function asRational(value: Rational | number): Rational {
  const order = typeof value === 'number' ? Q.parse(`${value}`, 'order') : value
  if (order.num < 0n)
    throw new InputError({
      code: 'expansion.order',
      at: 'order',
      expected: 'an order of at least 0',
      received: Q.format(order),
    })
  return order
}

/** @throws InputError for anything else */
export function naturalNumber(value: number, at: string): number {
  if (!Number.isInteger(value) || value < 0)
    throw new InputError({ code: 'expansion.count', at, expected: 'a natural number', received: `${value}` })
  return value
}
