import type { Limit } from './limits.js'
import type { Monomial, Polynomial } from './polynomial.js'
import * as Q from './rational.js'
import { greatestCommonDivisor, leastCommonMultiple } from './integers.js'
import type { Rational } from './rational.js'
import { named } from '../names.js'

/*
 * Multiplying polynomials term by term spends its time on exponents and fractions. Here a monomial is one machine integer, a mixed-radix number
 * of its exponents, so that the product of monomials is the sum of their keys; coefficients share one denominator per piece, so that the inner
 * loop is one bigint product and one sum. `test/bench/series.bench.ts` shows what it buys.
 */

/** The terms of one order, by key: the coefficient is numerator / `denominator`. */
export interface Piece {
  readonly orders: readonly number[]
  readonly denominator: bigint
  readonly terms: ReadonlyMap<number, bigint>
}

/** A polynomial by orders: the pieces by the text of their orders. Without limits there is one piece. */
export type Packed = ReadonlyMap<string, Piece>

/** How exponents become keys. Integer exponent = exponent × `units`; it lies in [`lows`, `lows` + `widths`). */
export interface Packing {
  readonly symbols: readonly string[]
  readonly units: readonly number[]
  readonly lows: readonly number[]
  readonly widths: readonly number[]
  readonly strides: readonly number[]
  /** The key of the lowest exponents. */
  readonly lowest: number
  readonly limits: readonly WholeLimit[]
  /** The powers of each symbol that were made before, by their places above the lowest. */
  readonly powers: readonly SymbolPower[][]
}

/** A limit on whole exponents: Σ weight · exponent, over the places of weights other than 0. */
interface WholeLimit {
  readonly weights: readonly number[]
  readonly places: readonly number[]
  readonly highest: number
}

export interface SymbolPower {
  readonly exponent: Rational
  readonly text: string
}

/** The range of integer exponents, symbol by symbol. */
export interface Range {
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** The symbols of some polynomials with the common denominators of their exponents, and the limits as integers. */
export interface Scale {
  readonly symbols: readonly string[]
  readonly units: readonly number[]
  readonly limits: Packing['limits']
}

export function scaleOf(polynomials: readonly Polynomial[], limits: readonly Limit[]): Scale {
  const units = new Map<string, bigint>()
  for (const { powers } of polynomials.flat())
    for (const [symbol, exponent] of Object.entries(powers))
      units.set(symbol, leastCommonMultiple(units.get(symbol) ?? 1n, exponent.den))
  const symbols = [...units.keys()].sort()
  return withLimits({ symbols, units: symbols.map((symbol) => Number(units.get(symbol))) }, limits)
}

/** The same symbols with other limits. */
export function withLimits({ symbols, units }: Pick<Scale, 'symbols' | 'units'>, limits: readonly Limit[]): Scale {
  return {
    symbols,
    units,
    limits: limits.map(({ weights: ofSymbols, order }) => {
      const exact = symbols.map((symbol, s) => {
        const weight = named(ofSymbols, symbol)
        return weight === undefined ? Q.zero : Q.divide(weight, Q.rational(units[s] as number))
      })
      const common = exact.reduce((den, weight) => leastCommonMultiple(den, weight.den), 1n)
      const bound = Q.multiply(order, Q.rational(common))
      const weights = exact.map((weight) => Number((weight.num * common) / weight.den))
      return { weights, places: [...weights.keys()].filter((s) => weights[s] !== 0), highest: floor(bound) }
    }),
  }
}

/** The integer exponents of a monomial. */
function exponentsOf(term: Monomial, scale: Scale): number[] {
  return scale.symbols.map((symbol, s) => {
    const exponent = named(term.powers, symbol)
    return exponent === undefined ? 0 : (Number(exponent.num) * (scale.units[s] as number)) / Number(exponent.den)
  })
}

/** The orders of integer exponents, limit by limit. */
function ordersOf(exponents: readonly number[], scale: Scale): number[] {
  return scale.limits.map(({ weights, places }) =>
    places.reduce((order, s) => order + (weights[s] as number) * (exponents[s] as number), 0),
  )
}

export function rangeOf(p: Polynomial, scale: Scale): Range {
  const low = scale.symbols.map(() => 0)
  const high = scale.symbols.map(() => 0)
  p.forEach((term, i) => {
    exponentsOf(term, scale).forEach((exponent, s) => {
      low[s] = i === 0 ? exponent : Math.min(low[s] as number, exponent)
      high[s] = i === 0 ? exponent : Math.max(high[s] as number, exponent)
    })
  })
  return { low, high }
}

/** The exponents that products of small terms have whose total order the limits allow. */
export function productRange(p: Polynomial, scale: Scale): Range {
  const highest = scale.limits.reduce((sum, limit) => sum + Math.max(limit.highest, 0), 0)
  const low = scale.symbols.map(() => 0)
  const high = scale.symbols.map(() => 0)
  for (const term of p) {
    const exponents = exponentsOf(term, scale)
    const times = highest / ordersOf(exponents, scale).reduce((sum, order) => sum + order, 0)
    exponents.forEach((exponent, s) => {
      low[s] = Math.min(low[s] as number, Math.floor(exponent * times))
      high[s] = Math.max(high[s] as number, Math.ceil(exponent * times))
    })
  }
  return { low, high }
}

/**
 * Keys for exponents in the range. Too wide for exact float integers, keys are bigints, on which `+` and Map work
 * alike.
 */
export function packingOf(scale: Scale, { low, high }: Range): Packing {
  const lows = low.map((bound) => Math.min(bound, 0))
  const widths = lows.map((bound, s) => Math.max(high[s] as number, 0) - bound + 1)
  const strides: bigint[] = []
  let stride = 1n
  for (const width of widths) {
    strides.push(stride)
    stride *= BigInt(width)
  }
  const small = stride <= BigInt(Number.MAX_SAFE_INTEGER)
  const keys = small ? strides.map(Number) : (strides as unknown as number[])
  return { ...scale, lows, widths, strides: keys, lowest: keyOf(lows, keys), powers: lows.map(() => []) }
}

/** A monomial as a key, with its integer exponents and its orders. */
export interface PackedMonomial {
  readonly key: number
  readonly exponents: readonly number[]
  readonly orders: readonly number[]
}

export function packMonomial(term: Monomial, packing: Packing): PackedMonomial {
  const exponents = exponentsOf(term, packing)
  return { key: keyOf(exponents, packing.strides), exponents, orders: ordersOf(exponents, packing) }
}

/** All terms, also beyond the limits: a factor of negative order may bring them back. */
export function pack(p: Polynomial, packing: Packing): Packed {
  const byOrders = new Map<string, { readonly orders: readonly number[]; readonly terms: [number, Rational][] }>()
  for (const term of p) {
    const { key, orders } = packMonomial(term, packing)
    const group = byOrders.get(orders.join()) ?? { orders, terms: [] }
    byOrders.set(orders.join(), group)
    group.terms.push([key, term.coefficient])
  }
  const pieces = new Map<string, Piece>()
  for (const [name, { orders, terms }] of byOrders) {
    const denominator = terms.reduce((den, [, coefficient]) => leastCommonMultiple(den, coefficient.den), 1n)
    pieces.set(name, {
      orders,
      denominator,
      terms: new Map(terms.map(([key, { num, den }]) => [key, (num * denominator) / den])),
    })
  }
  return pieces
}

export function isKept(orders: readonly number[], { limits }: Scale): boolean {
  return orders.every((order, l) => order <= (limits[l] as { highest: number }).highest)
}

/** A product of two pieces that contributes to a sum. */
export interface Contribution {
  readonly left: Piece
  readonly right: Piece
  readonly factor: Rational
}

/** `start` + Σ factor · left · right, all of the same orders. Undefined when nothing remains. */
export function accumulate(
  orders: readonly number[],
  start: Piece | undefined,
  contributions: readonly Contribution[],
): Piece | undefined {
  let denominator = start?.denominator ?? 1n
  for (const { left, right, factor } of contributions)
    denominator = leastCommonMultiple(denominator, left.denominator * right.denominator * factor.den)
  const total = new Map<number, bigint>()
  if (start !== undefined)
    for (const [key, numerator] of start.terms) total.set(key, numerator * (denominator / start.denominator))
  for (const { left, right, factor } of contributions) {
    const scale = (denominator / (left.denominator * right.denominator * factor.den)) * factor.num
    const [few, many] = left.terms.size < right.terms.size ? [left.terms, right.terms] : [right.terms, left.terms]
    for (const [key, numerator] of few) addMultiple(total, many, key, numerator * scale)
  }
  return lowestTerms(orders, denominator, total)
}

/** total += factor · x^shift · terms: the inner loop of everything. */
function addMultiple(
  total: Map<number, bigint>,
  terms: ReadonlyMap<number, bigint>,
  shift: number,
  factor: bigint,
): void {
  for (const [key, numerator] of terms) {
    const sum = total.get(key + shift)
    total.set(key + shift, sum === undefined ? factor * numerator : sum + factor * numerator)
  }
}

function lowestTerms(orders: readonly number[], denominator: bigint, terms: Map<number, bigint>): Piece | undefined {
  let common = denominator
  for (const [key, numerator] of terms) {
    if (numerator === 0n) terms.delete(key)
    else if (common !== 1n) common = greatestCommonDivisor(common, numerator)
  }
  if (terms.size === 0) return undefined
  if (common === 1n) return { orders, denominator, terms }
  for (const [key, numerator] of terms) terms.set(key, numerator / common)
  return { orders, denominator: denominator / common, terms }
}

function keyOf(exponents: readonly number[], strides: readonly number[]): number {
  if (typeof strides[0] === 'bigint') {
    return (strides as unknown as bigint[]).reduce(
      (key, stride, s) => key + stride * BigInt(exponents[s] as number),
      0n,
    ) as unknown as number
  }
  return strides.reduce((key, stride, s) => key + stride * (exponents[s] as number), 0)
}

/** The whole exponents, symbol by symbol. */
export function exponentsAt(key: number, packing: Packing): number[] {
  const { lows, widths } = packing
  if (typeof key === 'bigint') return widths.map((_, s) => digitOf(key, s, packing))
  let rest = key - packing.lowest
  return widths.map((width, s) => {
    const digit = rest % width
    rest = (rest - digit) / width
    return digit + (lows[s] as number)
  })
}

/** The whole exponent of the symbol at a place, 0 at −1. */
export function digitOf(key: number, place: number, { lows, widths, strides, lowest }: Packing): number {
  if (place < 0) return 0
  const low = lows[place] as number
  const width = widths[place] as number
  const stride = strides[place] as number
  if (typeof key !== 'bigint') return low + (Math.floor((key - lowest) / stride) % width)
  return low + Number(((BigInt(key) - BigInt(lowest)) / BigInt(stride)) % BigInt(width))
}

/** Whether all limits keep it. */
export function isKeyKept(key: number, packing: Packing, { limits }: Scale = packing): boolean {
  for (const { weights, places, highest } of limits) {
    let order = 0
    for (const s of places) order += (weights[s] as number) * digitOf(key, s, packing)
    if (order > highest) return false
  }
  return true
}

function floor(a: Rational): number {
  return Number(a.num >= 0n ? a.num / a.den : -((-a.num + a.den - 1n) / a.den))
}
