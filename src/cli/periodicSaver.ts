import type { Io } from './io.js'
import { tell } from './tell.js'

/** Milliseconds between two savings: what an accident costs at most. */
const INTERVAL = 60_000

/** Saves from time to time, in the background and never twice at once. */
export interface PeriodicSaver {
  /** To be called often; begins to save when it is time. */
  readonly offer: () => void
  /** Resolves when nothing is being written any more. */
  readonly finished: () => Promise<void>
}

/** @param save what to do; when it fails, the user is told and may go on */
export function periodicSaver(io: Io, save: () => Promise<void> | undefined): PeriodicSaver {
  let last = io.now()
  let writing: Promise<void> | undefined
  return {
    offer: () => {
      if (writing !== undefined || io.now() - last < INTERVAL) return
      last = io.now()
      writing = (save() ?? Promise.resolve())
        .catch((error: unknown) => {
          tell(
            io,
            `the sums so far could not be saved: ${error instanceof Error ? error.message : String(error)}; the run goes on`,
          )
        })
        .finally(() => {
          writing = undefined
        })
    },
    finished: async () => {
      await writing
    },
  }
}
