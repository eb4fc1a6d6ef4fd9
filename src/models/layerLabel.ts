import type { Row } from '../mathematics/item.js'
import { written } from '../mathematics/written.js'

/** The layer that stands above a letter: `(ℓ+1)`, `(2)`, `ℓ`, `l-1`; undefined for powers, a number without brackets. */
export function layerAbove(above: Row | undefined): string | undefined {
  const [first, ...more] = above ?? []
  if (first === undefined) return undefined
  if (first.kind === 'group' && more.length === 0) return layerNamed(first.body)
  const inner = written(above ?? [])
  return /^[ℓlL](?:[+-]\d+)?$/u.test(inner) ? inner : undefined
}

/** The layer in a bracket or below a width, `ℓ-1` of n_{ℓ-1}. */
export function layerNamed(row: Row | undefined): string | undefined {
  const text = row === undefined ? '' : written(row)
  return /^(?:[ℓlL](?:[+-]\d+)?|\d+)$/u.test(text) ? text : undefined
}

/** How many layers the second is above the first; undefined where that cannot be told. */
export function layersBetween(lower: string, upper: string): number | undefined {
  const [a, b] = [parsed(lower), parsed(upper)]
  return a.letter === b.letter ? b.number - a.number : undefined
}

function parsed(layer: string): { readonly letter: string; readonly number: number } {
  const letter = /^[ℓlL]/u.exec(layer)?.[0] ?? ''
  const rest = layer.slice(letter.length)
  return { letter, number: rest === '' ? 0 : Number(rest) }
}
