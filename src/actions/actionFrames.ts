import type { Tensor } from '../algebra/tensor.js'
import { correlatorsAt } from '../networks/correlators/correlatorTensors.js'
import type { Network, Point } from '../networks/network.js'
import { actionOfCorrelators } from './actionOnPoints.js'
import type { ActionOnPoints } from './actionOnPoints.js'
import { singular } from './covarianceInverse.js'
import { whitened } from './whitening.js'

/** The action on points, of the fields there or of combinations of them. */
export interface ActionFrame {
  readonly action: ActionOnPoints
  /** A by rows, where it is that of χ = Aφ: S(φ) = S_χ(Aφ). */
  readonly matrix?: readonly (readonly number[])[]
  /** K on the points, and the condition number of the correlations, of χ up to a factor of a few. */
  readonly covariance: Tensor
  readonly condition: number
}

/**
 * The ways to the action of an even network on points, one or two, to be taken in turn until its digits are enough: in
 * floats, and, since on near points K⁻¹ multiplies the last digits of the correlators by more than there are digits, as
 * that of combinations χ = Aφ that are nearly independent. Diagrams of χ do not cancel, and the network computes its
 * correlators without loss.
 *
 * @throws InputError where there is no way: K is singular, and the network has no such combinations; for no points
 */
export function* actionFrames(network: Network, points: readonly Point[], order: number): Generator<ActionFrame> {
  const correlators = correlatorsAt(network, points)
  const covariance = correlators.correlator(2)
  const action = actionOfCorrelators(correlators, points, order)
  if (action !== undefined) yield { action, covariance, condition: action.condition }
  const combinations = network.combinations?.(points)
  const frame = combinations === undefined ? undefined : whitened(combinations, points)
  if (frame !== undefined)
    yield {
      action: actionOfCorrelators(frame.correlators, points, order) as ActionOnPoints,
      matrix: frame.matrix,
      covariance,
      condition: conditionNumber(covariance.data, frame.matrix),
    }
  else if (action === undefined) throw singular(covariance)
}

/**
 * Of the correlations R, K over its deviations s, with A K Aᵀ near the unit matrix, up to a factor of a few: their
 * trace times that of R⁻¹, which is (As)ᵀAs.
 */
function conditionNumber(covariance: Float64Array, matrix: readonly (readonly number[])[]): number {
  const size = matrix.length
  const variance = (i: number): number => covariance[i * size + i] as number
  return size * matrix.reduce((sum, row) => row.reduce((total, entry, i) => total + entry ** 2 * variance(i), sum), 0)
}
