import { Command } from 'commander'
import { checkOptions } from './checkOptions.js'
import type { Io } from './io.js'
import { networkOptions } from './networkOptions.js'
import type { Outcome } from './outcome.js'
import type { CheckCommandOptions } from './run/check.js'

export function checkCommand(io: Io, outcome: Outcome): Command {
  return checkOptions(
    networkOptions(
      new Command('check').description(
        'Monte Carlo against the predictions: correlators on points, and the action by the Schwinger–Dyson identity',
      ),
    ),
    '20000',
  )
    .option('--format <format>', 'text or json', 'text')
    .option(
      '--shard <i/n>',
      'only part i (from 0) of n parts of the samples, for other machines; with -o, and edgewick merge afterwards',
    )
    .option('-o, --output <file>', 'write the exact sums to a part file')
    .option(
      '--plot <file>',
      'also draw z-scores, convergence, N-dependence and histograms: an SVG or PNG file, or LaTeX (.tex)',
    )
    .option('--dry-run', 'draw nothing: say how many networks each sampling would draw')
    .option('--resume <file>', 'go on from the part file of a run that was stopped')
    .option(
      '--error <x>',
      'only say how many samples bring the standard errors to this fraction of the predictions, from a short pilot run',
    )
    .addHelpText(
      'after',
      "\nExamples:\n  edgewick check --activation 'sin(z)' --samples 1e5\n  edgewick check my.yaml --samples 1e5\n  edgewick check cos-net --samples 1e5 --seed 7\n  edgewick check cos-net --samples 1e7 --shard 3/64 -o part-3.json\n  edgewick merge part-*.json\n\nExit status: 0 nothing differs and every quantity agrees by one estimator at least; 1 one differs, or is undecided by all of them (more --samples decide).",
    )
    .action(async (name: string | undefined, options: CheckCommandOptions) => {
      const { runCheck } = await import('./run/check.js')
      await runCheck(io, outcome, name, options)
    })
}
