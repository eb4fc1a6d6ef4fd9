import { InputError } from '../../errors.js'
import { evaluateScalar } from '../../kernels/scalar.js'
import type { PathRequest } from '../../requests/pathWork.js'
import { answerSde } from '../../requests/sde.js'
import type { SdeRequest } from '../../requests/sde.js'
import { sdeJson, sdeLatex, sdePicture, sdeText } from '../../requests/sdeReadings.js'
import { simulatedDoubts } from '../../requests/sdeSimulationReadings.js'
import { answerEffective, effectiveJson, effectiveLatex, effectiveText } from '../../requests/sdeEffective.js'
import { answerSelfEnergy, selfEnergyJson, selfEnergyLatex, selfEnergyText } from '../../requests/sdeSelfEnergy.js'
import { readChoice, readNatural } from '../../requests/written.js'
import { threads } from '../../threads.js'
import { attempt } from '../attempt.js'
import { deliver, deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import { readParameters, readWorkers } from '../options.js'
import { katexStyle } from '../katexStyle.js'
import type { Outcome } from '../outcome.js'
import { isPicture, pictureFormats } from '../pictureOptions.js'
import type { PictureFormat, PictureOptions } from '../pictureOptions.js'
import { plotKind, writeDrawn } from '../plot.js'
import { requirePdflatex, toPdf } from '../pdflatex.js'
import { columnsOf, pictured, readStandalone } from '../readPictureOptions.js'
import { readFormat } from '../suffixes.js'
import { tell } from '../tell.js'
import { watched } from '../watch.js'

export interface SdeOptions extends PictureOptions {
  readonly simulate?: string
  readonly plot?: string
  readonly seed?: string
  readonly workers: string
  readonly quantity: string
  readonly of?: string
  readonly from?: string
  readonly waiting?: string
  readonly effective?: boolean
  readonly order?: string
  readonly upTo?: string
  readonly at?: string
  readonly param: readonly string[]
  readonly format?: string
  readonly output?: string
}

type SdeFormat = 'text' | 'latex' | 'json' | 'yaml' | 'pdf'

/** How the source of a PDF is asked for. */
const PDF = { pdf: '--format pdf', source: '--format latex --standalone article' }

/** Does what `edgewick sde` is asked for. */
export async function runSde(io: Io, outcome: Outcome, equation: string, options: SdeOptions): Promise<void> {
  if (options.effective === true) return runEffective(io, outcome, equation, options)
  if (options.quantity === 'self-energy') return runSelfEnergy(io, equation, options)
  const format = readFormat<SdeFormat | PictureFormat>(options, [
    'text',
    'latex',
    'json',
    'yaml',
    'pdf',
    ...pictureFormats,
  ])
  const { output, plot } = options
  if (plot !== undefined) {
    plotKind(plot)
    await io.requireWritable(plot)
  }
  if (format === 'pdf') await requirePdflatex(PDF)
  const request = await readSde(io, equation, options)
  const cores = readWorkers(options.workers)
  await watched(io, async (running) => {
    const answer = await answerSde(request, { ...running, threads: threads(cores) })
    for (const { sentence, differs } of answer.simulation === undefined ? [] : simulatedDoubts(answer.simulation)) {
      if (differs) outcome.agreed = false
      tell(io, sentence)
    }
    if (plot !== undefined) {
      const { sdePlot } = await import('../../requests/sdePlot.js')
      await attempt(io, outcome, () => writeDrawn(io, plot, (form) => sdePlot(answer, form)))
    }
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
    if (isPicture(format))
      return deliver(
        io,
        output,
        await pictured(format, options, columnsOf(io, output), (form, look) => sdePicture(answer, form, look)),
      )
    return deliver(io, output, answer.series.theory.rules)
  })
}

async function runEffective(io: Io, outcome: Outcome, equation: string, options: SdeOptions): Promise<void> {
  const format = readFormat(options, ['text', 'latex', 'json'])
  const { output } = options
  const answer = answerEffective(await readSde(io, equation, { ...options, quantity: 'mean' }))
  if (format === 'text') await deliverText(io, output, `${effectiveText(answer)}\n`)
  else await deliver(io, output, `${format === 'json' ? effectiveJson(answer) : effectiveLatex(answer)}\n`)
  if (answer.numbers?.selfConsistent.converged === false) outcome.agreed = false
}

async function runSelfEnergy(io: Io, equation: string, options: SdeOptions): Promise<void> {
  const format = readFormat(options, ['text', 'latex', 'json'])
  const { output } = options
  const request = await readSde(io, equation, { ...options, quantity: 'correlation' })
  await watched(io, async (running) => {
    const answer = await answerSelfEnergy(request, running)
    if (format === 'text') return deliverText(io, output, `${selfEnergyText(answer)}\n`)
    return deliver(io, output, `${format === 'json' ? selfEnergyJson(answer) : selfEnergyLatex(answer)}\n`)
  })
}

async function readSde(io: Io, equation: string, options: SdeOptions): Promise<SdeRequest> {
  const { quantity, of, from, order, upTo, at, waiting, param, simulate, seed } = options
  const isText = equation.includes('=')
  return {
    equation: isText ? equation : await io.readFile(equation),
    ...(isText || equation === '-' ? {} : { file: equation }),
    quantity: readChoice(
      quantity,
      ['mean', 'correlation', 'response', 'cumulant', 'self-energy'],
      '--quantity',
    ) as SdeRequest['quantity'],
    ...(of === undefined ? {} : { of: of.split(',').map((each) => each.trim()) }),
    ...(from === undefined ? {} : { start: readStarts(from) }),
    ...(waiting === undefined ? {} : { waiting: evaluateScalar(waiting, '--waiting') }),
    ...(order === undefined ? {} : { order: readNatural(order, '--order') }),
    ...(upTo === undefined ? {} : { upTo: readNatural(upTo, '--up-to') }),
    ...(param.length === 0 ? {} : { parameters: readParameters(param) }),
    ...(simulate === undefined ? {} : { simulate: readPaths(simulate, seed) }),
    ...(at === undefined ? {} : { at: at.split(',').map((each) => evaluateScalar(each, '--at')) }),
  }
}

/** `x=x0,y=1/2`. @throws InputError for what is no such pair */
function readStarts(from: string): Readonly<Record<string, string>> {
  const found = new Map<string, string>()
  const wrong = (expected: string, received: string): InputError =>
    new InputError({ code: 'cli.from', at: '--from', expected, received })
  for (const pair of from.split(',')) {
    const [name = '', value = '', ...more] = pair.split('=').map((each) => each.trim())
    if (name === '' || value === '' || more.length > 0)
      throw wrong('components with their starts, such as x=x0,y=1/2', `'${pair}'`)
    if (found.has(name)) throw wrong(`one start of ${name}`, 'two')
    found.set(name, value)
  }
  return Object.fromEntries(found)
}

/** `paths=200,time=400,dt=0.05,scheme=weak2`. */
function readPaths(text: string, seed: string | undefined): PathRequest {
  const values = new Map<string, string>()
  for (const part of text.split(',')) {
    const [, key, value] = /^(paths|time|dt|scheme)=(.+)$/.exec(part.trim()) ?? []
    if (key === undefined || value === undefined || values.has(key))
      throw new InputError({
        code: 'cli.simulate',
        at: '--simulate',
        expected: 'paths=200,time=400,dt=0.05,scheme=weak2, each at most once',
        received: `'${text}'`,
      })
    values.set(key, value)
  }
  const [paths, time, dt, scheme] = ['paths', 'time', 'dt', 'scheme'].map((key) => values.get(key))
  return {
    ...(paths === undefined ? {} : { paths: evaluateScalar(paths, '--simulate paths') }),
    ...(time === undefined ? {} : { time: evaluateScalar(time, '--simulate time') }),
    ...(dt === undefined ? {} : { dt: evaluateScalar(dt, '--simulate dt') }),
    ...(scheme === undefined ? {} : { scheme: readChoice(scheme, ['euler', 'weak2'], '--simulate scheme') }),
    ...(seed === undefined ? {} : { seed: readNatural(seed, '--seed') }),
  }
}
