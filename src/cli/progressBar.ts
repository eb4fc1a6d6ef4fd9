import type { Io } from './io.js'

/** A line on the terminal that says what is being done and how far it is; nothing where there is no terminal. */
export interface ProgressBar {
  readonly show: (what: string, fraction: number) => void
  readonly clear: () => void
}

const WIDTH = 30
/** Milliseconds between two drawings. */
const INTERVAL = 100

export function progressBar(io: Io): ProgressBar {
  if (!io.interactive) return { show: () => undefined, clear: () => undefined }
  let drawn = Number.NEGATIVE_INFINITY
  return {
    show: (what, fraction) => {
      if (io.now() - drawn < INTERVAL) return
      drawn = io.now()
      const done = Math.round(WIDTH * fraction)
      io.err(`\r\u001b[2K${'█'.repeat(done)}${'░'.repeat(WIDTH - done)} ${String(Math.round(100 * fraction)).padStart(3)} %  ${what}`)
    },
    clear: () => io.err('\r\u001b[2K'),
  }
}
