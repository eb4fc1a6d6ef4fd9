import { Command } from 'commander'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'

export function mergeCommand(io: Io, outcome: Outcome): Command {
  return new Command('merge')
    .description(
      'put the parts of a check or a simulation together (check, sde or dmft --shard i/n -o …): bit for bit the answer of one run',
    )
    .argument('<files...>', 'the part files, one of each shard, in any order')
    .option('--format <format>', 'text or json', 'text')
    .option('--plot <file>', 'also draw what the command that was divided draws: an SVG or PNG file, or LaTeX (.tex)')
    .option('-o, --output <file>', 'also write the merged sums to a part file')
    .addHelpText('after', '\nExample:\n  edgewick merge part-*.json')
    .action(
      async (
        files: readonly string[],
        options: { readonly format: string; readonly output?: string; readonly plot?: string },
      ) => {
        const { runMerge } = await import('./run/merge.js')
        await runMerge(io, outcome, files, options)
      },
    )
}
