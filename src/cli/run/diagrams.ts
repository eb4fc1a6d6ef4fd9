import { pictured, columnsOf, requireShown } from '../readPictureOptions.js'
import { InputError } from '../../errors.js'
import { answerDiagrams } from '../../requests/diagrams.js'
import type { DiagramsAnswer } from '../../requests/diagrams.js'
import { diagramsDot, diagramsJson, diagramsQgraf, diagramsText } from '../../requests/diagramsReadings.js'
import { listDiagrams } from '../../requests/listDiagrams.js'
import type { Running } from '../../requests/running.js'
import { largest } from '../../sizes.js'
import { threads } from '../../threads.js'
import { deliver, deliverText } from '../deliver.js'
import type { Io } from '../io.js'
import { readLimit, readTheory, readWorkers } from '../options.js'
import { expectDiagrams } from '../tuneCompiler.js'
import { isPicture, pictureFormats } from '../pictureOptions.js'
import type { PictureFormat, PictureOptions } from '../pictureOptions.js'
import { readShard } from '../readShard.js'
import { readSelected } from '../../requests/writtenSelection.js'
import type { SelectionOptions } from '../../requests/writtenSelection.js'
import { readFormat } from '../suffixes.js'
import { watched } from '../watch.js'

export interface DiagramsOptions extends SelectionOptions, PictureOptions {
  readonly unlabelled?: true
  readonly disconnected?: true
  readonly count?: true
  readonly shard?: string
  readonly workers: string
  readonly limit?: string
  readonly dryRun?: true
  readonly format?: string
  readonly output?: string
  readonly momenta?: true
}

const READINGS = { json: diagramsJson, dot: diagramsDot } as const

/** Does what `edgewick diagrams` is asked for. */
export async function runDiagrams(io: Io, name: string, options: DiagramsOptions): Promise<void> {
  const theory = await readTheory(name, io)
  const format = readFormat(options, ['text', 'json', 'ndjson', 'dot', 'qgraf', ...pictureFormats])
  requireShown(format, options)
  requireMomenta(format, options)
  const cores = readWorkers(options.workers)
  const { unlabelled, disconnected, count, shard, dryRun, output } = options
  if (disconnected === true) requireWhole(options, cores)
  const request = {
    theory,
    ...readSelected(options),
    ...(unlabelled === true ? { labels: 'free' as const } : {}),
    ...(disconnected === true ? { parts: 'any' as const } : {}),
    ...(count === true && (dryRun === true || format === 'text' || format === 'json')
      ? { want: 'count' as const }
      : {}),
    ...(options.momenta === true ? { momenta: true } : {}),
    ...(shard === undefined ? {} : { shard: readShard(shard) }),
    ...(isPicture(format) ? { limit: largest.pictures } : {}),
    ...readLimit(options.limit),
  }
  if (dryRun === true) return (await import('./dryRun.js')).runDry(io, { diagrams: request, format })
  await watched(io, async (watching) => {
    // A long count is done elsewhere also on one core, so that this one can hear that it is to stop.
    const counting: Running = { ...watching, threads: threads(cores) }
    if (format === 'ndjson') {
      const { remark, lines } = await listDiagrams(request, counting, expectDiagrams)
      if (remark !== undefined) io.err(`${remark}\n`)
      return deliver(io, output, lines)
    }
    const answer = await answerDiagrams(request, counting)
    if (answer.remark !== undefined && format !== 'text' && format !== 'json') io.err(`${answer.remark}\n`)
    const running: Running = { ...watching, ...(cores > 1 ? { threads: threads(cores) } : {}) }
    if (isPicture(format))
      return deliver(io, output, await drawn(answer, format, { ...options, columns: columnsOf(io, output) }))
    if (format === 'text') return deliverText(io, output, diagramsText(answer, running))
    if (format === 'qgraf') return deliver(io, output, diagramsQgraf(answer, running))
    return deliver(io, output, READINGS[format](answer, running))
  })
}

async function drawn(
  answer: DiagramsAnswer,
  format: PictureFormat,
  options: DiagramsOptions & { readonly columns: number | undefined },
): Promise<string | Uint8Array> {
  // Pictures are the larger part of what this command could load.
  const { diagramsPicture } = await import('../../requests/pictures.js')
  return pictured(format, options, options.columns, (form, look) => diagramsPicture(answer, form, look))
}

/** @throws InputError for --momenta where it says nothing */
function requireMomenta(format: string, { momenta, disconnected }: DiagramsOptions): void {
  if (momenta !== true || (format === 'qgraf' && disconnected !== true)) return
  throw new InputError({
    code: 'cli.momenta',
    at: '--momenta',
    expected: '--format qgraf, and connected diagrams',
    received: format === 'qgraf' ? '--disconnected' : `--format ${format}`,
  })
}

/** Diagrams of several parts are not searched for in shards. */
function requireWhole(options: DiagramsOptions, workers: number): void {
  if (options.shard === undefined && workers <= 1) return
  throw new InputError({
    code: 'cli.disconnected',
    at: '--disconnected',
    expected: 'neither --shard nor --workers',
    received: options.shard === undefined ? `--workers ${workers}` : `--shard ${options.shard}`,
  })
}
