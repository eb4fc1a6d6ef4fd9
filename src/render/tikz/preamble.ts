import { documentClasses } from '../latex/document.js'
import type { DocumentClass } from '../latex/document.js'
import type { TikzDialect } from './diagramTikz.js'

/**
 * Lines of a preamble with which pictures of this dialect, and formulas around them, compile with pdfLaTeX.
 *
 * @example
 * tikzPreamble('tikz-feynhand').at(-1) // '\\usepackage[compat=1.1.0]{tikz-feynhand}'
 */
export function tikzPreamble(dialect: TikzDialect): readonly string[] {
  const packages = ['\\usepackage{amsmath}', '\\usepackage{tikz}']
  switch (dialect) {
    case 'tikz':
      return packages
    case 'tikz-feynman':
      // Its warnings with pdfLaTeX are about automatic placement, which needs LuaTeX; here every coordinate is given.
      return [
        ...packages,
        '\\usepackage[compat=1.1.0]{tikz-feynman}',
        '\\tikzfeynmanset{warn luatex=false}',
        `\\pgfkeys{${['node', 'level', 'sibling'].map((what) => `/graph drawing/${what} distance/.code={}`).join(',')}}`,
      ]
    case 'tikz-feynhand':
      return [...packages, '\\usepackage[compat=1.1.0]{tikz-feynhand}']
  }
}

/**
 * A whole document around a body, in one column: a class of documents with the preamble that the dialect needs.
 * Equations may be broken between pages.
 *
 * @example
 * tikzDocument('', 'tikz').split('\n')[0] // '\\documentclass{article}'
 */
export function tikzDocument(body: string, dialect: TikzDialect, kind: DocumentClass = 'article'): string {
  const lines = [
    documentClasses[kind].oneColumn,
    ...tikzPreamble(dialect),
    '\\allowdisplaybreaks',
    '\\raggedbottom',
    '\\pagestyle{empty}',
  ]
  return `${[...lines, '\\begin{document}'].join('\n')}\n${body}\n\\end{document}\n`
}

/** Width of the text of {@link tikzDocument}, in centimetres. */
export const tikzWidths: Readonly<Record<DocumentClass, number>> = { article: 12, revtex: 16 }
