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

/** The class of a document with pictures: one of those of formulas, or `standalone`, a page as large as what it shows. */
export type PictureDocument = DocumentClass | 'standalone'

/**
 * A whole document around a body, in one column: a class of documents with the preamble that the dialect needs.
 * Equations may be broken between pages.
 *
 * @example
 * tikzDocument('', 'tikz').split('\n')[0] // '\\documentclass{article}'
 */
export function tikzDocument(body: string, dialect: TikzDialect, kind: PictureDocument = 'article'): string {
  const lines = [
    kind === 'standalone' ? STANDALONE : documentClasses[kind].oneColumn,
    ...tikzPreamble(dialect),
    ...(kind === 'standalone' ? [] : ['\\allowdisplaybreaks', '\\raggedbottom', '\\pagestyle{empty}']),
  ]
  return `${[...lines, '\\begin{document}'].join('\n')}\n${body}\n\\end{document}\n`
}

/** Rows of pictures and displayed equations need a width, of which the page keeps what they fill. */
const STANDALONE =
  '\\documentclass[border=4pt,varwidth=16cm]{standalone}\n\\usepackage[T1]{fontenc}\n\\usepackage{amsmath,amssymb}'

/** Width of the text of {@link tikzDocument}, in centimetres. */
export const tikzWidths: Readonly<Record<PictureDocument, number>> = { article: 12, revtex: 16, standalone: 16 }
