import type { Command } from 'commander'

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
