import type { Command } from 'commander'
import { InputError } from '../errors.js'
import type { BatchSums } from '../montecarlo/sampling/batches.js'
import type { NetworkCheck, PlannedCheck } from '../montecarlo/check/checkNetwork.js'
import { plannedCheck } from '../montecarlo/check/checkRequest.js'
import type { CheckRequest } from '../montecarlo/check/checkRequest.js'
import type { Convergence } from '../montecarlo/check/convergence.js'
import type { Estimator } from '../montecarlo/method.js'
import type { Network, Point } from '../networks/network.js'
import type { Architecture } from '../networks/architecture.js'
import { assembled } from '../montecarlo/check/shards.js'
import type { CheckPart } from '../montecarlo/check/shards.js'
import { decimal } from '../numbers.js'
import type { Io } from './io.js'
import { readChoice, readNatural, readWorkers } from './options.js'

export interface CheckOptions {
  readonly samples: string
  readonly seed: string
  readonly estimator: string
  readonly sigmas: string
  readonly histogram?: boolean
  readonly workers?: string
}

/** The options by which `check` and `report` say how to sample. */
export function checkOptions(command: Command, samples: string): Command {
  return command
    .option(
      '--samples <n>',
      'sampled networks; a tenth of it, 10000 at least, for each width in the check of the action',
      samples,
    )
    .option('--seed <n>', 'seed; the same seed gives the same numbers', '1')
    .option(
      '--estimator <name>',
      'kernel (readout averaged exactly), direct (the output itself), both, or neuron (every neuron a sample)',
      'both',
    )
    .option(
      '--sigmas <x>',
      'how sure: a right prediction differs as rarely as by this many standard errors in one comparison; many are corrected for',
      '4',
    )
    .option(
      '--histogram',
      'also histograms of φ at the first point and the first two, against the Edgeworth density; 1e6 samples tell it from a Gaussian',
    )
    .option('--workers <n>', 'worker threads (default: all cores); the digits are the same for any number')
}

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
  const samples = readNatural(options.samples, '--samples')
  if (samples < 20)
    throw new InputError({
      code: 'cli.samples',
      at: '--samples',
      expected: 'a natural number, 20 at least',
      received: `${samples}`,
    })
  return {
    samples,
    seed: readNatural(options.seed, '--seed'),
    estimators: estimator === 'both' ? ['kernel', 'direct'] : [estimator],
    sigmas,
    histogram: options.histogram === true,
    workers: options.workers === undefined ? cores : readWorkers(options.workers),
  }
}

/** The check that the options describe, as plain data. */
export function checkRequest(
  of: Architecture,
  network: Network,
  points: readonly Point[],
  plan: CheckPlan,
): CheckRequest {
  const { samples, seed, estimators, sigmas, histogram } = plan
  return { network: of.name, parameters: network.parameters, points, samples, seed, estimators, sigmas, histogram }
}

/** What was found in a run that was not stopped. */
export function concluded(part: CheckPart): NetworkCheck {
  const plan = plannedCheck(part.request)
  return plan.conclude(sumsOf(plan, part))
}

/** How the estimates of such a run came about. */
export function convergenceOf(part: CheckPart): readonly Convergence[] {
  const plan = plannedCheck(part.request)
  return plan.convergence(sumsOf(plan, part))
}

function sumsOf({ samplings }: PlannedCheck, { samplings: parts }: CheckPart): readonly BatchSums[] {
  return samplings.map((sampling, s) => assembled(sampling, parts[s] as ReadonlyMap<number, Float64Array>))
}
