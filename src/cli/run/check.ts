import { readCheck, readCheckPlan } from '../readCheck.js'
import { InputError } from '../../errors.js'
import { plannedCheck } from '../../montecarlo/check/checkDefinition.js'
import { requireSamePart } from '../../montecarlo/check/shards.js'
import type { CheckPart } from '../../montecarlo/check/shards.js'
import { piecewise } from '../../montecarlo/sampling/piecewise.js'
import { decimal } from '../../numbers.js'
import { answerCheck, checkPart } from '../../requests/check.js'
import type { CheckAnswer } from '../../requests/check.js'
import { samplesNeededJson, samplesNeededText } from '../../requests/checkReadings.js'
import { definedCheck } from '../../requests/definedCheck.js'
import type { CheckRequest } from '../../requests/definedCheck.js'
import { samplesDone } from '../../requests/gather.js'
import { partText, readPart } from '../../requests/partFile.js'
import type { Running } from '../../requests/running.js'
import { threads } from '../../threads.js'
import type { CheckOptions } from '../checkOptions.js'
import { commandLine } from '../commandLine.js'
import type { Io } from '../io.js'
import type { NetworkOptions } from '../networkOptions.js'
import { readChoice } from '../../requests/written.js'
import type { Outcome } from '../outcome.js'
import { periodicSaver } from '../periodicSaver.js'
import { plotKind } from '../plot.js'
import { printCheck } from '../printCheck.js'
import { readShard } from '../readShard.js'
import { Stopped } from '../stopped.js'
import { formatFor } from '../suffixes.js'
import { tell } from '../tell.js'
import { watched } from '../watch.js'
import { writeOrRescue } from '../writeOrRescue.js'

export interface CheckCommandOptions extends NetworkOptions, CheckOptions {
  readonly format: string
  readonly shard?: string
  readonly output?: string
  readonly resume?: string
  readonly error?: string
  readonly plot?: string
}

/** Enough for an error that is known to a tenth. */
const PILOT_SAMPLES = 4000

/** Does what `edgewick check` is asked for. */
export async function runCheck(io: Io, outcome: Outcome, name: string, options: CheckCommandOptions): Promise<void> {
  const format = readChoice(options.format, ['text', 'json'], '--format')
  const { output, plot, resume } = options
  if (plot !== undefined) {
    plotKind(plot)
    await io.requireWritable(plot)
  }
  formatFor(output, 'part', ['part'])
  const plan = readCheckPlan(options, io)
  const shard = options.shard === undefined ? undefined : readShard(options.shard)
  if (shard !== undefined && output === undefined)
    throw new InputError({
      code: 'cli.shard',
      at: '--shard',
      expected: 'a file for the sums, by -o',
      received: 'none',
    })
  const isPart = shard !== undefined && shard[1] > 1
  const whole = readCheck(name, options, plan)
  const request = { ...whole, ...(isPart ? { shard } : {}) }
  if (options.error !== undefined) return estimateSamples(io, whole, plan.workers, readFraction(options.error), format)
  const known = resume === undefined ? undefined : await readKnown(io, resume, request)
  if (output !== undefined) await io.requireWritable(output)
  let soFar: CheckPart | undefined
  const saver = periodicSaver(io, async () => {
    if (output !== undefined && soFar !== undefined) await io.writeFile(output, [await partText(soFar)])
  })
  const onSums = (part: CheckPart): void => {
    soFar = part
    saver.offer()
  }
  const sampled = async (watching: Running): Promise<CheckAnswer | CheckPart> => {
    const running = { ...watching, threads: threads(plan.workers), known, onSums }
    return isPart ? checkPart(request, running) : answerCheck(request, running)
  }
  let found: CheckAnswer | CheckPart
  try {
    found = await watched(io, sampled).finally(saver.finished)
  } catch (error) {
    if (!(error instanceof Stopped) || soFar === undefined) throw error
    outcome.stopped = true
    return leave(io, outcome, soFar, name, options)
  }
  const part = 'check' in found ? found.part : found
  const saved =
    output === undefined ? undefined : await writeOrRescue(io, outcome, output, await partText(part), 'the sums are')
  if ('check' in found) return printCheck(io, outcome, found, format, plot)
  const { index, of } = part.shard
  await io.out(`shard ${index}/${of} of the check of ${name}, seed ${plan.seed}: ${saved ?? 'not written'}\n`)
}

/** The part that a run left, of the same check and shard. */
async function readKnown(io: Io, file: string, request: CheckRequest): Promise<CheckPart> {
  const part = await readPart(await io.readFile(file), file)
  const { definition, shard } = await definedCheck(request)
  requireSamePart('the options', { request: definition, shard }, file, part)
  return part
}

/** How many samples each quantity needs, by a pilot run. */
async function estimateSamples(
  io: Io,
  request: CheckRequest,
  workers: number,
  error: number,
  format: 'text' | 'json',
): Promise<void> {
  const pilot = { ...request, samples: PILOT_SAMPLES }
  const answer = await watched(io, (running) => answerCheck(pilot, { ...running, threads: threads(workers) }))
  await io.out(`${format === 'json' ? samplesNeededJson(answer, error) : samplesNeededText(answer, error)}\n`)
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
    await partText(part),
    'the sums are',
  )
  if (file === undefined) return
  const [done, of] = samplesDone(
    plannedCheck(part.request).samplings.map((each) => piecewise(each)),
    part,
  )
  const percent = Math.floor((100 * done) / of)
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
