import { Command } from 'commander'
import { InputError } from '../errors.js'
import { defaultPoints, plannedCheck } from '../montecarlo/check/checkRequest.js'
import type { CheckRequest } from '../montecarlo/check/checkRequest.js'
import { WHOLE, requireSameCheck } from '../montecarlo/check/shards.js'
import type { CheckPart, Shard } from '../montecarlo/check/shards.js'
import { methodWords } from '../montecarlo/method.js'
import { quantityName } from '../montecarlo/quantity.js'
import { samplesNeeded } from '../montecarlo/check/samplesNeeded.js'
import { decimal } from '../numbers.js'
import { table } from '../render/text/table.js'
import { checkOptions, checkRequest, concluded, readCheckPlan } from './checkOptions.js'
import type { CheckOptions } from './checkOptions.js'
import { commandLine } from './commandLine.js'
import { gather, progressOf } from './gather.js'
import type { Io } from './io.js'
import { networkOptions, readNetwork } from './networkOptions.js'
import type { NetworkOptions } from './networkOptions.js'
import { readChoice } from './options.js'
import type { Outcome } from './outcome.js'
import { partText, readPart } from './partFile.js'
import { plotKind } from './plot.js'
import { checkTitle } from './checkTitle.js'
import { reportCheck } from './printCheck.js'
import { readShard } from './readShard.js'
import { jsonText } from '../render/jsonText.js'
import { formatFor } from './suffixes.js'
import { writeOrRescue } from './writeOrRescue.js'
import { tell } from './tell.js'

interface CheckCommandOptions extends NetworkOptions, CheckOptions {
  readonly format: string
  readonly shard?: string
  readonly output?: string
  readonly resume?: string
  readonly error?: string
  readonly plot?: string
}

/** Enough for an error that is known to a tenth. */
const PILOT_SAMPLES = 4000

export function checkCommand(io: Io, outcome: Outcome): Command {
  return checkOptions(
    networkOptions(
      new Command('check').description(
        'Monte Carlo against the predictions: correlators on points, and the action by the Schwinger–Dyson identity',
      ),
    ),
    '20000',
  )
    .option('--format <format>', 'text or json', 'text')
    .option(
      '--shard <i/n>',
      'only part i (from 0) of n parts of the samples, for other machines; with -o, and edgewick merge afterwards',
    )
    .option('-o, --output <file>', 'write the exact sums to a part file')
    .option(
      '--plot <file>',
      'also draw z-scores, convergence, N-dependence and histograms: an SVG or PNG file, or LaTeX (.tex)',
    )
    .option('--resume <file>', 'go on from the part file of a run that was stopped')
    .option(
      '--error <x>',
      'only say how many samples bring the standard errors to this fraction of the predictions, from a short pilot run',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  edgewick check cos-net --samples 1e5 --seed 7\n  edgewick check cos-net --samples 1e7 --shard 3/64 -o part-3.json\n  edgewick merge part-*.json',
    )
    .action(async (name: string, options: CheckCommandOptions) => {
      const format = readChoice(options.format, ['text', 'json'], '--format')
      if (options.plot !== undefined) {
        plotKind(options.plot)
        await io.requireWritable(options.plot)
      }
      formatFor(options.output, 'part', ['part'])
      const plan = readCheckPlan(options, io)
      const shard = shardOf(options.shard)
      if (options.shard !== undefined && options.output === undefined)
        throw new InputError({
          code: 'cli.shard',
          at: '--shard',
          expected: 'a file for the sums, by -o',
          received: 'none',
        })
      const { of, network, points } = readNetwork(name, options)
      const request = checkRequest(of, network, points ?? defaultPoints(of, network), plan)
      if (options.error !== undefined)
        return estimateSamples(io, request, plan.workers, readFraction(options.error), format, outcome)
      const known = options.resume === undefined ? undefined : await readKnown(io, options.resume, request, shard)
      if (options.output !== undefined) await io.requireWritable(options.output)
      const { output } = options
      const save =
        output === undefined
          ? undefined
          : (partial: CheckPart): Promise<void> => io.writeFile(output, [partText(partial)])
      const part = await gather(io, request, { shard, workers: plan.workers, known, save })
      if (!part.complete) {
        outcome.stopped = true
        return leave(io, outcome, part, name, options)
      }
      const saved =
        options.output === undefined
          ? undefined
          : await writeOrRescue(io, outcome, options.output, partText(part), 'the sums are')
      if (shard.of > 1)
        return io.out(
          `shard ${shard.index}/${shard.of} of the check of ${name}, seed ${plan.seed}: ${saved ?? 'not written'}\n`,
        )
      await reportCheck(io, outcome, part, format, options.plot)
    })
}

function shardOf(text: string | undefined): Shard {
  if (text === undefined) return WHOLE
  const [index, of] = readShard(text)
  return { index, of }
}

/** The part that a run left, of the same check and shard. */
async function readKnown(io: Io, file: string, request: CheckRequest, shard: Shard): Promise<CheckPart> {
  const part = readPart(await io.readFile(file), file)
  requireSameCheck('the options', request, file, part.request)
  if (part.shard.index === shard.index && part.shard.of === shard.of) return part
  throw new InputError({
    code: 'cli.part',
    at: file,
    expected: `shard ${shard.index}/${shard.of} as in the options`,
    received: `shard ${part.shard.index}/${part.shard.of}`,
  })
}

/** How many samples each quantity needs, by a pilot run. */
async function estimateSamples(
  io: Io,
  request: CheckRequest,
  workers: number,
  error: number,
  format: 'text' | 'json',
  outcome: Outcome,
): Promise<void> {
  const part = await gather(io, { ...request, samples: PILOT_SAMPLES }, { shard: WHOLE, workers })
  if (!part.complete) {
    outcome.stopped = true
    return
  }
  const { correlators, packets } = concluded(part)
  const needed = [...correlators, ...packets].map((result) => ({
    quantity: quantityName(result.estimate.quantity),
    prediction: result.prediction,
    samples: samplesNeeded(result, error),
    method: methodWords(result.estimate.method).brief,
  }))
  if (format === 'json') return io.out(`${jsonText({ error, pilot: PILOT_SAMPLES, seed: request.seed, needed })}\n`)
  const rows = needed.map(({ quantity, prediction, samples, method }) => [
    quantity,
    prediction.toPrecision(6),
    samples.toPrecision(2),
    method,
  ])
  await io.out(
    `${checkTitle(request)}\n\n${table(['quantity', 'prediction', 'samples', 'how'], rows)}\n\nfor standard errors of ${error} times the prediction, from ${PILOT_SAMPLES} samples\n`,
  )
}

function readFraction(text: string): number {
  return decimal(text, { code: 'cli.error', at: '--error', expected: 'a number between 0 and 1', above: 0, below: 1 })
}

/** Writes what a stopped run gathered and says how to go on. */
async function leave(
  io: Io,
  outcome: Outcome,
  part: CheckPart,
  name: string,
  options: CheckCommandOptions,
): Promise<void> {
  const file = await writeOrRescue(
    io,
    outcome,
    options.output ?? (await freeName(io, options.resume)),
    partText(part),
    'the sums are',
  )
  if (file === undefined) return
  const percent = Math.floor(100 * progressOf(plannedCheck(part.request).samplings, part.shard)(part.samplings))
  const { format, shard, output } = options
  const command = commandLine('check', name, options, {
    format: format === 'text' ? undefined : format,
    shard,
    output,
    resume: file,
  })
  tell(io, `stopped at ${percent} %; the sums so far are in ${file}. To go on:`)
  io.err(`  ${command}\n`)
}

/** A name for the sums of a stopped run that takes those of no other. */
async function freeName(io: Io, resumed: string | undefined): Promise<string> {
  for (let count = 1; ; count++) {
    const name = `edgewick-check${count === 1 ? '' : `-${count}`}.part.json`
    if (name === resumed || !(await io.isPresent(name))) return name
  }
}
