import type { Theory } from '../../theory/theory.js'
import { hasParts } from '../diagramRequests.js'
import type { Cursor } from './cursor.js'
import { vertexMembers } from './vocabulary.js'

/** Labels of connected correlators. */
export const CONNECTED: readonly string[] = ['c', 'C', 'con', 'conn', 'connected', 'cum', 'cumulant']

/**
 * Whether it is a full correlator that is the connected one only where the mean is 0. It is the same for one field, and
 * for two of a theory in which all odd ones vanish.
 */
export function isFull(cursor: Cursor, theory: Theory, legs: number, isConnected: boolean, at: number): boolean {
  if (hasParts(theory))
    return isConnected
      ? cursor.fail('a full correlator, ⟨…⟩ or G', 'a connected one', at)
      : // Nothing of it is left out, tadpoles neither.
        false
  const odd = vertexMembers(theory).some(({ kind }) => kind.fields.length % 2 === 1)
  if (isConnected || legs <= 1 || (legs <= 3 && !odd)) return false
  const mayVanish = theory.lines.every(({ style }) => style !== 'response') && theory.legs.every(({ line }) => line)
  if (legs <= 3 && mayVanish) return true
  return cursor.fail(
    'a connected correlator, ⟨…⟩_c or G_c, which is what the diagrams give',
    `a full one of ${legs} points`,
    at,
  )
}
