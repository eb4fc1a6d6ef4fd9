import { Command } from 'commander'
import { InputError } from '../errors.js'
import { answerDiagrams } from '../requests/diagrams.js'
import type { DiagramsAnswer } from '../requests/diagrams.js'
import {
  diagramsDot,
  diagramsJson,
  diagramsNdjsonBytes,
  diagramsQgraf,
  diagramsText,
} from '../requests/diagramsReadings.js'
import type { Running } from '../requests/running.js'
import { largest } from '../sizes.js'
import { threads } from '../threads.js'
import { deliver, deliverText } from './deliver.js'
import type { Io } from './io.js'
import { readLimit, readTheory, readWorkers } from './options.js'
import { columnsOf, pictureFormats, pictureOptions, pictured } from './pictureOptions.js'
import type { PictureFormat, PictureOptions } from './pictureOptions.js'
import { readShard } from './readShard.js'
import { readSelected } from '../requests/writtenSelection.js'
import { selectionOptions } from './selectionOptions.js'
import type { SelectionOptions } from '../requests/writtenSelection.js'
import { readFormat } from './suffixes.js'
import { watched } from './watch.js'

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
    new Command('diagrams')
      .description('enumerate the connected diagrams of a theory')
      .argument('<theory>', 'name of a theory, or the path of a rule file'),
  )
    .option('--unlabelled', 'legs are exchangeable: classes with free legs')
    .option('--disconnected', 'also diagrams of several parts, bare lines and parts without legs included')
    .option('--count', 'only their number and the exact sum of 1/automorphisms')
    .option('--shard <i/n>', 'only part i (from 0) of n disjoint parts whose union is the whole')
    .option('--workers <n>', 'worker threads, for --count and --format ndjson', '1')
    .option(
      '--limit <n>',
      'refuse when there must be more diagrams than this (default 1e6 to list, 1e8 to count, 2000 to draw)',
    )
    .option(
      '--format <format>',
      `text, json, ndjson, dot, qgraf, or pictures: ${pictureFormats.join(', ')}; default: as the name of the file says, else text`,
    )
    .option('-o, --output <file>', 'write to a file')
  return pictureOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick diagrams phi4 --legs 2 --vertices 4 --count\n  edgewick diagrams edgeworth --legs 4 --order 2 --unlabelled --format svg -o diagrams.svg\n  edgewick diagrams phi4 --legs 2 --vertices 9 --filter 1pi --format ndjson --workers 2 -o phi4.ndjson',
    )
    .action(async (name: string, options: DiagramsOptions) => {
      const format = readFormat(options, ['text', 'json', 'ndjson', 'dot', 'qgraf', ...pictureFormats])
      const cores = readWorkers(options.workers)
      const { unlabelled, disconnected, count, shard, output } = options
      if (disconnected === true) requireWhole(options, cores)
      const request = {
        theory: await readTheory(name, io),
        ...readSelected(options),
        ...(unlabelled === true ? { labels: 'free' as const } : {}),
        ...(disconnected === true ? { parts: 'any' as const } : {}),
        ...(count === true && (format === 'text' || format === 'json') ? { want: 'count' as const } : {}),
        ...(shard === undefined ? {} : { shard: readShard(shard) }),
        ...(isPicture(format) ? { limit: largest.pictures } : {}),
        ...readLimit(options.limit),
      }
      await watched(io, async (watching) => {
        // A long count is done elsewhere also on one core, so that this one can hear that it is to stop.
        const answer = await answerDiagrams(request, { ...watching, threads: threads(cores) })
        const running: Running = { ...watching, ...(cores > 1 ? { threads: threads(cores) } : {}) }
        if (isPicture(format))
          return deliver(io, output, await drawn(answer, format, { ...options, columns: columnsOf(io, output) }))
        if (format === 'text') return deliverText(io, output, diagramsText(answer, running))
        return deliver(io, output, READINGS[format](answer, running))
      })
    })
}

const READINGS = { json: diagramsJson, ndjson: diagramsNdjsonBytes, dot: diagramsDot, qgraf: diagramsQgraf } as const

function isPicture(format: PictureFormat | 'text' | keyof typeof READINGS): format is PictureFormat {
  return (pictureFormats as readonly string[]).includes(format)
}

async function drawn(
  answer: DiagramsAnswer,
  format: PictureFormat,
  options: DiagramsOptions & { readonly columns: number | undefined },
): Promise<string | Uint8Array> {
  // Pictures are the larger part of what this command could load.
  const { diagramsPicture } = await import('../requests/pictures.js')
  return pictured(format, options, options.columns, (form, look) => diagramsPicture(answer, form, look))
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
