import { scalePolynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { effectiveEquation, numericDrift, stationaryOneLoop } from '../dynamics/stochastic/effectiveEquation.js'
import type { EffectiveEquation } from '../dynamics/stochastic/effectiveEquation.js'
import { latexName } from '../dynamics/stochastic/equationTheory.js'
import { hierarchy } from '../dynamics/stochastic/hierarchy.js'
import { momentSeries } from '../dynamics/stochastic/momentSeries.js'
import type { NormalForm } from '../dynamics/stochastic/normalForm.js'
import { interpolated, oneLoopCurves, oneLoopMean, selfConsistent } from '../dynamics/stochastic/selfConsistent.js'
import { seriesTerms } from '../dynamics/stochastic/seriesTerm.js'
import type { SeriesTerm } from '../dynamics/stochastic/seriesTerm.js'
import type { StochasticEquation } from '../dynamics/stochastic/stochasticEquation.js'
import { InputError } from '../errors.js'
import { named } from '../names.js'
import { requireNumber } from '../numbers.js'
import { jsonText } from '../render/jsonText.js'
import { table } from '../render/text/table.js'
import { polynomialText } from '../render/text/unicode.js'
import { definedSde } from './sde.js'
import type { SdeRequest } from './sde.js'
import { fullDigits } from './sdeDigits.js'
import { countedBy, countingJson, equationLatex, equationSentences, polynomialInNames } from './sdeEquation.js'
import { termJson, termsText } from './sdeTerms.js'

/** An effective equation is asked for of the stationary state, without paths; `at` are times of numbers. */
export type EffectiveRequest = Omit<SdeRequest, 'quantity'>

/** Stationary mean and variance, series by series or as numbers. */
interface MeanAndVariance<T> {
  readonly mean: T
  readonly variance: T
}

/** Numbers of one approximation. */
interface EffectiveNumbers extends MeanAndVariance<number> {
  readonly response: readonly number[]
  readonly correlation: readonly number[]
}

/** The fluctuation-corrected equation of motion, its stationary state and, with values of all parameters, its numbers. */
export interface EffectiveAnswer {
  readonly equation: StochasticEquation
  readonly series: { readonly form: NormalForm }
  readonly to: number
  readonly effective: EffectiveEquation
  /** To the order asked for; not where orders are counted by loops. */
  readonly oneLoop?: MeanAndVariance<readonly SeriesTerm[]>
  readonly exact: MeanAndVariance<readonly SeriesTerm[]>
  readonly numbers?: {
    readonly at: readonly number[]
    readonly oneLoop: EffectiveNumbers
    readonly selfConsistent: EffectiveNumbers & {
      readonly converged: boolean
      readonly reason?: string
      readonly error: number
      readonly order?: number
      readonly dissipation: number
    }
  }
}

/**
 * The equation of motion of the mean that fluctuations correct, at one loop, with its stationary state beside the exact
 * one of the hierarchy of moments; where all parameters have values, the same in numbers with R and C by Dyson's equation
 * in time, of one loop and self-consistent. {@link effectiveText}, {@link effectiveJson} and {@link effectiveLatex}
 * write it.
 *
 * @throws InputError, in one sentence, for what is not one component with additive Gaussian noise
 * @example
 * const answer = answerEffective({ equation: 'dx = -x + eps x^2/2, noise D', upTo: 3 })
 * answer.oneLoop?.mean.at(-1)?.coefficient // { num: 3n, den: 32n }: 3/32 D² eps³
 */
export function answerEffective(request: EffectiveRequest): EffectiveAnswer {
  const { equation, form, to, parameters } = definedSde({ ...request, quantity: 'mean' })
  const effective = effectiveEquation(equation)
  if (form.start !== undefined || request.simulate !== undefined)
    throw new InputError({
      code: 'requests.effective',
      at: 'effective',
      expected: 'the stationary state, without paths, for an effective equation',
      received: form.start !== undefined ? 'a start' : 'paths',
    })
  const terms = (p: Polynomial): readonly SeriesTerm[] => seriesTerms(form, new Map([[0, [p]]]))
  const found = stationaryOneLoop(form, effective, to)
  const moments = hierarchy(form)
  const exact = (quantity: 'mean' | 'cumulant', of: readonly number[]): readonly SeriesTerm[] =>
    Array.from({ length: to + 1 }, (_, k) => seriesTerms(form, momentSeries(moments, form, { quantity, of }, k))).flat()
  const isGiven = equation.parameters.every((name) => named(parameters, name) !== undefined)
  if (request.at !== undefined && !isGiven)
    throw new InputError({
      code: 'requests.parameter',
      at: 'parameters',
      expected: `values of ${equation.parameters.join(', ')}, for numbers`,
      received: Object.keys(parameters).join(', ') || 'none',
    })
  const at = (request.at ?? [0, 0.5, 1, 2]).map((tau, i) =>
    requireNumber(tau, { at: `at[${i}]`, min: 0, expected: 'a time τ from 0 on' }),
  )
  return {
    equation,
    series: { form },
    to,
    effective,
    ...(found === undefined ? {} : { oneLoop: { mean: terms(found.mean), variance: terms(found.variance) } }),
    exact: { mean: exact('mean', [0]), variance: exact('cumulant', [0, 0]) },
    ...(isGiven ? { numbers: numbersOf(equation, form, parameters, at) } : {}),
  }
}

function numbersOf(
  equation: StochasticEquation,
  form: NormalForm,
  parameters: Readonly<Record<string, number>>,
  at: readonly number[],
): NonNullable<EffectiveAnswer['numbers']> {
  const drift = numericDrift(equation, form, parameters)
  const loop = oneLoopMean(drift)
  const curves = oneLoopCurves(drift, 1200)
  if (loop === undefined || curves === undefined)
    throw new InputError({
      code: 'requests.effective',
      at: 'parameters',
      expected: 'values at which the equation of the mean at one loop has a stable solution',
      received: Object.entries(parameters)
        .map(([name, value]) => `${name}=${value}`)
        .join(', '),
    })
  const { valuesAt, ...state } = selfConsistent(drift)
  return {
    at,
    oneLoop: {
      ...loop,
      response: at.map((tau) => interpolated(curves.response, tau / curves.step)),
      correlation: at.map((tau) => interpolated(curves.correlation, tau / curves.step)),
    },
    selfConsistent: {
      ...state,
      response: at.map((tau) => valuesAt(tau).response),
      correlation: at.map((tau) => valuesAt(tau).correlation),
    },
  }
}

/**
 * The effective equation as JSON; see `docs/json.md`.
 *
 * @example
 * JSON.parse(effectiveJson(answerEffective({ equation: 'dx = -x + eps x^2/2, noise D' }))).equations.mean // '1/2 c eps + 1/2 eps x² − x'
 */
export function effectiveJson(answer: EffectiveAnswer): string {
  const { equation, series, to, effective, oneLoop, exact, numbers } = answer
  const json = (each: MeanAndVariance<readonly SeriesTerm[]>): unknown => ({
    mean: each.mean.map(termJson),
    variance: each.variance.map(termJson),
  })
  const { selfConsistent: state, ...others } = numbers ?? {}
  return jsonText({
    equation: equation.text,
    equations: { mean: polynomialText(effective.mean), variance: polynomialText(effective.variance) },
    selfEnergies: { squared: polynomialText(effective.squared), shift: polynomialText(effective.shift) },
    upTo: to,
    counting: countingJson(series.form),
    ...(oneLoop === undefined ? {} : { oneLoop: json(oneLoop) }),
    exact: json(exact),
    ...(numbers === undefined
      ? {}
      : {
          numbers: {
            ...others,
            selfConsistent: state?.converged === true ? state : { converged: false, reason: state?.reason },
          },
        }),
  })
}

/**
 * The effective equation as text.
 *
 * @example
 * effectiveText(answerEffective({ equation: 'dx = -x + eps x^2/2, noise D', upTo: 3 })).includes('3/32 D² eps³') // true
 */
export function effectiveText(answer: EffectiveAnswer): string {
  const { equation, series, to, effective, oneLoop, exact, numbers } = answer
  const [name = ''] = equation.components
  const { symbol } = effective
  const [mean, variance] = [`⟨${name}⟩`, `⟨⟨${name}²⟩⟩`]
  return [
    ...equationSentences(answer),
    '',
    `effective equation of motion at one loop, ${name} the mean and ${symbol} the variance:`,
    `  d${name}/dt = ${polynomialText(effective.mean)}`,
    `  d${symbol}/dt = ${polynomialText(effective.variance)}`,
    `self-energies at one loop, R and C the response and the correlation about the mean:`,
    `  Σ_${name}~${name}(τ) = ${effective.shift.length === 0 ? '' : `${factorText(effective.shift)}C(0) δ(τ) + `}${factorText(effective.squared)}R(τ) C(τ)`,
    `  Σ_${name}~${name}~(τ) = ${factorText(scalePolynomial(effective.squared, Q.rational(1, 2)))}C(τ)²`,
    '',
    `stationary, orders 0 to ${to} in ${countedBy(series.form)}:`,
    ...table(
      ['', mean, variance],
      [
        ...(oneLoop === undefined
          ? []
          : [['  one loop', termsText(oneLoop.mean, ''), termsText(oneLoop.variance, '')]]),
        ['  exact', termsText(exact.mean, ''), termsText(exact.variance, '')],
      ],
    ).split('\n'),
    ...(numbers === undefined ? [] : ['', ...numbersText(numbers, [mean, variance])]),
  ].join('\n')
}

/** What stands in front of a product. */
function factorText(p: Polynomial): string {
  const text = polynomialText(p)
  return text === '1' ? '' : p.length > 1 ? `(${text}) ` : `${text} `
}

function numbersText(
  { at, oneLoop, selfConsistent }: NonNullable<EffectiveAnswer['numbers']>,
  names: readonly [string, string],
): readonly string[] {
  const digits = (value: number): string => fullDigits(Number(value.toPrecision(8)))
  const rows = [
    ['one loop', ...[oneLoop.mean, oneLoop.variance].map(digits)],
    ...(selfConsistent.converged
      ? [['self-consistent', ...[selfConsistent.mean, selfConsistent.variance].map(digits)]]
      : []),
  ]
  const curve = (state: EffectiveNumbers, i: number): readonly string[] =>
    [state.response[i], state.correlation[i]].map((each) => digits(each as number))
  return [
    table(['', ...names], rows),
    '',
    table(
      [
        'τ',
        'R, one loop',
        'C, one loop',
        ...(selfConsistent.converged ? ['R, self-consistent', 'C, self-consistent'] : []),
      ],
      at.map((tau, i) => [
        `${tau}`,
        ...curve(oneLoop, i),
        ...(selfConsistent.converged ? curve(selfConsistent, i) : []),
      ]),
    ),
    '',
    selfConsistent.converged
      ? `self-consistent: error ${selfConsistent.error.toExponential(0)}, ${selfConsistent.order === undefined ? 'steps are at rounding' : `falling as step^${selfConsistent.order.toFixed(2)}`}, |C(0) − (D/2)∫R|/C(0) = ${selfConsistent.dissipation.toExponential(0)}`
      : `self-consistent: no solution, for ${selfConsistent.reason ?? ''}`,
  ]
}

/**
 * The effective equation in LaTeX.
 *
 * @example
 * effectiveLatex(answerEffective({ equation: 'dx = -x + eps x^2/2, noise D' })).includes('\\dot{x}') // true
 */
export function effectiveLatex(answer: EffectiveAnswer): string {
  const { equation, effective } = answer
  const name = latexName(equation.components[0] as string)
  const factor = (p: Polynomial): string =>
    p.length > 1 ? `\\left(${polynomialInNames(p)}\\right)` : polynomialInNames(p)
  const shift = effective.shift.length === 0 ? '' : `${factor(effective.shift)}\\, C(0)\\, \\delta(\\tau) + `
  return [
    equationLatex(answer),
    `\\dot{${name}} = ${polynomialInNames(effective.mean)} ,\\quad \\dot{${latexName(effective.symbol)}} = ${polynomialInNames(effective.variance)}`,
    `\\Sigma_{\\tilde{${name}} ${name}}(\\tau) = ${shift}${factor(effective.squared)}\\, R(\\tau)\\, C(\\tau) ,\\quad \\Sigma_{\\tilde{${name}} \\tilde{${name}}}(\\tau) = ${factor(scalePolynomial(effective.squared, Q.rational(1, 2)))}\\, C(\\tau)^{2}`,
  ].join('\n')
}
