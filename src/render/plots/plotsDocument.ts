import { documentClasses } from '../latex/document.js'
import { texText } from '../latex/texText.js'
import type { Panel } from './panel.js'
import { pgfplotsPreamble, titledPgfplots } from './pgfplots.js'
import { tikzWidths } from '../tikz/preamble.js'

/** Panels under each other as a whole document for pdflatex. */
export function plotsDocument(panels: readonly Panel[], title: string): string {
  const preamble = [documentClasses.article.oneColumn, ...pgfplotsPreamble, '\\raggedbottom', '\\pagestyle{empty}']
  const body = [`\\noindent ${texText(title)}`, ...panels.map((panel) => titledPgfplots(panel, tikzWidths.article))]
  return [...preamble, '\\begin{document}', ...body, '\\end{document}', ''].join('\n')
}
