import type { Evaluated } from './evaluated.js'
import { productRule, productRuleSize } from './productRule.js'
import type { Axis } from './productRule.js'

/** Writes the values of all functions at a node to `out`. */
export type Fill = (node: Float64Array, out: Float64Array) => void

/** Functions of some coordinates, of which products are averaged. */
export interface Factors {
  readonly axes: readonly Axis[]
  /** Number of functions. */
  readonly count: number
  readonly fill: Fill
  /** The axes are normal, and no product that is asked for changes when the node changes sign: half of the nodes are enough. */
  readonly even?: boolean
  /** Instead of the functions f_p their combinations Σ_p A_ap f_p, A by rows: combined on each node, where they cancel least. */
  readonly combinations?: readonly (readonly number[])[]
}

/** The values of the functions on the nodes of a product rule, function by function, with the nodes' weights. */
interface Table {
  readonly weights: Float64Array
  readonly values: readonly Float64Array[]
  /** Roundings of the values, where combinations cancel digits of the functions. */
  readonly roundings: readonly Float64Array[]
  /** Products of two functions, once they have been needed. */
  readonly pairs: Map<number, Float64Array>
}

/** More nodes than this are not tried: about a second of work. */
const MOST_NODES = 3e6
/** Refinement stops when no moment changes by more than this fraction. */
const TOLERANCE = 1e-9

/**
 * Means of products of functions over independent coordinates, E Π_{i∈B} f_i, by product rules: the trapezoidal rule for normal coordinates
 * (exponentially accurate for smooth functions, its range grows with the refinement), Gauss–Legendre for uniform ones. Each coordinate is refined
 * until the means of f_i² and f_i⁶ settle, then all of them together until they settle again or a further refinement has too many nodes; all
 * products are taken on the last two rules, and the error is their difference, which is the error of the coarser one.
 *
 * @returns the mean of the product of the functions with the given indices, which may repeat
 */
export function momentTable(factors: Factors): (block: readonly number[]) => Evaluated {
  let resolutions = settledAxes(factors)
  let [coarse, fine] = [tableOf(factors, resolutions), tableOf(factors, scaled(resolutions, CONFIRMATION))]
  while (!settled(coarse, fine)) {
    resolutions = scaled(resolutions, REFINEMENT)
    if (size(factors, scaled(resolutions, CONFIRMATION)) >= MOST_NODES) break
    ;[coarse, fine] = [fine, tableOf(factors, scaled(resolutions, CONFIRMATION))]
  }
  return (block) => {
    const value = meanOfProduct(fine, block)
    return { value, error: Math.abs(value - meanOfProduct(coarse, block)) + roundingOfProduct(fine, block) }
  }
}

const COARSEST = 0.8
const REFINEMENT = 1.5
/** The last rule beyond the settled one: convergence is exponential, so that a little more is enough to show the error. */
const CONFIRMATION = 1.2

function scaled(resolutions: readonly number[], by: number): readonly number[] {
  return resolutions.map((resolution) => resolution * by)
}

/** The resolution of each axis from which its own refinement changes nothing: functions are often steep along one axis only. */
function settledAxes(factors: Factors): readonly number[] {
  let resolutions: readonly number[] = factors.axes.map(() => COARSEST)
  let table = tableOf(factors, resolutions)
  for (let unsettled = true; unsettled;) {
    unsettled = false
    for (let k = 0; k < resolutions.length; k++) {
      const trial = resolutions.map((resolution, axis) => (axis === k ? REFINEMENT * resolution : resolution))
      if (size(factors, scaled(trial, CONFIRMATION)) >= MOST_NODES) return resolutions
      const finer = tableOf(factors, trial)
      if (settled(table, finer)) continue
      unsettled = true
      resolutions = trial
      table = finer
    }
  }
  return resolutions
}

function settled(coarse: Table, fine: Table): boolean {
  return fine.values.every((_, i) =>
    [
      [i, i],
      [i, i, i, i, i, i],
    ].every((block) => {
      const value = meanOfProduct(fine, block)
      return Math.abs(value - meanOfProduct(coarse, block)) <= TOLERANCE * Math.abs(value)
    }),
  )
}

function size({ axes, even = false }: Factors, resolutions: readonly number[]): number {
  return productRuleSize(axes, resolutions) / (even ? 2 : 1)
}

function tableOf({ axes, count, fill, even = false, combinations }: Factors, resolutions: readonly number[]): Table {
  const { nodes, weights } = productRule(axes, resolutions, { half: even })
  const made = (functions: number): Float64Array[] => Array.from({ length: functions }, () => new Float64Array(weights.length))
  const [values, roundings] = combinations === undefined ? [made(count), []] : [made(combinations.length), made(combinations.length)]
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
  return { weights: Float64Array.from(weights), values, roundings, pairs: new Map() }
}

/** Of a function's value and its argument, in units of the last place. */
const ROUNDINGS = 8

/** What the roundings of each factor do to the mean of the product. */
function roundingOfProduct({ weights, values, roundings }: Table, block: readonly number[]): number {
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

/** A product of many functions is one of products of pairs, each of which is needed many times. */
function meanOfProduct(table: Table, block: readonly number[]): number {
  const { weights, values } = table
  const factors: Float64Array[] = block.length % 2 === 1 ? [values[block.at(-1) as number] as Float64Array] : []
  for (let i = 0; i + 1 < block.length; i += 2) factors.push(pairOf(table, block[i] as number, block[i + 1] as number))
  const [a, b, c, ...others] = factors
  let total = 0
  if (a === undefined) for (let q = 0; q < weights.length; q++) total += weights[q] as number
  else if (b === undefined) for (let q = 0; q < weights.length; q++) total += (weights[q] as number) * (a[q] as number)
  else if (c === undefined) for (let q = 0; q < weights.length; q++) total += (weights[q] as number) * (a[q] as number) * (b[q] as number)
  else
    for (let q = 0; q < weights.length; q++) {
      let product = (weights[q] as number) * (a[q] as number) * (b[q] as number) * (c[q] as number)
      for (const other of others) product *= other[q] as number
      total += product
    }
  return total
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
