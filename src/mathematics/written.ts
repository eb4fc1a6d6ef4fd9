import type { Item, Row } from './item.js'

/** A row as it is written, for messages: `x_1`, `\frac12`, Greek as letters; cut after 40 characters. */
export function written(row: Row): string {
  const text = row.map(writtenItem).join('')
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

function writtenItem(item: Item): string {
  const braced = (part: Row): string => {
    const inner = part.map(writtenItem).join('')
    return [...inner].length === 1 ? inner : `{${inner}}`
  }
  const core =
    item.kind === 'fraction'
      ? `\\frac${braced(item.over)}${braced(item.under)}`
      : item.kind === 'binomial'
        ? `\\binom${braced(item.over)}${braced(item.under)}`
        : item.kind === 'root'
          ? `\\sqrt${braced(item.body)}`
          : item.kind === 'group'
            ? `${item.open === '' ? '{' : item.open}${item.body.map(writtenItem).join('')}${item.close === '' ? '}' : item.close}`
            : item.kind === 'name' && item.accent !== undefined
              ? `\\${item.accent}{${item.text}}`
              : item.text
  const primes = "'".repeat(item.primes ?? 0)
  const below = item.below === undefined ? '' : `_${braced(item.below)}`
  const above = item.above === undefined ? '' : `^${braced(item.above)}`
  return `${core}${primes}${below}${above}`
}
