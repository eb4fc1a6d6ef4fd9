import { texDocument } from '../../mathematics/document.js'
import type { TexDocument } from '../../mathematics/document.js'
import { definitionsOf, macrosOf } from '../../mathematics/macros.js'
import { problem } from './cursor.js'
import { readable } from './latexRow.js'

const INLINE = /\$[^$]+\$/g

/**
 * Where the formula of a text is: all of it, or the one display (without displays the one formula between dollar signs)
 * of a whole document.
 *
 * @throws InputError for several, of which a product or a chain would be read
 */
function formulaIn(
  text: string,
  file: string,
): { readonly from: number; readonly to: number; readonly macros: Readonly<Record<string, string>> } {
  const begin = text.indexOf('\\begin{document}')
  const { equations } = readDocument(text, file)
  if (begin < 0 && equations.length < 2) return { from: 0, to: text.length, macros: {} }
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
      'a text with one formula (referee judges each of several)',
      found.length === 0 ? 'none' : `${found.length} of them`,
    )
  return { from: formula.at, to: formula.end, macros: formula.macros }
}

/** The text with nothing but its formula, at its place, and what is defined for it. @throws InputError for several */
export function formulaAlone(
  text: string,
  file: string,
): { readonly text: string; readonly from: number; readonly macros: Readonly<Record<string, string>> } {
  const { from, to, macros } = formulaIn(text, file)
  return { from, text: `${text.slice(0, from).replaceAll(/[^\n]/g, ' ')}${text.slice(from, to)}`, macros }
}

/** The equations of a document. @throws InputError with its place for a display that is not closed */
export function readDocument(text: string, file: string): TexDocument {
  return readable(text, file, () => texDocument(text))
}
