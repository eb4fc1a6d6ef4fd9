import { readCheck, readCheckPlan } from '../readCheck.js'
import { InputError } from '../../errors.js'
import { documentClasses } from '../../render/latex/document.js'
import type { DocumentClass } from '../../render/latex/document.js'
import { checkText } from '../../requests/checkReadings.js'
import { answerReport } from '../../requests/report.js'
import type { ReportAnswer, ReportRequest } from '../../requests/report.js'
import { threads } from '../../threads.js'
import { attempt } from '../attempt.js'
import type { CheckOptions } from '../checkOptions.js'
import { commandLine } from '../commandLine.js'
import { deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import { katexStyle } from '../katexStyle.js'
import type { NetworkOptions } from '../networkOptions.js'
import { readChoice, readNatural } from '../../requests/written.js'
import type { Outcome } from '../outcome.js'
import { requirePdflatex, toPdf } from '../pdflatex.js'
import { Stopped } from '../stopped.js'
import { formatFor } from '../suffixes.js'
import { watched } from '../watch.js'
import { writeOrRescue } from '../writeOrRescue.js'

/** The flags for it. */
const PDF = { pdf: '--pdf', source: '--tex' }

type ReportFormat = 'html' | 'latex' | 'pdf'

export interface ReportOptions extends NetworkOptions, CheckOptions {
  readonly order: string
  readonly tex?: true
  readonly pdf?: true
  readonly class?: string
  readonly output: string
}

/** Does what `edgewick report` is asked for. */
export async function runReport(
  io: Io,
  outcome: Outcome,
  name: string | undefined,
  options: ReportOptions,
): Promise<void> {
  const { write } = await writerOf(options)
  const plan = readCheckPlan(options, io)
  const request: ReportRequest = {
    ...(await readCheck(io, name, options, plan)),
    order: readNatural(options.order, '--order'),
    command: commandLine('report', name, options, options),
  }
  // A path that cannot be written is better known before the sampling than after it.
  await io.requireWritable(options.output)
  const answer = await watched(io, (running) =>
    answerReport(request, { ...running, threads: threads(plan.workers) }),
  ).catch((error: unknown) => {
    throw error instanceof Stopped ? new Stopped('stopped; nothing was written') : error
  })
  outcome.agreed = answer.check.agreed
  const document = await attempt(io, outcome, () => write(answer))
  const place =
    document === undefined ? undefined : await writeOrRescue(io, outcome, options.output, document, 'the report is')
  const where = place === undefined ? '' : `\nThe action with its diagrams, closed forms and checks: ${place}\n`
  await deliverText(io, undefined, `${checkText(answer)}${where}`)
}

/**
 * The document that the options and the file's name ask for. @throws InputError where it cannot be made, before
 * anything is computed
 */
async function writerOf(
  options: ReportOptions,
): Promise<{ readonly write: (answer: ReportAnswer) => Promise<string | Uint8Array> }> {
  const { tex, pdf, output } = options
  if (tex === true && pdf === true)
    throw new InputError({ code: 'cli.format', at: 'options', expected: '--tex or --pdf', received: 'both' })
  const asked = tex === true ? 'latex' : pdf === true ? 'pdf' : undefined
  const format = formatFor<ReportFormat>(output, asked, ['html', 'latex', 'pdf'])
  const kind =
    options.class === undefined
      ? 'article'
      : readChoice(options.class, Object.keys(documentClasses) as DocumentClass[], '--class')
  if (options.class !== undefined && format === 'html')
    throw new InputError({
      code: 'cli.class',
      at: '--class',
      expected: '--tex or --pdf beside it',
      received: 'neither',
    })
  if (format === 'pdf') await requirePdflatex(PDF)
  const write = async (answer: ReportAnswer): Promise<string | Uint8Array> => {
    const { reportPage, reportPaper } = await import('../../requests/reportReadings.js')
    if (format === 'html') return reportPage(answer, await katexStyle())
    const source = reportPaper(answer, kind)
    return format === 'pdf' ? toPdf(source, PDF) : source
  }
  return { write }
}
