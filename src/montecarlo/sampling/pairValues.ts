import type { Network } from '../../networks/network.js'
import { readoutDraw } from '../../networks/readout.js'
import type { RandomStream } from '../../random/philox.js'
import type { Pair } from './matchings.js'
import { pairSums } from './pairSums.js'

/**
 * Writes one number for each pair of points (a, b) to the front of `values`, from a hidden layer h_j(x_p) at `hidden[j
 * * size + p]`, the number of points being `size`; then the products of earlier values by two, whose places stand in
 * `factors` one after the other. These run once in every sample and allocate nothing.
 */
export type PairValues = (random: RandomStream, hidden: Float64Array, values: Float64Array) => void

const NO_FACTORS = new Int32Array()

/**
 * Four or more points, in order, whose joint cumulant given the hidden layer is wanted beside that of pairs: κ_n(a)
 * (σ₁²/N)^{n/2} Σ_j Π h_j, 0 for normal readouts. Their values stand behind those of the pairs.
 */
export type Block = readonly number[]

/** The random kernel K_ab = (σ₁²/N) Σ_j h_j(x_a)h_j(x_b), which is E[φ_aφ_b] given the hidden layer. */
export function kernelValues(
  network: Network,
  size: number,
  pairs: readonly Pair[],
  factors: Int32Array = NO_FACTORS,
  blocks: readonly Block[] = [],
): PairValues {
  const { width, readoutVariance } = network
  const add = pairSums(size, pairs)
  const scales = blocks.map((block) => cumulantOf(network, block) * readoutVariance ** (block.length / 2))
  const first = pairs.length
  return (_, hidden, values) => {
    add(hidden, width, values)
    for (let p = 0; p < first; p++) values[p] = readoutVariance * (values[p] as number)
    for (let b = 0; b < blocks.length; b++) {
      let sum = 0
      for (let row = 0; row < width * size; row += size) sum += productOf(hidden, row, blocks[b] as Block)
      values[first + b] = (scales[b] as number) * sum
    }
    multiply(values, first + blocks.length, factors)
  }
}

/** The cumulant of a standardised readout, as many as the block has points. */
function cumulantOf({ readout }: Network, block: Block): number {
  return readout?.cumulant(block.length) ?? 0
}

function productOf(hidden: Float64Array, row: number, block: Block): number {
  let product = 1
  for (let i = 0; i < block.length; i++) product *= hidden[row + (block[i] as number)] as number
  return product
}

/** The sums over the neurons of k_ab = σ₁² h_j(x_a)h_j(x_b), of the other cumulants of one, and of the products of these. */
export function neuronValues(
  network: Network,
  size: number,
  pairs: readonly Pair[],
  factors: Int32Array = NO_FACTORS,
  blocks: readonly Block[] = [],
): PairValues {
  const { width, readoutVariance } = network
  const [left, right] = sides(pairs)
  const variance = width * readoutVariance
  const scales = blocks.map((block) => cumulantOf(network, block) * variance ** (block.length / 2))
  const first = pairs.length
  const neuron = new Float64Array(first + blocks.length + factors.length / 2)
  return (_, hidden, values) => {
    values.fill(0)
    for (let row = 0; row < width * size; row += size) {
      for (let p = 0; p < left.length; p++) {
        neuron[p] =
          variance * (hidden[row + (left[p] as number)] as number) * (hidden[row + (right[p] as number)] as number)
      }
      for (let b = 0; b < blocks.length; b++)
        neuron[first + b] = (scales[b] as number) * productOf(hidden, row, blocks[b] as Block)
      multiply(neuron, first + blocks.length, factors)
      for (let t = 0; t < neuron.length; t++) values[t] = (values[t] as number) + (neuron[t] as number)
    }
  }
}

/** The products φ_aφ_b of one network, whose readout weights W_j are drawn here, after the hidden layer. */
export function directValues(
  network: Network,
  size: number,
  pairs: readonly Pair[],
  factors: Int32Array = NO_FACTORS,
): PairValues {
  const { width } = network
  const [left, right] = sides(pairs)
  const readout = readoutDraw(network)
  const field = new Float64Array(size)
  return (random, hidden, values) => {
    field.fill(0)
    for (let row = 0; row < width * size; row += size) {
      const weight = readout(random)
      for (let p = 0; p < size; p++) field[p] = (field[p] as number) + weight * (hidden[row + p] as number)
    }
    for (let p = 0; p < left.length; p++)
      values[p] = (field[left[p] as number] as number) * (field[right[p] as number] as number)
    multiply(values, pairs.length, factors)
  }
}

function multiply(values: Float64Array, first: number, factors: Int32Array): void {
  for (let f = 0, t = first; f < factors.length; f += 2, t++)
    values[t] = (values[factors[f] as number] as number) * (values[factors[f + 1] as number] as number)
}

function sides(pairs: readonly Pair[]): readonly [left: Int32Array, right: Int32Array] {
  return [Int32Array.from(pairs, ([a]) => a), Int32Array.from(pairs, ([, b]) => b)]
}
