import type { Tensor } from '../algebra/tensor.js'
import { InputError } from '../errors.js'
import { actionOfReadings, partsAt, actionRealization, sumOfParts } from './action.js'
import type { Action, PartValues } from './action.js'
import { actionErrors } from './actionErrors.js'
import { correlatorsAt } from '../networks/correlators/correlatorTensors.js'
import type { CorrelatorTensors } from '../networks/correlators/correlatorTensors.js'
import { covarianceInverse, singular } from './covarianceInverse.js'
import { evenActionReadings } from './evenActionExpansions.js'
import { requireDigits } from '../kernels/evaluated.js'
import type { Network, Point } from '../networks/network.js'
import { finite, requireNumber, SMALLEST_NORMAL } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'

/** The action of an even network on points to some order in 1/N, with what the errors of its values follow from. */
export interface ActionOnPoints extends Action {
  readonly points: readonly Point[]
  /** Highest power of 1/N that is kept. */
  readonly order: number
  /** K: the two-point function on the points. */
  readonly covariance: Tensor
  /** The condition number of the correlations on the points, K over its standard deviations. */
  readonly condition: number
  /** What it was made of, with bounds of its errors. */
  readonly correlators: CorrelatorTensors
}

/**
 * What `evaluateAction` gives: the value of the action at a field, up to a constant, and its parts, with bounds of
 * their errors.
 */
export interface ActionValue {
  readonly value: number
  readonly parts: PartValues
  /** Bounds of the absolute errors, of rounding and of quadratures, of `value` and of each part. */
  readonly errors: { readonly value: number; readonly parts: PartValues }
  /** The condition number of the correlations on the points. */
  readonly condition: number
}

/**
 * The action of an even network on a finite set of points, to order 1/N^`order`: the diagrams of `edgeworth-even` with
 * the network's correlators as vertices and K⁻¹ as lines, in floats.
 *
 * @throws InputError when the two-point function is singular on the points (coinciding points, or condition number
 * above 10⁸), and for no points
 * @example
 * evaluateAction(actionOnPoints(cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), [[0.3]], 1), [0.8]).parts.get(4) // -0.00512: beside the Gaussian part, 0.64, and g₂, 0.024
 */
export function actionOnPoints(network: Network, points: readonly Point[], order: number): ActionOnPoints {
  const correlators = correlatorsAt(network, points)
  const action = actionOfCorrelators(correlators, points, order)
  if (action === undefined) throw singular(correlators.correlator(2))
  return action
}

/** The action whose correlators these are; undefined where K has no inverse in floats. */
export function actionOfCorrelators(
  correlators: CorrelatorTensors,
  points: readonly Point[],
  order: number,
): ActionOnPoints | undefined {
  requireNumber(order, { at: 'order', expected: 'a natural number', integer: true, min: 0 })
  const { size, correlator } = correlators
  requireSize({
    code: 'actions.size',
    at: 'points',
    of: 'entries of the highest coupling on all points',
    needed: size ** (2 * order + 2),
    most: largest.entries,
  })
  const covariance = correlator(2)
  const inverted = covarianceInverse(covariance)
  if (inverted === undefined) return undefined
  const { inverse, condition } = inverted
  const action = actionOfReadings(evenActionReadings(order), actionRealization(inverse, correlator), inverse)
  return { ...action, points, order, covariance, condition, correlators }
}

/**
 * The value of the action at the field values `field`, one for each point, with bounds of its errors; {@link actionAt}
 * refines what has less than six digits.
 *
 * @param fieldErrors bounds of the errors of the values, none by default
 * @throws InputError for a wrong number of values, and where they are of the size of the largest part
 * @example
 * evaluateAction(actionOnPoints(cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), [[0.3]], 1), [0.8]).parts.get(2) // 0.024…
 */
export function evaluateAction(
  action: ActionOnPoints,
  field: readonly number[],
  fieldErrors: readonly number[] = field.map(() => 0),
): ActionValue {
  const found = boundedAction(action, field, fieldErrors)
  const size = (): number => Math.max(...[...found.parts.values()].map(Math.abs))
  requireDigits({ value: found.value, error: found.errors.value }, { code: 'networks.digits', at: 'S', size })
  return found
}

/** The same whatever is left of the digits. */
export function boundedAction(
  action: ActionOnPoints,
  field: readonly number[],
  fieldErrors: readonly number[] = field.map(() => 0),
): ActionValue {
  const parts = partsAt(action, field)
  requireSquare(field)
  const value = finite(sumOfParts(parts), { at: 'S', what: 'a value of the action' })
  const errors = new Map(
    [...actionErrors(action, field, fieldErrors)].map(([part, error]) => [part, error + lost(parts.get(part), field)]),
  )
  return { value, parts, errors: { value: sumOfParts(errors), parts: errors }, condition: action.condition }
}

/** What float64 takes of a part that is below its numbers: at small fields those of more legs than two. */
function lost(part: number | undefined, field: readonly number[]): number {
  return Math.abs(part ?? 0) < SMALLEST_NORMAL && field.some((value) => value !== 0) ? SMALLEST_NORMAL : 0
}

/** @throws InputError for a field so small that its square, of the size of the action, is lost to float64 */
function requireSquare(field: readonly number[]): void {
  const largest = Math.max(...field.map(Math.abs))
  if (largest === 0 || largest ** 2 >= SMALLEST_NORMAL) return
  throw new InputError({
    code: 'actions.underflow',
    at: 'field',
    expected: `values of which one has a square that float64 holds, ${Math.sqrt(SMALLEST_NORMAL).toExponential(1)} or more in size (the action is about its square)`,
    received: `${largest} at most`,
  })
}
