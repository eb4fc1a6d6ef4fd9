import { setImmediate } from 'node:timers/promises'
import { addSamples, emptyBatches, firstSample } from '../montecarlo/batches.js'
import type { BatchSums } from '../montecarlo/batches.js'
import { plannedCheck } from '../montecarlo/checkRequest.js'
import type { CheckRequest } from '../montecarlo/checkRequest.js'
import type { Sampling } from '../montecarlo/sampling.js'
import { shardBatches } from '../montecarlo/shards.js'
import type { CheckPart, Shard } from '../montecarlo/shards.js'
import { randomStream } from '../random/philox.js'
import type { BatchesTask } from '../samplingWorker.js'
import type { Io } from './io.js'
import { periodicSaver } from './periodicSaver.js'
import { progressBar } from './progressBar.js'

/** Samples in a task for a worker, if a batch has not more: long beside the time for handing it over, short for a person who waits. */
const TASK = 2000

/** Samples between two moments at which a run on one thread notices that it is to stop. */
const STEP = 256

/** Consecutive batches of one sampling that are still to be done. */
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
 * Samples a shard of a check on worker threads, with a progress bar. The sums have the same bits for any number of workers. When the user
 * stops it, what was finished by then comes back, not `complete`.
 *
 * @param known batches that were done before
 * @param save called about once a minute with what is finished by then, one call after the other; when it fails, the user is told and the run goes on
 */
export async function gather(io: Io, request: CheckRequest, { shard, workers, known, save }: GatherOptions): Promise<CheckPart> {
  const { samplings } = plannedCheck(request)
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
    const [first, end] = shardBatches(sampling, shard)
    return done[s]?.size === end - first
  })
  return { request, shard, complete, samplings: done }
}

/** The fraction of the samples of a shard that is done. */
export function progressOf(samplings: readonly Sampling[], shard: Shard): (done: readonly ReadonlyMap<number, unknown>[]) => number {
  const cost = samplings.map(({ samples, terms }) => samples / emptyBatches(samples, terms).batches)
  const total = samplings.reduce((sum, sampling, s) => {
    const [first, end] = shardBatches(sampling, shard)
    return sum + (end - first) * (cost[s] as number)
  }, 0)
  return (done) => (total === 0 ? 1 : done.reduce((sum, batches, s) => sum + batches.size * (cost[s] as number), 0) / total)
}

/** What is missing of a sampling, in tasks. */
function workOf(of: Sampling, sampling: number, shard: Shard, done: ReadonlyMap<number, unknown>): readonly Work[] {
  const [begin, end] = shardBatches(of, shard)
  const most = Math.max(1, Math.floor((TASK * emptyBatches(of.samples, of.terms).batches) / of.samples))
  const pieces: Work[] = []
  for (let batch = begin; batch < end; batch++) {
    if (done.has(batch)) continue
    const last = pieces.at(-1)
    if (last !== undefined && last.end === batch && batch - last.first < most) pieces[pieces.length - 1] = { ...last, end: batch + 1 }
    else pieces.push({ sampling, first: batch, end: batch + 1 })
  }
  return pieces
}

type Store = (at: Work, sums: readonly Float64Array[]) => void

async function onThisThread(samplings: readonly Sampling[], work: readonly Work[], store: Store, stop: AbortSignal): Promise<void> {
  let current: { readonly sampling: number; readonly fill: (batch: number) => Promise<Float64Array | undefined> } | undefined
  for (const at of work) {
    if (current?.sampling !== at.sampling) current = { sampling: at.sampling, fill: batchFiller(samplings[at.sampling] as Sampling, stop) }
    for (let batch = at.first; batch < at.end; batch++) {
      const sums = await current.fill(batch)
      if (sums === undefined) return
      store({ ...at, first: batch }, [sums])
    }
  }
}

/** Fills batches in steps, between which the terminal is heard; a batch that was interrupted is left out. */
function batchFiller({ samples, seed, terms, prepare }: Sampling, stop: AbortSignal): (batch: number) => Promise<Float64Array | undefined> {
  const measure = prepare()
  const stream = randomStream(seed, 0)
  const values = new Float64Array(terms)
  const whole: BatchSums = emptyBatches(samples, terms)
  return async (batch) => {
    const end = firstSample(whole, batch + 1)
    for (let sample = firstSample(whole, batch); sample < end; sample += STEP) {
      addSamples(whole, batch, [sample, Math.min(end, sample + STEP)], measure, stream, values)
      await setImmediate()
      if (stop.aborted) return undefined
    }
    return whole.sums.slice(batch * terms, (batch + 1) * terms)
  }
}

async function onWorkers(request: CheckRequest, work: readonly Work[], workers: number, store: Store, stop: AbortSignal): Promise<void> {
  const { Tinypool } = await import('tinypool')
  const threads = Math.min(workers, work.length)
  const pool = new Tinypool({ filename: new URL('./samplingWorker.js', import.meta.url).href, minThreads: threads, maxThreads: threads })
  const stopped = new Promise<'stopped'>((resolve) => stop.addEventListener('abort', () => resolve('stopped')))
  try {
    const all = work.map(async (at) => {
      const task: BatchesTask = { request, ...at }
      const sums = (await pool.run(task)) as readonly Float64Array[]
      if (!stop.aborted) store(at, sums)
    })
    // The tasks that end with the pool reject after the race is over.
    const settled = Promise.all(all)
    settled.catch(() => undefined)
    await Promise.race([settled, stopped])
  } finally {
    await pool.destroy()
  }
}
