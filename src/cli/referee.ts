import { FORMAT_FLAG } from './refereeFlags.js'
import { Command } from 'commander'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'
import type { RefereeCommandOptions } from './run/referee.js'

export function refereeCommand(io: Io, outcome: Outcome): Command {
  return new Command('referee')
    .description(
      'the displayed equations of a paper, each judged: right, wrong and what would be right, or not judged and why',
    )
    .argument('<file>', "a LaTeX document, or '-' for standard input")
    .option(
      '--claims <file>',
      'what is said of its equations, by their labels, one a line as in eq:two: theory=phi4 legs=2 (line 12: for one without a label, *: for all)',
    )
    .option('--seed <n>', 'seed of the numbers for the second route, the values on points', '1')
    .option(
      '--limit <n>',
      'an equation is not judged when there must be more classes of diagrams than this (default 5000)',
    )
    .option(...FORMAT_FLAG)
    .option('-o, --output <file>', 'write to a file')
    .addHelpText(
      'after',
      '\nA comment says of which theory the equations after it are: % edgewick: theory=phi4 legs=2 up-to=2 (a shipped theory or the path of a rule file; keys as the options of verify). % edgewick: none ends that. A file given to --claims says the same by labels, for a paper that is left as it is.\n\nExit status: 0 nothing is wrong, 1 something is, 2 the document cannot be read.\n\nExamples:\n  edgewick referee paper.tex\n  edgewick referee paper.tex -o verdicts.html\n  edgewick referee paper.tex --claims paper.claims',
    )
    .action(async (file: string, options: RefereeCommandOptions) => {
      const { runReferee } = await import('./run/referee.js')
      await runReferee(io, outcome, file, options)
    })
}
