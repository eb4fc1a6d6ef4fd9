import { jsonText } from '../render/jsonText.js'
import { Command } from 'commander'
import type { PlannedCheck } from '../montecarlo/check/checkNetwork.js'
import { plannedCheck } from '../montecarlo/check/checkRequest.js'
import type { CheckRequest } from '../montecarlo/check/checkRequest.js'
import { mergeParts } from '../montecarlo/check/shards.js'
import type { CheckPart } from '../montecarlo/check/shards.js'
import type { Io } from './io.js'
import { readChoice } from './options.js'
import type { Outcome } from './outcome.js'
import { partText, readPart } from './partFile.js'
import { plotKind } from './plot.js'
import { reportCheck } from './printCheck.js'
import { formatFor } from './suffixes.js'
import { writeOrRescue } from './writeOrRescue.js'

export function mergeCommand(io: Io, outcome: Outcome): Command {
  return new Command('merge')
    .description('put the parts of a check together (check --shard i/n -o …): bit for bit the estimates of one run')
    .argument('<files...>', 'the part files, one of each shard, in any order')
    .option('--format <format>', 'text or json', 'text')
    .option(
      '--plot <file>',
      'also draw z-scores, convergence, N-dependence and histograms: an SVG or PNG file, or LaTeX (.tex)',
    )
    .option('-o, --output <file>', 'also write the merged sums to a part file')
    .addHelpText('after', '\nExample:\n  edgewick merge part-*.json')
    .action(
      async (
        files: readonly string[],
        options: { readonly format: string; readonly output?: string; readonly plot?: string },
      ) => {
        const format = readChoice(options.format, ['text', 'json'], '--format')
        formatFor(options.output, 'part', ['part'])
        if (options.plot !== undefined) plotKind(options.plot)
        const planOf = remembered()
        const parts: (readonly [string, CheckPart])[] = []
        // One after the other: a cluster leaves more files than a process may open.
        for (const file of files) parts.push([file, readPart(await io.readFile(file), file, planOf)])
        const merged = mergeParts(parts)
        if (options.output !== undefined)
          await writeOrRescue(io, outcome, options.output, partText(merged), 'the sums are')
        await reportCheck(io, outcome, merged, format, options.plot)
      },
    )
}

/** The parts of one check have one plan. */
function remembered(): (request: CheckRequest) => PlannedCheck {
  const plans = new Map<string, PlannedCheck>()
  return (request) => {
    const key = jsonText(request)
    const plan = plans.get(key) ?? plannedCheck(request)
    plans.set(key, plan)
    return plan
  }
}
