import { Command } from 'commander'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'
import { functionalOption, selectionOptions } from './selectionOptions.js'
import type { VerifyCommandOptions } from './run/verify.js'

export function verifyCommand(io: Io, outcome: Outcome): Command {
  const command = selectionOptions(
    new Command('verify')
      .description(
        'is a hand calculation right, and if not, what differs: a formula, plain or LaTeX, against the derived expansion, or as an identity',
      )
      .argument('<file>', "a file with one formula, or '-' for standard input")
      .option('--against <theory>', 'name of a theory, or the path of a rule file; an identity needs none'),
    false,
  )
  return functionalOption(command)
    .option('--input <way>', 'plain or latex; default: latex when the text contains a backslash or a brace')
    .option('--rename <names>', "the names in the formula, as expand's --rename: 'G_c=\\kappa'")
    .option('--seed <n>', 'seed of the numbers for the second route, the values on points', '1')
    .option('--limit <n>', 'refuse when there must be more classes of diagrams than this (default 1e5)')
    .option('--format <format>', 'text or json', 'text')
    .addHelpText(
      'after',
      '\nExit status: 0 the formula is right, 1 it differs, 2 it cannot be read. docs/verify.md lists what is understood.\n\nExamples:\n  edgewick verify g4.tex --against edgeworth --legs 4 --order 1\n  edgewick verify - --against phi4 --legs 2 --up-to 2 --format json < w2.txt\n  edgewick verify kappa4.tex',
    )
    .action(async (file: string, options: VerifyCommandOptions) => {
      const { runVerify } = await import('./run/verify.js')
      await runVerify(io, outcome, file, options)
    })
}
