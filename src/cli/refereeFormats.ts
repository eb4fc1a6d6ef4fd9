import type { RefereeOutput } from './refereeFlags.js'
import type { RefereeAnswer } from '../requests/referee/referee.js'
import { refereeJson, refereeText } from '../requests/referee/readings.js'
import { deliver, deliverText } from './deliver.js'
import type { Io } from './io.js'
import { katexStyle } from './katexStyle.js'
import { requirePdflatex, toPdf } from './pdflatex.js'
import { readFormat } from './suffixes.js'

const PDF = { pdf: '--format pdf', source: '--format latex' }
const FORMATS = ['text', 'json', 'html', 'latex', 'pdf'] as const

export type RefereeFormat = (typeof FORMATS)[number]

/** The format that is asked for, when everything that it needs is there. */
export async function readRefereeFormat(io: Io, options: RefereeOutput): Promise<RefereeFormat> {
  const format = readFormat(options, FORMATS)
  if (format === 'pdf') await requirePdflatex(PDF)
  if (options.output !== undefined) await io.requireWritable(options.output)
  return format
}

/** Writes the answer to where it is asked for. */
export async function deliverVerdicts(
  io: Io,
  { output }: RefereeOutput,
  format: RefereeFormat,
  answer: RefereeAnswer,
): Promise<void> {
  if (format === 'text') await deliverText(io, output, `${refereeText(answer)}\n`)
  else await deliver(io, output, await written(answer, format))
}

async function written(answer: RefereeAnswer, format: Exclude<RefereeFormat, 'text'>): Promise<string | Uint8Array> {
  if (format === 'json') return `${refereeJson(answer)}\n`
  const { refereePage, refereePaper } = await import('../requests/referee/refereePage.js')
  if (format === 'html') return refereePage(answer, await katexStyle('all'))
  return format === 'pdf' ? toPdf(refereePaper(answer), PDF) : refereePaper(answer)
}
