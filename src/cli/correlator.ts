import { Command } from 'commander'
import { estimateOptions } from './estimateOption.js'
import type { Io } from './io.js'
import { networkOptions } from './networkOptions.js'
import type { CorrelatorOptions } from './run/correlator.js'

export function correlatorCommand(io: Io): Command {
  return estimateOptions(
    networkOptions(
      new Command('correlator').description('the exact connected correlator of a network, as a formula and at points'),
    ),
  )
    .requiredOption('--n <n>', 'its order, that is the number of points; to 10, for a value alone to 16')
    .option(
      '--deform <pairs>',
      'under exp(−λ∫φ^power/power!) in a box: lambda=VALUE and, as wanted, from, to, nodes, power',
    )
    .option('--format <format>', 'text, latex or json', 'text')
    .addHelpText(
      'after',
      "\nExamples:\n  edgewick correlator --activation 'gelu(z)' --n 2 --at 0.3,0.8\n  edgewick correlator my.yaml --n 4 --at 0,0.4,-0.7,1.1\n  edgewick correlator cos-net --n 4 --at 0,0.4,-0.7,1.1 --param N=20\n  edgewick correlator erf-net --param depth=3 --n 2 --at 0.3,0.8 --samples 2000\n  edgewick correlator phi4-net --n 4 --at -0.5,0,0.4,0.9 --deform lambda=0.2",
    )
    .action(async (name: string | undefined, options: CorrelatorOptions) => {
      const { runCorrelator } = await import('./run/correlator.js')
      await runCorrelator(io, name, options)
    })
}
