import { readCheck, readCheckPlan } from '../readCheck.js'
import { InputError } from '../../errors.js'
import { decimal } from '../../numbers.js'
import { table } from '../../render/text/table.js'
import { answerCheck, checkPart } from '../../requests/check.js'
import { samplesNeededJson, samplesNeededText } from '../../requests/checkReadings.js'
import { definedCheck } from '../../requests/definedCheck.js'
import type { CheckRequest } from '../../requests/definedCheck.js'
import { partText } from '../../requests/partFile.js'
import { threads } from '../../threads.js'
import type { CheckOptions } from '../checkOptions.js'
import { commandLine } from '../commandLine.js'
import { dividedRun, shardRun } from '../dividedRun.js'
import type { Io } from '../io.js'
import type { NetworkOptions } from '../networkOptions.js'
import { readChoice } from '../../requests/written.js'
import type { Outcome } from '../outcome.js'
import { plotKind } from '../plot.js'
import { printCheck } from '../printCheck.js'
import { readShardFile } from '../readShard.js'
import { formatFor } from '../suffixes.js'
import { watched } from '../watch.js'
import { writeOrRescue } from '../writeOrRescue.js'

export interface CheckCommandOptions extends NetworkOptions, CheckOptions {
  readonly format: string
  readonly shard?: string
  readonly output?: string
  readonly resume?: string
  readonly error?: string
  readonly dryRun?: true
  readonly plot?: string
}

/** Enough for an error that is known to a tenth. */
const PILOT_SAMPLES = 4000

/** Does what `edgewick check` is asked for. */
export async function runCheck(
  io: Io,
  outcome: Outcome,
  name: string | undefined,
  options: CheckCommandOptions,
): Promise<void> {
  const format = readChoice(options.format, ['text', 'json'], '--format')
  const { output, plot, resume } = options
  if (plot !== undefined) {
    plotKind(plot)
    await io.requireWritable(plot)
  }
  formatFor(output, 'part', ['part'])
  const plan = readCheckPlan(options, io)
  const part = readShardFile(options)
  const request = await readCheck(io, name, options, plan)
  if (options.dryRun === true) return sayWhatIsDrawn(io, options, request)
  if (options.error !== undefined)
    return estimateSamples(io, request, plan.workers, readFraction(options.error), format)
  const again = (file: string): string =>
    commandLine('check', name, options, {
      format: format === 'text' ? undefined : format,
      shard: options.shard,
      output,
      resume: file,
    })
  const run = { of: 'check', output, resume, again } as const
  if (part !== undefined && part.shard[1] > 1) {
    const what = `the check of ${name ?? options.activation ?? ''}, seed ${plan.seed}`
    return shardRun(io, outcome, { ...run, output: part.output, what }, (running) =>
      checkPart({ ...request, shard: part.shard }, { ...running, threads: threads(plan.workers) }),
    )
  }
  const answer = await dividedRun(io, outcome, run, (running) =>
    answerCheck(request, { ...running, threads: threads(plan.workers) }),
  )
  if (answer === undefined) return
  if (output !== undefined) await writeOrRescue(io, outcome, output, await partText(answer.part), 'the sums are')
  await printCheck(io, outcome, answer, format, plot)
}

/** What is drawn, and how often, exactly. @throws InputError beside --shard and --error, which draw something else */
async function sayWhatIsDrawn(io: Io, { shard, error }: CheckCommandOptions, request: CheckRequest): Promise<void> {
  if (shard !== undefined || error !== undefined)
    throw new InputError({
      code: 'cli.dryRun',
      at: '--dry-run',
      expected: 'neither --shard nor --error beside it',
      received: shard === undefined ? `--error ${error}` : `--shard ${shard}`,
    })
  const { samplings } = (await definedCheck(request)).plan
  const total = samplings.reduce((sum, { samples }) => sum + samples, 0)
  const rows = [...samplings.map(({ what, samples }) => [what, `${samples}`]), ['all', `${total}`]]
  await io.out(`${table(['sampling', 'networks'], rows)}\n`)
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
