import { InputError } from '../errors.js'
import type { CheckDefinition } from '../montecarlo/check/checkDefinition.js'
import { requireSamePart, shardPieces } from '../montecarlo/check/shards.js'
import type { CheckPart, Part, Shard } from '../montecarlo/check/shards.js'
import { piecewise } from '../montecarlo/sampling/piecewise.js'
import type { Piecewise } from '../montecarlo/sampling/piecewise.js'
import { samplingWork } from '../montecarlo/sampling/hiddenUnits.js'
import { largest, requireSize } from '../sizes.js'
import type { DefinedCheck } from './definedCheck.js'
import type { Divisible } from './divisible.js'
import type { PiecesTask } from './pieces.js'
import type { Done, Running } from './running.js'
import { turns } from './turns.js'

/** Samples in a step on this thread at most, and random numbers and hidden units in it, about. */
const STEP = 256
const STEP_WORK = 1e6

/** What goes beside work that is divided: like all of `Running` it changes nothing of the answer. */
export interface PartRunning<D> extends Running {
  /** Pieces that were done before, of the same work. */
  readonly known?: Part<D> | undefined
  /** By what messages call them. */
  readonly knownAs?: string | undefined
  /**
   * Called at the beginning and after each piece with all that there are by then, so that work which is stopped can go on
   * from there; it is the same object every time.
   */
  readonly onSums?: ((part: Part<D>) => void) | undefined
}

/** What goes beside a check. */
export type CheckRunning = PartRunning<CheckDefinition>

/** Work that is divided, as plain data, and its pieces. */
interface Divided<D extends Divisible> {
  readonly definition: D
  readonly shard: Shard
  readonly works: readonly Piecewise[]
  /** What a thread needs beside the definition; undefined where it cannot be done there. */
  readonly elsewhere: Pick<PiecesTask, 'module'> | undefined
  /** By what it is called in a refusal. */
  readonly name: string
}

/**
 * The sums of a shard of a check. They have the same bits for any number of threads.
 *
 * @throws InputError for more samples than any machine finishes; the signal's reason when it is aborted
 */
export async function gather(check: DefinedCheck, running: CheckRunning = {}): Promise<CheckPart> {
  const { definition, shard, plan, network, asked, of } = check
  requireWork(check)
  const step = Math.max(1, Math.min(STEP, Math.floor(STEP_WORK / samplingWork(network, definition.points.length, 1))))
  const elsewhere =
    typeof asked === 'string' || 'hidden' in asked ? {} : 'module' in asked ? { module: asked.module } : undefined
  const works = plan.samplings.map((each) => piecewise(each, step))
  return gatherPieces({ definition, shard, works, elsewhere, name: of.name }, running)
}

/**
 * The numbers of the pieces of a shard. They have the same bits for any number of threads.
 *
 * @throws the signal's reason when it is aborted
 */
export async function gatherPieces<D extends Divisible>(
  divided: Divided<D>,
  running: PartRunning<D> = {},
): Promise<Part<D>> {
  const { definition: request, shard, works } = divided
  const { signal, onProgress, known, knownAs = 'known', onSums } = running
  // Sums of other work, added to these, would make false verdicts.
  if (known !== undefined) requireSamePart('the request', { request, shard }, knownAs, known)
  const done = works.map((_, s) => new Map(known?.samplings[s]))
  const tasks = works.flatMap((_, s) => tasksOf(divided, s, done[s] as ReadonlyMap<number, unknown>))
  const soFar: Part<D> = { request, shard, complete: false, samplings: done }
  const tell = (sampling: number): void => {
    onSums?.(soFar)
    const { what, unit } = works[sampling] as Piecewise
    const [ready, of] = samplesDone(works, soFar).map(Math.round) as [number, number]
    onProgress?.({ what, done: ready, of, unit })
  }
  tell(tasks[0]?.sampling ?? works.length - 1)
  for await (const [{ sampling, first }, sums] of sampled(divided, tasks, running)) {
    sums.forEach((each, i) => done[sampling]?.set(first + i, each))
    tell(sampling)
    signal?.throwIfAborted()
  }
  return { ...soFar, complete: true }
}

/** How many samples of a part are there, and how many of its shard there are. */
export function samplesDone(
  works: readonly Pick<Piecewise, 'samples' | 'pieces'>[],
  { shard, samplings: done }: Pick<Part<unknown>, 'shard' | 'samplings'>,
): readonly [done: number, of: number] {
  let [ready, of] = [0, 0]
  works.forEach((work, s) => {
    const each = work.samples / work.pieces
    const [first, end] = shardPieces(work, shard)
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

/** What is missing of a work, in tasks. */
function tasksOf<D extends Divisible>(
  { definition: request, elsewhere, shard, works }: Divided<D>,
  sampling: number,
  done: ReadonlyMap<number, unknown>,
): readonly PiecesTask[] {
  const of = works[sampling] as Piecewise
  const [begin, end] = shardPieces(of, shard)
  const tasks: PiecesTask[] = []
  for (let piece = begin; piece < end; piece++) {
    if (done.has(piece)) continue
    const last = tasks.at(-1)
    if (last !== undefined && last.end === piece && piece - last.first < of.together)
      tasks[tasks.length - 1] = { ...last, end: piece + 1 }
    else tasks.push({ request, ...elsewhere, sampling, first: piece, end: piece + 1 })
  }
  return tasks
}

/** The numbers of the pieces, as they are ready. */
function sampled<D extends Divisible>(
  divided: Divided<D>,
  tasks: readonly PiecesTask[],
  { signal, threads }: Running,
): AsyncIterable<Done<'samples'>> {
  // A thread is worth its start only if there is work for it.
  if (threads === undefined || threads.cores === 1 || tasks.length <= 1) return sampledHere(divided, tasks, signal)
  if (divided.elsewhere !== undefined) return threads.run('samples', tasks, signal)
  throw new InputError({
    code: 'requests.threads',
    at: 'network',
    expected: 'a name or a module, for functions do not pass to other threads',
    received: `'${divided.name}' as an object`,
  })
}

/** Piece by piece on this thread, in steps between which the signal is heard. */
async function* sampledHere<D extends Divisible>(
  { works }: Divided<D>,
  tasks: readonly PiecesTask[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Done<'samples'>> {
  const turn = turns(signal)
  let current: { readonly sampling: number; readonly of: ReturnType<Piecewise['prepare']> } | undefined
  for (const task of tasks) {
    if (current?.sampling !== task.sampling)
      current = { sampling: task.sampling, of: (works[task.sampling] as Piecewise).prepare() }
    for (let piece = task.first; piece < task.end; piece++) {
      const steps = current.of(piece)
      for (;;) {
        const step = steps.next()
        if (step.done === true) {
          yield [{ ...task, first: piece, end: piece + 1 }, [step.value]]
          break
        }
        await turn()
      }
    }
  }
}
