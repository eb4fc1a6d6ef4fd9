import type { LineKind } from './diagram.js'

/**
 * Whether a line by itself, without vertices, joins legs that end on these fields: each ends inside where the other one
 * begins.
 */
export function isBareLine({ fields: [a, b] }: LineKind, legs: readonly string[]): boolean {
  return legs.length === 2 && ((legs[0] === a && legs[1] === b) || (legs[0] === b && legs[1] === a))
}
