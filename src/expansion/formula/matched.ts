import type { Item, Row } from '../../mathematics/item.js'
import { withoutScripts } from '../../mathematics/rows.js'
import type { Cursor } from './cursor.js'
import { holes } from './holes.js'
import { pointListOf, pointOf } from './indices.js'
import type { Indices } from './indices.js'

/** What stands in the holes of a template, those of {a} and {b} in this order. */
export interface Match {
  readonly points: readonly string[]
  /** How many tokens it took. */
  readonly taken: number
  /** What hangs above its last item, and is no part of the template. */
  readonly above?: Row
}

/** Reads what stands in a hole for several points. */
export type ListReader = (row: Row, indices: Indices) => readonly string[] | undefined

/**
 * The template at the place of the cursor: the same items, points in its holes; a power may hang on the last one.
 *
 * @param list reads what stands in the hole of several points, momenta for instance; default: points
 */
export function matched(
  pattern: Row,
  cursor: Cursor,
  indices: Indices,
  list: ListReader = pointListOf,
): Match | undefined {
  const found = new Map<string, readonly string[]>()
  let above: Row | undefined
  for (const [i, part] of pattern.entries()) {
    const { item } = cursor.peek(i)
    if (item === undefined) return undefined
    const isLast = i === pattern.length - 1
    const power = isLast && part.above === undefined ? item.above : undefined
    if (!fits(part, power === undefined ? item : withoutScripts(item, 'above'), indices, found, list)) return undefined
    above = power
  }
  return {
    points: [holes.points, holes.a, holes.b].flatMap((hole) => found.get(hole) ?? []),
    taken: pattern.length,
    ...(above === undefined ? {} : { above }),
  }
}

function fits(
  pattern: Item,
  item: Item,
  indices: Indices,
  found: Map<string, readonly string[]>,
  list: ListReader,
): boolean {
  const hole = holeOf(pattern)
  if (hole === holes.a || hole === holes.b) return bind(hole, pointOf([item], indices), found)
  if (pattern.kind !== item.kind || (pattern.primes ?? 0) !== (item.primes ?? 0)) return false
  if (
    !rowFits(pattern.below, item.below, indices, found, list) ||
    !rowFits(pattern.above, item.above, indices, found, list)
  )
    return false
  switch (pattern.kind) {
    case 'name':
      return item.kind === 'name' && pattern.text === item.text && pattern.accent === item.accent
    case 'number':
    case 'words':
    case 'sign':
      return 'text' in item && pattern.text === item.text
    case 'fraction':
    case 'binomial':
      return (
        item.kind === pattern.kind &&
        rowFits(pattern.over, item.over, indices, found, list) &&
        rowFits(pattern.under, item.under, indices, found, list)
      )
    case 'root':
      return (
        item.kind === 'root' &&
        rowFits(pattern.degree, item.degree, indices, found, list) &&
        rowFits(pattern.body, item.body, indices, found, list)
      )
    case 'group':
      return (
        item.kind === 'group' &&
        pattern.open === item.open &&
        pattern.close === item.close &&
        rowFits(pattern.body, item.body, indices, found, list)
      )
  }
}

function rowFits(
  pattern: Row | undefined,
  row: Row | undefined,
  indices: Indices,
  found: Map<string, readonly string[]>,
  list: ListReader,
): boolean {
  if (pattern === undefined || row === undefined) return pattern === row
  const [only] = pattern
  if (only !== undefined && pattern.length === 1 && holeOf(only) === holes.points) {
    return bind(holes.points, list(row, indices), found)
  }
  return pattern.length === row.length && pattern.every((part, i) => fits(part, row[i] as Item, indices, found, list))
}

function bind(
  hole: string,
  value: string | readonly string[] | undefined,
  found: Map<string, readonly string[]>,
): boolean {
  if (value === undefined) return false
  found.set(hole, typeof value === 'string' ? [value] : value)
  return true
}

function holeOf(item: Item): string | undefined {
  if (item.kind !== 'name' || item.below !== undefined || item.above !== undefined) return undefined
  return [holes.a, holes.b, holes.points].find((hole) => hole === item.text)
}
