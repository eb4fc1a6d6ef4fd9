import { InputError } from '../../errors.js'
import { evaluateScalar } from '../../kernels/scalar.js'
import { answerDmft } from '../../requests/dmft.js'
import type { DmftAnswer, StateAnswer } from '../../requests/dmft.js'
import { dmftPlot } from '../../requests/dmftPlot.js'
import { dmftDoubt, dmftJson, dmftText } from '../../requests/dmftReadings.js'
import type { SimulationRequest } from '../../requests/simulatedNetwork.js'
import { simulationDoubts } from '../../requests/simulationReadings.js'
import { readChoice, readNatural } from '../../requests/written.js'
import { largest, requireSize } from '../../sizes.js'
import { threads } from '../../threads.js'
import { attempt } from '../attempt.js'
import { deliver, deliverText } from '../deliver.js'
import type { DmftOptions } from '../dmftOptions.js'
import type { Io } from '../io.js'
import { katexStyle } from '../katexStyle.js'
import { readWorkers } from '../options.js'
import type { Outcome } from '../outcome.js'
import { requirePdflatex, toPdf } from '../pdflatex.js'
import { plotKind, writeDrawn } from '../plot.js'
import { readFormat } from '../suffixes.js'
import { tell } from '../tell.js'
import { watched } from '../watch.js'

/** Does what `edgewick dmft` is asked for. */
export async function runDmft(io: Io, outcome: Outcome, phi: string, options: DmftOptions): Promise<void> {
  const format = readFormat(options, ['text', 'json', 'latex', 'html', 'pdf'])
  const { g, noise, until, step, simulate, transition, scan, phaseDiagram, plot, output } = options
  if (plot !== undefined) {
    plotKind(plot)
    if (transition === true)
      throw new InputError({ code: 'cli.dmft', at: '--plot', expected: 'what has a plot', received: '--transition' })
    await io.requireWritable(plot)
  }
  const isPage = format === 'latex' || format === 'html' || format === 'pdf'
  if (isPage && g === undefined)
    throw new InputError({
      code: 'cli.page',
      at: '--format',
      expected: 'text or json, for a page is of one coupling strength (--g)',
      received: format,
    })
  if (format === 'pdf') await requirePdflatex(PDF)
  const request = {
    phi,
    noise: evaluateScalar(noise, '--noise'),
    ...(g === undefined ? {} : { g: evaluateScalar(g, '--g') }),
    ...(options.method === undefined
      ? {}
      : { method: readChoice(options.method, ['potential', 'iteration'], '--method') }),
    ...(until === undefined ? {} : { until: evaluateScalar(until, '--until') }),
    ...(step === undefined ? {} : { step: evaluateScalar(step, '--step') }),
    ...(simulate === undefined ? {} : { simulate: readSimulation(simulate, options.seed) }),
    ...(transition === true ? { transition } : {}),
    ...(scan === undefined ? {} : { scan: readRange(scan, 'g', '--scan') }),
    ...(phaseDiagram === undefined ? {} : { diagram: readRange(phaseDiagram, 'noise', '--phase-diagram') }),
  }
  const cores = readWorkers(options.workers)
  const answer = await watched(io, (running) =>
    answerDmft(request, { ...running, ...(cores > 1 && simulate !== undefined ? { threads: threads(cores) } : {}) }),
  )
  for (const sentence of doubtsOf(answer)) {
    outcome.agreed = false
    tell(io, sentence)
  }
  if (plot !== undefined) await attempt(io, outcome, () => writeDrawn(io, plot, (form) => dmftPlot(answer, form)))
  if (isPage && answer.kind === 'state') return writePage(io, output, answer, format)
  if (format === 'json') return deliver(io, output, `${dmftJson(answer)}\n`)
  await deliverText(io, output, `${dmftText(answer)}\n`)
}

/** How the source of a PDF is asked for. */
const PDF = { pdf: '--format pdf', source: '--format latex' }

async function writePage(
  io: Io,
  output: string | undefined,
  answer: StateAnswer,
  format: 'latex' | 'html' | 'pdf',
): Promise<void> {
  const { dmftPage, dmftPaper } = await import('../../requests/dmftPage.js')
  if (format === 'html') return deliver(io, output, await dmftPage(answer, await katexStyle()))
  const paper = dmftPaper(answer)
  await deliver(io, output, format === 'pdf' ? await toPdf(paper, PDF) : paper)
}

function doubtsOf(answer: DmftAnswer): readonly string[] {
  if (answer.kind === 'state')
    return [
      ...[dmftDoubt(answer.state)].flatMap((doubt) => doubt ?? []),
      ...(answer.simulation === undefined ? [] : simulationDoubts(answer.simulation)),
    ]
  if (answer.kind !== 'scan') return []
  return answer.states.flatMap((state) => {
    const doubt = dmftDoubt(state)
    return doubt === undefined ? [] : [`g = ${state.network.g}: ${doubt}`]
  })
}

/** `N=500,1000,seeds=4,time=300,dt=0.1`; what has no name belongs to the one before it. */
function readSimulation(text: string, seed: string | undefined): SimulationRequest {
  const problem = (): InputError =>
    new InputError({
      code: 'cli.simulate',
      at: '--simulate',
      expected: 'N=1000,seeds=4, with several N, time=300 and dt=0.1 where they are wanted',
      received: `'${text}'`,
    })
  const values = new Map<string, number[]>()
  let name = ''
  for (const part of text.split(',')) {
    const [, key, value = ''] = /^(?:(N|seeds|time|dt)=)?(.+)$/.exec(part.trim()) ?? []
    if (key !== undefined) {
      if (values.has(key)) throw problem()
      name = key
      values.set(name, [])
    }
    const list = values.get(name)
    if (list === undefined || (key === undefined && name !== 'N')) throw problem()
    list.push(evaluateScalar(value, `--simulate ${name}`))
  }
  const units = values.get('N')
  if (units === undefined) throw problem()
  const [networks, time, dt] = ['seeds', 'time', 'dt'].map((key) => values.get(key)?.[0])
  return {
    units,
    ...(networks === undefined ? {} : { networks }),
    ...(time === undefined ? {} : { time }),
    ...(dt === undefined ? {} : { dt }),
    ...(seed === undefined ? {} : { seed: readNatural(seed, '--seed') }),
  }
}

/** `g=0.5:3:0.25`. */
function readRange(text: string, name: string, at: string): readonly number[] {
  const [, from, to, step] = new RegExp(`^${name}=([^:]+):([^:]+):([^:]+)$`).exec(text.trim()) ?? []
  const problem = (): InputError =>
    new InputError({
      code: 'cli.range',
      at,
      expected: `${name}=from:to:step, such as ${name}=0.5:3:0.25`,
      received: `'${text}'`,
    })
  if (from === undefined || to === undefined || step === undefined) throw problem()
  const [start, end, apart] = [from, to, step].map((each) => evaluateScalar(each, at)) as [number, number, number]
  if (!(end >= start && apart > 0)) throw problem()
  const count = Math.floor((end - start) / apart + 1e-9) + 1
  requireSize({ code: 'cli.range', at, of: 'points', needed: count, most: largest.scanned })
  return Array.from({ length: count }, (_, k) => Number((start + k * apart).toPrecision(12)))
}
