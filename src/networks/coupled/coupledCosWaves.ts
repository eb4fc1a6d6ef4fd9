import { doubleFactorial } from '../../algebra/integers.js'
import { setPartitions } from '../../algebra/partitions.js'
import type { CosNetParameters } from '../cosines/cosNet.js'
import { neutralSigns, squareOfSum } from '../cosines/neutralSigns.js'
import type { Point } from '../network.js'

/** A plane wave e^{ik·w} of all N·d hidden weights w, whose mean depends on k² only. */
export interface Wave {
  readonly factor: number
  /** k² */
  readonly square: number
}

/**
 * Π_{i∈block} φ(x_i) of a Cos-net, averaged over phases and readouts, as a sum of plane waves of the hidden weights:
 * the points are shared out among neurons, an even number to each, with signs that add up to zero in each. What joint
 * density the weights have is left open.
 */
export function fieldWaves(
  { N, sigma1 }: Pick<CosNetParameters, 'N' | 'sigma1'>,
  points: readonly Point[],
  block: readonly number[],
): readonly Wave[] {
  const waves: Wave[] = []
  for (const neurons of setPartitions(block)) {
    if (neurons.some((each) => each.length % 2 === 1)) continue
    const readouts = neurons.reduce(
      (product, each, i) => product * (N - i) * Number(doubleFactorial(each.length - 1)),
      (sigma1 ** 2 / N) ** (block.length / 2),
    )
    // A choice of signs and its opposite give the same.
    const factor = (readouts * 2 ** neurons.length) / 2 ** block.length
    if (factor !== 0) for (const square of neutralSquares(neurons, points)) waves.push({ factor, square })
  }
  return waves
}

/** For all signs of the points that add up to zero in each neuron: Σ over the neurons of |Σ ε_i x_i|². */
function neutralSquares(neurons: readonly (readonly number[])[], points: readonly Point[]): readonly number[] {
  return neurons.reduce<readonly number[]>(
    (sums, neuron) => {
      const own = neuron.map((i) => points[i] as Point)
      const squares = neutralSigns(neuron.length).map((signs) => squareOfSum(signs, own))
      return sums.flatMap((sum) => squares.map((square) => sum + square))
    },
    [0],
  )
}
