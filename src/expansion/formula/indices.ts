import { between } from './between.js'
import type { Cursor } from './cursor.js'
import { formulaSizes } from './formulaSizes.js'

/** Values of the indices of the sums and products that are being written out. */
export type Indices = ReadonlyMap<string, number>

/** Whole-number arithmetic with the indices in scope: `2n-1`, `m+1`. */
export function readIndex(cursor: Cursor, indices: Indices): number {
  let total = 0
  for (let sign = cursor.accept('-') === undefined ? 1 : -1; ;) {
    total += sign * indexProduct(cursor, indices)
    const next = cursor.accept('+', '-')
    if (next === undefined) break
    sign = next.text === '-' ? -1 : 1
  }
  return Math.abs(total) <= 1e6 ? total : cursor.fail('an index of at most 1,000,000', `${total}`)
}

function indexProduct(cursor: Cursor, indices: Indices): number {
  let value: number | undefined
  for (;;) {
    const factor = indexFactor(cursor, indices)
    if (factor === undefined) return value ?? cursor.fail('a whole number or an index of a sum or product around it')
    value = (value ?? 1) * factor
    cursor.accept('·')
  }
}

function indexFactor(cursor: Cursor, indices: Indices): number | undefined {
  const { kind, text } = cursor.peek()
  if (kind === 'number') return /^\d+$/.test(text) ? Number(cursor.next().text) : cursor.fail('a whole number as index')
  if (indices.has(text)) {
    cursor.next()
    return indices.get(text)
  }
  const closing = text === '(' ? ')' : text === '{' ? '}' : undefined
  if (closing === undefined) return undefined
  cursor.next()
  const inner = readIndex(cursor, indices)
  cursor.expect(closing)
  return inner
}

/** What follows `_` or `^` as an index: a number, an expression in braces, or one letter that names itself. */
function readSubscript(cursor: Cursor, indices: Indices): string {
  const { text, kind } = cursor.peek()
  if (text === '{') {
    cursor.next()
    const value = readIndex(cursor, indices)
    cursor.expect('}')
    return `${value}`
  }
  if (kind === 'number' || kind === 'name' || kind === 'words') {
    cursor.next()
    return indices.has(text) ? `${indices.get(text) as number}` : text
  }
  return cursor.fail('an index')
}

/** A point: `y_{1}`, `x`, `y_{2n-1}`, `{y}_1`, `z'`. */
export function readPoint(cursor: Cursor, indices: Indices): string {
  const braced = cursor.accept('{') !== undefined
  const { kind, text } = cursor.peek()
  // Mathematica writes \text{x1}.
  if (kind === 'words' ? !/^\p{L}\d{1,4}$/u.test(text) : kind !== 'name' || text.length > 2)
    cursor.fail('a point such as y_1')
  cursor.next()
  const index = cursor.accept('_') === undefined ? '' : readSubscript(cursor, indices)
  let primes = ''
  while (cursor.accept("'", '′') !== undefined) primes += "'"
  if (braced) cursor.expect('}')
  return `${text}${index}${primes}`
}

/** `y_1,\ldots,y_4`. */
export function readPointList(cursor: Cursor, indices: Indices): readonly string[] {
  const points: string[] = []
  do {
    if (points.length > 0 && cursor.accept('…') !== undefined) {
      cursor.expect(',')
      points.push(...between(cursor, points.at(-1) as string, readPoint(cursor, indices)))
    } else points.push(readPoint(cursor, indices))
    if (points.length > formulaSizes.repeats) cursor.fail(`at most ${formulaSizes.repeats} points`)
  } while (cursor.accept(',', ';') !== undefined)
  return points
}
