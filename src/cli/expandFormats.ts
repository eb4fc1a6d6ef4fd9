import { InputError } from '../errors.js'
import { atAPoint } from '../expansion/readings/atAPoint.js'
import type { Expansion } from '../expansion/expansion.js'
import { atAPointJson, expansionJson, momentumSpaceJson } from '../render/expansionJson.js'
import type { ReadLatexOptions } from './latexOptions.js'
import { exportLanguages, exportPolynomial } from '../render/exports/exportPolynomial.js'
import type { ExportLanguage } from '../render/exports/exportPolynomial.js'
import { expansionLatex } from '../render/latex/expansionLatex.js'
import { momentumSpaceLatex } from '../render/latex/momentumSpaceLatex.js'
import type { PermutationStyle } from '../render/latex/style.js'
import { latexDocument } from '../render/latex/document.js'
import { polynomialLatex } from '../render/latex/polynomialLatex.js'
import { expansionText, momentumText, writtenText } from '../render/text/expansionText.js'
import { expansionPlain, momentumPlain } from '../render/text/plainText.js'
import { colours, noPaint, unicodeMath } from '../theory/unicodeMath.js'
import { polynomialText } from '../render/text/unicode.js'
import { named } from '../names.js'
import { jsonText } from '../render/jsonText.js'
import { couplingName } from '../theory/couplingName.js'

export type ExpandFormat = 'text' | 'unicode' | 'plain' | 'latex' | 'json' | ExportLanguage
export const expandFormats: readonly ExpandFormat[] = ['text', 'unicode', 'plain', 'latex', 'json', ...exportLanguages]

/** In which space an expansion is read, and how its labellings are given; none for what the format shows by itself. */
export interface ExpandReading {
  readonly space: 'position' | 'momentum' | 'a point'
  readonly permutations?: PermutationStyle
  readonly latex: ReadLatexOptions
}

/** @throws InputError always: pictures are of diagrams in position space */
export function refusePicture(format: string, space: 'momentum' | 'a point'): never {
  return space === 'momentum' ? refuse(momentumFormats, format, '--space momentum') : refuse(pointFormats, format, '--at-a-point')
}

/** @throws InputError for a format that the space does not have */
export function formatted(expansion: Expansion, format: ExpandFormat, reading: ExpandReading, colour = false): string {
  if (format === 'latex') return latexFormat(expansion, reading)
  if (format === 'unicode') return unicodeMath(latexFormat(expansion, { ...reading, latex: { style: {} } }), colour ? colours : noPaint)
  const { space } = reading
  const permutations = reading.permutations === 'sum' ? 'counted' : reading.permutations
  switch (space) {
    case 'position':
      return oneOf(positionFormats, format, '--space position, or the others with --at-a-point')(expansion, permutations)
    case 'momentum':
      return oneOf(momentumFormats, format, '--space momentum')(expansion, permutations)
    case 'a point':
      return oneOf(pointFormats, format, '--at-a-point')(expansion)
  }
}

function latexFormat(expansion: Expansion, { space, permutations, latex: { style, document } }: ExpandReading): string {
  const { theory, request } = expansion
  const formula =
    space === 'a point'
      ? polynomialLatex(atAPoint(expansion), `${theory.expands.coupling}_{${request.legs}}`, style)
      : (space === 'momentum' ? momentumSpaceLatex : expansionLatex)(expansion, permutations, style)
  if (document === undefined) return formula
  const displayed = style.layout === 'aligned' ? `\\[ ${formula} \\]` : formula
  const sum = formula.includes('\\sum_{P}') ? ' The sum over P runs over the distinct permutations of the external points.' : ''
  return latexDocument(document, `${theory.title}.${sum}`, [displayed])
}

type Format = (expansion: Expansion, permutations?: 'counted' | 'written') => string
type Formats = Partial<Readonly<Record<ExpandFormat, Format>>>

const positionFormats: Formats = {
  text: (expansion, permutations) => (permutations === 'written' ? writtenText(expansion) : expansionText(expansion)),
  plain: expansionPlain,
  json: (expansion, permutations) => jsonText(expansionJson(expansion, permutations)),
}

const momentumFormats: Formats = {
  text: momentumText,
  plain: momentumPlain,
  json: (expansion, permutations) => jsonText(momentumSpaceJson(expansion, permutations)),
}

const pointFormats: Formats = {
  text: (expansion) => {
    const { theory, request, reason } = expansion
    return `${couplingName(theory)}_${request.legs} = ${polynomialText(atAPoint(expansion))}${reason === undefined ? '' : ` (${reason})`}`
  },
  json: (expansion) => jsonText(atAPointJson(expansion)),
  ...Object.fromEntries(
    exportLanguages.map((language) => [
      language,
      (expansion: Expansion) => exportPolynomial(atAPoint(expansion), `${couplingName(expansion.theory)}_${expansion.request.legs}`, language),
    ]),
  ),
}

function oneOf(formats: Formats, format: ExpandFormat, option: string): Format {
  return named(formats, format) ?? refuse(formats, format, option)
}

function refuse(formats: Formats, format: string, option: string): never {
  const known = expandFormats.filter((each) => each === 'latex' || each === 'unicode' || Object.hasOwn(formats, each))
  throw new InputError({ code: 'cli.format', at: '--format', expected: `one of ${known.join(', ')} with ${option}`, received: `'${format}'` })
}
