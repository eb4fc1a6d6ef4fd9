import { texDocument } from '../../mathematics/document.js'
import type { TexDocument } from '../../mathematics/document.js'
import { definitionsOf, macrosOf } from '../../mathematics/macros.js'
import { problem } from './cursor.js'
import { readable } from './latexRow.js'

const INLINE = /\$[^$]+\$/g

/**
 * Where the formula of a text is: all of it, or the one display (without displays the one formula between dollar signs)
 * of a whole document.
 */
export function formulaIn(
  text: string,
  file: string,
): { readonly from: number; readonly to: number; readonly macros: Readonly<Record<string, string>> } {
  const begin = text.indexOf('\\begin{document}')
  if (begin < 0) return { from: 0, to: text.length, macros: {} }
  const { equations } = readDocument(text, file)
  const inline = [...text.slice(begin).matchAll(INLINE)].map(({ index, 0: formula }) => ({
    display: begin + index,
    at: begin + index,
    end: begin + index + formula.length,
    macros: macrosOf(definitionsOf(text.slice(0, begin))),
  }))
  const found = equations.length > 0 ? equations : inline
  const [formula, second] = found
  if (formula === undefined || second !== undefined)
    return problem(
      text,
      file,
      second?.display ?? begin,
      'a document with one displayed formula',
      found.length === 0 ? 'none' : `${found.length} of them`,
    )
  return { from: formula.at, to: formula.end, macros: formula.macros }
}

/** The equations of a document. @throws InputError with its place for a display that is not closed */
export function readDocument(text: string, file: string): TexDocument {
  return readable(text, file, () => texDocument(text))
}
