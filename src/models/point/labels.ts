import type { Row } from '../../mathematics/item.js'
import { written } from '../../mathematics/written.js'

/** The n of what stands above or below a name: `^{(4)}`, `_4`, `_{(4)}`; undefined for anything else. */
export function numberLabel(row: Row | undefined): number | undefined {
  const match = row === undefined ? null : /^(?:\((\d{1,2})\)|(\d{1,2}))$/.exec(written(row))
  return match === null ? undefined : Number(match[1] ?? match[2])
}

/** Whether what stands above a name is a label and no power: `^{(4)}`, `^{φ^3}`, `^{(n)}`. */
export function isLabel(row: Row): boolean {
  const [only, more] = row
  if (only?.kind === 'group' && only.open === '(' && more === undefined) return true
  return only?.kind === 'name' && only.above !== undefined && more === undefined
}
