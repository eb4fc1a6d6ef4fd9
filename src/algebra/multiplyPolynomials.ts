import type { Limit } from './limits.js'
import { packedSum } from './packedCalculus.js'
import { pack, packingOf, rangeOf, scaleOf, unpack } from './packing.js'
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
  const product = { left: pack(a, packing), right: pack(b, packing), factor: Q.one }
  return unpack([packedSum([product], packing)], packing)
}
