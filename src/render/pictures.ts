import type { Theory } from '../theory/theory.js'
import { diagramStyle } from './diagramStyle.js'
import type { DiagramEquation } from './equation/diagramEquation.js'
import type { WeightedPicture } from './equation/sheetItems.js'
import type { DocumentClass } from './latex/document.js'
import { texComment } from './latex/texText.js'
import type { PictureStyle } from './picture/style.js'
import { equationSvg } from './svg/equationSvg.js'
import { sheetSvg } from './svg/sheetSvg.js'
import { equationText } from './text/equationText.js'
import { sheetText } from './text/sheetText.js'
import type { TikzDialect } from './tikz/diagramTikz.js'
import { equationTikz } from './tikz/equationTikz.js'
import { tikzDocument, tikzPreamble, tikzWidths } from './tikz/preamble.js'
import { sheetTikz } from './tikz/sheetTikz.js'

/** The forms in which pictures of diagrams are written. */
export type PictureForm = 'svg' | 'html' | 'terminal' | TikzDialect

/** How pictures look, and where they stand. */
export interface PicturesOptions extends Pick<PictureStyle, 'legLabel' | 'legPlaces' | 'style'> {
  /** TikZ as a whole document; default: the body by itself, with the preamble that it needs in a comment. */
  readonly document?: DocumentClass
  /** Characters in a line of a terminal, at most; default 100. */
  readonly width?: number
  /** KaTeX's style sheet with its fonts, for a page that needs nothing else; default: none. */
  readonly katexCss?: string
}

/** A sheet of diagrams with their weights. */
export async function sheetPicture(
  theory: Theory,
  items: readonly WeightedPicture[],
  form: PictureForm,
  options: PicturesOptions = {},
): Promise<string> {
  const { document, width, katexCss = '', ...look } = options
  const style: PictureStyle = { ...diagramStyle(theory), ...look }
  const captioned = items.map(({ diagram, text, latex }) => ({ diagram, caption: text, formula: latex }))
  switch (form) {
    case 'svg':
      return sheetSvg(captioned, { ...style, title: `Feynman diagrams: ${theory.title}` })
    case 'html':
      return (await import('./report/diagramPage.js')).sheetHtml(items, { ...style, title: theory.title, katexCss })
    case 'terminal':
      return `${sheetText(captioned, { ...style, ...(width === undefined ? {} : { width }) })}\n`
    default: {
      const inLatex = items.map(({ diagram, latex }) => ({ diagram, caption: latex }))
      return tikzText(
        theory,
        sheetTikz(inLatex, { ...style, width: tikzWidths[document ?? 'article'], dialect: form }),
        form,
        document,
      )
    }
  }
}

/** An equation between diagrams. */
export async function equationPicture(
  theory: Theory,
  equation: DiagramEquation,
  form: PictureForm,
  options: PicturesOptions = {},
): Promise<string> {
  const { document, width, katexCss = '', ...look } = options
  const style: PictureStyle = { ...diagramStyle(theory), ...look }
  switch (form) {
    case 'svg':
      return equationSvg(equation, { ...style, title: `${theory.title}: an equation between diagrams` })
    case 'html':
      return (await import('./report/diagramPage.js')).equationHtml(equation, {
        ...style,
        title: theory.title,
        katexCss,
      })
    case 'terminal':
      return `${equationText(equation, { ...style, ...(width === undefined ? {} : { width }) })}\n`
    default:
      return tikzText(
        theory,
        equationTikz(equation, { ...style, width: tikzWidths[document ?? 'article'], dialect: form }),
        form,
        document,
      )
  }
}

/** The body by itself, with the preamble that it needs in a comment, or as a whole document. */
function tikzText(theory: Theory, body: string, dialect: TikzDialect, document: DocumentClass | undefined): string {
  const head = texComment(`${theory.name}: ${theory.title}`)
  if (document !== undefined) return tikzDocument(`${head}\n${body}`, dialect, document)
  return `${[head, texComment('In the preamble:'), ...tikzPreamble(dialect).map((line) => `%   ${line}`)].join('\n')}\n${body}\n`
}
