import { doubleFactorial } from '../../algebra/integers.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import { evenPartitions, sumOfMomentProducts } from './evenPartitions.js'
import type { MomentProduct } from './evenPartitions.js'
import type { Point } from '../network.js'
import { requireLegs } from '../requireParameters.js'
import { representable } from './representable.js'

/** The moments E Π_{i∈B} h(x_i) of one hidden unit on a set of points; B are indices of points, which may repeat. */
export type HiddenMoments = (points: readonly Point[]) => (block: readonly number[]) => Evaluated

/** The same, or with combinations Σ_p A_ap h(x_p) in place of the h(x_i), A by rows and B its rows. */
export type CombinedMoments = (
  points: readonly Point[],
  combinations?: readonly (readonly number[])[],
) => (block: readonly number[]) => Evaluated

const products = new Map<number, readonly MomentProduct[]>()

/**
 * The connected correlators G_c^(n) of φ(x) = Σ_j W_j h_j(x), N independent neurons and W_j ~ N(0, σ₁²/N), as numbers
 * from the moments of one hidden unit on a fixed set of points; each moment is computed once. Odd ones vanish.  
 * G_c^(n) = N (σ₁²/N)^{n/2} Σ over partitions of the legs into even blocks of (−1)^{|π|−1}(|π|−1)! Π_B (|B|−1)!! M_B
 *
 * @returns a function of n indices of points
 */
export function correlatorsFromMoments(
  moments: HiddenMoments,
  N: number,
  sigma1: number,
  points: readonly Point[],
): (legs: readonly number[]) => Evaluated {
  const moment = moments(points)
  const known = new Map<number, Evaluated>()
  const lookUp = (block: readonly number[]): Evaluated => {
    const sorted =
      block.length === 2 && (block[0] as number) <= (block[1] as number) ? block : [...block].sort((a, b) => a - b)
    const key = sorted.reduce((number, i) => number * points.length + i, block.length)
    const found = known.get(key)
    if (found !== undefined) return found
    const computed = moment(sorted)
    known.set(key, computed)
    return computed
  }
  return (legs) => {
    requireLegs(legs, points.length)
    const n = legs.length
    if (n % 2 === 1) return { value: 0, error: 0 }
    const scale = N * (sigma1 ** 2 / N) ** (n / 2)
    const { value, error } = sumOfMomentProducts(momentProducts(n), (block) =>
      lookUp(block.map((leg) => legs[leg] as number)),
    )
    return representable({ value: scale * value, error: scale * error }, n, sigma1 ** 2 / N)
  }
}

/** The products with their readout averages (|B|−1)!! in the coefficient. */
export function momentProducts(n: number): readonly MomentProduct[] {
  const found =
    products.get(n) ??
    evenPartitions(n).map(({ coefficient, blocks }) => ({ coefficient: coefficient * readouts(blocks), blocks }))
  products.set(n, found)
  return found
}

function readouts(blocks: readonly (readonly number[])[]): number {
  return Number(blocks.reduce((product, block) => product * doubleFactorial(block.length - 1), 1n))
}
