import type { Row } from '../../mathematics/item.js'
import { isBare } from '../../mathematics/rows.js'
import { written } from '../../mathematics/written.js'
import type { Theory } from '../../theory/theory.js'
import { cursorOver, problem } from './cursor.js'
import type { Cursor, Walk } from './cursor.js'
import type { LatexSymbols } from './latexSymbols.js'
import { rowTokens } from './rowTokens.js'

/** What the parts of the reader of one formula share. */
export interface Reader {
  readonly theory: Theory
  readonly symbols: LatexSymbols
  readonly indices: Map<string, number>
  readonly walk: Walk
  readonly plainNames: readonly string[]
}

/** Signs that may carry scripts: limits, and the bar of an evaluation. */
const WITH_SCRIPTS = new Set(['∫', '∑', '∏', '|'])

/** The cursor over a row within the formula. @throws InputError for an index or power on a sign, which nothing reads */
export function cursorIn(reader: Reader, row: Row, closing: { readonly at: number; readonly sign?: string }): Cursor {
  const { text, file } = reader.walk
  for (const item of row) {
    const isSign = item.kind === 'sign' && !WITH_SCRIPTS.has(item.text)
    if ((isSign || (item.kind === 'words' && item.primes !== undefined)) && !isBare(item))
      problem(
        text,
        file,
        item.at,
        'a sign without index or power, or brackets around what it belongs to',
        `'${written([item])}'`,
      )
  }
  return cursorOver(rowTokens(row, reader.plainNames), reader.walk, closing)
}
