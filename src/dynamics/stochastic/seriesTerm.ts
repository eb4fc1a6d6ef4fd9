import type { Decays } from '../../algebra/decay.js'
import { InputError } from '../../errors.js'
import { formatPowers, multiplyPowers, raisePowers } from '../../algebra/polynomial.js'
import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { named } from '../../names.js'
import type { NormalForm } from './normalForm.js'

/** `coefficient` · Π symbol^power · τ^t e^{−rate τ}, τ ≥ 0; the rate is `rate` times the symbols `rateUnit`. */
export interface SeriesTerm {
  readonly coefficient: Rational
  readonly powers: Powers
  readonly t: number
  readonly rate: Rational
  readonly rateUnit: Powers
}

/** Terms in the user's unit of time: low powers of the small parameters first, then by rate and power of τ. */
export function seriesTerms(
  { unit, small }: Pick<NormalForm, 'unit' | 'small'>,
  decays: Decays<Polynomial>,
): readonly SeriesTerm[] {
  const terms = [...decays].flatMap(([rate, coefficients]) =>
    coefficients.flatMap((polynomial, t) =>
      polynomial.map(({ coefficient, powers }): SeriesTerm => ({
        coefficient: Q.multiply(coefficient, Q.power(unit.coefficient, t)),
        powers: multiplyPowers(powers, raisePowers(unit.powers, Q.rational(t))),
        t,
        rate: Q.multiply(Q.rational(rate), unit.coefficient),
        rateUnit: unit.powers,
      })),
    ),
  )
  const order = ({ powers }: SeriesTerm): Rational => Q.sum(small.map((symbol) => powers[symbol] ?? Q.zero))
  return terms.sort(
    (a, b) =>
      Q.compare(order(a), order(b)) ||
      compareTexts(formatPowers(a.powers), formatPowers(b.powers)) ||
      Q.compare(a.rate, b.rate) ||
      a.t - b.t,
  )
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The value at a time, for given values of the parameters.
 *
 * @throws InputError for a parameter without a value
 */
export function valueOfTerms(
  terms: readonly SeriesTerm[],
  tau: number,
  values: Readonly<Record<string, number>>,
): number {
  return terms.reduce((sum, { coefficient, powers, t, rate, rateUnit }) => {
    const decay = Q.toNumber(rate) * product(rateUnit, values)
    return sum + Q.toNumber(coefficient) * product(powers, values) * tau ** t * Math.exp(-decay * tau)
  }, 0)
}

function product(powers: Powers, values: Readonly<Record<string, number>>): number {
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
