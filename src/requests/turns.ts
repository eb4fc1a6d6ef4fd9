import { giveWay } from '../diagrams/streamDiagrams.js'

/** Milliseconds of work between two turns of other work: a person who presses Ctrl-C does not notice them. */
const WORK = 50

/** When other work had its turn last: many short works of this thread, one after the other, are one long work. */
let last = Number.NEGATIVE_INFINITY

/**
 * For long work in short steps: to be called after each of them. The signal is looked at every time, and other work gets
 * its turn now and then.
 *
 * @returns throws the signal's reason when it is aborted
 */
export function turns(signal: AbortSignal | undefined): () => Promise<void> {
  return async () => {
    signal?.throwIfAborted()
    if (performance.now() - last < WORK) return
    await giveWay(signal)
    last = performance.now()
  }
}

/**
 * Work in short steps, with turns for others before each of them: short works of a single step, in great number, are to
 * be heard in as well. `tell` hears of each step. @throws as {@link turns}
 */
export async function inTurns<S, T>(
  steps: Iterator<S, T>,
  signal: AbortSignal | undefined,
  tell: (step: S) => void = () => undefined,
): Promise<T> {
  const turn = turns(signal)
  for (;;) {
    await turn()
    const step = steps.next()
    if (step.done === true) return step.value
    tell(step.value)
  }
}
