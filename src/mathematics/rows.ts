import type { Item, Row } from './item.js'

/** Whether an item has no scripts. */
export function isBare({ above, below, primes }: Item): boolean {
  return above === undefined && below === undefined && primes === undefined
}

/** Those of its scripts that an item has. */
export function scriptsOf({ above, below, primes }: Item): Pick<Item, 'above' | 'below' | 'primes'> {
  return {
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
    ...(primes === undefined ? {} : { primes }),
  }
}

/** The parts of a row between signs such as commas. */
export function split(row: Row, ...signs: readonly string[]): readonly Row[] {
  const parts: Item[][] = [[]]
  for (const item of row) {
    if (item.kind === 'sign' && signs.includes(item.text) && isBare(item)) parts.push([])
    else (parts.at(-1) as Item[]).push(item)
  }
  return parts
}

/** Whether a name occurs anywhere in a row. */
export function mentions(row: Row, name: string): boolean {
  return row.some(
    (item) => (item.kind === 'name' && item.text === name) || partsOf(item).some((part) => mentions(part, name)),
  )
}

/** The rows within an item. */
export function partsOf(item: Item): readonly Row[] {
  const own =
    item.kind === 'fraction' || item.kind === 'binomial'
      ? [item.over, item.under]
      : item.kind === 'root'
        ? [item.body, ...(item.degree === undefined ? [] : [item.degree])]
        : item.kind === 'group'
          ? [item.body]
          : []
  return [...own, ...(item.below === undefined ? [] : [item.below]), ...(item.above === undefined ? [] : [item.above])]
}

/** An item without some of its scripts. */
export function withoutScripts(item: Item, ...scripts: readonly ('above' | 'below' | 'primes' | 'accent')[]): Item {
  const left = Object.entries(item).filter(([key]) => !(scripts as readonly string[]).includes(key))
  return Object.fromEntries(left) as unknown as Item
}
