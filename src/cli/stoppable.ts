import { Script } from 'node:vm'
import type { Io } from './io.js'
import { Stopped } from './stopped.js'

/** Where the script finds the work. */
const WORK = '__edgewickWork'
const place = globalThis as { [WORK]?: (() => unknown) | undefined }
let script: Script | undefined

/**
 * Does work that does not give way, of which no listener for signals would hear: Node itself ends it at Ctrl-C. What is
 * done behind an `await` in it is no part of that.
 *
 * @throws Stopped when the user ends it
 */
export function stoppableHere<T>(work: () => T): T {
  const before = place[WORK]
  let result: T | undefined
  place[WORK] = () => {
    result = work()
  }
  try {
    script ??= new Script(`globalThis.${WORK}()`)
    script.runInThisContext({ breakOnSigint: true })
    return result as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error
    throw new Stopped('stopped')
  } finally {
    place[WORK] = before
  }
}

/** Work that can be stopped, where there is a user who can. */
export function stoppable<T>(io: Pick<Io, 'stoppable'>, work: () => T): T {
  return io.stoppable === undefined ? work() : io.stoppable(work)
}

/** Signs that are made in one piece of work, about, and parts at most. */
const SIGNS = 100_000
const PARTS = 1000

/** Parts of a text, many at a time, each time by work that can be stopped. */
export function* stoppableParts(io: Pick<Io, 'stoppable'>, parts: string | Iterable<string>): Generator<string> {
  if (typeof parts === 'string') {
    yield parts
    return
  }
  const iterator = parts[Symbol.iterator]()
  for (let isOver = false; !isOver;)
    yield stoppable(io, () => {
      let text = ''
      for (let count = 0; count < PARTS && text.length < SIGNS; count++) {
        const next = iterator.next()
        if (next.done === true) {
          isOver = true
          break
        }
        text += next.value
      }
      return text
    })
}
