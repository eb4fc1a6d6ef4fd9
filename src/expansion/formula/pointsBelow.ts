import type { Item, Row } from '../../mathematics/item.js'
import { isBare, split } from '../../mathematics/rows.js'
import { pointOf } from './indices.js'
import type { Indices } from './indices.js'

/** The points in the index of a symbol: `K_{\mu_1\rho_1}`, `Δ_{x,y}`, and `Δ_{12}` for those of x_1 and x_2. */
export function pointsBelow({ below = [] }: Item, indices: Indices): readonly string[] | undefined {
  return pointsIn(below, indices)
}

/** Points side by side, or with commas between them; undefined where it is something else. */
export function pointsIn(row: Row, indices: Indices): readonly string[] | undefined {
  const parts = split(row, ',')
  const single = parts.length === 1 ? row.map((item) => [item]) : parts
  const points = single.flatMap((part): readonly (string | undefined)[] => numbered(part) ?? [pointOf(part, indices)])
  return points.every((point) => point !== undefined) ? points : undefined
}

/** `12`: x1 and x2. */
function numbered([item, more]: Row): readonly string[] | undefined {
  if (item?.kind !== 'number' || more !== undefined || !isBare(item) || !/^[1-9]+$/.test(item.text)) return undefined
  return [...item.text].map((digit) => `x${digit}`)
}
