import { doubleFactorial } from '../../algebra/integers.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import { cumulantFromMoments } from './cumulantFromMoments.js'
import type { Point } from '../network.js'
import { requireFewLegs, requireLegs } from '../requireParameters.js'
import { representable } from './representable.js'

/** The moments E Π_{i∈B} h(x_i) of one hidden unit on a set of points; B are indices of points, which may repeat. */
export type HiddenMoments = (points: readonly Point[]) => (block: readonly number[]) => Evaluated

/** The same, or with combinations Σ_p A_ap h(x_p) in place of the h(x_i), A by rows and B its rows. */
export type CombinedMoments = (
  points: readonly Point[],
  combinations?: readonly (readonly number[])[],
) => (block: readonly number[]) => Evaluated

/**
 * The connected correlators G_c^(n) of φ(x) = Σ_j W_j h_j(x), N independent neurons and W_j ~ N(0, σ₁²/N), as numbers
 * from the moments of one hidden unit on a fixed set of points; each moment is computed once. Odd ones vanish.
 * G_c^(n) = N (σ₁²/N)^{n/2} times the joint cumulant of n variables whose moments are (|B|−1)!! M_B.
 *
 * @returns a function of n indices of points
 */
export function correlatorsFromMoments(
  moments: HiddenMoments,
  N: number,
  sigma1: number,
  points: readonly Point[],
): (legs: readonly number[]) => Evaluated {
  const correlator = floatCorrelators(moments, N, sigma1, points)
  return (legs) => representable(correlator(legs), legs.length, sigma1 ** 2 / N)
}

/** The same, whether or not float64 holds them. */
export function floatCorrelators(
  moments: HiddenMoments,
  N: number,
  sigma1: number,
  points: readonly Point[],
): (legs: readonly number[]) => Evaluated {
  const moment = moments(points)
  const known = new Map<number | string, Evaluated>()
  const lookUp = (block: readonly number[]): Evaluated => {
    const sorted = isAscending(block) ? block : [...block].sort((a, b) => a - b)
    const number = sorted.reduce((all, i) => all * points.length + i, block.length)
    const key = Number.isSafeInteger(number) ? number : sorted.join()
    const found = known.get(key)
    if (found !== undefined) return found
    const computed = moment(sorted)
    const readouts = Number(doubleFactorial(block.length - 1))
    const average = { value: readouts * computed.value, error: readouts * computed.error }
    known.set(key, average)
    return average
  }
  return (legs) => {
    requireLegs(legs, points.length)
    const n = legs.length
    requireFewLegs(n)
    if (n % 2 === 1) return { value: 0, error: 0 }
    const scale = N * (sigma1 ** 2 / N) ** (n / 2)
    const { value, error } = cumulantFromMoments(n, (block) => lookUp(block.map((leg) => legs[leg] as number)))
    return { value: scale * value, error: scale * error }
  }
}

function isAscending(block: readonly number[]): boolean {
  for (let i = 1; i < block.length; i++) if ((block[i] as number) < (block[i - 1] as number)) return false
  return true
}
