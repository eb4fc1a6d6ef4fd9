import { Command } from 'commander'
import { certifyOptions } from './certifyOptions.js'
import type { Io } from './io.js'
import { networkOptions } from './networkOptions.js'
import type { Outcome } from './outcome.js'
import type { ActionOptions } from './run/action.js'

export function actionCommand(io: Io, outcome: Outcome): Command {
  return certifyOptions(
    networkOptions(
      new Command('action').description(
        'the action S = -log P of a network, or of samples, to some order in 1/N: closed forms, its couplings or its value on points, with what samples say about each',
      ),
    ),
  )
    .option('--order <k>', 'highest power of 1/N', '1')
    .option(
      '--data <file>',
      'instead of a network: samples of any ensemble (CSV, NPY, an array of an archive, samples.npz:phi, or Parquet; gzip too; rows are draws, columns are points)',
    )
    .option(
      '--columns <columns>',
      "columns of --data, from 1, or their names, * standing for anything: 1,x3,'y*' (default: all)",
    )
    .option('--sigmas <x>', 'how sure the verdict on --data is, in standard errors of a single comparison', '4')
    .option('--field <values>', "the field's values at the points, separated by ','; without it the couplings there")
    .option(
      '--format <format>',
      'text, latex (not of a value) or json; default: as the name of the file says, else text',
    )
    .option('-o, --output <file>', 'write to a file')
    .option(
      '--dry-run',
      'evaluate nothing: say how many diagrams, entries and sampled networks it takes, and about the seconds',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick action my.yaml --at 0.3 --field 0.8\n  edgewick action cos-net\n  edgewick action cos-net --at 0.3,1.5\n  edgewick action cos-net --order 2 -o action.tex\n  edgewick action cos-net --at 0.3,1.5 --order 2 --dry-run\n  edgewick action cos-net --at 0.3 --field 0.8 --param N=20 --format json\n  edgewick action --data samples.npy --order 2\n\nExit status: 1 only where samples contradict the action; agreed, undecided or unchecked it is 0, and so it is with --data, whatever the verdict.',
    )
    .action(async (name: string | undefined, options: ActionOptions) => {
      const { runAction } = await import('./run/action.js')
      await runAction(io, outcome, name, options)
    })
}
