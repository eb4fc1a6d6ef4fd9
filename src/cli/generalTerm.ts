import { Command } from 'commander'
import type { Io } from './io.js'
import type { GeneralTermOptions } from './run/generalTerm.js'

export function generalTermCommand(io: Io): Command {
  return new Command('general-term')
    .description(
      'the general term of an order with infinitely many diagrams, symbolic in the numbers of self-contractions',
    )
    .argument('<theory>', 'name of a theory, or the path of a rule file')
    .requiredOption('--order <k>', "the power of the theory's leading small parameter")
    .option('--legs <n>', 'number of legs, or any (LaTeX, one vertex): symbolic in it too', '4')
    .option('--format <format>', 'text, latex or json', 'text')
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick general-term independence-breaking --order 1 --legs any --format latex\n  edgewick general-term independence-breaking --order 2 --legs 2',
    )
    .action(async (name: string, options: GeneralTermOptions) => {
      const { runGeneralTerm } = await import('./run/generalTerm.js')
      await runGeneralTerm(io, name, options)
    })
}
