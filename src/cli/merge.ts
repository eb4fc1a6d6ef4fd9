import { Command } from 'commander'
import { mergeParts } from '../montecarlo/shards.js'
import { concluded } from './checkOptions.js'
import type { Io } from './io.js'
import { readChoice } from './options.js'
import type { Outcome } from './outcome.js'
import { partText, readPart } from './partFile.js'
import { writePlot } from './plot.js'
import { printCheck } from './printCheck.js'

export function mergeCommand(io: Io, outcome: Outcome): Command {
  return new Command('merge')
    .description('put the parts of a check together (check --shard i/n -o …): bit for bit the estimates of one run')
    .argument('<files...>', 'the part files, one of each shard, in any order')
    .option('--format <format>', 'text or json', 'text')
    .option('--plot <file>', 'also draw z-scores, convergence, N-dependence and histograms: an SVG or PNG file, or LaTeX (.tex)')
    .option('-o, --output <file>', 'also write the merged sums to a part file')
    .addHelpText('after', '\nExample:\n  edgewick merge part-*.json')
    .action(async (files: readonly string[], options: { readonly format: string; readonly output?: string; readonly plot?: string }) => {
      const format = readChoice(options.format, ['text', 'json'], '--format')
      const parts = await Promise.all(files.map(async (file) => [file, readPart(await io.readFile(file), file)] as const))
      const merged = mergeParts(parts)
      const check = concluded(merged)
      if (options.plot !== undefined) await writePlot(io, merged, check, options.plot)
      if (options.output !== undefined) await io.writeFile(options.output, [partText(merged)])
      await printCheck(io, merged.request, check, format)
      outcome.agreed = check.agreed
    })
}
