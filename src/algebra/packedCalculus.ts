import { finished } from './finished.js'
import { accumulate, digitOf, isKept, pack } from './packing.js'
import type { Contribution, Packed, Packing, Piece } from './packing.js'
import { constant } from './polynomial.js'
import { one } from './rational.js'
import type { Rational } from './rational.js'

/** `factor` · `left` · `right`, without `right` the left alone. */
export interface PackedProduct {
  readonly left: Packed
  readonly right?: Packed
  readonly factor: Rational
}

/** Σ factor · left · right, truncated; the products of one order are added over one denominator. */
export function packedSum(products: readonly PackedProduct[], packing: Packing): Packed {
  return finished(packedSumSteps(products, packing))
}

/** {@link packedSum}, a step for each order. */
export function* packedSumSteps(products: readonly PackedProduct[], packing: Packing): Generator<undefined, Packed> {
  const unit = pack(constant(one), packing)
  const targets = new Map<string, { readonly orders: readonly number[]; readonly contributions: Contribution[] }>()
  for (const { left: a, right: b, factor } of products) {
    for (const left of a.values()) {
      for (const right of (b ?? unit).values()) {
        const orders = left.orders.map((order, l) => order + (right.orders[l] as number))
        if (!isKept(orders, packing)) continue
        const name = orders.join()
        const target = targets.get(name) ?? { orders, contributions: [] }
        targets.set(name, target)
        target.contributions.push({ left, right, factor })
      }
    }
  }
  const pieces = new Map<string, Piece>()
  for (const [name, { orders, contributions }] of targets) {
    const piece = accumulate(orders, undefined, contributions)
    if (piece !== undefined) pieces.set(name, piece)
    yield
  }
  return pieces
}

/** The derivative with respect to a symbol of whole powers that no limit counts, by its place among the symbols. */
export function derivative(of: Packed, place: number, packing: Packing): Packed {
  const stride = packing.strides[place]
  const pieces = new Map<string, Piece>()
  if (stride === undefined) return pieces
  for (const [name, { orders, denominator, terms }] of of) {
    const slope = new Map<number, bigint>()
    for (const [key, numerator] of terms) {
      const exponent = digitOf(key, place, packing)
      if (exponent !== 0) slope.set(key - stride, numerator * BigInt(exponent))
    }
    if (slope.size > 0) pieces.set(name, { orders, denominator, terms: slope })
  }
  return pieces
}
