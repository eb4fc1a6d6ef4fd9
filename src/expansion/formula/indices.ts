import type { Item, Row } from '../../mathematics/item.js'
import { countBetween, UNCOUNTED } from './between.js'
import { formulaSizes } from './formulaSizes.js'
import { isBare, split } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'

/** Values of the indices of the sums and products that are being written out. */
export type Indices = ReadonlyMap<string, number>

/** Throws the error of a formula at an offset. */
export type FailAt = (expected: string, received: string, at: number) => never

/** Whole-number arithmetic with the indices in scope, `2n-1`; undefined where it is something else. */
export function indexOf(row: Row, indices: Indices): number | undefined {
  let total: number | undefined
  let product: number | undefined
  let sign = 1
  const close = (): boolean => {
    if (product === undefined) return false
    total = (total ?? 0) + sign * product
    product = undefined
    return true
  }
  for (const [i, item] of row.entries()) {
    if (item.kind === 'sign' && (item.text === '+' || item.text === '-') && isBare(item)) {
      if (i > 0 && !close()) return undefined
      sign = item.text === '-' ? -1 : 1
      continue
    }
    if (item.kind === 'sign' && item.text === '·' && product !== undefined) continue
    const factor = indexFactor(item, indices)
    if (factor === undefined) return undefined
    product = (product ?? 1) * factor
  }
  return close() && Math.abs(total ?? 0) <= 1e6 ? total : undefined
}

function indexFactor(item: Item, indices: Indices): number | undefined {
  if (!isBare(item)) return undefined
  if (item.kind === 'number') return /^\d+$/.test(item.text) ? Number(item.text) : undefined
  if (item.kind === 'name' && item.accent === undefined) return indices.get(item.text)
  return item.kind === 'group' && (item.open === '(' || item.open === '') ? indexOf(item.body, indices) : undefined
}

/** A point: `y_{1}`, `x`, `y_{2n-1}`, `z'`, `\text{x1}`, `\mu_1`; undefined where it is something else. */
export function pointOf(row: Row, indices: Indices): string | undefined {
  const [item] = row
  if (item === undefined || row.length > 1 || item.above !== undefined) return undefined
  if (item.kind === 'group' && item.open === '' && isBare(item)) return pointOf(item.body, indices)
  const isName = item.kind === 'name' && item.accent === undefined
  // Mathematica writes \text{x1}.
  const isWord = item.kind === 'words' && /^\p{L}\d{1,4}$/u.test(item.text)
  if (!isName && !isWord) return undefined
  const index = item.below === undefined ? '' : subscriptOf(item.below, indices)
  return index === undefined ? undefined : `${item.text}${index}${"'".repeat(item.primes ?? 0)}`
}

function subscriptOf(row: Row, indices: Indices): string | undefined {
  const value = indexOf(row, indices)
  if (value !== undefined) return `${value}`
  const [only] = row
  if (only === undefined || row.length > 1 || !isBare(only)) return undefined
  return only.kind === 'name' || only.kind === 'words' ? only.text : undefined
}

/**
 * `y_1,\ldots,y_4` as points; undefined where it is no list of points.
 *
 * @param fail for dots that cannot be counted out, and too many points; without it they are no list
 */
export function pointListOf(row: Row, indices: Indices, fail?: FailAt): readonly string[] | undefined {
  const points: string[] = []
  const parts = split(row, ',', ';')
  for (const [i, part] of parts.entries()) {
    const [only] = part
    if (only?.kind === 'sign' && only.text === '…' && part.length === 1 && points.length > 0 && i < parts.length - 1)
      continue
    const point = pointOf(part, indices)
    if (point === undefined) return undefined
    const [before] = parts[i - 1] ?? []
    if (before?.kind === 'sign') {
      const from = points.at(-1) as string
      const counted = countBetween(from, point)
      if (counted === undefined) {
        fail?.(UNCOUNTED, `${from}, …, ${point}`, before.at)
        return undefined
      }
      points.push(...counted)
    } else points.push(point)
    if (points.length > formulaSizes.repeats) {
      fail?.(`at most ${formulaSizes.repeats} points`, written(row), row[0]?.at ?? 0)
      return undefined
    }
  }
  return points
}
