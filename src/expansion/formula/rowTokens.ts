import type { Item, Row } from '../../mathematics/item.js'
import { isBare } from '../../mathematics/rows.js'
import type { Token } from './cursor.js'

/**
 * The items of a row as tokens of a cursor. Names of the theory that are no single letter, as in `Gc4(y_1,…)`, come from
 * letters side by side before a bracket.
 */
export function rowTokens(row: Row, plainNames: readonly string[]): readonly Token[] {
  const tokens: Token[] = []
  for (let i = 0; i < row.length; i++) {
    const item = row[i] as Item
    const run = plainNames.length === 0 || item.kind !== 'name' ? undefined : namedRun(row, i, plainNames)
    if (run !== undefined) {
      const last = row[i + run.length - 1] as Item
      tokens.push({
        kind: 'name',
        text: run.text,
        at: item.at,
        spaced: item.spaced,
        item: { kind: 'name', text: run.text, at: item.at, end: last.end, spaced: item.spaced },
      })
      i += run.length - 1
      continue
    }
    tokens.push({ kind: item.kind, text: 'text' in item ? item.text : '', at: item.at, spaced: item.spaced, item })
  }
  return tokens
}

function namedRun(
  row: Row,
  from: number,
  plainNames: readonly string[],
): { readonly text: string; readonly length: number } | undefined {
  for (const name of plainNames) {
    let text = ''
    let length = 0
    for (let i = from; i < row.length; i++) {
      const item = row[i] as Item
      const before = row[i - 1]
      if ((item.kind !== 'name' && item.kind !== 'number') || (i > from && item.at !== before?.end)) break
      if (!isBare(item) || (item.kind === 'number' && text.length < name.length)) break
      if (item.kind === 'name' && text.length >= name.length) break
      text += item.text
      length++
    }
    const next = row[from + length]
    if (text.startsWith(name) && /^\d*$/.test(text.slice(name.length)) && next?.kind === 'group' && next.open === '(')
      return { text, length }
  }
  return undefined
}
