import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import { mapDecays } from '../algebra/decay.js'
import type { Monomial, Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import { latexName } from '../dynamics/stochastic/equationTheory.js'
import type { NormalForm } from '../dynamics/stochastic/normalForm.js'
import { scaledKernel, selfEnergies, sumOfKernels } from '../dynamics/stochastic/selfEnergy.js'
import type { Kernel, SelfEnergy } from '../dynamics/stochastic/kernel.js'
import type { SelfEnergies, SelfEnergyDiagram } from '../dynamics/stochastic/selfEnergy.js'
import { seriesTerms } from '../dynamics/stochastic/seriesTerm.js'
import type { SeriesTerm } from '../dynamics/stochastic/seriesTerm.js'
import type { StochasticEquation } from '../dynamics/stochastic/stochasticEquation.js'
import { InputError } from '../errors.js'
import { jsonText } from '../render/jsonText.js'
import { filledLatex } from '../render/latex/layout.js'
import { table } from '../render/text/table.js'
import type { Running } from './running.js'
import { definedSde } from './sde.js'
import type { SdeRequest } from './sde.js'
import { countedBy, countingJson, equationLatex, equationSentences } from './sdeEquation.js'
import { termJson, termsLatex, termsText } from './sdeTerms.js'
import type { TermJson } from './sdeTerms.js'
import { inTurns } from './turns.js'

/** Self-energies are asked for of the stationary state, without times and paths. */
export type SelfEnergyRequest = Omit<SdeRequest, 'quantity'>

/** What multiplies δ(τ), and the function of τ > 0. */
export interface KernelTerms {
  readonly delta: readonly SeriesTerm[]
  readonly terms: readonly SeriesTerm[]
}

/** The self-energies of two components of a stochastic equation. */
export interface SelfEnergyAnswer {
  readonly equation: StochasticEquation
  readonly series: SelfEnergies
  readonly of: readonly string[]
  readonly from: number
  readonly to: number
  /** Σ_x̃x: what was at 0 adds it to the force at τ. */
  readonly response: KernelTerms
  /** Σ_x̃x̃: the correlation of the noise at τ with that at 0, beside what the equation says. */
  readonly noise: KernelTerms
  readonly diagrams: readonly { readonly diagram: SelfEnergyDiagram; readonly kernel: KernelTerms }[]
}

/**
 * The self-energies of a stochastic equation in its stationary state, exact functions of time order by order, which
 * Dyson's equation with the hierarchy of moments confirms; {@link selfEnergyText}, {@link selfEnergyJson} and
 * {@link selfEnergyLatex} write them.
 *
 * @throws InputError, in one sentence, as {@link answerSde} does, and for a start
 * @example
 * const answer = await answerSelfEnergy({ equation: 'dx = -x + eps x^2/2, noise D', order: 2 })
 * answer.response.terms[0].rate // { num: 2n, den: 1n }: ½ D eps² e^{−2τ}
 */
export async function answerSelfEnergy(request: SelfEnergyRequest, running: Running = {}): Promise<SelfEnergyAnswer> {
  running.signal?.throwIfAborted()
  const { equation, form, of, from, to } = definedSde({ ...request, quantity: 'correlation' })
  const stray =
    form.start !== undefined
      ? 'a start'
      : request.at !== undefined
        ? 'times'
        : request.simulate !== undefined
          ? 'paths'
          : undefined
  if (stray !== undefined)
    throw new InputError({
      code: 'requests.selfEnergy',
      at: 'quantity',
      expected: 'the stationary state, without times and paths, for self-energies, which are printed as functions',
      received: stray,
    })
  const series = await inTurns(selfEnergies(form, to), running.signal, (done) =>
    running.onProgress?.({ what: 'integrating diagrams over times', done, unit: 'diagrams' }),
  )
  const [i, j] = of.map((name) => equation.components.indexOf(name)) as [number, number]
  const { basis, inverse } = form
  const factor = (kind: keyof SelfEnergy, a: number, b: number): Q.Rational =>
    Q.multiply(basis[i]?.[a] as Q.Rational, (kind === 'response' ? inverse[b]?.[j] : basis[j]?.[b]) as Q.Rational)
  const asked = (kind: keyof SelfEnergy): KernelTerms =>
    kernelTerms(
      form,
      sumOfKernels(
        series.orders
          .slice(from)
          .flatMap((order) =>
            order[kind].flatMap((row, a) => row.map((kernel, b) => scaledKernel(kernel, factor(kind, a, b)))),
          ),
      ),
    )
  return {
    equation,
    series,
    of,
    from,
    to,
    response: asked('response'),
    noise: asked('noise'),
    diagrams: series.diagrams.flatMap((diagram) => {
      const size = factor(diagram.kind, ...diagram.modes)
      if (diagram.order < from || Q.isZero(size)) return []
      return [{ diagram, kernel: kernelTerms(form, scaledKernel(diagram.kernel, size)) }]
    }),
  }
}

/** In the user's unit of time: a coefficient of δ(τ) is a rate, a kernel of τ the square of one. */
function kernelTerms(form: NormalForm, { delta, time }: Kernel): KernelTerms {
  const { unit } = form
  const inUnits = (p: Polynomial, factor: Monomial): Polynomial => multiplyPolynomials(p, [factor])
  return {
    delta: seriesTerms(form, new Map([[0, [inUnits(delta, unit)]]])),
    terms: seriesTerms(
      form,
      mapDecays(time, (each) => inUnits(inUnits(each, unit), unit)),
    ),
  }
}

/**
 * The self-energies as JSON; see `docs/json.md`.
 *
 * @example
 * JSON.parse(selfEnergyJson(await answerSelfEnergy({ equation: 'dx = -x + eps x^2/2, noise D', order: 2 }))).diagrams // { response: 2, noise: 1 }
 */
export function selfEnergyJson(answer: SelfEnergyAnswer): string {
  const { equation, of, from, to, response, noise, diagrams, series } = answer
  const json = ({ delta, terms }: KernelTerms): Readonly<Record<'delta' | 'terms', readonly TermJson[]>> => ({
    delta: delta.map(termJson),
    terms: terms.map(termJson),
  })
  const count = (kind: keyof SelfEnergy): number => diagrams.filter(({ diagram }) => diagram.kind === kind).length
  return jsonText({
    equation: equation.text,
    quantity: 'self-energy',
    of,
    ...(from === to && to > 0 ? { order: to } : { upTo: to }),
    counting: countingJson(series.form),
    response: json(response),
    noise: json(noise),
    diagrams: { response: count('response'), noise: count('noise') },
    check: 'dyson',
  })
}

/**
 * The self-energies as text: both functions, then the diagrams with theirs.
 *
 * @param limit of diagrams that are listed; default 60
 * @example
 * selfEnergyText(await answerSelfEnergy({ equation: 'dx = -x + eps x^2/2, noise D', order: 2 })).includes('1/4 D eps² δ(τ)') // true
 */
export function selfEnergyText(answer: SelfEnergyAnswer, limit = 60): string {
  const { from, to, response, noise, diagrams, series } = answer
  const order = from === to ? `order ${to}` : `orders ${from} to ${to}`
  const counted = countedBy(series.form)
  const listed = diagrams.slice(0, limit)
  return [
    ...equationSentences(answer),
    '',
    `${nameOf(answer, 'response', false)}, ${order} in ${counted}, τ ≥ 0:`,
    `  ${kernelText(response)}`,
    `${nameOf(answer, 'noise', false)}, ${order} in ${counted}, τ ≥ 0:`,
    `  ${kernelText(noise)}`,
    '',
    table(
      ['of', '|Aut|', 'value, 1/|Aut| included', 'diagram'],
      listed.map(({ diagram: { kind, weighted }, kernel }) => [
        kind,
        `${weighted.automorphisms.fixed}`,
        kernelText(kernel),
        weighted.id,
      ]),
    ),
    ...(listed.length < diagrams.length ? [`… and ${diagrams.length - listed.length} more`] : []),
    '',
    'check: Dyson’s equation gives the response and the correlation of the hierarchy of moments',
  ].join('\n')
}

function kernelText({ delta, terms }: KernelTerms): string {
  const parts = [
    ...(delta.length === 0 ? [] : [`${delta.length > 1 ? `(${termsText(delta, 'τ')})` : termsText(delta, 'τ')} δ(τ)`]),
    ...(terms.length === 0 ? [] : [termsText(terms, 'τ')]),
  ]
  return parts.length === 0 ? '0' : parts.join(' + ').replaceAll('+ −', '− ')
}

function nameOf({ of }: SelfEnergyAnswer, kind: keyof SelfEnergy, latex: boolean): string {
  const [first = '', second = ''] = of
  if (!latex) return `Σ_${first}~${second}${kind === 'noise' ? '~' : ''}(τ)`
  const [row, column] = [latexName(first), latexName(second)]
  return `\\Sigma_{\\tilde{${row}} ${kind === 'noise' ? `\\tilde{${column}}` : column}}(\\tau)`
}

/**
 * The self-energies in LaTeX.
 *
 * @example
 * selfEnergyLatex(await answerSelfEnergy({ equation: 'dx = -x + eps x^2/2, noise D', order: 2 })).includes('\\delta(\\tau)') // true
 */
export function selfEnergyLatex(answer: SelfEnergyAnswer): string {
  const formula = (kind: 'response' | 'noise'): string => {
    const { delta, terms } = answer[kind]
    return filledLatex(nameOf(answer, kind, true), [
      ...termsLatex(delta, '\\tau').map(({ negative, body }) => ({ negative, body: `${body} \\delta(\\tau)` })),
      ...termsLatex(terms, '\\tau'),
    ])
  }
  return [equationLatex(answer), formula('response'), formula('noise')].join('\n')
}
