import { texText } from './texText.js'

/**
 * A class of documents with what our formulas need, also in one column, for what is wide; `lineWidth` in em, beside the
 * number of the equation.
 */
export type DocumentClass = 'article' | 'revtex'

const [article, revtex] = [
  '\\documentclass{article}\n\\usepackage[T1]{fontenc}',
  (columns: string) => `\\documentclass[aps,pre,${columns}]{revtex4-2}`,
] as const
const MATHEMATICS = '\\usepackage{amsmath,amssymb}'

export const documentClasses: Readonly<
  Record<DocumentClass, { readonly preamble: string; readonly oneColumn: string; readonly lineWidth: number }>
> = {
  article: { preamble: `${article}\n${MATHEMATICS}`, oneColumn: `${article}\n${MATHEMATICS}`, lineWidth: 30 },
  revtex: {
    preamble: `${revtex('reprint,nobalancelastpage')}\n${MATHEMATICS}`,
    oneColumn: `${revtex('10pt,onecolumn')}\n${MATHEMATICS}`,
    lineWidth: 21,
  },
}

/**
 * A whole document with formulas under a line of text, for pdflatex.
 *
 * @param title plain text; what means something to LaTeX is escaped
 * @param formulas displays, or formulas between dollar signs
 * @example
 * latexDocument('article', 'g', ['x^2']).split('\n')[0] // '\\documentclass{article}'
 */
export function latexDocument(kind: DocumentClass, title: string, formulas: readonly string[]): string {
  const { preamble } = documentClasses[kind]
  // A long formula in a line of text leaves gaps that justified lines would stretch.
  const ragged = formulas.some((formula) => formula.startsWith('$')) ? '\\raggedright\n' : ''
  return `${preamble}\n\\allowdisplaybreaks\n\\begin{document}\n\\noindent ${texText(title)}\n${ragged}${formulas.join('\n')}\n\\end{document}`
}
