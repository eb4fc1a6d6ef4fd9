import { factorial } from '../../algebra/integers.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { expandGently } from '../../expansion/expand.js'
import { UnreadableMathematics } from '../../mathematics/item.js'
import { finding } from '../subject.js'
import type { Running } from '../running.js'
import type { Judged, Opinion } from './judge.js'
import type { Noticed } from './noticed.js'
import { wholeActionOf } from './wholeAction.js'
import type { NamedTerm, WholeAction } from './wholeAction.js'

/** Orders above this one are not looked at. */
const MOST_ORDER = 4

/**
 * A whole action, `S = S_GP + ∫ g_4 φφφφ + O(1/N²)`, judged by which couplings it has to the order that was asked for:
 * one that is left out though it has a part of such an order is an error, as is another sign or factor of a term.
 * Undefined for an equation that says something else.
 */
export async function judgeAction(equation: Judged, running: Running): Promise<Opinion | undefined> {
  const { theory, asked, limit, input } = equation
  if (input === 'plain' || theory.expands.functional !== 'S') return undefined
  const action = actionIn(equation)
  const [leading, other] = theory.orders
  const said = asked.upTo ?? asked.order
  if (action === undefined || leading === undefined || other !== undefined) return undefined
  if (said === undefined || typeof said === 'object' || action.tail === null) return undefined
  const highest = highestOf(Q.parse(`${said}`, 'order'), action.tail)
  if (Q.compare(highest, Q.rational(MOST_ORDER)) > 0) return undefined
  const needed: number[] = []
  for (let legs = 1; legs <= 2 * Q.toNumber(highest) + 2; legs++) {
    const { terms } = await expandGently(theory, { legs, select: { upTo: highest } }, { limit, ...finding(running) })
    const corrections = terms.filter(({ powers }) => !Q.isZero(powers[leading.symbol] ?? Q.zero))
    if (corrections.length > 0) needed.push(legs)
  }
  const shown = `${leading.symbol}^${Q.format(Q.negate(highest))}`
  const differences = differencesOf(action.terms, needed, shown)
  const isRight = (terms: readonly NamedTerm[]): boolean => differencesOf(terms, needed, shown).length === 0
  const isDivided = action.terms.some(
    ({ factor, legs }) => legs > 1 && Q.equal(factor, Q.rational(1n, factorial(legs))),
  )
  const free = `read ${action.free} as the Gaussian part of order 0`
  const convention = differences.length === 0 && isDivided ? `${free}, g_r with 1/r! in front` : free
  return {
    verdict: differences.length === 0 ? 'right-under' : 'wrong',
    kind: 'coefficient',
    convention,
    reason: null,
    differences,
    lines: differences.length === 0 ? [] : [correctedAction(action, needed)],
    noticed: differences.length === 0 ? noticed(action.terms, isRight) : [],
  }
}

function actionIn({ text, theory, macros }: Judged): WholeAction | undefined {
  try {
    return wholeActionOf(text, theory, macros)
  } catch (error) {
    if (!(error instanceof UnreadableMathematics)) throw error
    return undefined
  }
}

/** What was asked for, as far as the tail does not leave it open. */
function highestOf(asked: Rational, tail: Rational | undefined): Rational {
  if (tail === undefined) return asked
  const below = Q.subtract(tail, Q.rational(1n, 2n))
  return Q.compare(below, asked) < 0 ? below : asked
}

function differencesOf(terms: readonly NamedTerm[], needed: readonly number[], order: string): readonly string[] {
  const missing = needed.filter((legs) => terms.every((term) => term.legs !== legs))
  const twice = terms.filter((term, i) => terms.findIndex(({ legs }) => legs === term.legs) < i)
  const isPlain = (of: (term: NamedTerm) => Rational): boolean => terms.every((term) => Q.equal(term.factor, of(term)))
  const fits = isPlain(() => Q.one) || isPlain(({ legs }) => Q.rational(1n, factorial(legs)))
  return [
    ...missing.map((legs) => `left out: the term of g_${legs}, which has a part of an order up to ${order}`),
    ...twice.map(({ legs }) => `the term of g_${legs} stands twice`),
    ...(fits
      ? []
      : terms
          .filter(({ factor }) => !Q.equal(factor, Q.one))
          .map(({ legs, factor }) => `the term of g_${legs} has the factor ${Q.format(factor)}, for S = Σ g_r φ^r`)),
  ]
}

function noticed(terms: readonly NamedTerm[], isRight: (terms: readonly NamedTerm[]) => boolean): readonly Noticed[] {
  const never = (change: (term: NamedTerm) => readonly NamedTerm[]): boolean =>
    terms.every((_, i) => !isRight(terms.flatMap((term, k) => (k === i ? change(term) : [term]))))
  const times = (factor: bigint) => (term: NamedTerm) => [
    { ...term, factor: Q.multiply(term.factor, Q.rational(factor)) },
  ]
  return [
    ...(never(times(-1n)) ? (['a sign'] as const) : []),
    ...(never(times(2n)) ? (['a factor 2'] as const) : []),
    ...(never(() => []) ? (['a dropped term'] as const) : []),
  ]
}

/** The same left side and Gaussian part, and every coupling that has a part of the order. */
function correctedAction({ left, free, open }: WholeAction, needed: readonly number[]): string {
  const term = (legs: number): string => {
    const points = Array.from({ length: legs }, (_, i) => `x_{${i + 1}}`)
    const measure = points.map((point) => `d^d${point}`).join('\\,')
    return `\\int ${measure}\\, g_{${legs}}(${points.join(',')})\\, ${points.map((point) => `\\phi(${point})`).join('')}`
  }
  return `${left} = ${[free, ...needed.map(term), ...(open === undefined ? [] : [open])].join(' + ')}`
}
