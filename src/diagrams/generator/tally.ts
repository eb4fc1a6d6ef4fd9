import { greatestCommonDivisor } from '../../algebra/integers.js'
/** A sum of fractions 1/order, kept as how often each order comes up, and exact at the end. */
export class Tally {
  // Most orders are small: counting those in an array spares the map.
  readonly #often = new Float64Array(4096)
  #most = 0
  readonly #seldom = new Map<number, number>()
  readonly #large = new Map<bigint, number>()

  /** Adds times/order. */
  add(order: number | bigint, times: number): void {
    if (typeof order === 'bigint') this.#large.set(order, (this.#large.get(order) ?? 0) + times)
    else if (order < this.#often.length) {
      this.#often[order]! += times
      if (order > this.#most) this.#most = order
    } else this.#seldom.set(order, (this.#seldom.get(order) ?? 0) + times)
  }

  /** The sum times factor/divisor, as a fraction in lowest terms. */
  sum(factor: bigint, divisor: bigint = 1n): readonly [bigint, bigint] {
    let numerator = 0n
    let denominator = 1n
    const add = (order: bigint, times: number): void => {
      const missing = order / greatestCommonDivisor(denominator, order)
      denominator *= missing
      numerator = numerator * missing + BigInt(times) * (denominator / order)
    }
    // The large orders first: their common multiple serves for the small ones.
    for (const [order, times] of this.#large) add(order, times)
    for (const [order, times] of this.#seldom) add(BigInt(order), times)
    for (let order = this.#most; order > 0; order--)
      if (this.#often[order]! > 0) add(BigInt(order), this.#often[order]!)
    numerator *= factor
    denominator *= divisor
    const g = greatestCommonDivisor(numerator, denominator)
    return [numerator / g, denominator / g]
  }
}
