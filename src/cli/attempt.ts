import { InputError } from '../errors.js'
import type { Io } from './io.js'
import type { Outcome } from './outcome.js'
import { tell } from './tell.js'

/**
 * Does what may fail after a long computation: a failure is told and makes the exit status 2, but what comes after is
 * still done.
 */
export async function attempt<T>(io: Io, outcome: Outcome, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    outcome.unwritten = true
    tell(io, error.message)
    return undefined
  }
}
