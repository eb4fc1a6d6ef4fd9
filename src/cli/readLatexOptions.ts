import type { LatexOptions } from './latexOptions.js'
import { readStandalone } from './readPictureOptions.js'
import { InputError } from '../errors.js'
import { documentClasses } from '../render/latex/document.js'
import { layouts } from '../render/latex/layouts.js'
import type { ExpandLook } from '../requests/expandFormats.js'
import { readChoice, readNatural } from '../requests/written.js'

/** @throws InputError for options of --format latex with another format */
export function readLatexOptions(options: LatexOptions, format: string): ExpandLook {
  const { layout, termsPerLine, lineWidth, rename, factorials, standalone } = options
  const given = Object.entries({
    '--layout': layout,
    '--terms-per-line': termsPerLine,
    '--line-width': lineWidth,
    '--factorials': factorials,
    ...(forTex(format) ? {} : { '--standalone': standalone, '--rename': rename }),
  }).find(([, value]) => value !== undefined)
  if (given !== undefined && format !== 'latex') {
    const expected =
      given[0] === '--standalone' || given[0] === '--rename'
        ? '--format latex, or a TikZ format, beside it'
        : '--format latex beside it'
    throw new InputError({ code: 'cli.latex', at: given[0], expected, received: `--format ${format}` })
  }
  const document = readStandalone(options)
  const chosen =
    layout === undefined ? (document === undefined ? undefined : 'align') : readChoice(layout, layouts, '--layout')
  const width =
    lineWidth === undefined
      ? document === undefined
        ? undefined
        : documentClasses[document].lineWidth
      : readPositive(lineWidth, '--line-width')
  return {
    style: {
      ...(chosen === undefined ? {} : { layout: chosen }),
      ...(termsPerLine === undefined ? {} : { termsPerLine: readPositive(termsPerLine, '--terms-per-line') }),
      ...(width === undefined ? {} : { lineWidth: width }),
      ...(factorials === undefined ? {} : { factorials }),
    },
    ...(document === undefined ? {} : { document }),
  }
}

/** Pictures in TikZ are documents too, and show the names of vertices. */
function forTex(format: string): boolean {
  return format === 'latex' || format.startsWith('tikz')
}

function readPositive(text: string, at: string): number {
  const value = readNatural(text, at)
  if (value === 0) throw new InputError({ code: 'cli.number', at, expected: 'a positive number', received: "'0'" })
  return value
}
