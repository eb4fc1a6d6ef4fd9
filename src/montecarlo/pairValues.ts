import type { Network } from '../networks/network.js'
import type { RandomStream } from '../random/philox.js'
import type { Pair } from './matchings.js'

/**
 * Writes one number for each pair of points (a, b) to the front of `values`, from a hidden layer h_j(x_p) at `hidden[j * size + p]`,
 * the number of points being `size`. These run once in every sample and allocate nothing.
 */
export type PairValues = (random: RandomStream, hidden: Float64Array, values: Float64Array) => void

/** The random kernel K_ab = (σ₁²/N) Σ_j h_j(x_a)h_j(x_b), which is E[φ_aφ_b] given the hidden layer. */
export function kernelValues({ width, readoutVariance }: Network, size: number, pairs: readonly Pair[]): PairValues {
  return (_, hidden, values) => {
    for (let p = 0; p < pairs.length; p++) {
      const pair = pairs[p] as Pair
      let sum = 0
      for (let row = 0; row < width * size; row += size) sum += (hidden[row + pair[0]] as number) * (hidden[row + pair[1]] as number)
      values[p] = readoutVariance * sum
    }
  }
}

/** The products φ_aφ_b of one network, whose readout weights W_j ~ N(0, σ₁²/N) are drawn here, after the hidden layer. */
export function directValues({ width, readoutVariance }: Network, size: number, pairs: readonly Pair[]): PairValues {
  const deviation = Math.sqrt(readoutVariance)
  const field = new Float64Array(size)
  return (random, hidden, values) => {
    field.fill(0)
    for (let row = 0; row < width * size; row += size) {
      const weight = deviation * random.normal()
      for (let p = 0; p < size; p++) field[p] = (field[p] as number) + weight * (hidden[row + p] as number)
    }
    for (let p = 0; p < pairs.length; p++) {
      const pair = pairs[p] as Pair
      values[p] = (field[pair[0]] as number) * (field[pair[1]] as number)
    }
  }
}
