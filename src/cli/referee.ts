import { Command } from 'commander'
import { remarksOf } from '../mathematics/document.js'
import { answerReferee } from '../requests/referee/referee.js'
import type { RefereedClaim } from '../requests/referee/referee.js'
import { refereeJson, refereeText } from '../requests/referee/readings.js'
import { readChoice, readNatural } from '../requests/written.js'
import { deliverText } from './deliver.js'
import type { Io } from './io.js'
import { readLimit, readTheory } from './options.js'
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
      const format = readChoice(options.format, ['text', 'json'], '--format')
      const document = await io.readFile(file)
      const rules: Record<string, { readonly rules: string; readonly file?: string }> = {}
      for (const named of theoriesAsked(document)) {
        const choice = await readTheory(named, io)
        if (typeof choice === 'object') rules[named] = choice
      }
      const request = {
        document,
        file: file === '-' ? 'standard input' : file,
        rules,
        seed: readNatural(options.seed, '--seed'),
        ...readLimit(options.limit),
      }
      const claims: RefereedClaim[] = []
      const onClaim = (claim: RefereedClaim): void => void claims.push(claim)
      const answer = await watched(io, (running) => answerReferee(request, { ...running, onClaim })).catch(
        async (error: unknown) => {
          // What was judged is told when the rest is stopped.
          if (claims.length > 0 && format === 'text')
            await deliverText(io, undefined, `${refereeText({ file, claims })}\n`)
          throw error
        },
      )
      outcome.agreed = answer.claims.every(({ verdict }) => verdict !== 'wrong')
      if (format === 'json') await io.out(`${refereeJson(answer)}\n`)
      else await deliverText(io, undefined, `${refereeText(answer)}\n`)
    })
}

/** The theories that comments ask for by a path. */
function theoriesAsked(document: string): readonly string[] {
  const named = remarksOf(document).flatMap(({ text }) => /(?:^|\s)theory=(\S+)/.exec(text)?.[1] ?? [])
  return [...new Set(named)].filter((name) => /\.ya?ml$|[/\\]/.test(name))
}
