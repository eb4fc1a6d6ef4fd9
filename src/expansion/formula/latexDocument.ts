import { macrosOf } from '../../mathematics/macros.js'
import { problem } from './cursor.js'

const OPENS_DISPLAY = /\\begin\{((?:equation|align|multline|gather|eqnarray)\*?)\}|\\\[/g
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
  const body = text.slice(begin)
  const displays = displaysOf(body)
  const found =
    displays.length > 0 ? displays : [...body.matchAll(INLINE)].map(({ index, 0: { length } }) => ({ index, length }))
  const [formula, second] = found
  if (formula === undefined || second !== undefined)
    return problem(
      text,
      file,
      begin + (second?.index ?? 0),
      'a document with one displayed formula',
      found.length === 0 ? 'none' : `${found.length} of them`,
    )
  return {
    from: begin + formula.index,
    to: begin + formula.index + formula.length,
    macros: macrosOf(text.slice(0, begin)),
  }
}

/** The displays that are closed, in order; each opening is looked at once. */
function displaysOf(body: string): { readonly index: number; readonly length: number }[] {
  const found: { readonly index: number; readonly length: number }[] = []
  const unclosed = new Set<string>()
  let end = 0
  for (const { index, 0: opening, 1: environment } of body.matchAll(OPENS_DISPLAY)) {
    const closing = environment === undefined ? '\\]' : `\\end{${environment}}`
    if (index < end || unclosed.has(closing)) continue
    const closed = body.indexOf(closing, index + opening.length)
    if (closed < 0) unclosed.add(closing)
    else {
      end = closed + closing.length
      found.push({ index, length: end - index })
    }
  }
  return found
}
