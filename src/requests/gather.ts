import { InputError } from '../errors.js'
import { requireSamePart, shardPieces } from '../montecarlo/check/shards.js'
import type { CheckPart } from '../montecarlo/check/shards.js'
import { addSamples, pieceCount, pieceSamples } from '../montecarlo/sampling/batches.js'
import { samplingWork } from '../montecarlo/sampling/hiddenUnits.js'
import type { Sampling } from '../montecarlo/sampling/sampling.js'
import { randomStream } from '../random/philox.js'
import { largest, requireSize } from '../sizes.js'
import type { DefinedCheck } from './definedCheck.js'
import type { PiecesTask } from './pieces.js'
import type { Done, Running } from './running.js'
import { turns } from './turns.js'

/**
 * Samples in a task for another thread, if a piece has not more: long beside the time for handing it over, short for a
 * person who waits.
 */
const TASK = 2000

/** Samples in a step on this thread at most, and random numbers and hidden units in it, about. */
const STEP = 256
const STEP_WORK = 1e6

/** What goes beside a check: like all of `Running` it changes nothing of the answer. */
export interface CheckRunning extends Running {
  /** Pieces that were sampled before, of the same check. */
  readonly known?: CheckPart | undefined
  /**
   * Called at the beginning and after each piece with all that there are by then, so that a check which is stopped can
   * go on from there; it is the same object every time.
   */
  readonly onSums?: ((part: CheckPart) => void) | undefined
}

/**
 * The sums of a shard of a check. They have the same bits for any number of threads.
 *
 * @throws InputError for more samples than any machine finishes; the signal's reason when it is aborted
 */
export async function gather(check: DefinedCheck, running: CheckRunning = {}): Promise<CheckPart> {
  const { definition: request, shard, plan } = check
  const { samplings } = plan
  const { signal, onProgress, known, onSums } = running
  requireWork(check)
  // Sums of another check, added to these, would make false verdicts.
  if (known !== undefined) requireSamePart('the request', { request, shard }, 'known', known)
  const done = samplings.map((_, s) => new Map(known?.samplings[s]))
  const tasks = samplings.flatMap((_, s) => tasksOf(check, s, done[s] as ReadonlyMap<number, unknown>))
  const soFar: CheckPart = { request, shard, complete: false, samplings: done }
  const tell = (sampling: number): void => {
    onSums?.(soFar)
    const { what } = samplings[sampling] as Sampling
    const [ready, of] = samplesDone(samplings, soFar).map(Math.round) as [number, number]
    onProgress?.({ what, done: ready, of, unit: 'samples' })
  }
  tell(tasks[0]?.sampling ?? samplings.length - 1)
  for await (const [{ sampling, first }, sums] of sampled(check, tasks, running)) {
    sums.forEach((each, i) => done[sampling]?.set(first + i, each))
    tell(sampling)
    signal?.throwIfAborted()
  }
  return { ...soFar, complete: true }
}

/** How many samples of a part are there, and how many of its shard there are. */
export function samplesDone(
  samplings: readonly Sampling[],
  { shard, samplings: done }: Pick<CheckPart, 'shard' | 'samplings'>,
): readonly [done: number, of: number] {
  let [ready, of] = [0, 0]
  samplings.forEach((sampling, s) => {
    const each = sampling.samples / pieceCount(sampling.samples)
    const [first, end] = shardPieces(sampling, shard)
    ready += (done[s]?.size ?? 0) * each
    of += (end - first) * each
  })
  return [ready, of]
}

function requireWork({ network, definition, shard, plan }: DefinedCheck): void {
  const samples = plan.samplings.reduce((sum, sampling) => sum + sampling.samples, 0) / shard.of
  requireSize({
    code: 'requests.samples',
    at: 'samples',
    of: 'numbers to draw',
    needed: samplingWork(network, definition.points.length, samples),
    most: largest.drawnInAll,
    known: 'about',
    raised: 'fewer samples, or a shard of them',
  })
}

/** What is missing of a sampling, in tasks. */
function tasksOf(
  { definition: request, asked, shard, plan }: DefinedCheck,
  sampling: number,
  done: ReadonlyMap<number, unknown>,
): readonly PiecesTask[] {
  const of = plan.samplings[sampling] as Sampling
  const [begin, end] = shardPieces(of, shard)
  const most = Math.max(1, Math.floor((TASK * pieceCount(of.samples)) / of.samples))
  const module = typeof asked === 'object' && 'module' in asked ? { module: asked.module } : {}
  const tasks: PiecesTask[] = []
  for (let piece = begin; piece < end; piece++) {
    if (done.has(piece)) continue
    const last = tasks.at(-1)
    if (last !== undefined && last.end === piece && piece - last.first < most)
      tasks[tasks.length - 1] = { ...last, end: piece + 1 }
    else tasks.push({ request, ...module, sampling, first: piece, end: piece + 1 })
  }
  return tasks
}

/** The sums of the pieces, as they are ready. */
function sampled(
  check: DefinedCheck,
  tasks: readonly PiecesTask[],
  { signal, threads }: Running,
): AsyncIterable<Done<'samples'>> {
  // A thread is worth its start only if there is work for it.
  if (threads === undefined || threads.cores === 1 || tasks.length <= 1) return sampledHere(check, tasks, signal)
  if (typeof check.asked === 'string' || 'module' in check.asked) return threads.run('samples', tasks, signal)
  throw new InputError({
    code: 'requests.threads',
    at: 'network',
    expected: 'a name or a module, for functions do not pass to other threads',
    received: `'${check.of.name}' as an object`,
  })
}

/** Piece by piece on this thread, in steps between which the signal is heard. */
async function* sampledHere(
  { network, definition, plan }: DefinedCheck,
  tasks: readonly PiecesTask[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Done<'samples'>> {
  const step = Math.max(1, Math.min(STEP, Math.floor(STEP_WORK / samplingWork(network, definition.points.length, 1))))
  const turn = turns(signal)
  let current: { readonly sampling: number; readonly measure: ReturnType<Sampling['prepare']> } | undefined
  for (const task of tasks) {
    const { samples, seed, terms, prepare } = plan.samplings[task.sampling] as Sampling
    if (current?.sampling !== task.sampling) current = { sampling: task.sampling, measure: prepare() }
    const stream = randomStream(seed, 0)
    const values = new Float64Array(terms)
    for (let piece = task.first; piece < task.end; piece++) {
      const sums = new Float64Array(terms)
      const [first, end] = pieceSamples(samples, piece)
      for (let sample = first; sample < end; sample += step) {
        addSamples(sums, [sample, Math.min(end, sample + step)], current.measure, stream, values)
        await turn()
      }
      yield [{ ...task, first: piece, end: piece + 1 }, [sums]]
    }
  }
}
