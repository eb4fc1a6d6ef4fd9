import { UnreadableMathematics } from '../../mathematics/item.js'
import type { Row } from '../../mathematics/item.js'
import { readTex } from '../../mathematics/readTex.js'
import { problem } from './cursor.js'

/**
 * LaTeX of a text as a row, with the places of the text.
 *
 * @throws InputError with line and column
 */
export function rowOf(text: string, file: string, macros: Readonly<Record<string, string>> = {}): Row {
  return readable(text, file, () => readTex(text, macros))
}

/** What is read of a text. @throws InputError with line and column for what cannot be read */
export function readable<T>(text: string, file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof UnreadableMathematics)) throw error
    return problem(text, file, error.at, error.expected, error.received)
  }
}
