import { Command } from 'commander'
import * as Q from '../algebra/rational.js'
import { countDiagrams } from '../diagrams/countDiagrams.js'
import type { WeightedDiagram } from '../diagrams/diagram.js'
import { enumerateDiagrams } from '../diagrams/enumerate.js'
import { enumerateAllDiagrams } from '../diagrams/enumerateAll.js'
import { loopNumber } from '../diagrams/loopNumber.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { InputError } from '../errors.js'
import { NO_DIAGRAM, diagramRequests } from '../expansion/diagramRequests.js'
import { withCarried } from '../expansion/legs.js'
import { diagramJson } from '../render/diagramJson.js'
import { toDot } from '../render/exchange/dot.js'
import { toQgraf } from '../render/exchange/qgraf.js'
import { table } from '../render/text/table.js'
import { rationalText } from '../render/text/unicode.js'
import type { PartResult } from '../diagramWorker.js'
import { deliver, deliverText } from './deliver.js'
import { inParallel } from './inParallel.js'
import type { Io } from './io.js'
import { readChoice, readNatural, readRequest, readTheory } from './options.js'
import type { SelectionOptions } from './options.js'
import { columnsOf, pictureFormats, pictureOptions } from './pictureOptions.js'
import type { PictureOptions } from './pictureOptions.js'
import { requireSize } from './requireSize.js'
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
  readonly format: string
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
    .option('--limit <n>', 'refuse when there must be more diagrams than this (default 1e6 to list, 1e8 to count)')
    .option('--format <format>', `text, json, ndjson, dot, qgraf, or pictures: ${pictureFormats.join(', ')}`, 'text')
    .option('-o, --output <file>', 'write to a file')
  return pictureOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick diagrams phi4 --legs 2 --vertices 4 --count\n  edgewick diagrams edgeworth --legs 4 --order 2 --unlabelled --format svg -o diagrams.svg\n  edgewick diagrams phi4 --legs 2 --vertices 9 --filter 1pi --format ndjson --workers 2 -o phi4.ndjson',
    )
    .action(async (name: string, options: DiagramsOptions) => {
      const format = readChoice(options.format, ['text', 'json', 'ndjson', 'dot', 'qgraf', ...pictureFormats], '--format')
      const theory = await readTheory(name, io)
      const labels = options.unlabelled === true ? 'free' : 'fixed'
      const workers = readNatural(options.workers, '--workers')
      const request = { ...readRequest(options, theory), ...(options.shard === undefined ? {} : { shard: readShard(options.shard) }) }
      if (options.disconnected === true) requireWhole(options, workers)
      const { requests, rules, reason = NO_DIAGRAM } = diagramRequests(theory, request, labels, options.disconnected === true ? 'any' : 'connected')
      requireSize(requests, options.limit === undefined ? (options.count === true ? 1e8 : 1e6) : readNatural(options.limit, '--limit'), options)
      const enumerate = options.disconnected === true ? enumerateAllDiagrams : enumerateDiagrams
      function* diagrams(): Generator<WeightedDiagram> {
        for (const each of requests) yield* enumerate(each)
      }
      switch (format) {
        case 'ndjson':
          return deliver(
            io,
            options.output,
            workers > 1 ? partLines(inParallel(requests, 'lines', workers)) : mapped(diagrams(), (weighted) => `${jsonText(diagramJson(weighted))}\n`),
          )
        case 'dot':
          return deliver(
            io,
            options.output,
            mapped(diagrams(), ({ id, diagram }) => toDot(diagram, id)),
          )
        case 'qgraf':
          return deliver(
            io,
            options.output,
            mapped(diagrams(), (weighted) => `${toQgraf(weighted, labels)};\n`),
          )
        case 'json':
        case 'text': {
          const { count, weight } =
            options.disconnected === true ? countOneByOne(diagrams(), labels) : workers > 1 ? await countInParallel(requests, workers) : countAll(requests)
          const list = options.count === true ? undefined : [...diagrams()]
          if (format === 'json') {
            const summary = { theory: theory.name, legs: request.legs, diagrams: Number(count), weight: Q.format(weight), ...(count === 0n ? { reason } : {}) }
            return deliver(io, options.output, `${jsonText(list === undefined ? summary : { ...summary, list: list.map(diagramJson) })}\n`)
          }
          const legs = `${request.legs} ${request.legs === 1 ? 'leg' : 'legs'}`
          const head = `${theory.name}, ${legs}: ${count} ${nameOf(count, labels)}, Σ 1/|Aut| = ${rationalText(weight)}${count === 0n ? ` (${reason})` : ''}\n`
          return deliverText(io, options.output, list === undefined || list.length === 0 ? head : `${head}\n${diagramTable(list)}\n`)
        }
        default: {
          // Pictures are the larger part of what this command could load.
          const { sheetOf } = await import('./pictures.js')
          const items = requests.flatMap((each, i) =>
            [...enumerate(each)].map(({ diagram, automorphisms }) => {
              const size = automorphisms[labels]
              const [text, latex] = size === 1n ? ['1', '1'] : [`1/${size}`, `\\frac{1}{${size}}`]
              return { diagram: withCarried(diagram, rules[i] ?? [], labels), text, latex }
            }),
          )
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

function countOneByOne(diagrams: Iterable<WeightedDiagram>, labels: 'fixed' | 'free'): Totals {
  let totals: Totals = { count: 0n, weight: Q.zero }
  for (const { automorphisms } of diagrams) totals = { count: totals.count + 1n, weight: Q.add(totals.weight, Q.rational(1n, automorphisms[labels])) }
  return totals
}

interface Totals {
  readonly count: bigint
  readonly weight: Q.Rational
}

function countAll(requests: readonly DiagramRequest[]): Totals {
  const counts = requests.map((each) => countDiagrams(each))
  return { count: counts.reduce((total, { diagrams }) => total + diagrams, 0n), weight: Q.sum(counts.map(({ weight }) => weight)) }
}

async function countInParallel(requests: readonly DiagramRequest[], workers: number): Promise<Totals> {
  let totals: Totals = { count: 0n, weight: Q.zero }
  for await (const { diagrams, weight } of inParallel(requests, 'count', workers)) {
    totals = { count: totals.count + BigInt(diagrams), weight: Q.add(totals.weight, Q.parse(weight)) }
  }
  return totals
}

async function* partLines(parts: AsyncIterable<PartResult>): AsyncGenerator<string> {
  for await (const part of parts) yield part.lines
}

function nameOf(count: bigint, labels: 'fixed' | 'free'): string {
  if (labels === 'free') return count === 1n ? 'class with free legs' : 'classes with free legs'
  return count === 1n ? 'diagram' : 'diagrams'
}

function* mapped(diagrams: Iterable<WeightedDiagram>, write: (weighted: WeightedDiagram) => string): Generator<string> {
  for (const weighted of diagrams) yield write(weighted)
}

function diagramTable(diagrams: readonly WeightedDiagram[]): string {
  const rows = diagrams.map(({ id, diagram, automorphisms, labellings }) => [
    `${automorphisms.fixed}`,
    `${automorphisms.free}`,
    `${labellings}`,
    `${loopNumber(diagram)}`,
    diagram.vertices.map((vertex) => vertex.name).join(' '),
    id,
  ])
  return table(['|Aut| legs fixed', 'legs free', 'labellings', 'loops', 'vertices', 'diagram'], rows)
}
