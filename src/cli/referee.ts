import { Command } from 'commander'
import type { ClaimsFile } from '../requests/referee/claimsFile.js'
import type { RefereedClaim } from '../requests/referee/referee.js'
import { readNatural } from '../requests/written.js'
import type { Io } from './io.js'
import { isRuleFile, readLimit } from './options.js'
import type { Outcome } from './outcome.js'
import { deliverVerdicts, FORMAT_FLAG, readRefereeFormat } from './refereeFormats.js'
import type { RefereeOutput } from './refereeFormats.js'
import { watched } from './watch.js'

interface RefereeCommandOptions extends RefereeOutput {
  readonly seed: string
  readonly limit?: string
  readonly claims?: string
}

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
      // What reads LaTeX is large; the help of all commands needs none of it.
      const [{ answerReferee }, { theoriesNamed }] = await Promise.all([
        import('../requests/referee/referee.js'),
        import('../requests/referee/directive.js'),
      ])
      const format = await readRefereeFormat(io, options)
      const document = await io.readFile(file)
      const name = file === '-' ? 'standard input' : file
      const claimed = options.claims === undefined ? {} : { claims: await claimsIn(io, options.claims) }
      const rules: Record<string, { readonly rules: string; readonly file?: string }> = {}
      for (const theory of theoriesNamed(document, name, claimed.claims)) {
        if (isRuleFile(theory)) rules[theory] = { rules: await io.readFile(theory), file: theory }
      }
      const seed = readNatural(options.seed, '--seed')
      const request = { document, file: name, ...claimed, rules, seed, ...readLimit(options.limit) }
      const claims: RefereedClaim[] = []
      const onClaim = (claim: RefereedClaim): void => void claims.push(claim)
      const answer = await watched(io, (running) => answerReferee(request, { ...running, onClaim })).catch(
        async (error: unknown) => {
          // What was judged is told when the rest is stopped.
          if (claims.length > 0 && format === 'text') await deliverVerdicts(io, options, format, { file: name, claims })
          throw error
        },
      )
      outcome.agreed = answer.claims.every(({ verdict }) => verdict !== 'wrong')
      await deliverVerdicts(io, options, format, answer)
    })
}

async function claimsIn(io: Io, file: string): Promise<ClaimsFile> {
  return { text: await io.readFile(file), file: file === '-' ? 'standard input' : file }
}
