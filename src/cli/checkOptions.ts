import type { Command } from 'commander'
import { InputError } from '../errors.js'
import type { Estimator } from '../montecarlo/method.js'
import { decimal } from '../numbers.js'
import type { CheckRequest } from '../requests/definedCheck.js'
import type { Io } from './io.js'
import { readNetworkSubject } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice, readNatural } from '../requests/written.js'
import { readWorkers } from './options.js'

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

/** The check that the options describe. */
export function readCheck(name: string, options: NetworkOptions, plan: CheckPlan): CheckRequest {
  const { samples, seed, estimators, sigmas, histogram } = plan
  return { ...readNetworkSubject(name, options), samples, seed, estimators, sigmas, histogram }
}
