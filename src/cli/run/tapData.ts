import { InputError } from '../../errors.js'
import { tapOfRows } from '../../requests/tapData.js'
import { fitSentence, tapDataJson, tapDataPlot, tapDataText } from '../../requests/tapDataReadings.js'
import { readChoice, readNatural } from '../../requests/written.js'
import { attempt } from '../attempt.js'
import { deliver, deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import { katexStyle } from '../katexStyle.js'
import type { Outcome } from '../outcome.js'
import { requirePdflatex, toPdf } from '../pdflatex.js'
import { plotKind, writeDrawn } from '../plot.js'
import { readColumns } from '../readColumns.js'
import { samplesIn } from '../readSamples.js'
import { readFormat } from '../suffixes.js'
import { watched } from '../watch.js'
import type { TapOptions } from '../tapOptions.js'
import { tell } from '../tell.js'

/** The flags for it. */
const PDF = { pdf: '--format pdf', source: '--format latex' }

/** `tap --data`: couplings and fields of binary data, a file of any length that memory holds. */
export async function runTapData(
  io: Io,
  outcome: Outcome,
  { data, columns, order, method, plot, exact, output, ...options }: TapOptions & { readonly data: string },
): Promise<void> {
  const format = readFormat({ ...options, ...(output === undefined ? {} : { output }) }, [
    'text',
    'json',
    'latex',
    'html',
    'pdf',
  ])
  for (const name of ['couplings', 'magnetisations', 'fields', 'scan', 'starts', 'seed', 'sweeps'] as const)
    if (options[name] !== undefined)
      throw new InputError({ code: 'cli.tap', at: `--${name}`, expected: 'either it or --data', received: 'both' })
  if (plot !== undefined) {
    plotKind(plot)
    if (exact !== true)
      throw new InputError({
        code: 'cli.tap',
        at: '--plot',
        expected: '--exact, with which it compares',
        received: 'none',
      })
    await io.requireWritable(plot)
  }
  if (format === 'pdf') await requirePdflatex(PDF)
  const question = {
    file: data,
    order: readNatural(order, '--order'),
    ...(method === undefined
      ? {}
      : { method: readChoice(method, ['naive', 'tap', 'sessak-monasson'] as const, '--method') }),
    ...(exact === true ? { exact } : {}),
  }
  const answer = await watched(io, (running) =>
    tapOfRows(samplesIn(io, data, readColumns(io, columns, data)), question, running),
  )
  if (answer.doubts.length > 0) {
    outcome.agreed = false
    tell(io, fitSentence(answer))
  }
  if (plot !== undefined) await attempt(io, outcome, () => writeDrawn(io, plot, (form) => tapDataPlot(answer, form)))
  if (format === 'text') return deliverText(io, output, `${tapDataText(answer)}\n`)
  if (format === 'json') return deliver(io, output, `${tapDataJson(answer)}\n`)
  const { tapDataPage, tapDataPaper } = await import('../../requests/tapDataPage.js')
  if (format === 'html') return deliver(io, output, await tapDataPage(answer, await katexStyle()))
  const paper = tapDataPaper(answer)
  await deliver(io, output, format === 'pdf' ? await toPdf(paper, PDF) : paper)
}
