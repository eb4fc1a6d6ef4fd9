/**
 * Worker threads of Node for requests.
 *
 * @module edgewick/threads
 */
import { InputError } from './errors.js'
import { largest } from './sizes.js'
import type { Done, Threads, Work } from './requests/running.js'

/** The worker of each kind of task, beside this file when it is built. */
const WORKERS: Readonly<Record<keyof Work, string>> = {
  diagrams: './diagramWorker.js',
  samples: './samplingWorker.js',
  spins: './spinWorker.js',
}

/**
 * Worker threads of Node for requests. They start with the first task and end with the last one.
 *
 * @param cores how many at once
 * @throws InputError unless it is a whole number from 1 to 256
 * @example
 * await answerDiagrams({ theory: 'phi4', legs: 2, vertices: 6, want: 'count' }, { threads: threads(2) }) // 853 diagrams
 */
export function threads(cores: number): Threads {
  if (!Number.isInteger(cores) || cores < 1 || cores > largest.workers)
    throw new InputError({
      code: 'threads.cores',
      at: 'cores',
      expected: `a whole number from 1 to ${largest.workers}`,
      received: String(cores),
    })
  return { cores, run: (kind, tasks, signal) => inPool(cores, kind, tasks, signal) }
}

async function* inPool<K extends keyof Work>(
  cores: number,
  kind: K,
  tasks: readonly Work[K]['task'][],
  signal?: AbortSignal,
): AsyncGenerator<Done<K>> {
  const { Tinypool } = await import('tinypool')
  signal?.throwIfAborted()
  const atOnce = Math.min(cores, tasks.length)
  const pool = new Tinypool({
    filename: new URL(WORKERS[kind], import.meta.url).href,
    minThreads: atOnce,
    maxThreads: atOnce,
  })
  const { promise: stopped, forget } = abortion(signal)
  const running = new Map<number, Promise<readonly [number, Work[K]['result']]>>()
  try {
    for (let next = 0; next < tasks.length || running.size > 0;) {
      for (; next < tasks.length && running.size < 2 * atOnce; next++) {
        const number = next
        const ran = pool.run(tasks[number]) as Promise<Work[K]['result']>
        running.set(
          number,
          ran.then((result) => [number, result] as const),
        )
      }
      const [done, result] = await Promise.race([stopped, ...running.values()])
      running.delete(done)
      yield [tasks[done] as Work[K]['task'], result]
    }
  } finally {
    forget()
    await pool.destroy()
  }
}

/** Rejects with the signal's reason when it is aborted. */
function abortion(signal: AbortSignal | undefined): { readonly promise: Promise<never>; readonly forget: () => void } {
  let stop: () => void = () => undefined
  const promise = new Promise<never>((_, reject) => {
    stop = () => reject(signal?.reason as Error)
  })
  promise.catch(() => undefined)
  signal?.addEventListener('abort', stop)
  return { promise, forget: () => signal?.removeEventListener('abort', stop) }
}
