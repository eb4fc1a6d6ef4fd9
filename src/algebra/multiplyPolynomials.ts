import type { Limit } from './limits.js'
import { accumulate, isKept, pack, packingOf, rangeOf, scaleOf } from './packing.js'
import type { Contribution } from './packing.js'
import { unpack } from './unpacking.js'
import type { Polynomial } from './polynomial.js'
import * as Q from './rational.js'

/**
 * The product, without the terms beyond the limits.
 *
 * @example
 * multiplyPolynomials(addPolynomials(monomial({ x: 1 }), constant(1)), addPolynomials(monomial({ x: 1 }), constant(-1))) // x² − 1
 */
export function multiplyPolynomials(a: Polynomial, b: Polynomial, limits: readonly Limit[] = []): Polynomial {
  const scale = scaleOf([a, b], limits)
  const [first, second] = [rangeOf(a, scale), rangeOf(b, scale)]
  const packing = packingOf(scale, {
    low: first.low.map((low, s) => Math.min(low, second.low[s] as number, low + (second.low[s] as number))),
    high: first.high.map((high, s) => Math.max(high, second.high[s] as number, high + (second.high[s] as number))),
  })
  const products = new Map<string, { readonly orders: readonly number[]; readonly contributions: Contribution[] }>()
  const rights = [...pack(b, packing).values()]
  for (const left of pack(a, packing).values()) {
    for (const right of rights) {
      const orders = left.orders.map((order, l) => order + (right.orders[l] as number))
      if (!isKept(orders, packing)) continue
      const name = orders.join()
      const target = products.get(name) ?? { orders, contributions: [] }
      products.set(name, target)
      target.contributions.push({ left, right, factor: Q.one })
    }
  }
  const pieces = [...products.values()].flatMap(
    ({ orders, contributions }) => accumulate(orders, undefined, contributions) ?? [],
  )
  return unpack(pieces, packing)
}
