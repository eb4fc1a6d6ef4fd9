import type { Command } from 'commander'
import { InputError } from '../errors.js'
import { documentClasses } from '../render/latex/document.js'
import type { DocumentClass } from '../render/latex/document.js'
import { layouts } from '../render/latex/layout.js'
import type { LatexStyle } from '../render/latex/style.js'
import { requireName, withNames } from '../theory/withNames.js'
import type { Theory } from '../theory/theory.js'
import { readChoice, readNatural } from './options.js'
import { readStandalone } from './standaloneOption.js'
import type { StandaloneOption } from './standaloneOption.js'

/** How formulas in LaTeX look. */
export interface LatexOptions extends StandaloneOption {
  readonly layout?: string
  readonly termsPerLine?: string
  readonly lineWidth?: string
  readonly rename?: string
  readonly factorials?: true
}

export function latexOptions(command: Command): Command {
  return command
    .option('--layout <layout>', `of --format latex: ${layouts.join(', ')} (default aligned, for use inside other mathematics; align in a document)`)
    .option('--terms-per-line <n>', 'at most so many terms on a line')
    .option('--line-width <em>', 'where long sums and products are broken (default 30; 21 for revtex)')
    .option('--rename <names>', "other names in LaTeX: 'x=z,G_c=\\kappa'; x and y are the external and the integrated points")
    .option('--factorials', 'factorials in denominators: 1/4! for 1/24')
}

/** What the options say; undefined when none of them is given. */
export interface ReadLatexOptions {
  readonly style: LatexStyle
  readonly document?: DocumentClass
}

/** @throws InputError for options of --format latex with another format */
export function readLatexOptions(options: LatexOptions, format: string): ReadLatexOptions {
  const { layout, termsPerLine, lineWidth, rename, factorials, standalone } = options
  const given = Object.entries({
    '--layout': layout,
    '--terms-per-line': termsPerLine,
    '--line-width': lineWidth,
    '--factorials': factorials,
    ...(forTex(format) ? {} : { '--standalone': standalone, '--rename': rename }),
  }).find(([, value]) => value !== undefined)
  if (given !== undefined && format !== 'latex') {
    const expected = given[0] === '--standalone' || given[0] === '--rename' ? '--format latex, or a TikZ format, beside it' : '--format latex beside it'
    throw new InputError({ code: 'cli.latex', at: given[0], expected, received: `--format ${format}` })
  }
  const document = readStandalone(options)
  const chosen = layout === undefined ? (document === undefined ? undefined : 'align') : readChoice(layout, layouts, '--layout')
  const width = lineWidth === undefined ? (document === undefined ? undefined : documentClasses[document].lineWidth) : readPositive(lineWidth, '--line-width')
  const { points } = readRename(rename)
  return {
    style: {
      ...(chosen === undefined ? {} : { layout: chosen }),
      ...(termsPerLine === undefined ? {} : { termsPerLine: readPositive(termsPerLine, '--terms-per-line') }),
      ...(width === undefined ? {} : { lineWidth: width }),
      ...(factorials === undefined ? {} : { factorials }),
      points,
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

/** The theory under the names of `--rename`. */
export function renamedTheory(theory: Theory, rename: string | undefined): Theory {
  const { names, points } = readRename(rename)
  const renamed = Object.keys(names).length === 0 ? theory : withNames(theory, names, '--rename')
  const letters = Object.values(points)
  const taken = [
    renamed.expands.coupling,
    ...[...renamed.lines, ...renamed.vertices, ...renamed.orders].map(({ latex }) => latex.replaceAll(/\{(?:a|b|n|points)\}/g, '')),
  ]
  const clash = letters.find(
    (letter) => letter === 'd' || taken.some((latex) => new RegExp(`(?<![\\\\\\p{L}])${letter.replaceAll('\\', '\\\\')}(?!\\p{L})`, 'u').test(latex)),
  )
  if (clash === undefined && new Set([points.x ?? 'x', points.y ?? 'y']).size === 2) return renamed
  throw new InputError({
    code: 'cli.rename',
    at: '--rename',
    expected: 'two letters for points that mean nothing else in the formula',
    received: `'${rename ?? ''}'`,
  })
}

function readRename(text: string | undefined): { readonly names: Readonly<Record<string, string>>; readonly points: NonNullable<LatexStyle['points']> } {
  const pairs = (text === undefined ? [] : text.split(',')).map((pair): [string, string] => {
    const [from = '', to = '', ...rest] = pair.split('=').map((part) => part.trim())
    if (from === '' || to === '' || rest.length > 0)
      throw new InputError({ code: 'cli.rename', at: '--rename', expected: "pairs such as 'x=z,G_c=\\kappa'", received: `'${text ?? ''}'` })
    return [from, to]
  })
  const points: { x?: string; y?: string } = {}
  for (const [from, to] of pairs) {
    if (from !== 'x' && from !== 'y') continue
    if (!/^(?:[A-Za-z]|\\[A-Za-z]+)$/.test(to))
      throw new InputError({ code: 'cli.rename', at: '--rename', expected: 'a letter for points', received: `'${to}'` })
    points[from] = requireName(to, '--rename')
  }
  return { names: Object.fromEntries(pairs.filter(([from]) => from !== 'x' && from !== 'y')), points }
}
