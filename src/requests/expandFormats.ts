import { exportLanguages } from '../render/exports/languages.js'
import { InputError } from '../errors.js'
import { leftOut } from '../expansion/leftOut.js'
import type { Expansion } from '../expansion/expansion.js'
import type { PointExpansion } from '../expansion/pointExpansion.js'
import { atAPointJson, expansionJson, momentumSpaceJson } from '../render/expansionJson.js'
import { exportPolynomial } from '../render/exports/exportPolynomial.js'
import { momentumProgram } from '../render/exports/momentumProgram.js'
import { expansionLatex } from '../render/latex/expansionLatex.js'
import { momentumSpaceLatex } from '../render/latex/momentumSpaceLatex.js'
import { latexDocument } from '../render/latex/document.js'
import type { DocumentClass } from '../render/latex/document.js'
import type { LatexStyle } from '../render/latex/style.js'
import { polynomialLatex } from '../render/latex/polynomialLatex.js'
import { sumLatex } from '../render/latex/number.js'
import { withoutDiagramLatex } from '../render/latex/withoutDiagramLatex.js'
import { expansionText, momentumText, remarkText, writtenText } from '../render/text/expansionText.js'
import { expansionPlain, momentumPlain } from '../render/text/plainText.js'
import { unicodeMath } from '../theory/unicodeMath.js'
import type { Paint } from '../theory/unicodeMath.js'
import { polynomialText } from '../render/text/unicode.js'
import { named } from '../names.js'
import { coefficientHead, coefficientName, coefficientSymbol } from '../expansion/coefficientName.js'
import { jsonText } from '../render/jsonText.js'
import type { ExpandAnswer, ExpandedInDiagrams } from './expand.js'
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
  const known = space === 'point' ? AT_A_POINT : FORMATS[space]
  return expandFormats.filter((each) => each === 'latex' || each === 'unicode' || Object.hasOwn(known, each))
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
  if (format === 'unicode') {
    const { theory, request } = answer.expansion
    const others = leftOut(theory, request)
    const formula = unicodeMath(latexFormula(answer, { points: answer.points }), look.paint)
    return others === undefined ? formula : `${formula}\n${others}`
  }
  if (answer.space === 'point') return chosen(AT_A_POINT, format, answer.space)(answer.expansion)
  const { expansion, space, permutations } = answer
  if (format === 'form' && permutations !== undefined && permutations !== 'written')
    throw new InputError({
      code: 'requests.permutations',
      at: 'permutations',
      expected: 'written, for FORM adds up terms',
      received: permutations,
    })
  return chosen(FORMATS[space], format, space)(expansion, permutations === 'sum' ? 'counted' : permutations)
}

/** @throws InputError for a format that the space does not have */
function chosen<F>(known: Formats<F>, format: ExpandFormat, space: ExpandAnswer['space']): F {
  const write = named(known, format)
  if (write !== undefined) return write
  throw new InputError({
    code: 'requests.format',
    at: 'format',
    expected: `one of ${formatsIn(space).join(', ')} in this space`,
    received: `'${format}'`,
  })
}

function latexFormat(answer: ExpandAnswer, { style: given = {}, document }: ExpandLook): string {
  const { theory, request } = answer.expansion
  const others = leftOut(theory, request)
  const style: LatexStyle = { ...given, points: answer.points }
  const formula = latexFormula(answer, style)
  if (document === undefined) return others === undefined ? formula : `% ${others}\n${formula}`
  const displayed = style.layout === 'aligned' ? `\\[ ${formula} \\]` : formula
  const sum = formula.includes('\\sum_{P}')
    ? ' The sum over P runs over the distinct permutations of the external points.'
    : ''
  const note = others === undefined ? '' : ` The sum has ${others}.`
  return latexDocument(document, `${theory.title}.${sum}${note}`, [displayed])
}

function latexFormula(answer: ExpandAnswer, style: LatexStyle): string {
  if (answer.space === 'point') {
    const { theory, request, value } = answer.expansion
    return polynomialLatex(value, coefficientHead(theory, request), style, withoutDiagramLatex(answer.expansion))
  }
  return (answer.space === 'momentum' ? momentumSpaceLatex : expansionLatex)(
    answer.expansion,
    answer.permutations,
    style,
  )
}

type Formats<F> = Partial<Readonly<Record<ExpandFormat, F>>>

type Format = (expansion: Expansion, permutations?: 'counted' | 'written') => string

const FORMATS: Readonly<Record<ExpandedInDiagrams['space'], Formats<Format>>> = {
  position: {
    text: (expansion, permutations) => (permutations === 'written' ? writtenText(expansion) : expansionText(expansion)),
    plain: expansionPlain,
    json: (expansion, permutations) => jsonText(expansionJson(expansion, permutations)),
  },
  momentum: {
    text: momentumText,
    plain: momentumPlain,
    json: (expansion, permutations) => jsonText(momentumSpaceJson(expansion, permutations)),
    form: momentumProgram,
  },
}

const AT_A_POINT: Formats<(expansion: PointExpansion) => string> = {
  text: (expansion) => `${pointName(expansion)} = ${valueText(expansion)}`,
  json: (expansion) => jsonText(atAPointJson(expansion)),
  ...Object.fromEntries(
    exportLanguages.map((language) => [
      language,
      (expansion: PointExpansion) =>
        exportPolynomial(expansion.value, coefficientSymbol(expansion.theory, expansion.request), language),
    ]),
  ),
}

/** The polynomial, or what there is in its place where no diagram is, or why there is nothing. */
function valueText({ value, reason, ...of }: PointExpansion): string {
  if (reason === undefined) return `${polynomialText(value)}${remarkText(of)}`
  const terms = withoutDiagramLatex(of)
  if (terms.length === 0) return `${polynomialText(value)} (${reason})`
  const summands = terms.map(({ negative, prefactor, pieces }) => ({
    negative,
    body: [prefactor, ...pieces].join(' '),
  }))
  return `${unicodeMath(sumLatex(summands))} (which no finite diagram gives)`
}

function pointName({ theory, request }: Pick<PointExpansion, 'theory' | 'request'>): string {
  return coefficientName(theory, request)
}
