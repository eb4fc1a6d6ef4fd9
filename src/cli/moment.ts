import { Command } from 'commander'
import type { Io } from './io.js'

export function momentCommand(io: Io): Command {
  return new Command('moment')
    .description('a joint moment as the exact sum over products of cumulants')
    .argument('<points>', 'the variables, such as 1,1,2 or a,b')
    .option('--central', 'the moment of the deviations from the means')
    .option('--format <format>', 'text, latex, json', 'text')
    .addHelpText('after', '\nExample:\n  edgewick moment 1,1,2        # ⟨x₁² x₂⟩ = κ₁₁₂ + κ₁₁ κ₂ + 2 κ₁₂ κ₁ + κ₁² κ₂')
    .action(async (text: string, options: { readonly central?: true; readonly format: string }) => {
      const { runMoment } = await import('./run/moment.js')
      await runMoment(io, text, options)
    })
}

export function cumulantCommand(io: Io): Command {
  return new Command('cumulant')
    .description('a joint cumulant, or connected correlator, as the exact sum over products of moments')
    .argument('<points>', 'the variables, such as 1,1,2 or a,b')
    .option('--format <format>', 'text, latex, json', 'text')
    .addHelpText('after', '\nExample:\n  edgewick cumulant 1,2        # κ₁₂ = ⟨x₁ x₂⟩ − ⟨x₁⟩ ⟨x₂⟩')
    .action(async (text: string, options: { readonly format: string }) => {
      const { runCumulant } = await import('./run/moment.js')
      await runCumulant(io, text, options)
    })
}
