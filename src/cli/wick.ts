import { Command } from 'commander'
import type { Io } from './io.js'
import type { Options } from './run/wick.js'

export function wickCommand(io: Io): Command {
  return new Command('wick')
    .description("Wick's theorem: a Gaussian moment as the exact sum over products of propagators")
    .argument('<points>', 'the variables, such as 1,1,2,2 or a,b,c,d')
    .option('--mean', 'the variables have means')
    .option('--pairings', 'every pairing on a line of its own, equal ones not collected')
    .option('--format <format>', 'text, latex or json', 'text')
    .addHelpText('after', '\nExample:\n  edgewick wick 1,1,2,2        # ⟨x₁² x₂²⟩ = D₁₁ D₂₂ + 2 D₁₂²')
    .action(async (text: string, options: Options) => {
      const { runWick } = await import('./run/wick.js')
      await runWick(io, text, options)
    })
}
