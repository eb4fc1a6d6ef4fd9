import { formatPowers } from '../algebra/polynomial.js'
import type { Monomial, Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { mapDecays } from '../algebra/decay.js'
import { latexName } from '../dynamics/stochastic/equationTheory.js'
import { seriesTerms } from '../dynamics/stochastic/seriesTerm.js'
import type { SeriesTerm } from '../dynamics/stochastic/seriesTerm.js'
import type { SeriesDiagram } from '../dynamics/stochastic/stochasticSeries.js'
import { scalePolynomial } from '../algebra/polynomial.js'
import { jsonText } from '../render/jsonText.js'
import { latexDocument } from '../render/latex/document.js'
import type { DocumentClass } from '../render/latex/document.js'
import { alignedLatex, prefactorLatex, sumLatex } from '../render/latex/number.js'
import type { Summand } from '../render/latex/number.js'
import { sheetPicture } from '../render/pictures.js'
import type { PictureForm, PicturesOptions } from '../render/pictures.js'
import { table } from '../render/text/table.js'
import { exponentText, polynomialText, powersText } from '../render/text/unicode.js'
import { fullDigits } from './sdeDigits.js'
import { equationLatex, equationSentences } from './sdeEquation.js'
import type { SdeAnswer } from './sde.js'

/**
 * A term of the answer as other programs read it: coefficient · Π symbols^power · τ^t e^{−rate·τ}.
 */
interface TermJson {
  readonly coefficient: string
  readonly powers: Readonly<Record<string, number | string>>
  readonly t: number
  readonly rate: string
}

/**
 * The answer as JSON; see `docs/json.md`.
 *
 * @example
 * JSON.parse(sdeJson(await answerSde({ equation: 'dx = -x + eps x^2/2, noise D', quantity: 'mean', order: 1 }))).terms[0].coefficient // '1/4'
 */
export function sdeJson(answer: SdeAnswer): string {
  const { equation, series, of, from, to, fluctuationDissipation, at, values, parameters } = answer
  return jsonText({
    equation: equation.text,
    quantity: series.request.quantity,
    of,
    ...(from === to && to > 0 ? { order: to } : { upTo: to }),
    counting: countingJson(answer),
    terms: series.terms.map(termJson),
    diagrams: series.diagrams.length,
    check: 'hierarchy',
    ...(fluctuationDissipation === undefined
      ? {}
      : {
          fluctuationDissipation: fluctuationDissipation.holds
            ? { holds: true }
            : { holds: false, reason: fluctuationDissipation.because },
        }),
    ...(at === undefined ? {} : { at, values, parameters }),
  })
}

function countingJson({ series: { form } }: SdeAnswer): readonly string[] | 'loops' {
  return form.counting === 'loops' ? 'loops' : form.small
}

function termJson({ coefficient, powers, t, rate, rateUnit }: SeriesTerm): TermJson {
  return {
    coefficient: Q.format(coefficient),
    powers: Object.fromEntries(
      Object.entries(powers).map(([symbol, power]) => [
        symbol,
        Q.isInteger(power) ? Number(power.num) : Q.format(power),
      ]),
    ),
    t,
    rate: rateText(rate, rateUnit, (powersOfUnit) => formatPowers(powersOfUnit).replaceAll(' ', '*'), '*'),
  }
}

/** `2`, `2*a`, `a`. */
function rateText(rate: Rational, unit: Powers, written: (unit: Powers) => string, times: string): string {
  if (Object.keys(unit).length === 0 || Q.isZero(rate)) return Q.format(rate)
  return Q.equal(rate, Q.one) ? written(unit) : `${Q.format(rate)}${times}${written(unit)}`
}

/** What is asked for: `⟨⟨x(τ) x(0)⟩⟩`, in the symbols of a terminal or in LaTeX. */
function nameOf({ series, of }: SdeAnswer, latex: boolean): string {
  const { quantity } = series.request
  const name = (component: string): string => (latex ? latexName(component) : component)
  const [first = '', second = ''] = of.map(name)
  const [tau, open, close] = latex ? ['\\tau', '\\langle ', ' \\rangle'] : ['τ', '⟨', '⟩']
  const connected = (inner: string): string =>
    latex ? `\\langle\\!\\langle ${inner} \\rangle\\!\\rangle` : `⟨⟨${inner}⟩⟩`
  switch (quantity) {
    case 'mean':
      return `${open}${first}${close}`
    case 'correlation':
      return connected(latex ? `${first}(${tau})\\, ${second}(0)` : `${first}(${tau}) ${second}(0)`)
    case 'response':
      return latex ? `\\langle ${first}(${tau})\\, \\tilde{${second}}(0) \\rangle` : `⟨${first}(${tau}) ${second}~(0)⟩`
    case 'cumulant':
      return connected(of.map(name).join(latex ? '\\, ' : ' '))
  }
}

/**
 * The answer as text: the equation as it was understood, the sum, its diagrams with their functions, its checks.
 *
 * @param limit of diagrams that are listed; default 60
 * @example
 * sdeText(await answerSde({ equation: 'dx = -x, noise D', quantity: 'correlation', order: 0 })).includes('1/2 D e^(−τ)') // true
 */
export function sdeText(answer: SdeAnswer, limit = 60): string {
  const { series, from, to, at, values, fluctuationDissipation } = answer
  const { diagrams, terms } = series
  const counted = countedBy(answer)
  const order = from === to ? `order ${to}` : `orders ${from} to ${to}`
  const weight = Q.sum(diagrams.map(({ weighted }) => Q.rational(1n, weighted.automorphisms.fixed)))
  const listed = diagrams.slice(0, limit)
  return [
    ...equationSentences(answer),
    '',
    `${nameOf(answer, false)}, ${order} in ${counted}${isTwoTimes(answer) ? ', τ ≥ 0' : ''}:`,
    `  ${termsText(terms)}`,
    '',
    `${diagrams.length} ${diagrams.length === 1 ? 'diagram' : 'diagrams'}, Σ 1/|Aut| = ${Q.format(weight)}`,
    ...(listed.length === 0
      ? []
      : [
          '',
          table(
            ['|Aut|', 'value, 1/|Aut| included', 'diagram'],
            listed.map((each) => diagramRow(answer, each)),
          ),
        ]),
    ...(listed.length < diagrams.length
      ? [`… and ${diagrams.length - listed.length} more; --format json has the sum, --format svg the pictures`]
      : []),
    '',
    'check: the hierarchy of moments gives the same, term by term',
    ...(fluctuationDissipation === undefined
      ? []
      : [
          fluctuationDissipation.holds
            ? 'fluctuation–dissipation: dC/dτ = −(D/2) R holds at every order'
            : `fluctuation–dissipation: dC/dτ = −(D/2) R is not for this equation: ${fluctuationDissipation.because}`,
        ]),
    ...(at === undefined || values === undefined
      ? []
      : [
          '',
          table(
            ['τ', nameOf(answer, false)],
            at.map((tau, i) => [`${tau}`, fullDigits(values[i] as number)]),
          ),
        ]),
  ].join('\n')
}

function isTwoTimes({ series }: SdeAnswer): boolean {
  return ['correlation', 'response'].includes(series.request.quantity)
}

function countedBy({ series: { form } }: SdeAnswer): string {
  if (form.counting === 'loops') return 'loops'
  return form.small.length === 0 ? 'no parameter, for everything is linear' : form.small.join(', ')
}

function diagramRow(answer: SdeAnswer, diagram: SeriesDiagram): readonly string[] {
  return [`${diagram.weighted.automorphisms.fixed}`, termsText(diagramTerms(answer, diagram)), diagram.weighted.id]
}

/** The function of time of one diagram, with all that multiplies it. */
function diagramTerms(
  { series: { form } }: SdeAnswer,
  { amplitude, time, factor }: SeriesDiagram,
): readonly SeriesTerm[] {
  return seriesTerms(
    form,
    mapDecays(time, (each) => scalePolynomial(amplitude, Q.multiply(each, factor))),
  )
}

/** `1/8 D² eps² e^(−τ) + …`. */
function termsText(terms: readonly SeriesTerm[]): string {
  if (terms.length === 0) return '0'
  return terms
    .map(({ coefficient, powers, t, rate, rateUnit }, i) => {
      const monomial: Monomial = { coefficient, powers }
      const size = polynomialText([
        { ...monomial, coefficient: coefficient.num < 0n ? Q.negate(coefficient) : coefficient },
      ])
      const decay = Q.isZero(rate)
        ? ''
        : `e^(−${Q.equal(rate, Q.one) ? '' : Q.format(rate)}${Object.keys(rateUnit).length === 0 ? '' : ` ${powersText(rateUnit)} `}τ)`.replace(
            '− ',
            '−',
          )
      const time = [t === 0 ? '' : `τ${exponentText(Q.rational(t))}`, decay].filter((part) => part !== '').join(' ')
      const body = time === '' ? size : size === '1' ? time : `${size} ${time}`
      return `${coefficient.num < 0n ? (i === 0 ? '−' : ' − ') : i === 0 ? '' : ' + '}${body}`
    })
    .join('')
}

/**
 * The answer in LaTeX: the equation in Itô's sense, then the sum, a term a line.
 *
 * @param document a whole document; default: the formulas alone
 * @example
 * sdeLatex(await answerSde({ equation: 'dx = -x, noise D', quantity: 'correlation', order: 0 })).includes('e^{-\\tau}') // true
 */
export function sdeLatex(answer: SdeAnswer, document?: DocumentClass): string {
  const formulas = [equationLatex(answer), alignedLatex(nameOf(answer, true), termsLatex(answer.series.terms))]
  if (document === undefined) return formulas.join('\n')
  return latexDocument(
    document,
    `${answer.series.diagrams.length} diagrams.`,
    formulas.map((formula) => `\\[${formula}\\]`),
  )
}

function termsLatex(terms: readonly SeriesTerm[]): readonly Summand[] {
  return terms.map(({ coefficient, powers, t, rate, rateUnit }) => {
    const decay = Q.isZero(rate)
      ? ''
      : `e^{-${Q.equal(rate, Q.one) ? '' : prefactorLatex(rate, [], false)}${unitLatex(rateUnit)}\\tau}`
    const time = [t === 0 ? '' : t === 1 ? '\\tau' : `\\tau^{${t}}`, decay].filter((part) => part !== '').join(' ')
    const front = prefactorLatex(
      coefficient,
      Object.entries(powers).map(([symbol, power]) => [latexName(symbol), power]),
      time !== '',
    )
    return { negative: coefficient.num < 0n, body: [front, time].filter((part) => part !== '').join(' ') }
  })
}

function unitLatex(unit: Powers): string {
  const entries = Object.entries(unit).map(([symbol, power]) => [latexName(symbol), power] as const)
  return entries.length === 0 ? '' : `${prefactorLatex(Q.one, entries, true)} `
}

/**
 * A sheet of the diagrams, each with its function of time beneath.
 *
 * @example
 * const picture = await sdePicture(await answerSde({ equation: 'dx = -x, noise D', quantity: 'correlation', order: 0 }), 'svg')
 * picture.startsWith('<svg') // true
 */
export async function sdePicture(answer: SdeAnswer, form: PictureForm, options: PicturesOptions = {}): Promise<string> {
  const items = answer.series.diagrams.map((diagram) => {
    const terms = diagramTerms(answer, diagram)
    return { diagram: diagram.weighted.diagram, text: termsText(terms), latex: sumLatex(termsLatex(terms)) }
  })
  return sheetPicture(answer.series.theory.theory, items, form, { legLabel: legLabel(answer), ...options })
}

/** What stands at the legs: the components with their times. */
function legLabel(answer: SdeAnswer): (leg: number) => string {
  const { of, series } = answer
  const { modes, equation } = series.form
  const isDiagonal = modes.every((mode, i) => mode === equation.components[i])
  return (leg) => {
    const name = latexName(of[leg] ?? '')
    const time = isTwoTimes(answer) ? (leg === 0 ? '(\\tau)' : '(0)') : ''
    const isResponse = series.request.quantity === 'response' && leg === 1
    return `${isResponse ? `\\tilde{${name}}` : name}${isDiagonal ? '' : "'"}${time}`
  }
}
