import { Command } from 'commander'
import { directivesOf } from '../requests/referee/directive.js'
import type { RefereedClaim } from '../requests/referee/referee.js'
import { refereeJson, refereeText } from '../requests/referee/readings.js'
import { readChoice, readNatural } from '../requests/written.js'
import { deliverText } from './deliver.js'
import type { Io } from './io.js'
import { isRuleFile, readLimit } from './options.js'
import type { Outcome } from './outcome.js'
import { watched } from './watch.js'

interface RefereeCommandOptions {
  readonly seed: string
  readonly limit?: string
  readonly format: string
}

export function refereeCommand(io: Io, outcome: Outcome): Command {
  return new Command('referee')
    .description(
      'the displayed equations of a paper, each judged: right, wrong and what would be right, or not judged and why',
    )
    .argument('<file>', "a LaTeX document, or '-' for standard input")
    .option('--seed <n>', 'seed of the numbers for the second route, the values on points', '1')
    .option(
      '--limit <n>',
      'an equation is not judged when there must be more classes of diagrams than this (default 5000)',
    )
    .option('--format <format>', 'text or json', 'text')
    .addHelpText(
      'after',
      '\nA comment says of which theory the equations after it are: % edgewick: theory=phi4 legs=2 up-to=2 (a shipped theory or the path of a rule file; keys as the options of verify). % edgewick: none ends that.\n\nExit status: 0 nothing is wrong, 1 something is, 2 the document cannot be read.\n\nExample:\n  edgewick referee paper.tex',
    )
    .action(async (file: string, options: RefereeCommandOptions) => {
      // What reads LaTeX is large; the help of all commands needs none of it.
      const { answerReferee } = await import('../requests/referee/referee.js')
      const format = readChoice(options.format, ['text', 'json'], '--format')
      const document = await io.readFile(file)
      const name = file === '-' ? 'standard input' : file
      const rules: Record<string, { readonly rules: string; readonly file?: string }> = {}
      for (const { theory = '' } of directivesOf(document, name))
        if (isRuleFile(theory)) rules[theory] = { rules: await io.readFile(theory), file: theory }
      const seed = readNatural(options.seed, '--seed')
      const request = { document, file: name, rules, seed, ...readLimit(options.limit) }
      const claims: RefereedClaim[] = []
      const onClaim = (claim: RefereedClaim): void => void claims.push(claim)
      const answer = await watched(io, (running) => answerReferee(request, { ...running, onClaim })).catch(
        async (error: unknown) => {
          // What was judged is told when the rest is stopped.
          if (claims.length > 0 && format === 'text')
            await deliverText(io, undefined, `${refereeText({ file: name, claims })}\n`)
          throw error
        },
      )
      outcome.agreed = answer.claims.every(({ verdict }) => verdict !== 'wrong')
      if (format === 'json') await io.out(`${refereeJson(answer)}\n`)
      else await deliverText(io, undefined, `${refereeText(answer)}\n`)
    })
}
