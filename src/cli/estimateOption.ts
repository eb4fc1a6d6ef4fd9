import type { Command } from 'commander'
import { InputError } from '../errors.js'
import type { Point } from '../networks/network.js'
import type { AskedSampling } from '../requests/estimate.js'
import { readNatural } from '../requests/written.js'

export interface EstimateOptions {
  readonly samples?: string
  readonly seed: string
}

/** The options by which `correlator` asks for an estimate from sampled networks. */
export function estimateOptions(command: Command): Command {
  return command
    .option('--samples <n>', 'estimate it from this many sampled networks as well, with --at')
    .option('--seed <n>', 'seed of the samples', '1')
}

/** How many samples to take, and their seed. @throws InputError for samples without points */
export function readSampling(
  { samples, seed }: EstimateOptions,
  points: readonly Point[] | undefined,
): Partial<AskedSampling> {
  if (samples === undefined) return {}
  if (points === undefined)
    throw new InputError({
      code: 'cli.samples',
      at: 'options',
      expected: '--at together with --samples',
      received: '--samples alone',
    })
  return { samples: readNatural(samples, '--samples'), seed: readNatural(seed, '--seed') }
}
