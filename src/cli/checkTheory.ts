import { Command } from 'commander'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'
import type { CheckTheoryOptions } from './run/checkTheory.js'

export function checkTheoryCommand(io: Io, outcome: Outcome): Command {
  return new Command('check-theory')
    .description('exact laws that the expansion of a theory must obey: sum rule, Dyson–Schwinger, duality, Legendre')
    .argument('<theory>', 'name of a theory, or the path of a rule file')
    .option(
      '--up-to <k>',
      "every power of the theory's leading small parameter up to this one, or of each one named: N=1,α=1 (default: 2, or 1 where that takes too many diagrams)",
    )
    .option('--legs <n>', 'every number of legs up to this one, for the sum rule', '4')
    .option('--max-valence <n>', 'no vertex with more half-edges (default 6 for a family that never raises the order)')
    .option('--format <format>', 'text or json', 'text')
    .addHelpText(
      'after',
      '\nA law that takes too many diagrams up to that order is left out, and says so.\n\nExamples:\n  edgewick check-theory phi4 --up-to 3\n  edgewick check-theory my.yaml --legs 3',
    )
    .action(async (name: string, options: CheckTheoryOptions) => {
      const { runCheckTheory } = await import('./run/checkTheory.js')
      await runCheckTheory(io, outcome, name, options)
    })
}
