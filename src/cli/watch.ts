import type { Progress } from '../requests/running.js'
import type { Io } from './io.js'
import { stoppable } from './stoppable.js'
import { Stopped } from './stopped.js'

/** What a request runs with on the command line: a progress bar, and an end when the user wants one. */
export interface Watch {
  readonly running: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void }
  /** To be called when the work is over, however it ended. */
  readonly end: () => void
}

/**
 * Signals are listened for as long as the work tells of its progress: then it gives way, so that it can end in one
 * sentence. Otherwise they end the process at once.
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
    return await stoppable(io, () => work(running))
  } finally {
    end()
  }
}

/** A line on the terminal that says what is being done and how far it is; nothing where there is no terminal. */
interface ProgressBar {
  readonly show: (what: string, fraction: number) => void
  readonly clear: () => void
}

const WIDTH = 30
/** Milliseconds between two drawings. */
const INTERVAL = 100

function progressBar(io: Io): ProgressBar {
  if (!io.interactive) return { show: () => undefined, clear: () => undefined }
  let drawn = Number.NEGATIVE_INFINITY
  /** Which work is shown, and when and where it began to be. */
  let [shown, since, from] = ['', 0, 0]
  return {
    show: (what, fraction) => {
      const now = io.now()
      if (what !== shown || fraction < from) [shown, since, from] = [what, now, fraction]
      if (now - drawn < INTERVAL) return
      drawn = now
      const done = Math.round(WIDTH * fraction)
      const left = timeLeft(now - since, (fraction - from) / (1 - from))
      io.err(
        `\r\u001b[2K${'█'.repeat(done)}${'░'.repeat(WIDTH - done)} ${String(Math.round(100 * fraction)).padStart(3)} %  ${what}${left === '' ? '' : `, ${left}`}`,
      )
    },
    clear: () => io.err('\r\u001b[2K'),
  }
}

/** After so many milliseconds, and so much of the work, what is left may be told. */
const SOON = 2000
const LITTLE = 0.02

/** How long the rest takes at the speed so far: `about 3 min left`; empty while that is not known. */
function timeLeft(elapsed: number, fraction: number): string {
  if (elapsed < SOON || !(fraction >= LITTLE) || fraction >= 1) return ''
  const seconds = (elapsed * (1 / fraction - 1)) / 1000
  const [size, unit] =
    seconds < 90 ? [1, 's'] : seconds < 90 * 60 ? [60, 'min'] : seconds < 48 * 3600 ? [3600, 'h'] : [86400, 'days']
  return `about ${Math.max(1, Math.round(seconds / size))} ${unit} left`
}
