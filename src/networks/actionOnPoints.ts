import { contractWithVector } from '../algebra/tensor.js'
import type { Tensor } from '../algebra/tensor.js'
import { InputError } from '../errors.js'
import { onPoints } from '../expansion/readings/onPoints.js'
import type { Realization } from '../expansion/readings/onPoints.js'
import { actionErrors } from './actionErrors.js'
import { correlatorTensors } from './correlatorTensors.js'
import type { CorrelatorTensors } from './correlatorTensors.js'
import { covarianceInverse, singular } from './covarianceInverse.js'
import { evenActionExpansions } from './evenActionExpansions.js'
import type { Network, Point } from './network.js'
import { finite, requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'

/**
 * S(φ) = ½ φᵀK⁻¹φ + φᵀg₂φ + Σ g₄[ijkl] φ_iφ_jφ_kφ_l + … on P points, to the given order in 1/N, up to a constant:
 * tensors are symmetric, with no 1/r! in front, and g₂ is the correction to the Gaussian part only.
 */
export interface ActionOnPoints {
  readonly points: readonly Point[]
  /** Highest power of 1/N that is kept. */
  readonly order: number
  /** K: the two-point function on the points. */
  readonly covariance: Tensor
  /** K⁻¹. */
  readonly inverse: Tensor
  /** The condition number of K. */
  readonly condition: number
  /** Couplings by number of legs: 2, 4, … */
  readonly couplings: ReadonlyMap<number, Tensor>
  /** What it was made of, with bounds of its errors. */
  readonly correlators: CorrelatorTensors
}

/** What `evaluateAction` gives: the value of the action at a field, up to a constant, and its parts, with bounds of their errors. */
export interface ActionValue {
  readonly value: number
  readonly parts: Readonly<Record<string, number>>
  /** Bounds of the absolute errors, of rounding and of quadratures, of `value` and of each part. */
  readonly errors: { readonly value: number; readonly parts: Readonly<Record<string, number>> }
  /** The condition number of K on the points. */
  readonly condition: number
}

/**
 * The action of an even network on a finite set of points, to order 1/N^`order`: the diagrams of `edgeworth-even` with the network's
 * correlators as vertices and K⁻¹ as lines, in floats.
 *
 * @throws InputError when the two-point function is singular on the points (coinciding points, or condition number above 10⁸), and for no points
 * @example
 * evaluateAction(actionOnPoints(cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), [[0.3]], 1), [0.8]).parts // { gaussian: 0.64, g2: 0.024, g4: -0.00512 }
 */
export function actionOnPoints(network: Network, points: readonly Point[], order: number): ActionOnPoints {
  const correlators = correlatorsAt(network, points)
  const action = actionOfCorrelators(correlators, points, order)
  if (action === undefined) throw singular(correlators.correlator(2))
  return action
}

/** The correlators of a network on points. @throws InputError for no points */
export function correlatorsAt(network: Network, points: readonly Point[]): CorrelatorTensors {
  if (points.length === 0) throw new InputError({ code: 'networks.points', at: 'points', expected: 'at least one point', received: 'none' })
  const atPoints = network.correlatorsOn?.(points)
  return correlatorTensors(points.length, (legs) =>
    atPoints === undefined ? { value: network.correlator(legs.map((i) => points[i] as Point)), error: 0 } : atPoints(legs),
  )
}

/** The action whose correlators these are; undefined where K has no inverse in floats. */
export function actionOfCorrelators(correlators: CorrelatorTensors, points: readonly Point[], order: number): ActionOnPoints | undefined {
  requireNumber(order, { at: 'order', expected: 'a natural number', integer: true, min: 0 })
  const { size, correlator } = correlators
  requireSize({
    code: 'networks.size',
    at: 'points',
    of: 'entries of the highest coupling on all points',
    needed: size ** (2 * order + 2),
    most: largest.entries,
  })
  const covariance = correlator(2)
  const inverted = covarianceInverse(covariance)
  if (inverted === undefined) return undefined
  const realization: Realization = { size, line: () => inverted.inverse, vertex: (kind) => correlator(kind.fields.length), parameters: { N: 1 } }
  const couplings = new Map(evenActionExpansions(order).map((expansion) => [expansion.request.legs, onPoints(expansion, realization)]))
  return { points, order, covariance, ...inverted, couplings, correlators }
}

/**
 * The value of the action at the field values `field`, one for each point, with bounds of its errors; {@link actionAt} refuses or refines what has no digits left.
 *
 * @param fieldErrors bounds of the errors of the values, none by default
 * @throws InputError for a wrong number of values
 */
export function evaluateAction(action: ActionOnPoints, field: readonly number[], fieldErrors: readonly number[] = field.map(() => 0)): ActionValue {
  if (field.length !== action.points.length) {
    throw new InputError({ code: 'networks.field', at: 'field', expected: `${action.points.length} values, one for each point`, received: `${field.length}` })
  }
  field.forEach((value, i) => requireNumber(value, { at: `field[${i}]` }))
  requirePowers(field, Math.max(2, ...action.couplings.keys()))
  const parts: Record<string, number> = { gaussian: contractWithVector(action.inverse, field) / 2 }
  for (const [legs, coupling] of action.couplings) parts[`g${legs}`] = contractWithVector(coupling, field)
  const sum = (values: Readonly<Record<string, number>>): number => Object.values(values).reduce((a, b) => a + b, 0)
  for (const [at, part] of Object.entries({ ...parts, S: sum(parts) })) finite(part, { at, what: 'a value of the action' })
  const errors = actionErrors(action, field, fieldErrors)
  return { value: sum(parts), parts, errors: { value: sum(errors), parts: errors }, condition: action.condition }
}

/** @throws InputError for a field so small that its highest power in the action is lost to float64 */
function requirePowers(field: readonly number[], highest: number): void {
  const largest = Math.max(...field.map(Math.abs))
  if (largest === 0 || largest ** highest >= SMALLEST_NORMAL) return
  throw new InputError({
    code: 'networks.underflow',
    at: 'field',
    expected: `values of which one has a power of ${highest} that float64 holds, ${(SMALLEST_NORMAL ** (1 / highest)).toExponential(0)} or more in size`,
    received: `${largest} at most`,
  })
}

const SMALLEST_NORMAL = 2.2250738585072014e-308
