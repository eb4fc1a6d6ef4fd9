import type { DensityAxis } from './axisRules.js'
import { productRule } from './productRule.js'
import type { ProductRule, RuleOptions } from './productRule.js'

/** Writes the values of all functions at a node to `out`. */
export type Fill = (node: Float64Array, out: Float64Array) => void

/** Functions of some coordinates, of which products are averaged. */
export interface Factors {
  readonly axes: readonly DensityAxis[]
  /** Number of functions. */
  readonly count: number
  readonly fill: Fill
  /**
   * The axes are normal, the functions change sign with the node, and products of even numbers of them are asked for:
   * half of the nodes are enough.
   */
  readonly odd?: boolean
  /**
   * Instead of the functions f_p their combinations Σ_p A_ap f_p, A by rows: combined on each node, where they cancel
   * least.
   */
  readonly combinations?: readonly (readonly number[])[]
}

/** The values of the functions on the nodes of a product rule, function by function, with the nodes' weights. */
export interface Table {
  readonly weights: Float64Array
  /** 1 for the nodes at the end of the range of the normal coordinates. */
  readonly edge: Uint8Array
  readonly values: readonly Float64Array[]
  /** Roundings of the values, where combinations cancel digits of the functions. */
  readonly roundings: readonly Float64Array[]
  /** Products of two functions, once they have been needed. */
  readonly pairs: Map<number, Float64Array>
}

/** The functions on a product rule. */
export function tableOf(factors: Factors, resolutions: readonly number[], options: RuleOptions = {}): Table {
  return tableOn(factors, productRule(factors.axes, resolutions, options))
}

/** The functions on any rule for the same coordinates. */
export function tableOn({ axes, count, fill, combinations }: Factors, { nodes, weights, edge }: ProductRule): Table {
  const made = (functions: number): Float64Array[] =>
    Array.from({ length: functions }, () => new Float64Array(weights.length))
  const [values, roundings] =
    combinations === undefined ? [made(count), []] : [made(combinations.length), made(combinations.length)]
  const node = new Float64Array(axes.length)
  const out = new Float64Array(count)
  for (let q = 0; q < weights.length; q++) {
    for (let k = 0; k < node.length; k++) node[k] = nodes[q * node.length + k] as number
    fill(node, out)
    if (combinations === undefined) for (let i = 0; i < count; i++) (values[i] as Float64Array)[q] = out[i] as number
    else
      combinations.forEach((row, a) => {
        let [sum, size] = [0, 0]
        for (let i = 0; i < count; i++) {
          const term = (row[i] as number) * (out[i] as number)
          sum += term
          size += Math.abs(term)
        }
        ;(values[a] as Float64Array)[q] = sum
        ;(roundings[a] as Float64Array)[q] = ROUNDINGS * Number.EPSILON * size
      })
  }
  return { weights, edge, values, roundings, pairs: new Map() }
}

/** Of a function's value and its argument, in units of the last place. */
const ROUNDINGS = 8

/** What the roundings of each factor do to the mean of the product. */
export function roundingOfProduct({ weights, values, roundings }: Table, block: readonly number[]): number {
  if (roundings.length === 0) return 0
  let total = 0
  for (let q = 0; q < weights.length; q++) {
    let [exact, largest] = [weights[q] as number, weights[q] as number]
    for (const i of block) {
      const value = Math.abs((values[i] as Float64Array)[q] as number)
      exact *= value
      largest *= value + ((roundings[i] as Float64Array)[q] as number)
    }
    total += largest - exact
  }
  return total
}

/** The mean of |Π f_i|, and what nodes at the end of the range contribute to it. */
export function edgeOfProduct(
  { weights, edge, values }: Table,
  block: readonly number[],
): { readonly last: number; readonly total: number } {
  let [last, total] = [0, 0]
  for (let q = 0; q < weights.length; q++) {
    let product = weights[q] as number
    for (const i of block) product *= (values[i] as Float64Array)[q] as number
    total += Math.abs(product)
    if (edge[q] === 1) last += Math.abs(product)
  }
  return { last, total }
}

/** A product of many functions is one of products of pairs, each of which is needed many times. */
export function meanOfProduct(table: Table, block: readonly number[]): number {
  const { weights, values } = table
  const factors: Float64Array[] = block.length % 2 === 1 ? [values[block.at(-1) as number] as Float64Array] : []
  for (let i = 0; i + 1 < block.length; i += 2) factors.push(pairOf(table, block[i] as number, block[i + 1] as number))
  const [a, b, c, ...others] = factors
  let total = 0
  if (a === undefined) for (let q = 0; q < weights.length; q++) total += weights[q] as number
  else if (b === undefined) for (let q = 0; q < weights.length; q++) total += (weights[q] as number) * (a[q] as number)
  else if (c === undefined)
    for (let q = 0; q < weights.length; q++) total += (weights[q] as number) * (a[q] as number) * (b[q] as number)
  else
    for (let q = 0; q < weights.length; q++) {
      let product = (weights[q] as number) * (a[q] as number) * (b[q] as number) * (c[q] as number)
      for (const other of others) product *= other[q] as number
      total += product
    }
  return total
}

/** At least E |Π f_i|, by Schwarz's inequality. */
export function sizeOfProduct(table: Table, block: readonly number[]): number {
  return Math.sqrt(meanOfProduct(table, [...block, ...block]))
}

function pairOf({ values, pairs }: Table, i: number, j: number): Float64Array {
  const key = i * values.length + j
  const [left, right] = [values[i] as Float64Array, values[j] as Float64Array]
  const known = pairs.get(key)
  if (known !== undefined) return known
  const found = new Float64Array(left.length)
  for (let q = 0; q < found.length; q++) found[q] = (left[q] as number) * (right[q] as number)
  if (pairs.size * found.length < MOST_KEPT) pairs.set(key, found)
  return found
}

/** Numbers in products of pairs: 320 MB, all pairs of eight functions in four dimensions. */
const MOST_KEPT = 4e7
