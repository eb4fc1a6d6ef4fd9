import { decimals } from '../algebra/decimals.js'
import { InputError } from '../errors.js'
import { correlatorsAt } from '../networks/correlators/correlatorTensors.js'
import { actionOfCorrelators, boundedAction } from './actionOnPoints.js'
import type { ActionOnPoints, ActionValue } from './actionOnPoints.js'
import { singular } from './covarianceInverse.js'
import type { Network, Point } from '../networks/network.js'
import { whitened } from './whitening.js'

/** What a part may be wrong by: six digits of its own, or nine of the largest part where it is small beside it. */
const TOLERANCE = { own: 1e-6, ofLargest: 1e-9 }

/**
 * The value of the action of an even network at a field on a few points, to order 1/N^`order`, with at least six
 * digits.
 *
 * In floats, as `evaluateAction` of {@link actionOnPoints}, where their errors allow. On near points K⁻¹
 * multiplies the last digits of the correlators by more than there are digits, so there the same action is taken as one
 * of combinations χ = Aφ that are nearly independent, S(φ) = S_χ(Aφ): its diagrams do not cancel, and the network
 * computes the correlators of χ without loss.
 *
 * @throws InputError with the condition number where six digits cannot be had; for a wrong number of values, for no
 * points
 * @example
 * actionAt(cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), [[0], [0.001]], [0.5, 0.4994], 2).parts.get(6) // 0.00119…
 */
export function actionAt(
  network: Network,
  points: readonly Point[],
  field: readonly number[],
  order: number,
): ActionValue {
  const correlators = correlatorsAt(network, points)
  const plain = actionOfCorrelators(correlators, points, order)
  const found = plain === undefined ? undefined : boundedAction(plain, field)
  if (found !== undefined && holds(found)) return found
  const combinations = network.combinations?.(points)
  const frame = combinations === undefined ? undefined : whitened(combinations, points)
  if (frame === undefined) throw found === undefined ? singular(correlators.correlator(2)) : withoutDigits(found)
  const { matrix } = frame
  const whole = actionOfCorrelators(frame.correlators, points, order) as ActionOnPoints
  const number = decimals(60)
  const combined = matrix.map((row) =>
    row.reduce((sum, entry, i) => sum.plus(new number(entry).times(field[i] as number)), new number(0)).toNumber(),
  )
  const refined = {
    ...boundedAction(
      whole,
      combined,
      combined.map((value) => Math.abs(value) * Number.EPSILON),
    ),
    condition: conditionNumber(correlators.correlator(2).data, matrix),
  }
  if (!holds(refined)) throw withoutDigits(refined)
  return refined
}

/** Of K with A K Aᵀ near the unit matrix, up to a factor of a few: the trace of K times that of AᵀA. */
export function conditionNumber(covariance: Float64Array, matrix: readonly (readonly number[])[]): number {
  const trace = matrix.reduce((sum, _, i) => sum + (covariance[i * matrix.length + i] as number), 0)
  return trace * matrix.reduce((sum, row) => row.reduce((total, entry) => total + entry ** 2, sum), 0)
}

function holds({ value, parts, errors }: ActionValue): boolean {
  const largest = Math.max(...[...parts.values()].map(Math.abs))
  const enough = (size: number, error: number): boolean =>
    error <= Math.max(TOLERANCE.own * Math.abs(size), TOLERANCE.ofLargest * largest)
  return (
    enough(value, errors.value) && [...parts].every(([part, size]) => enough(size, errors.parts.get(part) as number))
  )
}

function withoutDigits({ value, errors, condition }: ActionValue): InputError {
  return new InputError({
    code: 'actions.digits',
    at: 'points',
    expected: 'points on which six digits of the action can be had (farther apart, fewer of them, or a lower order)',
    received: `points whose two-point function has the condition number ${condition.toPrecision(2)}, where S = ${value.toPrecision(2)} is known to ±${errors.value.toPrecision(1)} only`,
  })
}
