import type { Command } from 'commander'
import { InputError } from '../errors.js'
import { checkNetwork } from '../montecarlo/checkNetwork.js'
import type { NetworkCheck } from '../montecarlo/checkNetwork.js'
import type { Estimator } from '../montecarlo/correlators.js'
import type { Network, Point } from '../networks/network.js'
import type { Architecture } from '../networks/shipped.js'
import type { Io } from './io.js'
import { readChoice, readNatural } from './options.js'
import { progressBar } from './progressBar.js'

export interface CheckOptions {
  readonly samples: string
  readonly seed: string
  readonly estimator: string
  readonly sigmas: string
}

/** The options by which `check` and `report` say how to sample. */
export function checkOptions(command: Command, samples: string): Command {
  return command
    .option('--samples <n>', 'sampled networks; a tenth of it, 5000 at least, for each width in the check of the action', samples)
    .option('--seed <n>', 'seed; the same seed gives the same numbers', '1')
    .option('--estimator <name>', 'kernel (readout averaged exactly), direct (the output itself), or both', 'both')
    .option('--sigmas <x>', 'agreement is a difference of at most this many standard errors', '4')
}

/** What the options say, checked. */
export interface CheckPlan {
  readonly samples: number
  readonly seed: number
  readonly estimators: readonly Estimator[]
  readonly sigmas: number
}

export function readCheckPlan(options: CheckOptions): CheckPlan {
  const estimator = readChoice(options.estimator, ['kernel', 'direct', 'both'], '--estimator')
  const sigmas = Number(options.sigmas)
  if (!(sigmas > 0)) throw new InputError({ code: 'cli.sigmas', at: '--sigmas', expected: 'a positive number', received: `'${options.sigmas}'` })
  const samples = readNatural(options.samples, '--samples')
  if (samples < 20) throw new InputError({ code: 'cli.samples', at: '--samples', expected: 'a natural number, 20 at least', received: `${samples}` })
  return { samples, seed: readNatural(options.seed, '--seed'), estimators: estimator === 'both' ? ['kernel', 'direct'] : [estimator], sigmas }
}

/** Four points on the first axis, in units of the correlation length; none so close to another that the two-point function is nearly singular. */
export function defaultPoints(of: Architecture, network: Network): readonly Point[] {
  if (of.checkPoints !== undefined) return of.checkPoints(network.parameters).correlators
  return onFirstAxis([0, 0.4, -0.7, 1.1], of, network)
}

/** Three well-separated points, likewise: the check of the action inverts the two-point function on them. */
export function actionPoints(of: Architecture, network: Network): readonly Point[] {
  if (of.checkPoints !== undefined) return of.checkPoints(network.parameters).action
  return onFirstAxis([-1.2, 0, 1.5], of, network)
}

function onFirstAxis(coordinates: readonly number[], of: Architecture, { inputs, parameters }: Network): readonly Point[] {
  const unit = of.correlationLength(parameters)
  return coordinates.map((x) => Array.from({ length: inputs }, (_, axis) => (axis === 0 ? x * unit : 0)))
}

/** Runs the check of a network with a progress bar. */
export function runCheck(io: Io, of: Architecture, network: Network, points: readonly Point[], plan: CheckPlan): NetworkCheck {
  const bar = progressBar(io)
  try {
    const subject = {
      network,
      points,
      atWidth: (N: number) => of.create({ ...network.parameters, N }),
      actionPoints: actionPoints(of, network),
      smooth: of.smooth?.(network.parameters),
    }
    return checkNetwork(subject, { ...plan, onProgress: bar.show })
  } finally {
    bar.clear()
  }
}
