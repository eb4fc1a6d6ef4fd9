import type { Row } from '../../mathematics/item.js'
import { written } from '../../mathematics/written.js'
import { between } from './between.js'
import type { Cursor } from './cursor.js'
import { pointListOf, pointOf } from './indices.js'
import type { Indices } from './indices.js'
import type { Reader } from './latexReader.js'
import type { Node } from './syntax.js'

/** Limits of an integral that leave nothing out. */
const WHOLE_SPACE = new Set(['-∞', 'ℝ', 'ℝ^d', 'R^d', 'ℝ^D', 'R^D', 'ℝ^n', 'R'])

const UPPER = new Set(['∞', '+∞'])

/**
 * `\int d^dy_1 \cdots d^dy_4`, `\int_{-\infty}^{\infty} dy`, `\int dy_1 dy_2`, `\int_{y_1,y_2}`, `\int \prod d^dy_i`
 * for all points.
 */
export function readIntegral(reader: Reader, cursor: Cursor): Node {
  const { at, item } = cursor.next()
  const { indices } = reader
  const { below, above } = item ?? {}
  const isWhole =
    (below === undefined && above === undefined) ||
    (below !== undefined && WHOLE_SPACE.has(written(below)) && (above === undefined || UPPER.has(written(above))))
  if (item !== undefined && !isWhole)
    return { kind: 'integral', points: domain(cursor, below ?? [], above, indices), at }
  if (cursor.peek().text === '∏' && cursor.peek().item?.below === undefined) {
    cursor.next()
    if (!isDifferential(cursor, indices)) cursor.fail('d^dy_i after \\int \\prod, or limits such as \\prod_{i=1}^{4}')
    cursor.next()
    cursor.next()
    return { kind: 'integral', points: undefined, at }
  }
  const points: string[] = []
  for (;;) {
    if (isDifferential(cursor, indices)) points.push(differentialPoint(reader, cursor))
    else if (points.length > 0 && cursor.peek().text === '…') {
      cursor.next()
      if (!isDifferential(cursor, indices)) cursor.fail('the last of the points, such as d^dy_4, after the dots')
      points.push(...between(cursor, points.at(-1) as string, differentialPoint(reader, cursor)))
    } else return { kind: 'integral', points: points.length === 0 ? undefined : points, at }
  }
}

/** The points below an integral sign: `\int_{y_1,y_2}`. */
function domain(cursor: Cursor, below: Row, above: Row | undefined, indices: Indices): readonly string[] {
  const points = above === undefined && below.length > 0 ? pointListOf(below, indices, cursor.fail) : undefined
  return (
    points ?? cursor.fail('points below the integral sign, or the whole space', `'${written(below)}'`, below[0]?.at)
  )
}

/** Whether `dy`, `d^dy_1` or `\mathrm{d}^d y` stands here. */
export function isDifferential(cursor: Cursor, indices: Indices): boolean {
  const [{ item: d }, { item: next }] = [cursor.peek(), cursor.peek(1)]
  const isD =
    d?.kind === 'name' && d.text === 'd' && d.accent === undefined && d.below === undefined && d.primes === undefined
  const [dimension, more] = d?.above ?? []
  const isPlain =
    more === undefined && (dimension === undefined || ['name', 'number', 'words'].includes(dimension.kind))
  return isD && isPlain && next !== undefined && pointOf([next], indices) !== undefined
}

/** A measure by itself: before or behind what is integrated. */
export function readDifferential(reader: Reader, cursor: Cursor): Node {
  const { at } = cursor.peek()
  return { kind: 'integral', points: [differentialPoint(reader, cursor)], at }
}

/** The point of `d^dy_1`, `dy_1`, `d^{D}{y}_1`. */
function differentialPoint({ indices }: Reader, cursor: Cursor): string {
  cursor.next()
  const { item } = cursor.peek()
  const point = item === undefined ? undefined : pointOf([item], indices)
  if (point === undefined) return cursor.fail('a point such as y_1')
  cursor.next()
  return point
}
