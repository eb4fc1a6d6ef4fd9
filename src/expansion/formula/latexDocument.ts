import { problem } from './cursor.js'

const DISPLAY = /\\begin\{(equation|align|multline|gather|eqnarray)(\*?)\}[^]*?\\end\{\1\2\}|\\\[[^]*?\\\]/g
const INLINE = /\$[^$]+\$/g

/** Where the formula of a text is: all of it, or the one display (without displays the one formula between dollar signs) of a whole document. */
export function formulaIn(text: string, file: string): { readonly from: number; readonly to: number } {
  const begin = text.indexOf('\\begin{document}')
  if (begin < 0) return { from: 0, to: text.length }
  const body = text.slice(begin)
  const displays = [...body.matchAll(DISPLAY)]
  const found = displays.length > 0 ? displays : [...body.matchAll(INLINE)]
  const [formula, second] = found
  if (formula === undefined || second !== undefined)
    return problem(text, file, begin + (second?.index ?? 0), 'a document with one displayed formula', found.length === 0 ? 'none' : `${found.length} of them`)
  return { from: begin + formula.index, to: begin + formula.index + formula[0].length }
}
