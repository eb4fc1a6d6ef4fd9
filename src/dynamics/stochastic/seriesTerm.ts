import { mapDecays } from '../../algebra/decay.js'
import type { Decays } from '../../algebra/decay.js'
import { InputError } from '../../errors.js'
import { formatPowers, multiplyPowers, raisePowers } from '../../algebra/polynomial.js'
import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { named } from '../../names.js'
import { turnedParts } from './turnedParts.js'
import type { NormalForm } from './normalForm.js'

/**
 * `coefficient` · Π symbol^power · τ^t e^{−rate τ}, τ ≥ 0; the rate is `rate` times the symbols `rateUnit`. From a start
 * τ is the time since then, or, of two times, what the later one is behind the earlier, t′, of which there is
 * t′^{earlier.t} e^{−earlier.rate t′} as well. Under a drive there may be cos or sin, `turn`.
 */
export interface SeriesTerm {
  readonly earlier?: { readonly t: number; readonly rate: Rational }
  readonly coefficient: Rational
  readonly powers: Powers
  readonly t: number
  readonly rate: Rational
  readonly rateUnit: Powers
  /** A factor that a drive makes, cos or sin of rate · τ + earlier · t′, in the same units. */
  readonly turn?: { readonly of: 'cos' | 'sin'; readonly rate: Rational; readonly earlier?: Rational }
}

/** Terms in the user's unit of time: low powers of the small parameters first, then by rate and power of τ. */
export function seriesTerms(
  form: Pick<NormalForm, 'unit' | 'small'>,
  decays: Decays<Polynomial>,
): readonly SeriesTerm[] {
  return termsOf(
    form,
    mapDecays(decays, (each) => new Map([[0, [each]]])),
    false,
  )
}

/** The same from a start, of one time or of two. */
export function startedTerms(
  form: Pick<NormalForm, 'unit' | 'small'>,
  times: Decays<Decays<Polynomial>>,
  two: boolean,
): readonly SeriesTerm[] {
  return two
    ? termsOf(form, times, true)
    : seriesTerms(form, times.get(0)?.[0] ?? new Map<number, readonly Polynomial[]>())
}

function termsOf(
  form: Pick<NormalForm, 'unit' | 'small'>,
  times: Decays<Decays<Polynomial>>,
  two: boolean,
): readonly SeriesTerm[] {
  const { unit } = form
  const inUnits = (rate: number): Rational => Q.multiply(Q.rational(rate), unit.coefficient)
  const terms = turnedParts(times).flatMap(({ rate, t, earlier, turn, coefficient: polynomial }) =>
    polynomial.map(({ coefficient, powers }): SeriesTerm => ({
      coefficient: Q.multiply(coefficient, Q.power(unit.coefficient, t + earlier.t)),
      powers: multiplyPowers(powers, raisePowers(unit.powers, Q.rational(t + earlier.t))),
      t,
      rate: inUnits(rate),
      rateUnit: unit.powers,
      ...(two ? { earlier: { t: earlier.t, rate: inUnits(earlier.rate) } } : {}),
      ...(turn === undefined
        ? {}
        : { turn: { of: turn.of, rate: inUnits(turn.rate), ...(two ? { earlier: inUnits(turn.earlier) } : {}) } }),
    })),
  )
  return inOrder(form, terms)
}

/** Low powers of the small parameters first, then by what else is there; otherwise as they stand. */
export function inOrder<T extends Pick<SeriesTerm, 'powers' | 'rate' | 'earlier' | 'turn'> & { readonly t?: number }>(
  { small }: Pick<NormalForm, 'small'>,
  terms: readonly T[],
): readonly T[] {
  const order = ({ powers }: T): Rational => Q.sum(small.map((symbol) => powers[symbol] ?? Q.zero))
  const before = ({ earlier }: T): Rational => earlier?.rate ?? Q.zero
  return terms.toSorted(
    (a, b) =>
      Q.compare(order(a), order(b)) ||
      compareTexts(formatPowers(a.powers), formatPowers(b.powers)) ||
      Q.compare(before(a), before(b)) ||
      (a.earlier?.t ?? 0) - (b.earlier?.t ?? 0) ||
      Q.compare(a.rate, b.rate) ||
      Q.compare(a.turn?.rate ?? Q.zero, b.turn?.rate ?? Q.zero) ||
      Q.compare(a.turn?.earlier ?? Q.zero, b.turn?.earlier ?? Q.zero) ||
      compareTexts(a.turn?.of ?? '', b.turn?.of ?? '') ||
      (a.t ?? 0) - (b.t ?? 0),
  )
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The value at a time, for given values of the parameters; of two times from a start, at t′ = `before`.
 *
 * @throws InputError for a parameter without a value
 */
export function valueOfTerms(
  terms: readonly SeriesTerm[],
  tau: number,
  values: Readonly<Record<string, number>>,
  before = 0,
): number {
  return terms.reduce((sum, { coefficient, powers, t, rate, rateUnit, earlier, turn }) => {
    const unit = valueOfPowers(rateUnit, values)
    const decay = (rate: Rational, time: number): number => Math.exp(-Q.toNumber(rate) * unit * time)
    const start = earlier === undefined ? 1 : before ** earlier.t * decay(earlier.rate, before)
    const angle =
      turn === undefined ? 0 : unit * (Q.toNumber(turn.rate) * tau + Q.toNumber(turn.earlier ?? Q.zero) * before)
    const turned = turn === undefined ? 1 : turn.of === 'cos' ? Math.cos(angle) : Math.sin(angle)
    const size = Q.toNumber(coefficient) * valueOfPowers(powers, values)
    return sum + size * tau ** t * decay(rate, tau) * turned * start
  }, 0)
}

/** A product of powers of parameters. @throws InputError for a parameter without a value */
export function valueOfPowers(powers: Powers, values: Readonly<Record<string, number>>): number {
  return Object.entries(powers).reduce((all, [symbol, power]) => {
    const value = named(values, symbol)
    if (value === undefined)
      throw new InputError({
        code: 'dynamics.parameter',
        at: '--param',
        expected: `a value of ${symbol}, such as ${symbol}=0.1`,
        received: 'none',
      })
    return all * value ** Q.toNumber(power)
  }, 1)
}
