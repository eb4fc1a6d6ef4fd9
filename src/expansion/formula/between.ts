import type { Cursor } from './cursor.js'
import { formulaSizes } from './formulaSizes.js'

/** The points after `from` up to and including `to`: y2, y3, y4 for `y1, …, y4`. */
export function between(cursor: Cursor, from: string, to: string): readonly string[] {
  return countBetween(from, to) ?? cursor.fail(UNCOUNTED, `${from}, …, ${to}`)
}

/** What dots that cannot be counted out should have been. */
export const UNCOUNTED = 'points that can be counted from the one before the dots to the one after'

/** The same; undefined where they cannot be counted. */
export function countBetween(from: string, to: string): readonly string[] | undefined {
  const [a, b] = [from, to].map((point) => /^(.*?)(\d{1,4})$/u.exec(point))
  const [low, high] = [Number(a?.[2]), Number(b?.[2])]
  if (a?.[1] === undefined || a[1] !== b?.[1] || high <= low || high - low > formulaSizes.repeats) return undefined
  return Array.from({ length: high - low }, (_, i) => `${a[1] as string}${low + i + 1}`)
}
