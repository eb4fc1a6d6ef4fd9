import { doubleFactorial } from '../algebra/integers.js'
import { contractWithVector } from '../algebra/tensor.js'
import type { Tensor } from '../algebra/tensor.js'
import type { ActionPart, PartValues } from './action.js'
import type { ActionOnPoints } from './actionOnPoints.js'

/**
 * What the parts of an action are on average over fields of its Gaussian part: n/2 for ½ φK⁻¹φ on n points, and
 * (r − 1)!! g_r K … K for a coupling (Isserlis). Where the corrections are as large as n/2, the expansion does not hold
 * at a field of typical size.
 */
export function gaussianAverages({
  covariance,
  couplings,
}: Pick<ActionOnPoints, 'covariance' | 'couplings'>): PartValues {
  return new Map<ActionPart, number>([
    ['gaussian', covariance.size / 2],
    ...[...couplings].map(([legs, coupling]): [number, number] => [
      legs,
      Number(doubleFactorial(legs - 1)) * paired(coupling, covariance),
    ]),
  ])
}

/** All legs joined in pairs by a matrix: pairs of points are the points of a tensor of half the rank. */
function paired({ rank, size, data }: Tensor, { data: matrix }: Tensor): number {
  return contractWithVector({ size: size * size, rank: rank / 2, data }, [...matrix])
}
