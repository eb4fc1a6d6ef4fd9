import type { Row } from '../../mathematics/item.js'
import type { Theory } from '../../theory/theory.js'
import { cursorOver } from './cursor.js'
import type { Cursor, Walk } from './cursor.js'
import type { LatexSymbols } from './latexSymbols.js'
import { tokensOf } from './rows.js'

/** What the parts of the reader of one formula share. */
export interface Reader {
  readonly theory: Theory
  readonly symbols: LatexSymbols
  readonly indices: Map<string, number>
  readonly walk: Walk
  readonly plainNames: readonly string[]
}

/** The cursor over a row within the formula. */
export function cursorIn(reader: Reader, row: Row, closing: { readonly at: number; readonly sign?: string }): Cursor {
  return cursorOver(tokensOf(row, reader.plainNames), reader.walk, closing)
}
