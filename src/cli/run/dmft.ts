import { InputError } from '../../errors.js'
import { evaluateScalar } from '../../kernels/scalar.js'
import { answerDmft, dmftPart } from '../../requests/dmft.js'
import type { DmftRequest, StateAnswer } from '../../requests/dmft.js'
import { dmftJson, dmftText } from '../../requests/dmftReadings.js'
import { largest, requireSize } from '../../sizes.js'
import { threads } from '../../threads.js'
import { shellLine } from '../commandLine.js'
import { deliver, deliverText } from '../deliver.js'
import { dividedRun, shardRun } from '../dividedRun.js'
import type { DmftOptions } from '../dmftOptions.js'
import type { Io } from '../io.js'
import { judgeDmft } from '../judgeDmft.js'
import { katexStyle } from '../katexStyle.js'
import { readWorkers } from '../options.js'
import type { Outcome } from '../outcome.js'
import { requirePdflatex, toPdf } from '../pdflatex.js'
import { plotKind } from '../plot.js'
import { readSimulatedShard } from '../readShard.js'
import { readState } from '../readState.js'
import { readFormat } from '../suffixes.js'

/** Does what `edgewick dmft` is asked for. */
export async function runDmft(io: Io, outcome: Outcome, phi: string, options: DmftOptions): Promise<void> {
  const format = readFormat(options, ['text', 'json', 'latex', 'html', 'pdf'])
  const { g, simulate, plot, output, resume } = options
  const part = readSimulatedShard(options)
  if (plot !== undefined) {
    plotKind(plot)
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
  const request = readDmft(phi, options)
  const cores = readWorkers(options.workers)
  const withThreads = cores > 1 && simulate !== undefined ? { threads: threads(cores) } : {}
  const again = (file: string): string => shellLine('dmft', phi, [...options.given, ['--resume', file]])
  if (part !== undefined) {
    const what = `the networks of ${phi}, g = ${g ?? ''}, seed ${options.seed ?? 1}`
    return shardRun(io, outcome, { of: 'dmft', resume, again, output: part.output, what }, (running) =>
      dmftPart(sharded(request, part.shard), { ...running, ...withThreads }),
    )
  }
  const answer = await dividedRun(io, outcome, { of: 'dmft', output: undefined, resume, again }, (running) =>
    answerDmft(request, { ...running, ...withThreads }),
  )
  if (answer === undefined) return
  await judgeDmft(io, outcome, answer, plot)
  if (isPage && answer.kind === 'state') return writePage(io, output, answer, format)
  if (format === 'json') return deliver(io, output, `${dmftJson(answer)}\n`)
  await deliverText(io, output, `${dmftText(answer)}\n`)
}

function readDmft(phi: string, options: DmftOptions): DmftRequest {
  const { transition, scan, phaseDiagram } = options
  return {
    ...readState(phi, options),
    ...(transition === true ? { transition } : {}),
    ...(scan === undefined ? {} : { scan: readRange(scan, 'g', '--scan') }),
    ...(phaseDiagram === undefined ? {} : { diagram: readRange(phaseDiagram, 'noise', '--phase-diagram') }),
  }
}

function sharded(request: DmftRequest, shard: readonly [number, number]): DmftRequest {
  const { simulate } = request
  return simulate === undefined ? request : { ...request, simulate: { ...simulate, shard } }
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
