import { webAssembly } from '../../webAssembly.js'
import type { Pair } from './matchings.js'
import { pairsWasm } from './pairsWasm.js'

/**
 * Writes Σ_j h_j(x_a)h_j(x_b) for each pair (a, b) to the front of `sums`, h_j(x_p) of the neurons standing at `hidden[j *
 * points + p]`; added up neuron after neuron.
 */
export type PairSums = (hidden: Float64Array, neurons: number, sums: Float64Array) => void

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly add: (left: number, right: number, end: number, size: number, sums: number) => void
}

/** Points of a block; sums of two blocks. */
const BLOCK = 4
const BLOCK_SUMS = BLOCK * BLOCK

/** Pairs of blocks at once, and values, as pairs.wat has room for them; so many stay near the processor. */
const MOST_BLOCKS = 256
const MOST_VALUES = 2048
const VALUES_AT = 32_768

let program: Exports | undefined

/**
 * The sums of some pairs: by WebAssembly, which does sixteen at once and takes a quarter of the time, or by JavaScript
 * where there is none of it, or no room for a neuron. The digits are the same.
 */
export function pairSums(points: number, pairs: readonly Pair[]): PairSums {
  program ??= webAssembly(pairsWasm) as Exports | undefined
  if (program === undefined || points > MOST_VALUES) return byJavaScript(points, pairs)
  const { add, memory } = program
  const names = pairs.map(([a, b]) => `${Math.floor(a / BLOCK)},${Math.floor(b / BLOCK)}`)
  const blocks = [...new Set(names)]
  const sides = Int32Array.from(blocks.flatMap((name) => name.split(',').map(Number)))
  const places = Int32Array.from(
    pairs,
    ([a, b], p) => blocks.indexOf(names[p] as string) * BLOCK_SUMS + (a % BLOCK) * BLOCK + (b % BLOCK),
  )
  const made = new Float64Array(memory.buffer, 0, MOST_BLOCKS * BLOCK_SUMS)
  const values = new Float64Array(memory.buffer, VALUES_AT, MOST_VALUES)
  const atOnce = points * Math.floor(MOST_VALUES / points)
  return (hidden, neurons, sums) => {
    const all = neurons * points
    for (let first = 0; first < blocks.length; first += MOST_BLOCKS) {
      const end = Math.min(blocks.length, first + MOST_BLOCKS)
      made.fill(0, 0, (end - first) * BLOCK_SUMS)
      for (let from = 0; from < all; from += atOnce) {
        const count = Math.min(atOnce, all - from)
        values.set(count === hidden.length ? hidden : hidden.subarray(from, from + count))
        for (let b = first; b < end; b++) {
          const left = VALUES_AT + 8 * BLOCK * (sides[2 * b] as number)
          const right = VALUES_AT + 8 * BLOCK * (sides[2 * b + 1] as number)
          add(left, right, left + 8 * count, 8 * points, 8 * BLOCK_SUMS * (b - first))
        }
      }
      for (let p = 0; p < places.length; p++) {
        const place = (places[p] as number) - first * BLOCK_SUMS
        if (place >= 0 && place < made.length) sums[p] = made[place] as number
      }
    }
  }
}

/** As {@link pairSums}, in JavaScript. */
function byJavaScript(points: number, pairs: readonly Pair[]): PairSums {
  return (hidden, neurons, sums) => {
    pairs.forEach(([a, b], p) => {
      let sum = 0
      for (let row = 0; row < neurons * points; row += points)
        sum += (hidden[row + a] as number) * (hidden[row + b] as number)
      sums[p] = sum
    })
  }
}
