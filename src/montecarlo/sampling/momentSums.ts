import type { BatchSums } from './batches.js'
import { finite } from '../../numbers.js'

/**
 * Sums over the draws of an ensemble, of all products of up to `order` of its columns, in batches of consecutive draws.
 */
export interface MomentSums {
  readonly columns: number
  readonly order: number
  /** What was subtracted from each column, so that products are sums of numbers of both signs. */
  readonly shift: Float64Array
  readonly batches: BatchSums
  /** The place of a product among the terms; indices in any order. */
  readonly place: (indices: readonly number[]) => number
}

export interface MomentAccumulator {
  /** Adds draws, `columns` numbers each, one after the other. */
  readonly add: (rows: Float64Array) => void
  readonly draws: () => number
  readonly finish: () => MomentSums
}

/**
 * Batches are merged in pairs when there are this many: there are at least half as many at the end, and memory does not
 * grow. Fewer where an analysis of one, which takes as long as its largest tensor has entries, is long.
 */
const MOST_BATCHES = 400
const FEWEST_BATCHES = 80
const MOST_ENTRIES = 8e7

/** Draws from which the shift is taken. */
const FIRST_DRAWS = 256

/**
 * Accumulates the moment sums of a stream of draws whose number is not known beforehand, in memory that does not depend
 * on it. Each batch holds consecutive draws, so that draws which depend on their neighbours (a Markov chain) still give
 * honest errors once batches are longer than the correlation.
 *
 * @example
 * const sums = momentAccumulator(1, 2)
 * sums.add(Float64Array.of(1, 2, 3))
 * sums.draws() // 3
 */
export function momentAccumulator(columns: number, order: number): MomentAccumulator {
  const products = productsUpTo(columns, order)
  const names = new Map(products.map((indices, t) => [indices.join(), t]))
  const lasts = Int32Array.from(products, (indices) => indices.at(-1) as number)
  const terms = products.length
  /** Those with one factor less than the most: each is followed, in their order, by itself times its last column and on. */
  const parents = products.findIndex(({ length }) => length === order)
  const affordable = 2 * Math.floor(MOST_ENTRIES / (2 * columns ** order))
  const mostBatches = Math.max(FEWEST_BATCHES, Math.min(MOST_BATCHES, affordable))
  const sums = new Float64Array(mostBatches * terms)
  const row = new Float64Array(columns)
  const values = new Float64Array(terms)
  const shift = new Float64Array(columns)
  let early: Float64Array[] | undefined = []
  let [size, full, inLast, draws] = [1, 0, 0, 0]

  const addRow = (rows: Float64Array, start: number): void => {
    const first = full * terms
    for (let c = 0; c < columns; c++) {
      const x = (rows[start + c] as number) - (shift[c] as number)
      row[c] = values[c] = x
      sums[first + c] = (sums[first + c] as number) + x
    }
    for (let parent = 0, t = columns; parent < parents; parent++) {
      const product = values[parent] as number
      for (let c = lasts[parent] as number; c < columns; c++, t++) {
        const value = product * (row[c] as number)
        values[t] = value
        sums[first + t] = (sums[first + t] as number) + value
      }
    }
    inLast++
    if (inLast < size) return
    full++
    inLast = 0
    if (full === mostBatches) mergePairs()
  }

  const mergePairs = (): void => {
    for (let b = 0; b < mostBatches / 2; b++)
      for (let t = 0; t < terms; t++)
        sums[b * terms + t] = (sums[2 * b * terms + t] as number) + (sums[(2 * b + 1) * terms + t] as number)
    full = mostBatches / 2
    sums.fill(0, full * terms)
    size *= 2
  }

  const begin = (): void => {
    const rows = early ?? []
    early = undefined
    for (let c = 0; c < columns; c++)
      shift[c] = rows.reduce((sum, row) => sum + (row[c] as number), 0) / Math.max(1, rows.length)
    for (const row of rows) addRow(row, 0)
  }

  return {
    add: (rows) => {
      draws += rows.length / columns
      // The shift is that of exactly the first draws, in whatever pieces they come, so that the digits are those of the
      // draws alone.
      for (let start = 0; start < rows.length; start += columns) {
        if (early === undefined) addRow(rows, start)
        else if (early.push(rows.slice(start, start + columns)) === FIRST_DRAWS) begin()
      }
    },
    draws: () => draws,
    finish: () => {
      if (early !== undefined) begin()
      const count = full + (inLast > 0 ? 1 : 0)
      const sizes = Array.from({ length: count }, (_, b) => (b < full ? size : inLast))
      for (const sum of sums.subarray(0, count * terms))
        finite(sum, { at: 'samples', what: `a sum of powers up to ${order}` })
      const batches: BatchSums = { samples: draws, batches: count, terms, sums: sums.subarray(0, count * terms), sizes }
      return {
        columns,
        order,
        shift,
        batches,
        place: (indices) => names.get([...indices].sort((a, b) => a - b).join()) as number,
      }
    },
  }
}

/** All non-decreasing lists of 1 to `order` columns, shorter ones first. */
export function productsUpTo(columns: number, order: number): readonly (readonly number[])[] {
  let longest: readonly (readonly number[])[] = [[]]
  const all: (readonly number[])[] = []
  for (let length = 1; length <= order; length++) {
    longest = longest.flatMap((indices) =>
      Array.from({ length: columns - (indices.at(-1) ?? 0) }, (_, i) => [...indices, (indices.at(-1) ?? 0) + i]),
    )
    all.push(...longest)
  }
  return all
}
