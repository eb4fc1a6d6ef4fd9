import { collect, evaluate, polynomial, powers } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { traceAverage } from '../dynamics/disorder/traceAverage.js'
import { readTraceWords } from '../dynamics/disorder/traceWord.js'
import type { TraceWord } from '../dynamics/disorder/traceWord.js'
import { InputError } from '../errors.js'
import { finite } from '../numbers.js'
import { jsonText } from '../render/jsonText.js'
import { polynomialLatex } from '../render/latex/polynomialLatex.js'
import { exponentText, polynomialText, rationalText } from '../render/text/unicode.js'
import type { Running } from './running.js'

/** Averages of traces of random couplings, as `dmft --trace` is asked for them. */
export interface DmftTraceRequest {
  /** Products of J and Jᵀ, apart by commas: `J J^T`, `(J J^T)^2, J^2`. */
  readonly trace: string
  /** τ of ⟨J_ij J_ji⟩ = τ g²/N, an exact number from −1 to 1, or `tau`, which leaves it a letter; default 0. */
  readonly tau?: string
  /** Values of N, g and, where it is a letter, tau, for a number beside the polynomial. */
  readonly parameters?: Readonly<Record<string, number>>
}

export interface DmftTraceAnswer {
  readonly words: readonly TraceWord[]
  /** undefined: a letter. */
  readonly tau?: Rational
  /** E[Π (1/N) tr W] in N, g and τ. */
  readonly average: Polynomial
  readonly parameters?: Readonly<Record<string, number>>
  readonly value?: number
}

/**
 * Exact averages over the couplings of a network of N units; `dmftTraceText`, `dmftTraceLatex` and `dmftTraceJson` write
 * the answer.
 *
 * @throws InputError for products that are none, and for a τ or a parameter that is none
 * @example
 * dmftTraceText(await answerDmftTrace({ trace: '(J J^T)^2' })).includes('g⁴ (2 + 1/N)') // true
 */
export async function answerDmftTrace(
  { trace, tau = '0', parameters }: DmftTraceRequest,
  { signal }: Running = {},
): Promise<DmftTraceAnswer> {
  await Promise.resolve(signal?.throwIfAborted())
  const words = readTraceWords(trace)
  const number = ['tau', 'τ'].includes(tau.trim()) ? undefined : exactTau(tau)
  const average = withTau(traceAverage(words), number)
  return {
    words,
    ...(number === undefined ? {} : { tau: number }),
    average,
    ...(parameters === undefined ? {} : { parameters, value: valueOf(average, parameters) }),
  }
}

function exactTau(text: string): Rational {
  const value = Q.parse(text.trim(), 'tau')
  if (Q.compare(value, Q.rational(-1)) < 0 || Q.compare(value, Q.one) > 0)
    throw new InputError({ code: 'requests.tau', at: 'tau', expected: 'a number from −1 to 1, or tau', received: text })
  return value
}

function withTau(average: Polynomial, tau: Rational | undefined): Polynomial {
  if (tau === undefined) return average
  return polynomial(
    average.map(({ coefficient, powers: { τ: power = Q.zero, ...others } }) => ({
      coefficient: Q.multiply(coefficient, Q.power(tau, Q.toNumber(power))),
      powers: others,
    })),
  )
}

function valueOf(average: Polynomial, parameters: Readonly<Record<string, number>>): number {
  for (const [name, value] of Object.entries(parameters)) {
    const known = { N: value >= 1 && Number.isInteger(value), g: true, tau: Math.abs(value) <= 1 }[name]
    if (known !== true)
      throw new InputError({
        code: 'requests.parameter',
        at: 'parameters',
        expected: 'N, a number of units, g, or tau from −1 to 1',
        received: `${name}=${value}`,
      })
  }
  const { tau, ...others } = parameters
  return finite(evaluate(average, { ...others, ...(tau === undefined ? {} : { τ: tau }) }), {
    at: 'parameters',
    what: 'the average',
  })
}

/** The polynomial by powers of 1/N: g^letters · Σ_k p_k(τ) N^{−k}. */
function byOrders({ words, average }: DmftTraceAnswer): readonly { readonly order: number; readonly of: Polynomial }[] {
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  return [...collect(average, 'N')].reverse().map(([exponent, of]) => ({
    order: -Q.toNumber(exponent),
    of: polynomial(
      of.map(({ coefficient, powers: exponents }) => ({
        coefficient,
        powers: powers({ ...exponents, g: Q.subtract(exponents['g'] ?? Q.zero, Q.rational(letters)) }),
      })),
    ),
  }))
}

const LETTERS = { J: 'J', T: 'Jᵀ' } as const

/**
 * The average as text.
 *
 * @example
 * dmftTraceText(await answerDmftTrace({ trace: 'J J^T' })).split('\n').at(-1) // 'E[(1/N) tr(J Jᵀ)] = g²'
 */
export function dmftTraceText(answer: DmftTraceAnswer): string {
  const { words, tau, value, parameters } = answer
  const orders = byOrders(answer)
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  const left = words.map((word) => `(1/N) tr(${[...word].map((letter) => LETTERS[letter as 'J']).join(' ')})`).join(' ')
  const power = `g${exponentText(Q.rational(letters))}`
  const terms = orders.map(({ order, of }) => {
    const text = polynomialText(of)
    if (order === 0) return text
    const by = `/N${exponentText(Q.rational(order))}`
    return of.length > 1 || text.includes('/') ? `(${text})${by}` : `${text}${by}`
  })
  const sum = terms.join(' + ').replaceAll('+ −', '− ')
  const right = orders.length === 0 ? '0' : sum === '1' ? power : `${power} (${sum})`
  return [
    `⟨J_ij J_kl⟩ = ${covarianceText(tau)}`,
    ...(tau !== undefined && Q.isZero(tau) ? [] : ['on the diagonal too: J_ii has the variance (1 + τ) g²/N']),
    '',
    `E[${left}] = ${right}`,
    ...(value === undefined
      ? []
      : [
          '',
          `${Object.entries(parameters ?? {})
            .map(([name, each]) => `${name} = ${each}`)
            .join(', ')}: ${Number(value.toPrecision(12))}`,
        ]),
  ].join('\n')
}

function covarianceText(tau: Rational | undefined): string {
  const along = 'δ_ik δ_jl'
  if (tau !== undefined && Q.isZero(tau)) return `(g²/N) ${along}`
  const size =
    tau === undefined
      ? 'τ '
      : Q.equal(tau, Q.one) || Q.equal(tau, Q.rational(-1))
        ? ''
        : `${rationalText(tau).replace('−', '')} `
  return `(g²/N) (${along} ${tau !== undefined && tau.num < 0n ? '−' : '+'} ${size}δ_il δ_jk)`
}

/**
 * The average as LaTeX, an equation.
 *
 * @example
 * dmftTraceLatex(await answerDmftTrace({ trace: 'J J^T' })) // '\\left\\langle \\tfrac{1}{N} \\operatorname{tr} J J^{\\top} \\right\\rangle = g^{2}'
 */
export function dmftTraceLatex(answer: DmftTraceAnswer): string {
  const { words } = answer
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  const left = words
    .map(
      (word) =>
        `\\tfrac{1}{N} \\operatorname{tr} ${[...word].map((letter) => (letter === 'J' ? 'J' : 'J^{\\top}')).join(' ')}`,
    )
    .join(' \\; ')
  const orders = byOrders(answer)
  const terms = orders.map(({ order, of }) => {
    const text = polynomialLatex(of)
    if (order === 0) return text
    return `\\frac{${text}}{N${order === 1 ? '' : `^{${order}}`}}`
  })
  const sum = terms.join(' + ')
  const right = orders.length === 0 ? '0' : sum === '1' ? `g^{${letters}}` : `g^{${letters}} \\left[ ${sum} \\right]`
  return `\\left\\langle ${left} \\right\\rangle = ${right}`
}

/**
 * The average as other programs read it; see `docs/json.md`.
 *
 * @example
 * JSON.parse(dmftTraceJson(await answerDmftTrace({ trace: 'J J^T' }))).terms[0].coefficient // '1'
 */
export function dmftTraceJson({ words, tau, average, parameters, value }: DmftTraceAnswer): string {
  return jsonText({
    traces: words.map((word) => [...word].map((letter) => (letter === 'J' ? 'J' : 'J^T')).join(' ')),
    tau: tau === undefined ? 'tau' : Q.format(tau),
    terms: average.map(({ coefficient, powers: exponents }) => ({
      coefficient: Q.format(coefficient),
      powers: Object.fromEntries(
        Object.entries(exponents).map(([symbol, power]) => [symbol === 'τ' ? 'tau' : symbol, Q.toNumber(power)]),
      ),
    })),
    ...(value === undefined ? {} : { parameters, value }),
  })
}
