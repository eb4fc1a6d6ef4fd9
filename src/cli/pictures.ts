import { InputError } from '../errors.js'
import type { Expansion } from '../expansion/expansion.js'
import type { Permutations } from '../expansion/readings/labelledTerms.js'
import { diagramStyle } from '../render/diagramStyle.js'
import { diagramEquation } from '../render/equation/diagramEquation.js'
import type { WeightedPicture } from '../render/equation/sheetItems.js'
import type { PictureStyle } from '../render/picture/style.js'
import { equationSvg } from '../render/svg/equationSvg.js'
import { sheetSvg } from '../render/svg/sheetSvg.js'
import type { TikzDialect } from '../render/tikz/diagramTikz.js'
import { equationTikz } from '../render/tikz/equationTikz.js'
import { tikzDocument, tikzPreamble, tikzWidths } from '../render/tikz/preamble.js'
import { equationText } from '../render/text/equationText.js'
import { sheetText } from '../render/text/sheetText.js'
import { sheetTikz } from '../render/tikz/sheetTikz.js'
import { texComment } from '../render/latex/texText.js'
import type { Theory } from '../theory/theory.js'
import { readPictureStyle } from './pictureOptions.js'
import type { PictureFormat, PictureOptions } from './pictureOptions.js'
import { readStandalone } from './standaloneOption.js'

/** A sheet of diagrams with their weights, in any of the picture formats. */
export async function sheetOf(theory: Theory, items: readonly WeightedPicture[], format: PictureFormat, options: PictureOptions): Promise<string | Uint8Array> {
  requireTikz(options, format)
  const style: PictureStyle = { ...diagramStyle(theory), ...readPictureStyle(options) }
  const width = tikzWidths[readStandalone(options) ?? 'article']
  switch (format) {
    case 'svg':
    case 'png': {
      const captioned = items.map(({ diagram, text }) => ({ diagram, caption: text }))
      const svg = sheetSvg(captioned, { ...style, title: `Feynman diagrams: ${theory.title}` })
      return format === 'svg' ? svg : (await import('./png.js')).toPng(svg)
    }
    case 'html': {
      const [{ sheetHtml }, { katexStyle }] = await Promise.all([import('../render/report/diagramPage.js'), import('./katexStyle.js')])
      return sheetHtml(items, { ...style, title: theory.title, katexCss: await katexStyle() })
    }
    case 'terminal':
      return `${sheetText(
        items.map(({ diagram, text }) => ({ diagram, caption: text })),
        { ...style, ...inLine(options) },
      )}\n`
    default:
      return tikzText(
        theory,
        sheetTikz(
          items.map(({ diagram, latex }) => ({ diagram, caption: latex })),
          { ...style, width, dialect: format },
        ),
        format,
        options,
      )
  }
}

/** An expansion as an equation between diagrams, in any of the picture formats. */
export async function equationOf(
  expansion: Expansion,
  format: PictureFormat,
  options: PictureOptions,
  permutations?: Permutations,
): Promise<string | Uint8Array> {
  requireTikz(options, format)
  const { theory } = expansion
  const style: PictureStyle = { ...diagramStyle(theory), ...readPictureStyle(options) }
  const width = tikzWidths[readStandalone(options) ?? 'article']
  const equation = diagramEquation(expansion, permutations)
  switch (format) {
    case 'svg':
    case 'png': {
      const svg = equationSvg(equation, { ...style, title: `${theory.title}: an equation between diagrams` })
      return format === 'svg' ? svg : (await import('./png.js')).toPng(svg)
    }
    case 'html': {
      const [{ equationHtml }, { katexStyle }] = await Promise.all([import('../render/report/diagramPage.js'), import('./katexStyle.js')])
      return equationHtml(equation, { ...style, title: theory.title, katexCss: await katexStyle() })
    }
    case 'terminal':
      return `${equationText(equation, { ...style, ...inLine(options) })}\n`
    default:
      return tikzText(theory, equationTikz(equation, { ...style, width, dialect: format }), format, options)
  }
}

/** The body by itself, with the preamble that it needs in a comment, or as a whole document. */
function tikzText(theory: Theory, body: string, dialect: TikzDialect, options: PictureOptions): string {
  const document = readStandalone(options)
  const head = texComment(`${theory.name}: ${theory.title}`)
  if (document !== undefined) return tikzDocument(`${head}\n${body}`, dialect, document)
  return `${[head, texComment('In the preamble:'), ...tikzPreamble(dialect).map((line) => `%   ${line}`)].join('\n')}\n${body}\n`
}

/** The width of the terminal, where there is one. */
function inLine({ columns }: PictureOptions): { readonly width?: number } {
  return columns === undefined ? {} : { width: columns }
}

function requireTikz({ standalone }: PictureOptions, format: PictureFormat): void {
  if (standalone !== undefined && !format.startsWith('tikz'))
    throw new InputError({
      code: 'cli.standalone',
      at: '--standalone',
      expected: '--format tikz, tikz-feynman or tikz-feynhand',
      received: `--format ${format}`,
    })
}
