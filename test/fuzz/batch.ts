import { openSync, writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { judged } from './judge.js'
import { namedKinds } from './kinds.js'
import { draws } from './draw.js'

/** Seconds of processor time for a case, and bytes of the process, at most. */
const limits = { seconds: 2, bytes: Number(process.env['EDGEWICK_FUZZ_MB'] ?? '512') * 2 ** 20 }

export interface Found {
  readonly index: number
  readonly fault: string
}

/**
 * Judges cases from `start` to `end` (excluded) of a kind and writes each fault as a line of JSON to standard output,
 * then `done`. A thread beside it looks at processor time and memory, and ends the process at a case that takes too
 * much. The number of the case at hand is in the file `progress`, for a process that ends without a word.
 */
export async function runBatch(
  name: string,
  seed: number,
  start: number,
  end: number,
  progress: string,
): Promise<void> {
  const kind = await (namedKinds[name] as (typeof namedKinds)[string])()
  const shared = new Float64Array(new SharedArrayBuffer(24))
  const file = openSync(progress, 'w')
  const watch = new Worker(WATCH, { eval: true, workerData: { shared, bytes: limits.bytes } })
  await new Promise((resolve) => watch.once('message', resolve))
  for (let index = start; index < end; index++) {
    writeSync(file, `${index}`.padEnd(20), 0)
    const seconds = kind.seconds?.(kind.make(draws(seed, index))) ?? limits.seconds
    const { user, system } = process.cpuUsage()
    // In this order a case is never held to the time of the one before.
    shared[1] = user + system
    shared[2] = seconds
    shared[0] = index
    const fault = await judged(kind, seed, index)
    if (fault !== undefined) writeSync(1, `${JSON.stringify({ index, fault } satisfies Found)}\n`)
  }
  writeSync(1, '"done"\n')
  await watch.terminate()
}

/** The text of a case. */
export async function shownCase(name: string, seed: number, index: number): Promise<string> {
  const kind = await (namedKinds[name] as (typeof namedKinds)[string])()
  return kind.show(kind.make(draws(seed, index)))
}

const WATCH = `
const { parentPort, workerData } = require('node:worker_threads')
const { writeSync } = require('node:fs')
const { shared, bytes } = workerData
const end = (index, fault) => {
  writeSync(1, JSON.stringify({ index, fault }) + '\\n')
  process.kill(process.pid, 'SIGKILL')
}
parentPort.postMessage('watching')
setInterval(() => {
  const [index, since, seconds] = shared
  if (process.memoryUsage.rss() > bytes) end(index, 'more than ' + bytes / 2 ** 20 + ' MB')
  const { user, system } = process.cpuUsage()
  if (since > 0 && index === shared[0] && user + system - since > seconds * 1e6) end(index, 'more than ' + seconds + ' s of processor time')
}, 20)
`
