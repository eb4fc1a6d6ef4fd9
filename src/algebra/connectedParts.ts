import type { Propagator } from './gaussianConvolution.js'
import { binomial, factorial, leastCommonMultiple } from './integers.js'
import { digitOf, isKeyKept, packMonomial } from './packing.js'
import type { Packing, Piece } from './packing.js'
import { constant } from './polynomial.js'
import type { Polynomial } from './polynomial.js'
import * as Q from './rational.js'
import type { Rational } from './rational.js'

/*
 * The recursion of `connectedSum` in integers, over one denominator for each number of lines. U_k = 2^k k! W_k obeys
 * U_(k+1) = Σ_ab L_ab (∂_a ∂_b U_k + Σ_(i+j=k) (k over i) ∂_a U_i ∂_b U_j), which in units of Π f^n/n! makes whole numbers
 * of whole ones. With the denominators D of the vertices in these units and M of the lines, and A = n! for the largest
 * number n of legs, T_k = A D^(k+1) M^k U_k is whole in powers of f too, and
 * T_(k+1) = Σ_ab M L_ab (A D ∂_a ∂_b T_k + Σ_(i+j=k) (k over i) ∂_a T_i ∂_b T_j) / A.
 */

/** Vertices, lines, and the fields that these join. */
export interface Connected {
  readonly vertices: Polynomial
  readonly lines: readonly Propagator[]
  readonly fields: readonly string[]
}

/** Terms of some number of lines. */
export type Counted = Pick<Piece, 'denominator' | 'terms'>

/** Integers times monomials, by increasing order in the first limit. */
interface Terms {
  readonly keys: ArrayLike<number>
  readonly counts: readonly bigint[]
  readonly orders: readonly number[]
}

/** The same while it grows, at the place of each order. */
type Sum = readonly Map<number, bigint>[]

/** Lines from a field to the one at a place among the fields. */
interface LineTo {
  readonly field: number
  readonly terms: Terms
}

/** W_0, W_1, … in steps, up to the most lines that a diagram has. */
export function* connectedParts(
  of: Connected,
  packing: Packing,
  most: number,
): Generator<undefined, readonly Counted[]> {
  const places = of.fields.map((field) => packing.symbols.indexOf(field))
  const room = factorial(mostLegs(of.vertices, places, packing))
  const [vertices, ofVertices] = scaledVertices(of, { places, room }, packing)
  const [lines, ofLines] = scaledLines(of, packing)
  const unit = settled(scaled(constant(1), room * ofVertices, packing), 1n, packing)
  // ∂_a T_k, and Σ_b M L_ab ∂_b T_k
  const [slopes, joined]: [(readonly Terms[])[], (readonly Terms[])[]] = [[], []]
  const parts: Counted[] = []
  let [sum, denominator] = [vertices, room * ofVertices]
  for (let k = 0; ; k++) {
    const terms = settled(sum, k === 0 ? 1n : room, packing)
    for (const each of sum) if (each.size > 0) parts.push({ denominator, terms: each })
    if (k === most) return parts
    const slope = places.map((place) => derivative(terms, place, packing))
    slopes.push(slope)
    joined.push(lines.map((ends) => joinedTo(slope, ends, packing)))
    sum = nothing(packing)
    denominator *= 2n * BigInt(k + 1) * ofVertices * ofLines
    for (const [a, place] of places.entries()) {
      addProducts(sum, unit, derivative(joined[k]?.[a] as Terms, place, packing), 1n)
      // A pair of different ones comes once for both orders.
      for (let i = 0; 2 * i <= k; i++) {
        const ways = (2 * i === k ? 1n : 2n) * binomial(k, i)
        addProducts(sum, slopes[i]?.[a] as Terms, joined[k - i]?.[a] as Terms, ways)
        yield
      }
    }
  }
}

/** The legs of a tree, two more than its vertices have beyond two each, as far as their orders let them go together. */
function mostLegs(vertices: Polynomial, places: readonly number[], packing: Packing): number {
  const highest = packing.limits.reduce((sum, limit) => sum + Math.max(limit.highest, 0), 0)
  const beyond = vertices.map((term) => {
    const { exponents, orders } = packMonomial(term, packing)
    const valence = places.reduce((sum, place) => sum + (exponents[place] ?? 0), 0)
    return Math.floor(((valence - 2) * highest) / orders.reduce((sum, order) => sum + order, 0))
  })
  return 2 + Math.max(0, ...beyond)
}

/** A D V, and D. */
function scaledVertices(
  { vertices }: Connected,
  { places, room }: { readonly places: readonly number[]; readonly room: bigint },
  packing: Packing,
): readonly [Sum, bigint] {
  const inUnits = vertices.map((term) => {
    const { exponents } = packMonomial(term, packing)
    return Q.multiply(
      term.coefficient,
      Q.rational(places.reduce((all, place) => all * factorial(exponents[place] ?? 0), 1n)),
    )
  })
  const denominator = commonDenominator(inUnits)
  return [scaled(vertices, denominator * room, packing), denominator]
}

/** The terms of M L_ab for each a, and M. */
function scaledLines(
  { lines, fields }: Connected,
  packing: Packing,
): readonly [readonly (readonly LineTo[])[], bigint] {
  const denominator = commonDenominator(lines.flatMap(({ value }) => value.map(({ coefficient }) => coefficient)))
  const from = fields.map((field) =>
    lines.flatMap(({ fields: [a, b], value }): readonly LineTo[] => {
      if (a !== field && b !== field) return []
      const terms = settled(scaled(value, denominator, packing), 1n, packing)
      return [{ field: fields.indexOf(a === field ? b : a), terms }]
    }),
  )
  return [from, denominator]
}

function commonDenominator(values: readonly Rational[]): bigint {
  return values.reduce((all, { den }) => leastCommonMultiple(all, den), 1n)
}

/** The terms times a multiple of their denominators. */
function scaled(terms: Polynomial, factor: bigint, packing: Packing): Sum {
  const sum = nothing(packing)
  for (const term of terms) {
    const { key, orders } = packMonomial(term, packing)
    sum[orders[0] ?? 0]?.set(key, (term.coefficient.num * factor) / term.coefficient.den)
  }
  return sum
}

function nothing({ limits: [first] }: Packing): Sum {
  return Array.from({ length: (first?.highest ?? 0) + 1 }, () => new Map<number, bigint>())
}

/** The sum over a divisor of all its terms, as far as the other limits go. */
function settled(sum: Sum, divisor: bigint, packing: Packing): Terms {
  const keys: number[] = []
  const counts: bigint[] = []
  const orders: number[] = []
  for (let order = 0; order < sum.length; order++) {
    const terms = sum[order] as Map<number, bigint>
    terms.forEach((count, key) => {
      if (count === 0n || (packing.limits.length > 1 && !isKeyKept(key, packing))) {
        terms.delete(key)
        return
      }
      const whole = divisor === 1n ? count : count / divisor
      terms.set(key, whole)
      keys.push(key)
      counts.push(whole)
      orders.push(order)
    })
  }
  return { keys: quick(keys), counts, orders }
}

/** Numbers in a typed array, wide keys as they are. */
function quick(keys: readonly number[]): ArrayLike<number> {
  return typeof keys[0] === 'bigint' ? keys : Float64Array.from(keys)
}

/** The derivative by the field at a place among the symbols, −1 for one that is in no vertex. */
function derivative(of: Terms, place: number, packing: Packing): Terms {
  const stride = packing.strides[place] ?? 0
  const keys: number[] = []
  const counts: bigint[] = []
  const orders: number[] = []
  for (let t = 0; t < of.counts.length; t++) {
    const exponent = digitOf(of.keys[t] as number, place, packing)
    if (exponent === 0) continue
    keys.push((of.keys[t] as number) - stride)
    counts.push((of.counts[t] as bigint) * BigInt(exponent))
    orders.push(of.orders[t] as number)
  }
  return { keys: quick(keys), counts, orders }
}

/** Σ_b M L_ab ∂_b T. */
function joinedTo(slope: readonly Terms[], ends: readonly LineTo[], packing: Packing): Terms {
  const sum = nothing(packing)
  for (const { field, terms } of ends) addProducts(sum, terms, slope[field] as Terms, 1n)
  return settled(sum, 1n, packing)
}

/** sum += factor · left · right, as far as the first limit goes: the inner loop of everything. */
function addProducts(sum: Sum, left: Terms, right: Terms, factor: bigint): void {
  for (let l = 0; l < left.counts.length; l++) {
    const shift = left.keys[l] as number
    const order = left.orders[l] as number
    const multiple = factor * (left.counts[l] as bigint)
    for (let r = 0; r < right.counts.length; r++) {
      const total = sum[order + (right.orders[r] as number)]
      if (total === undefined) break
      const key = (right.keys[r] as number) + shift
      const product = multiple * (right.counts[r] as bigint)
      const before = total.get(key)
      total.set(key, before === undefined ? product : before + product)
    }
  }
}
