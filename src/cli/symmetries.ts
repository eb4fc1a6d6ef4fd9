import { Command } from 'commander'
import type { Io } from './io.js'
import { networkOptions } from './networkOptions.js'
import type { SymmetriesOptions } from './run/symmetries.js'

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
    .action(async (name: string | undefined, options: SymmetriesOptions) => {
      const { runSymmetries } = await import('./run/symmetries.js')
      await runSymmetries(io, name, options)
    })
}
