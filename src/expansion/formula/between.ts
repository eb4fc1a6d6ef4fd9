import type { Cursor } from './cursor.js'
import { formulaSizes } from './formulaSizes.js'

/** The points after `from` up to and including `to`: y2, y3, y4 for `y1, …, y4`. */
export function between(cursor: Cursor, from: string, to: string): readonly string[] {
  const [a, b] = [from, to].map((point) => /^(.*?)(\d{1,4})$/u.exec(point))
  const [low, high] = [Number(a?.[2]), Number(b?.[2])]
  if (a?.[1] === undefined || a[1] !== b?.[1] || high <= low || high - low > formulaSizes.repeats)
    cursor.fail('points that can be counted from the one before the dots to the one after', `${from}, …, ${to}`)
  return Array.from({ length: high - low }, (_, i) => `${a[1] as string}${low + i + 1}`)
}
