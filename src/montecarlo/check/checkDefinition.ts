import { sourcePrediction } from '../../actions/sourcePrediction.js'
import { InputError } from '../../errors.js'
import type { NetworkFile } from '../../networks/files/networkFile.js'
import type { Network, Point } from '../../networks/network.js'
import { architectureAt } from '../../networks/architecture.js'
import { architectureOf } from '../../networks/architectureOf.js'
import type { Architecture } from '../../networks/architecture.js'
import { planCheck } from './checkNetwork.js'
import type { PlannedCheck } from './checkNetwork.js'
import type { Estimator } from '../method.js'
import { requireInputs } from '../../networks/requireParameters.js'

/** A check as plain data, nothing left to defaults: every thread and every machine makes the same plan of it. */
export interface CheckDefinition {
  /** Name of an architecture, or a network that is written down. */
  readonly network: string | NetworkFile
  readonly parameters: Readonly<Record<string, number>>
  readonly points: readonly Point[]
  readonly samples: number
  readonly seed: number
  readonly estimators: readonly Estimator[]
  readonly sigmas: number
  /** Also histograms of φ. */
  readonly histogram: boolean
  /** Where the action is checked; default: the points of {@link actionPoints}. */
  readonly actionPoints?: readonly Point[] | undefined
}

/**
 * The plan of a check.
 *
 * @param of the architecture at these parameters, where it is none of those that ship
 * @throws InputError for an unknown architecture, and parameters or points that it does not allow
 */
export function plannedCheck(
  { network: asked, parameters, points, actionPoints: at, ...options }: CheckDefinition,
  of: Architecture = architectureAt(architectureOf(asked), parameters),
): PlannedCheck {
  const network = of.create(parameters)
  if (!of.exact)
    throw new InputError({
      code: 'montecarlo.depth',
      at: `${of.name} depth`,
      expected:
        '1, for predictions to compare with (edgewick correlator --samples estimates correlators of deep networks)',
      received: `${network.layers ?? 1}`,
    })
  const smooth = of.smooth?.(network.parameters)
  const subject = {
    network,
    points,
    atWidth: (N: number) => of.create({ ...network.parameters, N }),
    actionPoints: at ?? actionPoints(of, network),
    smooth: smooth === undefined ? undefined : { ...smooth, predict: sourcePrediction(of, smooth) },
  }
  return planCheck(subject, options)
}

/**
 * Four points on the first axis, in units of the correlation length; none so close to another that the two-point
 * function is nearly singular.
 */
export function defaultPoints(of: Architecture, network: Network): readonly Point[] {
  if (of.checkPoints !== undefined) return of.checkPoints(network.parameters).correlators
  return onFirstAxis(isZeroAtOrigin(of, network) ? [0.3, 0.8, -0.5, 1.2] : [0, 0.4, -0.7, 1.1], of, network)
}

/** Well-separated points, likewise: the check of the action inverts the two-point function on them. */
export function actionPoints(of: Architecture, network: Network): readonly Point[] {
  if (of.checkPoints !== undefined) return of.checkPoints(network.parameters).action
  return onFirstAxis(isZeroAtOrigin(of, network) ? [0.4, -2.5] : [-1.2, 0, 1.5], of, network)
}

/** What the field at the origin weighs beside that elsewhere, where it is 0 up to rounding. */
const NOTHING = 1e-12

/**
 * Whether the field at the origin is always 0, as that of odd units without biases is: what is predicted there is 0 and
 * so is every sample, which checks nothing, and x and −x are one variable.
 */
function isZeroAtOrigin({ exact }: Architecture, network: Network): boolean {
  if (!exact) return false
  requireInputs(network.inputs)
  const at = (x: number): number => {
    const point = Array.from({ length: network.inputs }, () => x)
    return network.correlator([point, point])
  }
  return Math.abs(at(0)) <= NOTHING * Math.abs(at(1))
}

function onFirstAxis(
  coordinates: readonly number[],
  of: Architecture,
  { inputs, parameters }: Network,
): readonly Point[] {
  requireInputs(inputs)
  const unit = of.correlationLength(parameters)
  return coordinates.map((x) => Array.from({ length: inputs }, (_, axis) => (axis === 0 ? x * unit : 0)))
}
