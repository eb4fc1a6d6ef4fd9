import type { Progress } from '../requests/running.js'
import type { Io } from './io.js'
import { progressBar } from './progressBar.js'
import { Stopped } from './stopped.js'

/** What a request runs with on the command line: a progress bar, and an end when the user wants one. */
export interface Watch {
  readonly running: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void }
  /** To be called when the work is over, however it ended. */
  readonly end: () => void
}

/**
 * Signals are listened for as long as the work tells of its progress: then it gives way, so that it can end in one sentence. Otherwise they end the
 * process at once.
 */
export function watch(io: Io): Watch {
  const bar = progressBar(io)
  const stop = new AbortController()
  let last: Progress | undefined
  let forget: (() => void) | undefined
  const end = (): void => {
    forget?.()
    forget = undefined
    bar.clear()
  }
  const onProgress = (progress: Progress): void => {
    last = progress
    forget ??= io.onInterrupt(() => stop.abort(new Stopped(sentence(last as Progress))))
    const { what, done, of = Infinity } = progress
    bar.show(what, Math.min(1, done / of))
    if (done >= of) end()
  }
  return { running: { signal: stop.signal, onProgress }, end }
}

function sentence({ done, of, unit }: Progress): string {
  return `stopped after ${done}${of === undefined ? '' : ` of ${of}`} ${unit}`
}

/** Does the work, watched. */
export async function watched<T>(io: Io, work: (running: Watch['running']) => Promise<T>): Promise<T> {
  const { running, end } = watch(io)
  try {
    return await work(running)
  } finally {
    end()
  }
}
