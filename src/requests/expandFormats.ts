import { exportLanguages } from '../render/exports/languages.js'
import { InputError } from '../errors.js'
import { atAPoint } from '../expansion/readings/atAPoint.js'
import type { Expansion } from '../expansion/expansion.js'
import { atAPointJson, expansionJson, momentumSpaceJson } from '../render/expansionJson.js'
import { exportPolynomial } from '../render/exports/exportPolynomial.js'
import { expansionLatex } from '../render/latex/expansionLatex.js'
import { momentumSpaceLatex } from '../render/latex/momentumSpaceLatex.js'
import { latexDocument } from '../render/latex/document.js'
import type { DocumentClass } from '../render/latex/document.js'
import type { LatexStyle } from '../render/latex/style.js'
import { polynomialLatex } from '../render/latex/polynomialLatex.js'
import { expansionText, momentumText, writtenText } from '../render/text/expansionText.js'
import { expansionPlain, momentumPlain } from '../render/text/plainText.js'
import { unicodeMath } from '../theory/unicodeMath.js'
import type { Paint } from '../theory/unicodeMath.js'
import { polynomialText } from '../render/text/unicode.js'
import { named } from '../names.js'
import { couplingName } from '../theory/couplingName.js'
import { jsonText } from '../render/jsonText.js'
import type { ExpandAnswer } from './expand.js'
import { expandFormats } from './expandFormatNames.js'
import type { ExpandFormat } from './expandFormatNames.js'

/** How an expansion looks in formats that can look different. */
export interface ExpandLook {
  /** Of `latex`. */
  readonly style?: Omit<LatexStyle, 'points'>
  /** `latex` as a whole document; default: the formula alone. */
  readonly document?: DocumentClass
  /** Colours of `unicode`; default: none. */
  readonly paint?: Paint
}

/** The formats in which an expansion can be written that is read there. */
export function formatsIn(space: ExpandAnswer['space']): readonly ExpandFormat[] {
  return expandFormats.filter((each) => each === 'latex' || each === 'unicode' || Object.hasOwn(FORMATS[space], each))
}

/**
 * The answer in a format, without a line end.
 *
 * @throws InputError for a format that its space does not have
 * @example
 * expandAs(await answerExpand({ theory: 'edgeworth-even', legs: 4, order: 1, space: 'point' }), 'sympy') // g_4 = …
 */
export function expandAs(answer: ExpandAnswer, format: ExpandFormat, look: ExpandLook = {}): string {
  if (format === 'latex') return latexFormat(answer, look)
  if (format === 'unicode') return unicodeMath(latexFormat(answer, {}), look.paint)
  const { expansion, space, permutations } = answer
  const write = named(FORMATS[space], format)
  if (write === undefined)
    throw new InputError({
      code: 'requests.format',
      at: 'format',
      expected: `one of ${formatsIn(space).join(', ')} in this space`,
      received: `'${format}'`,
    })
  return write(expansion, permutations === 'sum' ? 'counted' : permutations)
}

function latexFormat(
  { expansion, space, permutations, points }: ExpandAnswer,
  { style: given = {}, document }: ExpandLook,
): string {
  const { theory, request } = expansion
  const style: LatexStyle = { ...given, points }
  const formula =
    space === 'point'
      ? polynomialLatex(atAPoint(expansion), `${theory.expands.coupling}_{${request.legs}}`, style)
      : (space === 'momentum' ? momentumSpaceLatex : expansionLatex)(expansion, permutations, style)
  if (document === undefined) return formula
  const displayed = style.layout === 'aligned' ? `\\[ ${formula} \\]` : formula
  const sum = formula.includes('\\sum_{P}')
    ? ' The sum over P runs over the distinct permutations of the external points.'
    : ''
  return latexDocument(document, `${theory.title}.${sum}`, [displayed])
}

type Format = (expansion: Expansion, permutations?: 'counted' | 'written') => string

const FORMATS: Readonly<Record<ExpandAnswer['space'], Partial<Readonly<Record<ExpandFormat, Format>>>>> = {
  position: {
    text: (expansion, permutations) => (permutations === 'written' ? writtenText(expansion) : expansionText(expansion)),
    plain: expansionPlain,
    json: (expansion, permutations) => jsonText(expansionJson(expansion, permutations)),
  },
  momentum: {
    text: momentumText,
    plain: momentumPlain,
    json: (expansion, permutations) => jsonText(momentumSpaceJson(expansion, permutations)),
  },
  point: {
    text: (expansion) => {
      const { theory, request, reason } = expansion
      return `${couplingName(theory)}_${request.legs} = ${polynomialText(atAPoint(expansion))}${reason === undefined ? '' : ` (${reason})`}`
    },
    json: (expansion) => jsonText(atAPointJson(expansion)),
    ...Object.fromEntries(
      exportLanguages.map((language) => [
        language,
        (expansion: Expansion) =>
          exportPolynomial(
            atAPoint(expansion),
            `${couplingName(expansion.theory)}_${expansion.request.legs}`,
            language,
          ),
      ]),
    ),
  },
}
