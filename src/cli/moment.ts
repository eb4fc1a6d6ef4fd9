import { Command } from 'commander'
import { answerCumulant, answerMoment } from '../requests/moment.js'
import { partitionSumJson, partitionSumLatex, partitionSumText } from '../requests/partitionSum.js'
import type { PartitionSum } from '../requests/partitionSum.js'
import type { Io } from './io.js'
import { deliver } from './deliver.js'
import { readChoice } from '../requests/written.js'

const FORMATS = ['text', 'latex', 'json'] as const

export function momentCommand(io: Io): Command {
  return new Command('moment')
    .description('a joint moment as the exact sum over products of cumulants')
    .argument('<points>', 'the variables, such as 1,1,2 or a,b')
    .option('--central', 'the moment of the deviations from the means')
    .option('--format <format>', FORMATS.join(', '), 'text')
    .addHelpText('after', '\nExample:\n  edgewick moment 1,1,2        # ⟨x₁² x₂⟩ = κ₁₁₂ + κ₁₁ κ₂ + 2 κ₁₂ κ₁ + κ₁² κ₂')
    .action(async (text: string, options: { readonly central?: true; readonly format: string }) => {
      const format = readChoice(options.format, FORMATS, '--format')
      const answer = await answerMoment({ points: readLabels(text), central: options.central === true })
      await deliver(io, undefined, partitionSumAs(format, answer))
    })
}

export function cumulantCommand(io: Io): Command {
  return new Command('cumulant')
    .description('a joint cumulant, or connected correlator, as the exact sum over products of moments')
    .argument('<points>', 'the variables, such as 1,1,2 or a,b')
    .option('--format <format>', FORMATS.join(', '), 'text')
    .addHelpText('after', '\nExample:\n  edgewick cumulant 1,2        # κ₁₂ = ⟨x₁ x₂⟩ − ⟨x₁⟩ ⟨x₂⟩')
    .action(async (text: string, options: { readonly format: string }) => {
      const format = readChoice(options.format, FORMATS, '--format')
      await deliver(io, undefined, partitionSumAs(format, await answerCumulant({ points: readLabels(text) })))
    })
}

/** Points such as `1,1,2` or `a,b`. */
export function readLabels(text: string): readonly string[] {
  return text.split(',').map((label) => label.trim())
}

/** The sum in a format that `moment`, `cumulant` and `wick` have. */
export function partitionSumAs(format: (typeof FORMATS)[number], sum: PartitionSum): string | Iterable<string> {
  return { text: partitionSumText, latex: partitionSumLatex, json: partitionSumJson }[format](sum)
}
