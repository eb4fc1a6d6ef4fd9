import { InputError } from '../errors.js'
import type { LineStyle } from '../theory/ruleFile.js'
import type { Theory } from '../theory/theory.js'
import { diagramStyle } from './diagramStyle.js'
import type { DiagramEquation } from './equation/diagramEquation.js'
import type { WeightedPicture } from './equation/sheetItems.js'
import { texComment } from './latex/texText.js'
import { labelsShown } from './lineLabelsOf.js'
import type { LineLabelKind } from './lineLabelsOf.js'
import type { PictureStyle } from './picture/style.js'
import { equationSvg } from './svg/equationSvg.js'
import { sheetSvg } from './svg/sheetSvg.js'
import { equationText } from './text/equationText.js'
import { sheetText } from './text/sheetText.js'
import type { TikzDialect } from './tikz/diagramTikz.js'
import { equationTikz } from './tikz/equationTikz.js'
import { tikzDocument, tikzPreamble, tikzWidths } from './tikz/preamble.js'
import type { PictureDocument } from './tikz/preamble.js'
import { sheetTikz } from './tikz/sheetTikz.js'

/** The forms in which pictures of diagrams are written. */
export type PictureForm = 'svg' | 'html' | 'terminal' | TikzDialect

/** How pictures look, and where they stand. */
export interface PicturesOptions extends Pick<PictureStyle, 'legLabel' | 'legPlaces' | 'style'> {
  /** What stands beside lines; default fields where lines of the theory look alike, else nothing. */
  readonly lineLabels?: LineLabelKind
  /** Styles of lines, by their names, in place of those of the theory. */
  readonly lineStyles?: Readonly<Record<string, LineStyle>>
  /** TikZ as a whole document; default: the body by itself, with the preamble that it needs in a comment. */
  readonly document?: PictureDocument
  /** Characters in a line of a terminal, at most; default 100. */
  readonly width?: number
  /** KaTeX's style sheet with its fonts, for a page that needs nothing else; default: none. */
  readonly katexCss?: string
}

/** How much larger pictures are in which lines have labels. */
export const labelRoom: Readonly<Record<LineLabelKind, number>> = { none: 1, fields: 1.2, momenta: 1.6 }

/** A sheet of diagrams with their weights. */
export async function sheetPicture(
  theory: Theory,
  items: readonly WeightedPicture[],
  form: PictureForm,
  options: PicturesOptions = {},
): Promise<string> {
  const { document, width, katexCss = '', lineLabels, lineStyles, ...look } = options
  const style: PictureStyle = { ...diagramStyle(restyled(theory, lineStyles), lineLabels), ...look }
  const room = labelRoom[labelsShown(theory, lineLabels)]
  const captioned = items.map(({ diagram, text, latex }) => ({ diagram, caption: text, formula: latex }))
  switch (form) {
    case 'svg':
      return sheetSvg(captioned, { ...style, scale: 60 * room, title: `Feynman diagrams: ${theory.title}` })
    case 'html':
      return (await import('./report/diagramPage.js')).sheetHtml(items, { ...style, title: theory.title, katexCss })
    case 'terminal':
      return `${sheetText(captioned, { ...style, ...(width === undefined ? {} : { width }) })}\n`
    default: {
      const inLatex = items.map(({ diagram, latex }) => ({ diagram, caption: latex }))
      return tikzText(
        theory,
        sheetTikz(inLatex, { ...style, width: tikzWidths[document ?? 'article'], unit: 1.2 * room, dialect: form }),
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
  const { document, width, katexCss = '', lineLabels, lineStyles, ...look } = options
  const style: PictureStyle = { ...diagramStyle(restyled(theory, lineStyles), lineLabels), ...look }
  const room = labelRoom[labelsShown(theory, lineLabels)]
  switch (form) {
    case 'svg':
      return equationSvg(equation, {
        ...style,
        scale: 60 * room,
        title: `${theory.title}: an equation between diagrams`,
      })
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
        equationTikz(equation, { ...style, width: tikzWidths[document ?? 'article'], unit: 1.2 * room, dialect: form }),
        form,
        document,
      )
  }
}

/** @throws InputError for a line that the theory does not have */
function restyled(theory: Theory, styles: Readonly<Record<string, LineStyle>> = {}): Theory {
  const names = theory.lines.map(({ name }) => name)
  const strange = Object.keys(styles).find((name) => !names.includes(name))
  if (strange !== undefined)
    throw new InputError({
      code: 'render.lineStyle',
      at: 'line styles',
      expected: `a line of ${theory.name}: ${names.join(', ')}`,
      received: `'${strange}'`,
    })
  return { ...theory, lines: theory.lines.map((line) => ({ ...line, style: styles[line.name] ?? line.style })) }
}

/** The body by itself, with the preamble that it needs in a comment, or as a whole document. */
function tikzText(theory: Theory, body: string, dialect: TikzDialect, document: PictureDocument | undefined): string {
  const head = texComment(`${theory.name}: ${theory.title}`)
  if (document !== undefined) return tikzDocument(`${head}\n${body}`, dialect, document)
  return `${[head, texComment('In the preamble:'), ...tikzPreamble(dialect).map((line) => `%   ${line}`)].join('\n')}\n${body}\n`
}
