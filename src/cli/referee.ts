import { Command } from 'commander'
import type { ClaimsFile } from '../requests/referee/claimsFile.js'
import { theoriesNamed } from '../requests/referee/directive.js'
import type { RefereeAnswer, RefereedClaim } from '../requests/referee/referee.js'
import { refereeJson, refereeText } from '../requests/referee/readings.js'
import { readNatural } from '../requests/written.js'
import { deliver, deliverText } from './deliver.js'
import type { Io } from './io.js'
import { katexStyle } from './katexStyle.js'
import { isRuleFile, readLimit } from './options.js'
import type { Outcome } from './outcome.js'
import { requirePdflatex, toPdf } from './pdflatex.js'
import { readFormat } from './suffixes.js'
import { watched } from './watch.js'

interface RefereeCommandOptions {
  readonly seed: string
  readonly limit?: string
  readonly claims?: string
  readonly format?: string
  readonly output?: string
}

const PDF = { pdf: '--format pdf', source: '--format latex' }
const FORMATS = ['text', 'json', 'html', 'latex', 'pdf'] as const

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
    .option(
      '--format <format>',
      'text (default), json, html (a page with the equations typeset), latex or pdf (the same on paper; needs pdflatex); default: by the name of the output',
    )
    .option('-o, --output <file>', 'write to a file')
    .addHelpText(
      'after',
      '\nA comment says of which theory the equations after it are: % edgewick: theory=phi4 legs=2 up-to=2 (a shipped theory or the path of a rule file; keys as the options of verify). % edgewick: none ends that. A file given to --claims says the same by labels, for a paper that is left as it is.\n\nExit status: 0 nothing is wrong, 1 something is, 2 the document cannot be read.\n\nExamples:\n  edgewick referee paper.tex\n  edgewick referee paper.tex -o verdicts.html\n  edgewick referee paper.tex --claims paper.claims',
    )
    .action(async (file: string, options: RefereeCommandOptions) => {
      // What reads LaTeX is large; the help of all commands needs none of it.
      const { answerReferee } = await import('../requests/referee/referee.js')
      const format = readFormat(options, FORMATS)
      const { output } = options
      if (format === 'pdf') await requirePdflatex(PDF)
      if (output !== undefined) await io.requireWritable(output)
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
          if (claims.length > 0 && format === 'text')
            await deliverText(io, output, `${refereeText({ file: name, claims })}\n`)
          throw error
        },
      )
      outcome.agreed = answer.claims.every(({ verdict }) => verdict !== 'wrong')
      if (format === 'text') await deliverText(io, output, `${refereeText(answer)}\n`)
      else await deliver(io, output, await written(answer, format))
    })
}

async function claimsIn(io: Io, file: string): Promise<ClaimsFile> {
  return { text: await io.readFile(file), file: file === '-' ? 'standard input' : file }
}

async function written(
  answer: RefereeAnswer,
  format: Exclude<(typeof FORMATS)[number], 'text'>,
): Promise<string | Uint8Array> {
  if (format === 'json') return `${refereeJson(answer)}\n`
  const { refereePage, refereePaper } = await import('../requests/referee/refereePage.js')
  if (format === 'html') return refereePage(answer, await katexStyle('all'))
  return format === 'pdf' ? toPdf(refereePaper(answer), PDF) : refereePaper(answer)
}
