import { pictureFormats } from './pictureOptions.js'
import type { PictureFormat, PictureOptions, StandaloneOption } from './pictureOptions.js'
import { InputError } from '../errors.js'
import type { DocumentClass } from '../render/latex/document.js'
import { lineLabelKinds } from '../render/lineLabelsOf.js'
import type { PictureForm, PicturesOptions } from '../render/pictures.js'
import { tikzWidths } from '../render/tikz/preamble.js'
import type { PictureDocument } from '../render/tikz/preamble.js'
import { lineStyles } from '../theory/ruleFile.js'
import type { LineStyle } from '../theory/ruleFile.js'
import type { Io } from './io.js'
import { readChoice } from '../requests/written.js'

/** @throws InputError for a class of documents that we do not know, and for `standalone`, which is for pictures */
export function readStandalone(options: StandaloneOption & { readonly format?: string }): DocumentClass | undefined {
  const found = readPictureDocument(options)
  if (found !== 'standalone') return found
  // A picture reads it by itself.
  if (options.format?.startsWith('tikz') === true) return undefined
  throw new InputError({
    code: 'cli.standalone',
    at: '--standalone',
    expected: 'article or revtex, for formulas',
    received: 'standalone, which is for the TikZ formats',
  })
}

function readPictureDocument({ standalone }: StandaloneOption): PictureDocument | undefined {
  if (standalone === undefined) return undefined
  return standalone === true
    ? 'article'
    : readChoice(standalone, Object.keys(tikzWidths) as PictureDocument[], '--standalone')
}

/** How wide a picture in text may be: the width of the terminal that shows it. */
export function columnsOf({ columns }: Pick<Io, 'columns'>, output: string | undefined): number | undefined {
  return output === undefined ? columns : undefined
}

/** What only pictures show, by its option. */
const LOOKS = {
  legPlaces: '--leg-places',
  vertexStyle: '--vertex-style',
  lineLabels: '--line-labels',
  lineStyle: '--line-style',
} as const

/** @param pages the formats that are pages, with pictures as they are; @throws InputError for an option of pictures that the format would not show */
export function requireShown(format: string, options: PictureOptions, pages: readonly string[] = []): void {
  for (const [key, flag] of Object.entries(LOOKS)) {
    if (options[key as keyof typeof LOOKS] === undefined) continue
    const shown = pictureFormats.filter(
      (each) => !pages.includes(each) && (key !== 'lineLabels' || each !== 'terminal'),
    )
    if ((shown as readonly string[]).includes(format)) continue
    throw new InputError({
      code: 'cli.look',
      at: flag,
      expected: `one of the formats that show it, ${shown.join(', ')}`,
      received: `--format ${format}`,
    })
  }
}

/**
 * A picture in one of the formats, as the options say.
 *
 * @param draw writes it in the forms that there are besides PNG
 * @throws InputError for --standalone without TikZ
 */
export async function pictured(
  format: PictureFormat,
  options: PictureOptions,
  columns: number | undefined,
  draw: (form: PictureForm, options: PicturesOptions) => Promise<string>,
): Promise<string | Uint8Array> {
  const document = readPictureDocument(options)
  if (document !== undefined && !format.startsWith('tikz')) {
    const [expected, received] = ['--format tikz, tikz-feynman or tikz-feynhand', `--format ${format}`]
    throw new InputError({ code: 'cli.standalone', at: '--standalone', expected, received })
  }
  const look: PicturesOptions = {
    legPlaces: readChoice(options.legPlaces ?? 'around', ['around', 'sides', 'circle'], '--leg-places'),
    style: readChoice(options.vertexStyle ?? 'blob', ['blob', 'dot'], '--vertex-style'),
    ...(options.lineLabels === undefined
      ? {}
      : { lineLabels: readChoice(options.lineLabels, [...lineLabelKinds], '--line-labels') }),
    ...(options.lineStyle === undefined ? {} : { lineStyles: readLineStyles(options.lineStyle) }),
    ...(document === undefined ? {} : { document }),
    ...(columns === undefined ? {} : { width: columns }),
    ...(format === 'html' ? { katexCss: await (await import('./katexStyle.js')).katexStyle() } : {}),
  }
  switch (format) {
    case 'png':
      return (await import('./png.js')).toPng(await draw('svg', look))
    case 'svg':
      return (await import('./withFonts.js')).withFonts(await draw('svg', look))
    default:
      return draw(format, look)
  }
}

/** `Δ=gluon,D=double`. @throws InputError for what is no style */
function readLineStyles(text: string): Readonly<Record<string, LineStyle>> {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const [, name = '', style = part] = /^\s*(.*?)\s*=\s*(.*?)\s*$/su.exec(part) ?? []
      return [name, readChoice(style, [...lineStyles], '--line-style')]
    }),
  )
}
