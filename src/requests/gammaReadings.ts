import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { InputError } from '../errors.js'
import type { DysonMatrix } from '../expansion/dyson.js'
import { coefficientName, coefficientSymbol } from '../expansion/coefficientName.js'
import { byOrders } from '../expansion/readings/byOrders.js'
import { solvableAtAPoint } from '../expansion/solvable/expandSolvable.js'
import { exportLanguages } from '../render/exports/languages.js'
import { exportPolynomial } from '../render/exports/exportPolynomial.js'
import { jsonText } from '../render/jsonText.js'
import { latexDocument } from '../render/latex/document.js'
import { dysonLatex } from '../render/latex/dysonLatex.js'
import { solvableAtAPointLatex, solvableLatex } from '../render/latex/solvableLatex.js'
import { solvableAtAPointJson, solvableJson } from '../render/solvableJson.js'
import { ordersJson, pointTermsJson, requestJson } from '../render/expansionJson.js'
import { solvableText } from '../render/text/solvableText.js'
import { polynomialText, rationalText } from '../render/text/unicode.js'
import { carriedLatex } from '../theory/carriedLatex.js'
import { unicodeMath } from '../theory/unicodeMath.js'
import { expandAs } from './expandFormats.js'
import type { ExpandLook } from './expandFormats.js'
import type { ExpandFormat } from './expandFormatNames.js'
import type { Theory } from '../theory/theory.js'
import type { DysonAnswer, GammaAnswer, SolvableAnswer } from './gamma.js'

/**
 * The answer in a format, without a line end.
 *
 * @throws InputError for a format that it does not have
 * @example
 * gammaAs(await answerGamma({ theory: 'solvable', legs: 0, order: 2 }), 'latex').startsWith('\\Gamma_{0} =') // true
 */
export function gammaAs(answer: GammaAnswer, format: ExpandFormat, look: ExpandLook = {}): string {
  if ('dyson' in answer) return dysonAs(answer, format, look)
  if (!('solvable' in answer)) return expandAs(answer, format, look)
  const { solvable, space } = answer
  const { theory, request } = solvable
  const atAPoint = space === 'point'
  const language = exportLanguages.find((each) => each === format)
  if (format === 'latex' || format === 'unicode') {
    const formula = (atAPoint ? solvableAtAPointLatex : solvableLatex)(solvable, look.style)
    const without = solvable.remark ?? solvable.reason
    if (format === 'unicode') return `${unicodeMath(formula, look.paint)}${without === undefined ? '' : `\n${without}`}`
    const remarked = without === undefined ? formula : `% ${without}\n${formula}`
    return look.document === undefined ? remarked : latexDocument(look.document, `${theory.title}.`, [remarked])
  }
  if (format === 'json') return jsonText(atAPoint ? solvableAtAPointJson(solvable) : solvableJson(solvable))
  const name = coefficientName(theory, request)
  if (format === 'text' && !atAPoint) return solvableText(solvable)
  if (format === 'text')
    return `${name} = ${polynomialText(solvableAtAPoint(solvable))}${solvable.reason === undefined ? '' : ` (${solvable.reason})`}${solvable.remark === undefined ? '' : `\n${solvable.remark}`}`
  if (atAPoint && language !== undefined)
    return exportPolynomial(solvableAtAPoint(solvable), coefficientSymbol(theory, request), language)
  throw new InputError({
    code: 'requests.format',
    at: 'format',
    expected: `one of text, unicode, latex, json${atAPoint ? `, ${exportLanguages.join(', ')}` : ' around a solvable theory'}`,
    received: `'${format}'`,
  })
}

/**
 * How many diagrams an answer around a solvable theory has and Σ 1/|Aut|, as `diagrams --count` has it.
 *
 * @param labels of the legs; default: `fixed`
 */
export function solvableCount(
  { solvable }: SolvableAnswer,
  format: 'text' | 'json',
  labels: 'fixed' | 'free' = 'fixed',
): string {
  const { theory, request, terms } = solvable
  const copies = (labellings: bigint): bigint => (labels === 'fixed' ? labellings : 1n)
  const diagrams = terms.reduce((sum, { weighted }) => sum + copies(weighted.labellings), 0n)
  const weight = Q.sum(
    terms.map(({ weighted: { labellings, automorphisms } }) => Q.rational(copies(labellings), automorphisms[labels])),
  )
  const { theory: name, functional, legs, reason } = requestJson(solvable, solvable)
  if (format === 'json')
    return jsonText({
      theory: name,
      functional,
      legs,
      diagrams: Number(diagrams),
      weight: Q.format(weight),
      ...(reason === undefined ? {} : { reason }),
    })
  const legText = request.legs === 1 ? 'leg' : 'legs'
  return `Γ of ${theory.name}, ${request.legs} ${legText}: ${diagrams} ${diagrams === 1n ? 'diagram' : 'diagrams'}, Σ 1/|Aut| = ${rationalText(weight)}`
}

/** The formats of Dyson's equation. */
export const dysonFormats = ['text', 'latex', 'json'] as const

/** Dyson's equation: of one field its terms, of several vectors and matrices. */
function dysonAs({ dyson, theory, upTo }: DysonAnswer, format: ExpandFormat, look: ExpandLook): string {
  if (format === 'text') return dysonText(dyson, theory)
  if (format === 'latex') return dysonDocument(dyson, theory, look)
  if (format !== 'json')
    throw new InputError({
      code: 'requests.format',
      at: 'format',
      expected: `one of ${dysonFormats.join(', ')} for Dyson’s equation`,
      received: `'${format}'`,
    })
  const { fields, mean, selfEnergy, propagator } = dyson
  const terms = ({ terms: all }: { readonly terms: Polynomial }): ReturnType<typeof pointTermsJson> =>
    pointTermsJson(theory, byOrders(theory, all))
  const said = { theory: theory.name, functional: 'Γ', upTo: ordersJson(upTo) }
  const [a, b, c] = [mean.map(terms), selfEnergy.map((row) => row.map(terms)), propagator.map((row) => row.map(terms))]
  return jsonText(
    fields.length === 1
      ? { ...said, mean: a[0], selfEnergy: b[0]?.[0], propagator: c[0]?.[0] }
      : { ...said, fields, mean: a, selfEnergy: b, propagator: c },
  )
}

function dysonDocument(dyson: DysonMatrix, theory: Theory, { style = {}, document }: ExpandLook): string {
  const formulas = [
    ...dysonLatex(dyson, theory, style),
    dyson.fields.length === 1 ? 'G = \\frac{1}{L^{-1} - \\Sigma}' : 'G = (L^{-1} - \\Sigma)^{-1}',
  ]
  if (document === undefined) return formulas.join('\n')
  const title = `Dyson's equation of ${theory.name} at a point, of one-particle irreducible diagrams: the mean, the bare line L, the self-energy, and the propagator G, order by order and resummed.`
  return latexDocument(
    document,
    title,
    formulas.map((formula, i) =>
      style.layout === undefined || style.layout === 'aligned' || i === formulas.length - 1
        ? `\\[ ${formula} \\]`
        : formula,
    ),
  )
}

function dysonText({ fields, line, mean, selfEnergy, propagator }: DysonMatrix, theory: Theory): string {
  const series = (terms: Polynomial): string => polynomialText(byOrders(theory, terms))
  const head = `Dyson's equation of ${theory.name} at a point, of one-particle irreducible diagrams`
  if (fields.length === 1)
    return [
      head,
      `mean field: ${series(mean[0]?.terms ?? [])}`,
      `Σ = ${series(selfEnergy[0]?.[0]?.terms ?? [])}`,
      `G = L + LΣG = ${series(propagator[0]?.[0]?.terms ?? [])}, L = ${polynomialText(line[0]?.[0] ?? [])}`,
      'resummed: G = 1/(1/L − Σ)',
    ].join('\n')
  const names = fields.map((field) => unicodeMath(carriedLatex(theory, field)))
  // Each is symmetric: an entry stands once.
  const entries = (letter: string, of: (a: number, b: number) => string): readonly string[] =>
    names.flatMap((a, i) => names.slice(i).map((b, k) => `${letter}_${a}${b} = ${of(i, i + k)}`))
  return [
    head,
    ...names.map((name, a) => `mean field ${name}: ${series(mean[a]?.terms ?? [])}`),
    ...entries('L', (a, b) => polynomialText(line[a]?.[b] ?? [])),
    ...entries('Σ', (a, b) => series(selfEnergy[a]?.[b]?.terms ?? [])),
    'G = L + LΣG, matrices between the fields:',
    ...entries('G', (a, b) => series(propagator[a]?.[b]?.terms ?? [])),
    'resummed: G = (L⁻¹ − Σ)⁻¹',
  ].join('\n')
}
