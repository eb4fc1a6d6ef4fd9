import { Command } from 'commander'
import { cumulantTerms, momentTerms } from '../algebra/cumulant.js'
import type { Io } from './io.js'
import { deliver } from './deliver.js'
import { readChoice } from './options.js'
import { partitionSum, readLabels } from './partitionSum.js'

const FORMATS = ['text', 'latex', 'json'] as const

export function momentCommand(io: Io): Command {
  return new Command('moment')
    .description('a joint moment as the exact sum over products of cumulants')
    .argument('<points>', 'the variables, such as 1,1,2 or a,b')
    .option('--central', 'the moment of the deviations from the means')
    .option('--format <format>', FORMATS.join(', '), 'text')
    .addHelpText('after', '\nExample:\n  edgewick moment 1,1,2        # ⟨x₁² x₂⟩ = κ₁₁₂ + κ₁₁ κ₂ + 2 κ₁₂ κ₁ + κ₁² κ₂')
    .action(async (text: string, options: { readonly central?: true; readonly format: string }) => {
      const points = readLabels(text)
      const format = readChoice(options.format, FORMATS, '--format')
      const left = { points, meaning: options.central ? 'centralMoment' : 'moment' } as const
      await deliver(io, undefined, partitionSum(left, momentTerms(points, { central: options.central ?? false }), 'cumulant', format))
    })
}

export function cumulantCommand(io: Io): Command {
  return new Command('cumulant')
    .description('a joint cumulant, or connected correlator, as the exact sum over products of moments')
    .argument('<points>', 'the variables, such as 1,1,2 or a,b')
    .option('--format <format>', FORMATS.join(', '), 'text')
    .addHelpText('after', '\nExample:\n  edgewick cumulant 1,2        # κ₁₂ = ⟨x₁ x₂⟩ − ⟨x₁⟩ ⟨x₂⟩')
    .action(async (text: string, options: { readonly format: string }) => {
      const points = readLabels(text)
      const format = readChoice(options.format, FORMATS, '--format')
      await deliver(io, undefined, partitionSum({ points, meaning: 'cumulant' }, cumulantTerms(points), 'moment', format))
    })
}
