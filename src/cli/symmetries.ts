import { Command } from 'commander'
import { symmetriesText } from '../render/text/symmetriesText.js'
import { answerSymmetries, symmetriesJson } from '../requests/symmetries.js'
import type { SymmetriesRequest } from '../requests/symmetries.js'
import type { Io } from './io.js'
import { networkOptions, readNetworkSubject } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice, readNatural } from '../requests/written.js'

interface SymmetriesOptions extends NetworkOptions {
  readonly n: string
  readonly samples?: string
  readonly seed: string
  readonly format: string
}

export function symmetriesCommand(io: Io): Command {
  return networkOptions(
    new Command('symmetries').description(
      "translation, rotation, reflection, permutations and O(D) of the outputs: which of them a network's correlators have",
    ),
  )
    .option('--n <orders>', "orders of the correlators, separated by ','", '2,4')
    .option('--samples <n>', 'look at this many sampled networks as well')
    .option('--seed <n>', 'seed of the transformations, the points and the samples', '1')
    .option('--format <format>', 'text or json', 'text')
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick symmetries cos-net --n 2,4,6 --param d=2\n  edgewick symmetries cos-net --samples 5000 --seed 3 --format json',
    )
    .action(async (name: string, options: SymmetriesOptions) => {
      const write =
        readChoice(options.format, ['text', 'json'], '--format') === 'json' ? symmetriesJson : symmetriesText
      const request: SymmetriesRequest = {
        orders: options.n.split(',').map((order) => readNatural(order, '--n')),
        seed: readNatural(options.seed, '--seed'),
        ...(options.samples === undefined ? {} : { samples: readNatural(options.samples, '--samples') }),
        ...readNetworkSubject(name, options),
      }
      await io.out(`${write(await answerSymmetries(request))}\n`)
    })
}
