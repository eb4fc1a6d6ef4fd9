import * as Q from '../algebra/rational.js'
import { raisePowers } from '../algebra/polynomial.js'
import type { Powers } from '../algebra/polynomial.js'
import { latexName } from '../dynamics/stochastic/equationTheory.js'
import { valueInFrequency } from '../dynamics/stochastic/frequencyTerm.js'
import type { FrequencyTerm } from '../dynamics/stochastic/frequencyTerm.js'
import { frequencySeries } from '../dynamics/stochastic/inFrequency.js'
import type { FrequencySeries } from '../dynamics/stochastic/inFrequency.js'
import { isTwoTimes } from '../dynamics/stochastic/stochasticSeries.js'
import type { StochasticEquation } from '../dynamics/stochastic/stochasticEquation.js'
import { InputError } from '../errors.js'
import { requireNumber } from '../numbers.js'
import { jsonText } from '../render/jsonText.js'
import { latexDocument } from '../render/latex/document.js'
import type { DocumentClass } from '../render/latex/document.js'
import { filledLatex } from '../render/latex/layout.js'
import { prefactorLatex } from '../render/latex/number.js'
import type { Summand } from '../render/latex/number.js'
import { table } from '../render/text/table.js'
import { exponentText, polynomialText } from '../render/text/unicode.js'
import type { Running } from './running.js'
import { definedSde } from './sde.js'
import type { SdeRequest } from './sde.js'
import { fullDigits } from './sdeDigits.js'
import { countedBy, countingJson, equationLatex, equationSentences } from './sdeEquation.js'
import { nameOf } from './sdeReadings.js'
import { powersJson, rateJson } from './sdeTerms.js'
import { inTurns } from './turns.js'

/** A correlation or a response in frequency; `at` are values of ω. */
export type SdeFrequencyRequest = Omit<SdeRequest, 'simulate' | 'start' | 'waiting'>

/** Functions of frequency of a stochastic equation in its stationary state. */
export interface SdeFrequencyAnswer {
  readonly equation: StochasticEquation
  readonly frequency: FrequencySeries
  readonly series: FrequencySeries['series']
  readonly of: readonly string[]
  readonly from: number
  readonly to: number
  readonly parameters: Readonly<Record<string, number>>
  /** Frequencies, and the values there. */
  readonly at?: readonly number[]
  readonly values?: readonly { readonly re: number; readonly im: number }[]
}

/**
 * The correlation C(ω) = ∫ C(τ) e^{iωτ} dτ or the response R(ω) = ∫_0^∞ R(τ) e^{iωτ} dτ of a stochastic equation in its
 * stationary state, exact to an order, in partial fractions; the diagrams in frequency, the functions of time and the
 * hierarchy of moments agree. {@link sdeFrequencyText}, {@link sdeFrequencyJson} and {@link sdeFrequencyLatex} write it.
 *
 * @throws InputError, in one sentence, as {@link answerSde} does, and for quantities of one time
 * @example
 * const answer = await answerSdeFrequency({ equation: 'dx = -x, noise D', quantity: 'correlation' })
 * answer.frequency.terms[0].pole // 1: D/(1 + ω²)
 */
export async function answerSdeFrequency(
  request: SdeFrequencyRequest,
  running: Running = {},
): Promise<SdeFrequencyAnswer> {
  running.signal?.throwIfAborted()
  const { quantity } = request
  if (!isTwoTimes(request)) throw problem('a correlation or a response, for a function of frequency', `a ${quantity}`)
  const { equation, form, of, from, to, parameters } = definedSde(request)
  if (form.start !== undefined) throw problem('the stationary state, for functions of frequency', 'a start')
  const asked = { quantity, of: of.map((name) => equation.components.indexOf(name)), from, to }
  const frequency = await inTurns(frequencySeries(form, asked), running.signal, (done) =>
    running.onProgress?.({ what: 'integrating diagrams over times', done, unit: 'diagrams' }),
  )
  const { at } = request
  const values = at?.map((omega, i) =>
    valueInFrequency(frequency.terms, requireNumber(omega, { at: `at[${i}]` }), parameters),
  )
  return {
    ...{ equation, frequency, series: frequency.series, of, from, to, parameters },
    ...(at === undefined || values === undefined ? {} : { at, values }),
  }
}

function problem(expected: string, received: string): InputError {
  return new InputError({ code: 'requests.frequency', at: 'in', expected, received })
}

/** ρ, or ρ², with its symbols. */
function rateOf(
  { rate, rateUnit }: FrequencyTerm,
  power: 1 | 2,
): { readonly coefficient: Q.Rational; readonly powers: Powers } {
  return { coefficient: Q.power(rate, power), powers: raisePowers(rateUnit, Q.rational(power)) }
}

/**
 * The answer as JSON; see `docs/json.md`.
 *
 * @example
 * JSON.parse(sdeFrequencyJson(await answerSdeFrequency({ equation: 'dx = -x, noise D', quantity: 'correlation' }))).terms[0].coefficient // '1'
 */
export function sdeFrequencyJson(answer: SdeFrequencyAnswer): string {
  const { equation, frequency, series, of, from, to, at, values, parameters } = answer
  const isReal = frequency.terms.every(({ sides, odd }) => sides === 'two-sided' && !odd)
  return jsonText({
    equation: equation.text,
    quantity: series.request.quantity,
    in: 'frequency',
    of,
    ...(from === to && to > 0 ? { order: to } : { upTo: to }),
    counting: countingJson(series.form),
    denominator: series.request.quantity === 'correlation' ? 'rate^2 + omega^2' : 'rate - i*omega',
    terms: frequency.terms.map(({ coefficient, powers, odd, rate, rateUnit, pole }) => ({
      coefficient: Q.format(coefficient),
      powers: powersJson(powers),
      iomega: odd ? 1 : 0,
      rate: rateJson(rate, rateUnit),
      pole,
    })),
    diagrams: frequency.diagrams.length,
    check: 'hierarchy',
    ...(at === undefined || values === undefined
      ? {}
      : {
          at,
          values: values.map(({ re }) => re),
          ...(isReal ? {} : { imaginary: values.map(({ im }) => im) }),
          parameters,
        }),
  })
}

/**
 * The answer as text: the sum in partial fractions, then the diagrams with theirs.
 *
 * @param limit of diagrams that are listed; default 60
 * @example
 * sdeFrequencyText(await answerSdeFrequency({ equation: 'dx = -x, noise D', quantity: 'correlation' })).includes('D/(1 + ω²)') // true
 */
export function sdeFrequencyText(answer: SdeFrequencyAnswer, limit = 60): string {
  const { frequency, series, from, to, at, values } = answer
  const { diagrams, terms } = frequency
  const weight = Q.sum(diagrams.map(({ weighted }) => Q.rational(1n, weighted.automorphisms.fixed)))
  const listed = diagrams.slice(0, limit)
  const isCorrelation = series.request.quantity === 'correlation'
  return [
    ...equationSentences(answer),
    '',
    `${isCorrelation ? '∫' : '∫_0^∞'} ${nameOf(answer, false)} e^(iωτ) dτ, ${from === to ? `order ${to}` : `orders ${from} to ${to}`} in ${countedBy(series.form)}:`,
    `  ${frequencyTermsText(terms)}`,
    '',
    `${diagrams.length} ${diagrams.length === 1 ? 'diagram' : 'diagrams'}, Σ 1/|Aut| = ${Q.format(weight)}`,
    ...(listed.length === 0
      ? []
      : [
          '',
          table(
            ['|Aut|', 'value, 1/|Aut| included', 'diagram'],
            listed.map(({ weighted, terms: own }) => [
              `${weighted.automorphisms.fixed}`,
              frequencyTermsText(own),
              weighted.id,
            ]),
          ),
        ]),
    ...(listed.length < diagrams.length ? [`… and ${diagrams.length - listed.length} more`] : []),
    '',
    'check: the hierarchy of moments gives the same in time, and each diagram in frequency is the transform of its function of time',
    ...(at === undefined || values === undefined
      ? []
      : [
          '',
          table(
            ['ω', 'real part', 'imaginary part'],
            at.map((omega, i) => [
              `${omega}`,
              ...[values[i]?.re, values[i]?.im].map((each) => fullDigits(each as number)),
            ]),
          ),
        ]),
  ].join('\n')
}

/** `−1/2 D² eps²/(1 + ω²) + 3/2 D² eps²/(1 + ω²)²`, `1/(a − iω)`. */
export function frequencyTermsText(terms: readonly FrequencyTerm[]): string {
  if (terms.length === 0) return '0'
  return terms
    .map((term, i) => {
      const { sides, coefficient, powers, odd, pole } = term
      const negative = coefficient.num < 0n
      const size = polynomialText([{ coefficient: negative ? Q.negate(coefficient) : coefficient, powers }])
      const above = odd ? (size === '1' ? 'iω' : `${size} iω`) : size
      const rate = polynomialText([rateOf(term, sides === 'two-sided' ? 2 : 1)])
      const below = `(${rate} ${sides === 'two-sided' ? '+ ω²' : '− iω'})${exponentText(Q.rational(pole))}`
      return `${negative ? (i === 0 ? '−' : ' − ') : i === 0 ? '' : ' + '}${above}/${below}`
    })
    .join('')
}

/**
 * The answer in LaTeX: the equation, then the transform.
 *
 * @param document a whole document; default: the formulas alone
 * @example
 * sdeFrequencyLatex(await answerSdeFrequency({ equation: 'dx = -x, noise D', quantity: 'correlation' })).includes('\\frac{D}{1 + \\omega^{2}}') // true
 */
export function sdeFrequencyLatex(answer: SdeFrequencyAnswer, document?: DocumentClass): string {
  const { frequency, series } = answer
  const range = series.request.quantity === 'correlation' ? '' : '_{0}^{\\infty}'
  const formulas = [
    equationLatex(answer),
    filledLatex(
      `\\int${range} ${nameOf(answer, true)}\\, e^{i \\omega \\tau}\\, \\mathrm{d}\\tau`,
      frequency.terms.map(termLatex),
    ),
  ]
  if (document === undefined) return formulas.join('\n')
  return latexDocument(
    document,
    `${frequency.diagrams.length} diagrams.`,
    formulas.map((formula) => `\\[${formula}\\]`),
  )
}

function termLatex(term: FrequencyTerm): Summand {
  const { sides, coefficient, powers, odd, pole } = term
  const own = Object.entries(powers).map(([symbol, power]) => [latexName(symbol), power] as const)
  const { coefficient: size, powers: symbols } = rateOf(term, sides === 'two-sided' ? 2 : 1)
  const rate = prefactorLatex(
    size,
    Object.entries(symbols).map(([symbol, power]) => [latexName(symbol), power]),
    false,
  )
  const sum = `${rate} ${sides === 'two-sided' ? '+ \\omega^{2}' : '- i \\omega'}`
  const isAlone = pole === 1 && Q.isInteger(coefficient) && own.every(([, power]) => power.num > 0n)
  const below = isAlone ? sum : `\\left(${sum}\\right)`
  return {
    negative: coefficient.num < 0n,
    body: prefactorLatex(
      coefficient,
      [...own, ...(odd ? [['i \\omega', Q.one] as const] : []), [below, Q.rational(-pole)]],
      false,
    ),
  }
}
