import { InputError } from '../errors.js'
import { atAPoint } from '../expansion/atAPoint.js'
import type { Expansion } from '../expansion/expansion.js'
import type { Permutations } from '../expansion/labelledTerms.js'
import { vertexLabel } from '../render/diagramStyle.js'
import { atAPointJson, expansionJson, momentumSpaceJson } from '../render/expansionJson.js'
import { exportLanguages, exportPolynomial } from '../render/exports/exportPolynomial.js'
import type { ExportLanguage } from '../render/exports/exportPolynomial.js'
import { couplingName, expansionLatex } from '../render/latex/expansionLatex.js'
import { momentumSpaceLatex } from '../render/latex/momentumSpaceLatex.js'
import { polynomialLatex } from '../render/latex/polynomialLatex.js'
import { sheetSvg } from '../render/svg/sheetSvg.js'
import { expansionText, momentumText, writtenText } from '../render/text/expansionText.js'
import { expansionPlain, momentumPlain } from '../render/text/plainText.js'
import { polynomialText, powersText, rationalText } from '../render/text/unicode.js'

export type ExpandFormat = 'text' | 'plain' | 'latex' | 'json' | 'svg' | ExportLanguage
export const expandFormats: readonly ExpandFormat[] = ['text', 'plain', 'latex', 'json', 'svg', ...exportLanguages]

/** In which space an expansion is read, and how its labellings are given; none for what the format shows by itself. */
export interface ExpandReading {
  readonly space: 'position' | 'momentum' | 'a point'
  readonly permutations?: Permutations
}

/** @throws InputError for a format that the space does not have */
export function formatted(expansion: Expansion, format: ExpandFormat, { space, permutations }: ExpandReading): string {
  switch (space) {
    case 'position':
      return oneOf(positionFormats, format, '--space position, or the others with --at-a-point')(expansion, permutations)
    case 'momentum':
      return oneOf(momentumFormats, format, '--space momentum')(expansion, permutations)
    case 'a point':
      return oneOf(pointFormats, format, '--at-a-point')(expansion)
  }
}

type Format = (expansion: Expansion, permutations?: Permutations) => string

const positionFormats: Partial<Readonly<Record<ExpandFormat, Format>>> = {
  text: (expansion, permutations) => (permutations === 'written' ? writtenText(expansion) : expansionText(expansion)),
  plain: expansionPlain,
  latex: expansionLatex,
  json: (expansion, permutations) => JSON.stringify(expansionJson(expansion, permutations)),
  svg: (expansion) =>
    sheetSvg(
      expansion.terms.map(({ coefficient, powers, weighted }) => ({
        diagram: weighted.diagram,
        caption: `${rationalText(coefficient)} ${powersText(powers)}`.trim(),
      })),
      { label: vertexLabel(expansion.theory) },
    ),
}

const momentumFormats: Partial<Readonly<Record<ExpandFormat, Format>>> = {
  text: momentumText,
  plain: momentumPlain,
  latex: momentumSpaceLatex,
  json: (expansion, permutations) => JSON.stringify(momentumSpaceJson(expansion, permutations)),
}

const pointFormats: Partial<Readonly<Record<ExpandFormat, Format>>> = {
  text: (expansion) => {
    const { theory, request, reason } = expansion
    return `${theory.expands.coupling}_${request.legs} = ${polynomialText(atAPoint(expansion))}${reason === undefined ? '' : ` (${reason})`}`
  },
  latex: (expansion) => polynomialLatex(atAPoint(expansion), couplingName(expansion.theory, expansion.request.legs).replace(/\(.*/, '')),
  json: (expansion) => JSON.stringify(atAPointJson(expansion)),
  ...Object.fromEntries(
    exportLanguages.map((language) => [
      language,
      (expansion: Expansion) => exportPolynomial(atAPoint(expansion), `${expansion.theory.expands.coupling}_${expansion.request.legs}`, language),
    ]),
  ),
}

function oneOf(formats: Partial<Readonly<Record<ExpandFormat, Format>>>, format: ExpandFormat, option: string): Format {
  const found = formats[format]
  if (found === undefined)
    throw new InputError({ code: 'cli.format', at: '--format', expected: `one of ${Object.keys(formats).join(', ')} with ${option}`, received: `'${format}'` })
  return found
}
