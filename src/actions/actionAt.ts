import { decimals } from '../algebra/decimals.js'
import { InputError } from '../errors.js'
import type { Network, Point } from '../networks/network.js'
import { actionFrames } from './actionFrames.js'
import type { ActionFrame } from './actionFrames.js'
import { boundedAction } from './actionOnPoints.js'
import type { ActionValue } from './actionOnPoints.js'

/** What a part may be wrong by: six digits of its own, or nine of the largest part where it is small beside it. */
const TOLERANCE = { own: 1e-6, ofLargest: 1e-9 }

/**
 * The value of the action of an even network at a field on a few points, to order 1/N^`order`, with at least six
 * digits.
 *
 * In floats, as `evaluateAction` of {@link actionOnPoints}, where their errors allow; on near points as the action of
 * combinations χ = Aφ that are nearly independent, S(φ) = S_χ(Aφ).
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
  let found: ActionValue | undefined
  for (const frame of actionFrames(network, points, order)) {
    found = valueIn(frame, field)
    if (holds(found)) return found
  }
  throw withoutDigits(found as ActionValue)
}

function valueIn({ action, matrix, condition }: ActionFrame, field: readonly number[]): ActionValue {
  if (matrix === undefined) return boundedAction(action, field)
  const number = decimals(60)
  const combined = matrix.map((row) =>
    row.reduce((sum, entry, i) => sum.plus(new number(entry).times(field[i] as number)), new number(0)).toNumber(),
  )
  const errors = combined.map((value) => Math.abs(value) * Number.EPSILON)
  return { ...boundedAction(action, combined, errors), condition }
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
    received: `points whose correlations have the condition number ${condition.toPrecision(2)}, where S = ${value.toPrecision(2)} is known to ±${errors.value.toPrecision(1)} only`,
  })
}
