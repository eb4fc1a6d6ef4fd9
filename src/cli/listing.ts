import type { WeightedDiagram } from '../diagrams/diagram.js'
import { streamed } from '../diagrams/streamDiagrams.js'
import type { Io } from './io.js'
import { progressBar } from './progressBar.js'
import { Stopped } from './stopped.js'

/**
 * Diagrams as they are found, with a progress bar, until the user stops it: the terminal is heard after every few of them.
 *
 * @param count how many there are, for the progress
 */
export async function* listing(io: Io, diagrams: Iterable<WeightedDiagram>, count: bigint): AsyncGenerator<WeightedDiagram> {
  const bar = progressBar(io)
  const stop = new AbortController()
  let found = 0
  const forget = io.onInterrupt(() => stop.abort(new Stopped(`stopped after ${found} of ${count} diagrams`)))
  const onProgress = (so: number): void => {
    found = so
    bar.show('listing diagrams', Math.min(1, so / Number(count)))
  }
  try {
    yield* streamed(diagrams, { signal: stop.signal, onProgress })
  } finally {
    forget()
    bar.clear()
  }
}

/** Results of workers likewise. */
export async function* untilStopped<T>(io: Io, parts: AsyncIterable<T>, what: string, of: number): AsyncGenerator<T> {
  const bar = progressBar(io)
  let stop: (error: Stopped) => void = () => undefined
  const stopped = new Promise<never>((_, reject) => (stop = reject))
  stopped.catch(() => undefined)
  const forget = io.onInterrupt(() => stop(new Stopped('stopped')))
  const iterator = parts[Symbol.asyncIterator]()
  try {
    for (let done = 0; ; done++) {
      bar.show(what, Math.min(1, done / of))
      const next = await Promise.race([iterator.next(), stopped])
      if (next.done === true) return
      yield next.value
    }
  } finally {
    forget()
    bar.clear()
    await iterator.return?.()
  }
}
