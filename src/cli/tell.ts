import { printable } from '../errors.js'
import type { Io } from './io.js'

/**
 * A message on standard error: one line of printable characters, whatever stands in it. The one way in which commands
 * say something there.
 */
export function tell(io: Pick<Io, 'err'>, sentence: string): void {
  io.err(`edgewick: ${printable(sentence)}\n`)
}
