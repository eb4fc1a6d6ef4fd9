import { formatMonomials } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { mapDecays } from '../algebra/decay.js'
import { latexName } from '../dynamics/stochastic/equationTheory.js'
import { isTwoTimes } from '../dynamics/stochastic/stochasticSeries.js'
import { startedDiagramTerms } from '../dynamics/stochastic/startedSeries.js'
import { seriesTerms } from '../dynamics/stochastic/seriesTerm.js'
import type { SeriesTerm } from '../dynamics/stochastic/seriesTerm.js'
import type { WeightedDiagram } from '../diagrams/diagram.js'
import { scalePolynomial } from '../algebra/polynomial.js'
import { jsonText } from '../render/jsonText.js'
import { julia } from '../render/exports/julia.js'
import { mathematica } from '../render/exports/mathematica.js'
import { sympy } from '../render/exports/sympy.js'
import { latexDocument } from '../render/latex/document.js'
import type { DocumentClass } from '../render/latex/document.js'
import { filledLatex } from '../render/latex/layout.js'
import { sumLatex } from '../render/latex/number.js'
import { sheetPicture } from '../render/pictures.js'
import type { PictureForm, PicturesOptions } from '../render/pictures.js'
import { table } from '../render/text/table.js'
import { asCalls, termJson, termsLatex, termsText } from './sdeTerms.js'
import { fullDigits } from './sdeDigits.js'
import { simulatedJson, simulatedLines } from './sdeSimulationReadings.js'
import { countedBy, countingJson, equationLatex, equationSentences } from './sdeEquation.js'
import type { SdeAnswer } from './sde.js'

/**
 * The answer as JSON; see `docs/json.md`.
 *
 * @example
 * JSON.parse(sdeJson(await answerSde({ equation: 'dx = -x + eps x^2/2, noise D', quantity: 'mean', order: 1 }))).terms[0].coefficient // '1/4'
 */
export function sdeJson(answer: SdeAnswer): string {
  const { equation, series, of, from, to, fluctuationDissipation, at, waiting, values, parameters, simulation } = answer
  const { start } = equation
  return jsonText({
    equation: equation.text,
    quantity: series.request.quantity,
    of,
    ...(start === undefined
      ? {}
      : { start: Object.fromEntries(equation.components.map((name, i) => [name, formatMonomials(start[i] ?? [])])) }),
    ...(from === to && to > 0 ? { order: to } : { upTo: to }),
    counting: countingJson(series.form),
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
    ...(at === undefined ? {} : { at, ...(waiting === undefined ? {} : { waiting }), values, parameters }),
    ...(simulation === undefined ? {} : { simulation: simulatedJson(simulation) }),
  })
}

/** What is asked for: `⟨⟨x(τ) x(0)⟩⟩`, in the symbols of a terminal or in LaTeX. */
export function nameOf({ series, of }: Pick<SdeAnswer, 'series' | 'of'>, latex: boolean): string {
  const { quantity } = series.request
  const { start } = series.form
  const name = (component: string): string => (latex ? latexName(component) : component)
  const [first = '', second = ''] = of.map(name)
  const [open, close, blank] = latex ? ['\\langle ', ' \\rangle', '\\, '] : ['⟨', '⟩', ' ']
  const tau = latex ? '\\tau' : 'τ'
  const [later, earlier] = start === undefined ? [tau, '0'] : latex ? [`t'+${tau}`, "t'"] : [`t′+${tau}`, 't′']
  const now = start === undefined ? '' : '(t)'
  const connected = (inner: string): string =>
    latex ? `\\langle\\!\\langle ${inner} \\rangle\\!\\rangle` : `⟨⟨${inner}⟩⟩`
  switch (quantity) {
    case 'mean':
      return `${open}${first}${now}${close}`
    case 'correlation':
      return connected(`${first}(${later})${blank}${second}(${earlier})`)
    case 'response':
      return `${open}${first}(${later})${blank}${latex ? `\\tilde{${second}}` : `${second}~`}(${earlier})${close}`
    case 'cumulant':
      return connected(of.map((each) => `${name(each)}${now}`).join(blank))
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
  const { series, from, to, at, values, fluctuationDissipation, simulation } = answer
  const { diagrams, terms } = series
  const counted = countedBy(series.form)
  const order = from === to ? `order ${to}` : `orders ${from} to ${to}`
  const weight = Q.sum(diagrams.map(({ weighted }) => Q.rational(1n, weighted.automorphisms.fixed)))
  const listed = drawnDiagrams(answer).slice(0, limit)
  return [
    ...equationSentences(answer),
    '',
    `${nameOf(answer, false)}, ${order} in ${counted}${isTwoTimes(series.request) ? ', τ ≥ 0' : ''}:`,
    `  ${termsText(terms, timeOf(answer, false))}`,
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
    ...(simulation === undefined ? [] : ['', ...simulatedLines(simulation)]),
    ...(at === undefined || values === undefined || simulation !== undefined
      ? []
      : [
          '',
          table(
            [isStarted(answer) && !isTwoTimes(series.request) ? 't' : 'τ', nameOf(answer, false)],
            at.map((tau, i) => [`${tau}`, fullDigits(values[i] as number)]),
          ),
        ]),
  ].join('\n')
}

function diagramRow(answer: SdeAnswer, { weighted, terms }: DrawnDiagram): readonly string[] {
  return [`${weighted.automorphisms.fixed}`, termsText(terms(), timeOf(answer, false)), weighted.id]
}

function isStarted({ series }: SdeAnswer): boolean {
  return series.form.start !== undefined
}

/** The letter of time: τ, or t since the start. */
export function timeOf(answer: SdeAnswer, latex: boolean): string {
  if (isStarted(answer) && !isTwoTimes(answer.series.request)) return 't'
  return latex ? '\\tau' : 'τ'
}

/** A diagram with its function of time. */
interface DrawnDiagram {
  readonly weighted: WeightedDiagram
  readonly terms: () => readonly SeriesTerm[]
}

/** The diagrams with their functions of time, with all that multiplies them. */
export function drawnDiagrams({ series }: SdeAnswer): readonly DrawnDiagram[] {
  if ('moments' in series)
    return series.diagrams.map(({ weighted, amplitude, time, factor }) => ({
      weighted,
      terms: () =>
        seriesTerms(
          series.form,
          mapDecays(time, (each) => scalePolynomial(amplitude, Q.multiply(each, factor))),
        ),
    }))
  return series.diagrams.map((each) => ({ weighted: each.weighted, terms: () => startedDiagramTerms(series, each) }))
}

/**
 * The answer in LaTeX: the equation in Itô's sense, then the sum, a term a line.
 *
 * @param document a whole document; default: the formulas alone
 * @example
 * sdeLatex(await answerSde({ equation: 'dx = -x, noise D', quantity: 'correlation', order: 0 })).includes('e^{-\\tau}') // true
 */
export function sdeLatex(answer: SdeAnswer, document?: DocumentClass): string {
  const formulas = [
    equationLatex(answer),
    filledLatex(nameOf(answer, true), termsLatex(answer.series.terms, timeOf(answer, true))),
  ]
  if (document === undefined) return formulas.join('\n')
  return latexDocument(
    document,
    `${answer.series.diagrams.length} diagrams.`,
    formulas.map((formula) => `\\[${formula}\\]`),
  )
}

/** The languages with functions of time. */
export const sdeLanguages = ['sympy', 'mathematica', 'julia'] as const

/**
 * The sum as a piece of program, with exact numbers: of τ, or of t since the start; the earlier of two times is `waiting`.
 *
 * @example
 * const answer = await answerSde({ equation: 'dx = -x, noise D', quantity: 'correlation' })
 * sdeProgram(answer, 'mathematica').endsWith('correlationxx = 1/2*capD*Exp[-tau];') // true
 */
export function sdeProgram(answer: SdeAnswer, language: (typeof sdeLanguages)[number]): string {
  const { series, of } = answer
  const { sum, calls } = asCalls(series.terms, timeOf(answer, false))
  return LANGUAGES[language](sum, [series.request.quantity, ...of].join('_'), calls)
}

const LANGUAGES = { sympy, mathematica, julia }

/**
 * A sheet of the diagrams, each with its function of time beneath.
 *
 * @example
 * const picture = await sdePicture(await answerSde({ equation: 'dx = -x, noise D', quantity: 'correlation', order: 0 }), 'svg')
 * picture.startsWith('<svg') // true
 */
export async function sdePicture(answer: SdeAnswer, form: PictureForm, options: PicturesOptions = {}): Promise<string> {
  const items = drawnDiagrams(answer).map(({ weighted, terms }) => ({
    diagram: weighted.diagram,
    text: termsText(terms(), timeOf(answer, false)),
    latex: sumLatex(termsLatex(terms(), timeOf(answer, true))),
  }))
  return sheetPicture(answer.series.theory.theory, items, form, { legLabel: legLabel(answer), ...options })
}

/** What stands at the legs: the components with their times. */
function legLabel(answer: SdeAnswer): (leg: number) => string {
  const { of, series } = answer
  const { modes, equation } = series.form
  const isDiagonal = modes.every((mode, i) => mode === equation.components[i])
  return (leg) => {
    const name = latexName(of[leg] ?? '')
    const started = isStarted(answer)
    const time = isTwoTimes(series.request)
      ? leg === 0
        ? `(${started ? "t'+" : ''}\\tau)`
        : `(${started ? "t'" : '0'})`
      : started
        ? '(t)'
        : ''
    const isResponse = series.request.quantity === 'response' && leg === 1
    return `${isResponse ? `\\tilde{${name}}` : name}${isDiagonal ? '' : "'"}${time}`
  }
}
