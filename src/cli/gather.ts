import { setImmediate } from 'node:timers/promises'
import { addSamples, pieceCount, pieceSamples } from '../montecarlo/sampling/batches.js'
import { plannedCheck } from '../montecarlo/check/checkRequest.js'
import type { CheckRequest } from '../montecarlo/check/checkRequest.js'
import type { Sampling } from '../montecarlo/sampling/sampling.js'
import { shardPieces } from '../montecarlo/check/shards.js'
import type { CheckPart, Shard } from '../montecarlo/check/shards.js'
import { randomStream } from '../random/philox.js'
import type { PiecesTask } from '../montecarlo/check/pieces.js'
import { threads } from '../threads.js'
import type { Io } from './io.js'
import { periodicSaver } from './periodicSaver.js'
import { samplingWork } from '../montecarlo/sampling/hiddenUnits.js'
import { progressBar } from './watch.js'
import { architectureAt } from '../networks/architecture.js'
import { architecture } from '../networks/architectures.js'
import { largest, requireSize } from '../sizes.js'

/**
 * Samples in a task for a worker, if a piece has not more: long beside the time for handing it over, short for a person
 * who waits.
 */
const TASK = 2000

/** Samples between two moments at which a run on one thread notices that it is to stop. */
const STEP = 256

/** Consecutive pieces of one sampling that are still to be done. */
interface Work {
  readonly sampling: number
  readonly first: number
  readonly end: number
}

export interface GatherOptions {
  readonly shard: Shard
  readonly workers: number
  readonly known?: CheckPart | undefined
  readonly save?: ((part: CheckPart) => Promise<void>) | undefined
}

/**
 * Samples a shard of a check on worker threads, with a progress bar. The sums have the same bits for any number of
 * workers. When the user stops it, what was finished by then comes back, not `complete`.
 *
 * @param known pieces that were done before
 * @param save called about once a minute with what is finished by then, one call after the other; when it fails, the
 * user is told and the run goes on
 */
export async function gather(
  io: Io,
  request: CheckRequest,
  { shard, workers, known, save }: GatherOptions,
): Promise<CheckPart> {
  const { samplings } = plannedCheck(request)
  requireWork(request, samplings, shard)
  const done = samplings.map((_, s) => new Map(known?.samplings[s]))
  const work = samplings.flatMap((sampling, s) => workOf(sampling, s, shard, done[s] as ReadonlyMap<number, unknown>))
  const bar = progressBar(io)
  const stop = new AbortController()
  const forget = io.onInterrupt(() => stop.abort())
  const progress = progressOf(samplings, shard)
  const saver = periodicSaver(io, () => save?.({ request, shard, complete: false, samplings: done }))
  const store = (at: Work, sums: readonly Float64Array[]): void => {
    sums.forEach((each, i) => done[at.sampling]?.set(at.first + i, each))
    bar.show((samplings[at.sampling] as Sampling).what, progress(done))
    saver.offer()
  }
  try {
    // A thread is worth its start only if there is work for it.
    if (workers === 1 || work.length <= 1) await onThisThread(samplings, work, store, stop.signal)
    else await onWorkers(request, work, workers, store, stop.signal)
  } finally {
    forget()
    await saver.finished()
    bar.clear()
  }
  const complete = samplings.every((sampling, s) => {
    const [first, end] = shardPieces(sampling, shard)
    return done[s]?.size === end - first
  })
  return { request, shard, complete, samplings: done }
}

/** @throws InputError for a sampling that no machine finishes */
function requireWork(
  { network, parameters, points }: CheckRequest,
  samplings: readonly Sampling[],
  { of }: Shard,
): void {
  const samples = samplings.reduce((sum, sampling) => sum + sampling.samples, 0) / of
  const needed = samplingWork(
    architectureAt(architecture(network), parameters).create(parameters),
    points.length,
    samples,
  )
  const instead = 'fewer samples, or a shard of them'
  requireSize({
    code: 'montecarlo.size',
    at: '--samples',
    of: 'numbers to draw',
    needed,
    most: largest.drawnInAll,
    known: 'about',
    instead,
  })
}

/** The fraction of the samples of a shard that is done. */
export function progressOf(
  samplings: readonly Sampling[],
  shard: Shard,
): (done: readonly ReadonlyMap<number, unknown>[]) => number {
  const cost = samplings.map(({ samples }) => samples / pieceCount(samples))
  const total = samplings.reduce((sum, sampling, s) => {
    const [first, end] = shardPieces(sampling, shard)
    return sum + (end - first) * (cost[s] as number)
  }, 0)
  return (done) =>
    total === 0 ? 1 : done.reduce((sum, pieces, s) => sum + pieces.size * (cost[s] as number), 0) / total
}

/** What is missing of a sampling, in tasks. */
function workOf(of: Sampling, sampling: number, shard: Shard, done: ReadonlyMap<number, unknown>): readonly Work[] {
  const [begin, end] = shardPieces(of, shard)
  const most = Math.max(1, Math.floor((TASK * pieceCount(of.samples)) / of.samples))
  const tasks: Work[] = []
  for (let piece = begin; piece < end; piece++) {
    if (done.has(piece)) continue
    const last = tasks.at(-1)
    if (last !== undefined && last.end === piece && piece - last.first < most)
      tasks[tasks.length - 1] = { ...last, end: piece + 1 }
    else tasks.push({ sampling, first: piece, end: piece + 1 })
  }
  return tasks
}

type Store = (at: Work, sums: readonly Float64Array[]) => void

async function onThisThread(
  samplings: readonly Sampling[],
  work: readonly Work[],
  store: Store,
  stop: AbortSignal,
): Promise<void> {
  let current:
    { readonly sampling: number; readonly sample: (piece: number) => Promise<Float64Array | undefined> } | undefined
  for (const at of work) {
    if (current?.sampling !== at.sampling)
      current = { sampling: at.sampling, sample: pieceSampler(samplings[at.sampling] as Sampling, stop) }
    for (let piece = at.first; piece < at.end; piece++) {
      const sums = await current.sample(piece)
      if (sums === undefined) return
      store({ ...at, first: piece }, [sums])
    }
  }
}

/** Samples pieces in steps, between which the terminal is heard; a piece that was interrupted is left out. */
function pieceSampler(
  { samples, seed, terms, prepare }: Sampling,
  stop: AbortSignal,
): (piece: number) => Promise<Float64Array | undefined> {
  const measure = prepare()
  const stream = randomStream(seed, 0)
  const values = new Float64Array(terms)
  return async (piece) => {
    const sums = new Float64Array(terms)
    const [first, end] = pieceSamples(samples, piece)
    for (let sample = first; sample < end; sample += STEP) {
      addSamples(sums, [sample, Math.min(end, sample + STEP)], measure, stream, values)
      await setImmediate()
      if (stop.aborted) return undefined
    }
    return sums
  }
}

async function onWorkers(
  request: CheckRequest,
  work: readonly Work[],
  workers: number,
  store: Store,
  stop: AbortSignal,
): Promise<void> {
  const tasks = work.map((at): PiecesTask => ({ request, ...at }))
  try {
    for await (const [at, sums] of threads(workers).run('samples', tasks, stop)) store(at, sums)
  } catch (error) {
    if (!stop.aborted) throw error
  }
}
