import { answerEffective, effectiveJson, effectiveLatex, effectiveText } from '../../requests/sdeEffective.js'
import { answerSde, sdePart } from '../../requests/sde.js'
import { sdeJson, sdeLanguages, sdeLatex, sdePicture, sdeProgram, sdeText } from '../../requests/sdeReadings.js'
import { answerSelfEnergy, selfEnergyJson, selfEnergyLatex, selfEnergyText } from '../../requests/sdeSelfEnergy.js'
import { readChoice } from '../../requests/written.js'
import { threads } from '../../threads.js'
import { shellLine } from '../commandLine.js'
import type { Flag } from '../commandLine.js'
import { deliver, deliverText } from '../deliver.js'
import { dividedRun, shardRun } from '../dividedRun.js'
import type { Io } from '../io.js'
import { judgeSde } from '../judgeSde.js'
import { readWorkers } from '../options.js'
import { katexStyle } from '../katexStyle.js'
import type { Outcome } from '../outcome.js'
import { isPicture, pictureFormats } from '../pictureOptions.js'
import type { PictureFormat, PictureOptions } from '../pictureOptions.js'
import { plotKind } from '../plot.js'
import { requirePdflatex, toPdf } from '../pdflatex.js'
import { columnsOf, pictured, readStandalone, requireShown } from '../readPictureOptions.js'
import { readSde } from '../readSde.js'
import { readSimulatedShard } from '../readShard.js'
import type { SdeQuestion } from '../sdeOptions.js'
import { requireOnly } from '../requireOnly.js'
import { readFormat } from '../suffixes.js'
import { watched } from '../watch.js'
import { runSdeFrequency } from './sdeFrequency.js'

export interface SdeOptions extends PictureOptions, SdeQuestion {
  readonly plot?: string
  readonly workers: string
  readonly effective?: boolean
  readonly in?: string
  readonly shard?: string
  readonly resume?: string
  readonly format?: string
  readonly output?: string
  /** What the command line had, but where it goes on from. */
  readonly given: readonly Flag[]
}

type SdeFormat = 'text' | 'latex' | 'json' | 'yaml' | 'pdf' | (typeof sdeLanguages)[number]

/** How the source of a PDF is asked for. */
const PDF = { pdf: '--format pdf', source: '--format latex --standalone article' }

/** Does what `edgewick sde` is asked for. */
export async function runSde(io: Io, outcome: Outcome, equation: string, options: SdeOptions): Promise<void> {
  const space = readChoice(options.in ?? 'time', ['time', 'frequency'], '--in')
  if (space === 'frequency') return runSdeFrequency(io, equation, options)
  if (options.effective === true) return runEffective(io, outcome, equation, options)
  if (options.quantity === 'self-energy') return runSelfEnergy(io, equation, options)
  const part = readSimulatedShard(options)
  const format = readFormat<SdeFormat | PictureFormat>(options, [
    'text',
    'latex',
    'json',
    'yaml',
    'pdf',
    ...sdeLanguages,
    ...pictureFormats,
  ])
  requireShown(format, options, ['html'])
  const { output, plot, resume } = options
  if (plot !== undefined) {
    plotKind(plot)
    await io.requireWritable(plot)
  }
  if (format === 'pdf') await requirePdflatex(PDF)
  const request = await readSde(io, equation, options)
  const cores = threads(readWorkers(options.workers))
  const again = (file: string): string => shellLine('sde', equation, [...options.given, ['--resume', file]])
  if (part !== undefined) {
    const what = `the simulation of ${request.file ?? equation}, seed ${request.simulate?.seed ?? 1}`
    return shardRun(io, outcome, { of: 'sde', resume, again, output: part.output, what }, (running) =>
      sdePart({ ...request, simulate: { ...request.simulate, shard: part.shard } }, { ...running, threads: cores }),
    )
  }
  const answer = await dividedRun(io, outcome, { of: 'sde', output: undefined, resume, again }, (running) =>
    answerSde(request, { ...running, threads: cores }),
  )
  if (answer === undefined) return
  await judgeSde(io, outcome, answer, plot)
  if (format === 'text') return deliverText(io, output, `${sdeText(answer)}\n`)
  if (format === 'json') return deliver(io, output, `${sdeJson(answer)}\n`)
  if (format === 'latex') return deliver(io, output, `${sdeLatex(answer, readStandalone(options))}\n`)
  if (format === 'html' || format === 'pdf') {
    const { sdePage, sdePaper } = await import('../../requests/sdePage.js')
    return deliver(
      io,
      output,
      format === 'html' ? await sdePage(answer, await katexStyle()) : await toPdf(sdePaper(answer), PDF),
    )
  }
  const language = sdeLanguages.find((each) => each === format)
  if (language !== undefined) return deliver(io, output, `${sdeProgram(answer, language)}\n`)
  if (isPicture(format))
    return deliver(
      io,
      output,
      await pictured(format, options, columnsOf(io, output), (form, look) => sdePicture(answer, form, look)),
    )
  await deliver(io, output, answer.series.theory.rules)
}

async function runEffective(io: Io, outcome: Outcome, equation: string, options: SdeOptions): Promise<void> {
  requireOnly('--effective', options, ['--up-to', '--param', '--at'])
  const format = readFormat(options, ['text', 'latex', 'json'])
  const { output } = options
  const answer = answerEffective(await readSde(io, equation, { ...options, quantity: 'mean' }))
  if (format === 'text') await deliverText(io, output, `${effectiveText(answer)}\n`)
  else await deliver(io, output, `${format === 'json' ? effectiveJson(answer) : effectiveLatex(answer)}\n`)
  if (answer.numbers?.selfConsistent.converged === false) outcome.agreed = false
}

async function runSelfEnergy(io: Io, equation: string, options: SdeOptions): Promise<void> {
  requireOnly('--quantity self-energy', options, ['--quantity', '--of', '--order', '--up-to', '--param'])
  const format = readFormat(options, ['text', 'latex', 'json'])
  const { output } = options
  const request = await readSde(io, equation, { ...options, quantity: 'correlation' })
  await watched(io, async (running) => {
    const answer = await answerSelfEnergy(request, running)
    if (format === 'text') return deliverText(io, output, `${selfEnergyText(answer)}\n`)
    return deliver(io, output, `${format === 'json' ? selfEnergyJson(answer) : selfEnergyLatex(answer)}\n`)
  })
}
