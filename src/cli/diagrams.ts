import { Command } from 'commander'
import * as Q from '../algebra/rational.js'
import type { DiagramCount } from '../diagrams/countDiagrams.js'
import type { WeightedDiagram } from '../diagrams/diagram.js'
import { enumerateDiagrams } from '../diagrams/enumerate.js'
import { enumerateAllDiagrams } from '../diagrams/enumerateAll.js'
import { loopNumber } from '../diagrams/loopNumber.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { countFewDiagrams, requireLightDiagrams, tooManyDiagrams } from '../diagrams/requireFew.js'
import { InputError } from '../errors.js'
import { NO_DIAGRAM, diagramRequests } from '../expansion/diagramRequests.js'
import { diagramJson } from '../render/diagramJson.js'
import { toDot } from '../render/exchange/dot.js'
import { toQgraf } from '../render/exchange/qgraf.js'
import { table } from '../render/text/table.js'
import { rationalText } from '../render/text/unicode.js'
import { streamed } from '../diagrams/streamDiagrams.js'
import { inParts } from '../requests/inParts.js'
import { largest } from '../sizes.js'
import { threads } from '../threads.js'
import { deliver, deliverText } from './deliver.js'
import type { Io } from './io.js'
import { watched } from './watch.js'
import { readLimit, readRequest, readTheory, readWorkers } from './options.js'
import type { SelectionOptions } from './options.js'
import { readFormat } from './readFormat.js'
import { columnsOf, pictureFormats, pictureOptions } from './pictureOptions.js'
import type { PictureOptions } from './pictureOptions.js'
import { readShard } from './readShard.js'
import { selectionOptions } from './selectionOptions.js'
import { jsonText } from '../render/jsonText.js'

interface DiagramsOptions extends SelectionOptions, PictureOptions {
  readonly unlabelled?: true
  readonly disconnected?: true
  readonly count?: true
  readonly shard?: string
  readonly workers: string
  readonly limit?: string
  readonly format?: string
  readonly output?: string
}

export function diagramsCommand(io: Io): Command {
  const command = selectionOptions(
    new Command('diagrams').description('enumerate the connected diagrams of a theory').argument('<theory>', 'name of a theory, or the path of a rule file'),
  )
    .option('--unlabelled', 'legs are exchangeable: classes with free legs')
    .option('--disconnected', 'also diagrams of several parts, bare lines and parts without legs included')
    .option('--count', 'only their number and the exact sum of 1/automorphisms')
    .option('--shard <i/n>', 'only part i (from 0) of n disjoint parts whose union is the whole')
    .option('--workers <n>', 'worker threads, for --count and --format ndjson', '1')
    .option('--limit <n>', 'refuse when there must be more diagrams than this (default 1e6 to list, 1e8 to count, 2000 to draw)')
    .option('--format <format>', `text, json, ndjson, dot, qgraf, or pictures: ${pictureFormats.join(', ')}; default: as the name of the file says, else text`)
    .option('-o, --output <file>', 'write to a file')
  return pictureOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick diagrams phi4 --legs 2 --vertices 4 --count\n  edgewick diagrams edgeworth --legs 4 --order 2 --unlabelled --format svg -o diagrams.svg\n  edgewick diagrams phi4 --legs 2 --vertices 9 --filter 1pi --format ndjson --workers 2 -o phi4.ndjson',
    )
    .action(async (name: string, options: DiagramsOptions) => {
      const format = readFormat(options, ['text', 'json', 'ndjson', 'dot', 'qgraf', ...pictureFormats])
      const theory = await readTheory(name, io)
      const labels = options.unlabelled === true ? 'free' : 'fixed'
      const workers = readWorkers(options.workers)
      const request = { ...readRequest(options, theory), ...(options.shard === undefined ? {} : { shard: readShard(options.shard) }) }
      if (options.disconnected === true) requireWhole(options, workers)
      const { requests, reason = NO_DIAGRAM } = diagramRequests(theory, request, labels, options.disconnected === true ? 'any' : 'connected')
      const isPicture = !(['text', 'json', 'ndjson', 'dot', 'qgraf'] as readonly string[]).includes(format)
      const count = options.count === true && (format === 'text' || format === 'json')
      const { limit = isPicture ? largest.pictures : count ? largest.counted : largest.listed } = readLimit(options.limit)
      const every = function* (): Generator<WeightedDiagram> {
        for (const each of requests) yield* options.disconnected === true ? enumerateAllDiagrams(each) : enumerateDiagrams(each)
      }
      // The head of a list says how many there are, and only a count says whether they are too many.
      const totals =
        options.disconnected === true
          ? countOneByOne(requests, every(), labels, options.limit === undefined ? Math.min(limit, largest.listed) : limit)
          : workers > 1
            ? await countInParallel(io, requests, workers, limit)
            : countFewDiagrams(requests, limit)
      const lines = (write: (weighted: WeightedDiagram) => string): AsyncIterable<string> => mapped(listing(io, every(), totals.diagrams), write)
      switch (format) {
        case 'ndjson':
          return deliver(
            io,
            options.output,
            workers > 1 ? partLines(io, requests, workers, Number(totals.diagrams)) : lines((weighted) => `${jsonText(diagramJson(weighted))}\n`),
          )
        case 'dot':
          return deliver(
            io,
            options.output,
            lines(({ id, diagram }) => toDot(diagram, id)),
          )
        case 'qgraf':
          return deliver(
            io,
            options.output,
            lines((weighted) => `${toQgraf(weighted, labels)};\n`),
          )
        case 'json':
        case 'text': {
          const { diagrams, weight } = totals
          const none = diagrams === 0n
          if (format === 'json') {
            const summary = { theory: theory.name, legs: request.legs, diagrams: Number(diagrams), weight: Q.format(weight), ...(none ? { reason } : {}) }
            if (count) return deliver(io, options.output, `${jsonText(summary)}\n`)
            return deliver(
              io,
              options.output,
              jsonList(
                summary,
                lines((weighted) => jsonText(diagramJson(weighted))),
              ),
            )
          }
          const legs = `${request.legs} ${request.legs === 1 ? 'leg' : 'legs'}`
          const head = `${theory.name}, ${legs}: ${diagrams} ${nameOf(diagrams, labels)}, Σ 1/|Aut| = ${rationalText(weight)}${none ? ` (${reason})` : ''}\n`
          if (count || none) return deliverText(io, options.output, head)
          return deliverText(io, options.output, textList(head, listing(io, every(), diagrams)))
        }
        default: {
          // Pictures are the larger part of what this command could load.
          const { sheetOf } = await import('./pictures.js')
          const items = [...every()].map(({ diagram, automorphisms }) => {
            const size = automorphisms[labels]
            const [text, latex] = size === 1n ? ['1', '1'] : [`1/${size}`, `\\frac{1}{${size}}`]
            return { diagram, text, latex }
          })
          return deliver(io, options.output, await sheetOf(theory, items, format, { ...options, columns: columnsOf(io, options.output) }))
        }
      }
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

/** Diagrams of several parts are counted as they are listed. */
function countOneByOne(requests: readonly DiagramRequest[], diagrams: Iterable<WeightedDiagram>, labels: 'fixed' | 'free', most: number): DiagramCount {
  requireLightDiagrams(requests, most, 'any')
  let [count, weight] = [0n, Q.zero]
  for (const { automorphisms } of diagrams) {
    weight = Q.add(weight, Q.rational(1n, automorphisms[labels]))
    if (++count > most) throw tooManyDiagrams(most, count)
  }
  return { diagrams: count, weight }
}

async function countInParallel(io: Io, requests: readonly DiagramRequest[], workers: number, most: number): Promise<DiagramCount> {
  let totals: DiagramCount = { diagrams: 0n, weight: Q.zero }
  requireLightDiagrams(requests, most)
  const parts = watched(io, (running) => inParts(requests, 'count', { ...running, threads: threads(workers) }, 'counting'))
  for await (const { diagrams, weight } of parts) {
    totals = { diagrams: totals.diagrams + BigInt(diagrams), weight: Q.add(totals.weight, Q.parse(weight)) }
    if (totals.diagrams > most) throw tooManyDiagrams(most, totals.diagrams)
  }
  return totals
}

async function* partLines(io: Io, requests: readonly DiagramRequest[], workers: number, diagrams: number): AsyncGenerator<string> {
  const parts = watched(io, (running) => inParts(requests, 'lines', { ...running, threads: threads(workers) }, 'listing diagrams', diagrams))
  for await (const part of parts) yield part.lines
}

/** Diagrams as they are found, until the user stops it. */
function listing(io: Io, diagrams: Iterable<WeightedDiagram>, count: bigint): AsyncGenerator<WeightedDiagram> {
  const of = Number(count)
  return watched(io, ({ signal, onProgress }) =>
    streamed(diagrams, { signal, onProgress: (done) => onProgress({ what: 'listing diagrams', done, of, unit: 'diagrams' }) }),
  )
}

function nameOf(count: bigint, labels: 'fixed' | 'free'): string {
  if (labels === 'free') return count === 1n ? 'class with free legs' : 'classes with free legs'
  return count === 1n ? 'diagram' : 'diagrams'
}

async function* mapped(diagrams: AsyncIterable<WeightedDiagram>, write: (weighted: WeightedDiagram) => string): AsyncGenerator<string> {
  for await (const weighted of diagrams) yield write(weighted)
}

/** The summary with one more key: the list, written as it comes. */
async function* jsonList(summary: object, items: AsyncIterable<string>): AsyncGenerator<string> {
  yield `${jsonText(summary).slice(0, -1)},"list":[`
  let separator = ''
  for await (const item of items) {
    yield `${separator}${item}`
    separator = ','
  }
  yield ']}\n'
}

/** Rows of a table that are in memory together. */
const ROWS = 10_000

/** The head and the table; of a long list in pieces, whose columns may be wider from one to the next. */
async function* textList(head: string, diagrams: AsyncIterable<WeightedDiagram>): AsyncGenerator<string> {
  yield head
  let rows: (readonly string[])[] = []
  for await (const weighted of diagrams) {
    rows.push(row(weighted))
    if (rows.length < ROWS) continue
    yield `\n${table(HEADINGS, rows)}\n`
    rows = []
  }
  if (rows.length > 0) yield `\n${table(HEADINGS, rows)}\n`
}

const HEADINGS = ['|Aut| legs fixed', 'legs free', 'labellings', 'loops', 'vertices', 'diagram']

function row({ id, diagram, automorphisms: { fixed, free }, labellings }: WeightedDiagram): readonly string[] {
  return [`${fixed}`, `${free}`, `${labellings}`, `${loopNumber(diagram)}`, diagram.vertices.map((vertex) => vertex.name).join(' '), id]
}
