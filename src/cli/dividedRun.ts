import type { Part } from '../montecarlo/check/shards.js'
import { worksOf } from '../requests/divisible.js'
import type { Division, Divisions } from '../requests/divisible.js'
import { samplesDone } from '../requests/gather.js'
import type { PartRunning } from '../requests/gather.js'
import { partText, readPart } from '../requests/partFile.js'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'
import { periodicSaver } from './periodicSaver.js'
import { Stopped } from './stopped.js'
import { tell } from './tell.js'
import { watched } from './watch.js'
import { writeOrRescue } from './writeOrRescue.js'

/** Work that is divided, and its sums. */
export interface DividedRun<K extends Division> {
  readonly of: K
  /** The file of its sums, if there is to be one. */
  readonly output: string | undefined
  /** The file of the sums from which it goes on. */
  readonly resume: string | undefined
  /** The command that goes on from a file. */
  readonly again: (file: string) => string
}

/**
 * Does the work, watched: its sums are saved now and then, and when it is stopped they are left in a file, with the command
 * that goes on from there.
 *
 * @returns undefined when it was stopped
 */
export async function dividedRun<K extends Division, T>(
  io: Io,
  outcome: Outcome,
  run: DividedRun<K>,
  work: (running: PartRunning<Divisions[K]>) => Promise<T>,
): Promise<T | undefined> {
  const { of, output, resume } = run
  const known = resume === undefined ? undefined : await readPart(await io.readFile(resume), resume, of)
  if (output !== undefined) await io.requireWritable(output)
  let soFar: Part<Divisions[K]> | undefined
  const saver = periodicSaver(io, async () => {
    if (output !== undefined && soFar !== undefined) await io.writeFile(output, [await partText(soFar)])
  })
  const onSums = (part: Part<Divisions[K]>): void => {
    soFar = part
    saver.offer()
  }
  const watchedAndSaved = async (): Promise<T> => {
    try {
      return await watched(io, (running) => work({ ...running, known, knownAs: resume, onSums }))
    } finally {
      await saver.finished()
    }
  }
  try {
    return await watchedAndSaved()
  } catch (error) {
    if (!(error instanceof Stopped) || soFar === undefined) throw error
    outcome.stopped = true
    await leave(io, outcome, run, soFar)
    return undefined
  }
}

/** Does a shard of the work and writes its sums. @param what of which it is a shard */
export async function shardRun<K extends Division>(
  io: Io,
  outcome: Outcome,
  { what, output, ...run }: DividedRun<K> & { readonly output: string; readonly what: string },
  work: (running: PartRunning<Divisions[K]>) => Promise<Part<Divisions[K]>>,
): Promise<void> {
  const part = await dividedRun(io, outcome, { ...run, output }, work)
  if (part === undefined) return
  const saved = await writeOrRescue(io, outcome, output, await partText(part), 'the sums are')
  const { index, of } = part.shard
  await io.out(`shard ${index}/${of} of ${what}: ${saved ?? 'not written'}\n`)
}

/** Writes what a stopped run gathered and says how to go on. */
async function leave<K extends Division>(
  io: Io,
  outcome: Outcome,
  { of, output, resume, again }: DividedRun<K>,
  part: Part<Divisions[K]>,
): Promise<void> {
  const left = output ?? (await freeName(io, of, resume))
  const file = await writeOrRescue(io, outcome, left, await partText(part), 'the sums are')
  if (file === undefined) return
  const [done, all] = samplesDone(await worksOf(part.request), part)
  tell(io, `stopped at ${Math.floor((100 * done) / all)} %; the sums so far are in ${file}. To go on:`)
  io.err(`  ${again(file)}\n`)
}

/** A name for the sums of a stopped run that takes those of no other. */
async function freeName(io: Io, of: Division, resumed: string | undefined): Promise<string> {
  for (let count = 1; ; count++) {
    const name = `edgewick-${of}${count === 1 ? '' : `-${count}`}.part.json`
    if (name === resumed || !(await io.isPresent(name))) return name
  }
}
