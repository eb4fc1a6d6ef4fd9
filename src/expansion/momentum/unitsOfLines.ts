import type { Item, Row } from '../../mathematics/item.js'
import { isBare, partsOf } from '../../mathematics/rows.js'
import { PROPAGATORS } from './theorySymbols.js'

/** How the i's that stand right before propagators are written: `-i\Delta`, `(-i)\Delta` by `-`, `i\Delta` by `+`. */
export function unitsOfLines(row: Row): ReadonlySet<'+' | '-'> {
  const found = new Set<'+' | '-'>()
  row.forEach((item, i) => {
    const sign = item.kind === 'name' && PROPAGATORS.has(item.text) ? unitBefore(row[i - 1], row[i - 2]) : undefined
    if (sign !== undefined) found.add(sign)
    for (const part of partsOf(item)) for (const one of unitsOfLines(part)) found.add(one)
  })
  return found
}

function unitBefore(item: Item | undefined, before: Item | undefined): '+' | '-' | undefined {
  if (item?.kind === 'group' && isBare(item)) {
    const [first, second] = [item.body.at(-1), item.body.at(-2)]
    return item.body.length <= 2 ? unitBefore(first, second) : undefined
  }
  if (item?.kind !== 'name' || item.text !== 'i' || !isBare(item)) return undefined
  return before?.kind === 'sign' && before.text === '-' ? '-' : '+'
}
