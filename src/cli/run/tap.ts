import { InputError } from '../../errors.js'
import { answerTap } from '../../requests/tap.js'
import type { TapAnswer } from '../../requests/tap.js'
import { isStable } from '../../requests/tapSolutions.js'
import {
  failureSentence,
  gibbsSentences,
  solutionDoubt,
  tapJson,
  tapLatex,
  tapText,
} from '../../requests/tapReadings.js'
import { readNatural } from '../../requests/written.js'
import { threads } from '../../threads.js'
import { deliver, deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import { katexStyle } from '../katexStyle.js'
import { readWorkers } from '../options.js'
import type { Outcome } from '../outcome.js'
import { requirePdflatex, toPdf } from '../pdflatex.js'
import { readMatrix, readVector } from '../readMatrix.js'
import { readFormat } from '../suffixes.js'
import { tell } from '../tell.js'
import type { TapOptions } from '../tapOptions.js'
import { watched } from '../watch.js'

/** The flags for it. */
const PDF = { pdf: '--format pdf', source: '--format latex' }

/** Does what `edgewick tap` is asked for. */
export async function runTap(io: Io, outcome: Outcome, options: TapOptions): Promise<void> {
  const format = readFormat(options, ['text', 'latex', 'json', 'html', 'pdf'])
  const { couplings, magnetisations, fields, output, data } = options
  if (data !== undefined) {
    const { runTapData } = await import('./tapData.js')
    return runTapData(io, outcome, { ...options, data })
  }
  for (const name of ['method', 'plot', 'columns'] as const)
    if (options[name] !== undefined)
      throw new InputError({
        code: 'cli.tap',
        at: `--${name}`,
        expected: '--data, which it belongs to',
        received: 'none',
      })
  if (couplings === undefined)
    throw new InputError({
      code: 'cli.tap',
      at: '--couplings',
      expected: 'a file of couplings (or --data)',
      received: 'none',
    })
  if (options.starts !== undefined && fields === undefined)
    throw new InputError({
      code: 'cli.tap',
      at: '--starts',
      expected: '--fields, whose equations are solved from them',
      received: 'none',
    })
  if (format === 'pdf') await requirePdflatex(PDF)
  const cores = readWorkers(options.workers)
  const request = {
    order: readNatural(options.order, '--order'),
    ...(options.starts === undefined ? {} : { starts: readNatural(options.starts, '--starts') }),
    ...(options.seed === undefined ? {} : { seed: readNatural(options.seed, '--seed') }),
    ...(options.sweeps === undefined ? {} : { sweeps: readNatural(options.sweeps, '--sweeps') }),
    couplings: await readMatrix(io, couplings),
    ...(magnetisations === undefined ? {} : { magnetisations: await readVector(io, magnetisations) }),
    ...(fields === undefined ? {} : { fields: await readVector(io, fields) }),
    ...(options.exact === true ? { exact: true } : {}),
    ...(options.scan === true ? { scan: true } : {}),
  }
  const answer = await watched(io, (running) =>
    answerTap(request, { ...running, ...(cores > 1 ? { threads: threads(cores) } : {}) }),
  )
  const [best] = answer.kind === 'means' ? answer.solutions : []
  if (answer.kind === 'means' && best === undefined) {
    outcome.agreed = false
    tell(io, failureSentence(answer.failed))
    if (format === 'text') return
  }
  if (answer.kind === 'means' && best !== undefined && !isStable(best)) {
    outcome.agreed = false
    tell(io, solutionDoubt(best))
  }
  for (const sentence of answer.kind === 'gibbs' ? gibbsSentences(answer) : []) {
    outcome.agreed = false
    tell(io, sentence)
  }
  await written(io, format, output, answer)
}

async function written(
  io: Io,
  format: 'text' | 'latex' | 'json' | 'html' | 'pdf',
  output: string | undefined,
  answer: TapAnswer,
): Promise<void> {
  if (format === 'text') return deliverText(io, output, `${tapText(answer)}\n`)
  if (format === 'json' || format === 'latex')
    return deliver(io, output, `${(format === 'json' ? tapJson : tapLatex)(answer)}\n`)
  const { tapPage, tapPaper } = await import('../../requests/tapPage.js')
  await deliver(
    io,
    output,
    format === 'html' ? tapPage(answer, await katexStyle()) : await toPdf(tapPaper(answer), PDF),
  )
}
