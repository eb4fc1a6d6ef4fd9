import type { CheckOptions } from './checkOptions.js'
import { readNetworkSubject } from './readNetworkSubject.js'
import type { Estimator } from '../montecarlo/method.js'
import { decimal } from '../numbers.js'
import type { CheckRequest } from '../requests/definedCheck.js'
import type { Io } from './io.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice, readNatural } from '../requests/written.js'
import { readSampleCount } from '../requests/writtenNetwork.js'
import { readWorkers } from './options.js'

/** What the options say, checked. */
export interface CheckPlan {
  readonly samples: number
  readonly seed: number
  readonly estimators: readonly Estimator[]
  readonly sigmas: number
  readonly histogram: boolean
  readonly workers: number
}

export function readSigmas(text: string): number {
  return decimal(text, { code: 'cli.sigmas', at: '--sigmas', expected: 'a positive number', above: 0 })
}

export function readCheckPlan(options: CheckOptions, { cores }: Io): CheckPlan {
  const estimator = readChoice(options.estimator, ['kernel', 'direct', 'both', 'neuron'], '--estimator')
  const sigmas = readSigmas(options.sigmas)
  const samples = readSampleCount(options.samples)
  return {
    samples,
    seed: readNatural(options.seed, '--seed'),
    estimators: estimator === 'both' ? ['kernel', 'direct'] : [estimator],
    sigmas,
    histogram: options.histogram === true,
    workers: options.workers === undefined ? cores : readWorkers(options.workers),
  }
}

/** The check that the options describe. */
export async function readCheck(
  io: Io,
  name: string | undefined,
  options: NetworkOptions,
  plan: CheckPlan,
): Promise<CheckRequest> {
  const { samples, seed, estimators, sigmas, histogram } = plan
  return { ...(await readNetworkSubject(io, name, options)), samples, seed, estimators, sigmas, histogram }
}
