import { factorial } from '../algebra/integers.js'
import type { Automorphisms, Leg } from './diagram.js'

/** Distinct ways to label the legs: (Π over what legs carry, or their fields, E_f!)·fixed/free, by orbit–stabiliser. */
export function labellingCount(legs: readonly Leg[], { fixed, free }: Automorphisms): bigint {
  return (legOrders(legs) * fixed) / free
}

/** Π E_f! over what legs carry, or their fields: the orders in which alike legs may have labels. */
export function legOrders(legs: readonly Pick<Leg, 'field' | 'carries'>[]): bigint {
  const perField = new Map<string, number>()
  for (const { field, carries = field } of legs) perField.set(carries, (perField.get(carries) ?? 0) + 1)
  let orders = 1n
  for (const count of perField.values()) orders *= factorial(count)
  return orders
}
