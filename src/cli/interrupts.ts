/** What is to happen at the next signal, the one after that, and so on. */
const listeners: (() => void)[] = []

/** Ctrl-C, the signal that schedulers send before they end a job, and the end of a terminal. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Calls `stop` once, at a signal that asks the process to end; without anybody who listens the process ends at once.
 *
 * @param when `first`: before those who listen already; `last`: only when none of them is left
 * @returns forgets it again
 */
export function onInterrupt(stop: () => void, when: 'first' | 'last' = 'first'): () => void {
  if (listeners.length === 0) for (const signal of signals) process.on(signal, heard)
  if (when === 'first') listeners.push(stop)
  else listeners.unshift(stop)
  return () => {
    const at = listeners.indexOf(stop)
    if (at >= 0) listeners.splice(at, 1)
    restWhenAlone()
  }
}

function heard(): void {
  const stop = listeners.pop()
  restWhenAlone()
  stop?.()
}

function restWhenAlone(): void {
  if (listeners.length === 0) for (const signal of signals) process.off(signal, heard)
}
