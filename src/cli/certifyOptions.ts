import type { Command } from 'commander'
import { CERTIFYING_SAMPLES } from '../requests/certifyingSamples.js'

export interface CertifyOptions {
  readonly samples: string
  readonly seed: string
}

/** The options by which a command says how the certificates of its formulas are sampled. */
export function certifyOptions(command: Command): Command {
  return command
    .option(
      '--samples <n>',
      'sampled networks for the certificate of each formula, what was checked and the result; 0: none',
      `${CERTIFYING_SAMPLES}`,
    )
    .option('--seed <n>', 'seed of the samples', '1')
}
