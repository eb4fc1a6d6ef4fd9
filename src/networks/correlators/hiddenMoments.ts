import { doubleFactorial } from '../../algebra/integers.js'
import type { Evaluated } from '../../kernels/evaluated.js'
import { byPoints } from './byPoints.js'
import { cumulantFromMoments, HALF_ROUNDING } from './cumulantFromMoments.js'
import type { Point } from '../network.js'
import type { Readout } from '../readout.js'
import { SMALLEST_NORMAL } from '../../numbers.js'
import { requireLegs } from '../requireParameters.js'
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
 * G_c^(n) = N (σ₁²/N)^{n/2} times the joint cumulant of n variables whose moments are (|B|−1)!! M_B, or with another
 * readout of the deviation σ₁ its moment in place of (|B|−1)!!.
 *
 * @returns a function of n indices of points
 */
export function correlatorsFromMoments(
  moments: HiddenMoments,
  N: number,
  sigma1: number,
  points: readonly Point[],
  readout?: Readout,
): (legs: readonly number[]) => Evaluated {
  const correlator = floatCorrelators(moments, N, sigma1, points, readout)
  return (legs) => representable(correlator(legs), legs.length, sigma1 ** 2 / N)
}

/** The same, whether or not float64 holds them. */
export function floatCorrelators(
  moments: HiddenMoments,
  N: number,
  sigma1: number,
  points: readonly Point[],
  readout?: Readout,
): (legs: readonly number[]) => Evaluated {
  const moment = moments(points)
  const isZero = (leg: number): boolean => isExactly0(moment([leg, leg]))
  const average = byPoints(points.length, (block): Evaluated => {
    const found = moment(block)
    if (isExactly0(found) && block.some(isZero)) return found
    const { value, error } = found
    const readouts = readout?.moment(block.length) ?? Number(doubleFactorial(block.length - 1))
    const average = readouts * value
    // Moments of other readouts are rounded in each factor.
    const roundings = readout === undefined ? 1 : 4 + 3 * block.length
    // What float64 does not hold of a moment that is all but 0 may be multiplied by one that is large.
    return { value: average, error: readouts * error + roundings * HALF_ROUNDING * Math.abs(average) + SMALLEST_NORMAL }
  })
  return (legs) => {
    requireLegs(legs, points.length)
    const n = legs.length
    const scale = N * (sigma1 ** 2 / N) ** (n / 2)
    const cumulant = cumulantFromMoments(n, (block) => average(block.map((leg) => legs[leg] as number)))
    // What vanishes does so however large the readouts are.
    if (isExactly0(cumulant)) return cumulant
    const value = scale * cumulant.value
    // Two roundings in each factor σ₁²/N, and those of their power and of the products.
    const rounding = (n + 2) * Number.EPSILON * Math.abs(value) + Number.MIN_VALUE
    return { value, error: scale * cumulant.error + rounding }
  }
}

function isExactly0({ value, error }: Evaluated): boolean {
  return value === 0 && error === 0
}
