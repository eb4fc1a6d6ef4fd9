import type { Item } from '../../mathematics/item.js'
import { isBare } from '../../mathematics/rows.js'

/** Letters of momenta, with indices and primes too; x, y, z are points, and r a distance or a mass. */
const MOMENTA = new Set(['k', 'p', 'q', 'l', 'ℓ', 'Q', 'P'])
/** Masses whose squares stand in propagators, and those that papers write without a square. */
const MASSES = new Set(['m', 'M', 'μ'])
const SQUARED_MASSES = new Set(['r', 'τ', 't'])

/** Whether a letter, or the text that begins with it, is one of a momentum. */
export function isMomentumLetter(text: string): boolean {
  return MOMENTA.has(text.slice(0, 1))
}

/** `m^2`. */
export function isMassSquared(item: Item): boolean {
  return item.kind === 'name' && MASSES.has(item.text) && isSquare(item)
}

/** `r`, the mass of a theory near its critical point. */
export function isSquaredMass(item: Item): boolean {
  return item.kind === 'name' && SQUARED_MASSES.has(item.text) && item.above === undefined && item.primes === undefined
}

/** Whether an item has the power 2, and no prime. */
export function isSquare({ above, primes }: Item): boolean {
  const [two, more] = above ?? []
  return primes === undefined && more === undefined && two?.kind === 'number' && two.text === '2' && isBare(two)
}
