import { binomial, factorial } from '../../algebra/integers.js'
import { formatPowers, multiplyPowers, raisePowers } from '../../algebra/polynomial.js'
import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { inOrder, valueOfPowers } from './seriesTerm.js'
import type { SeriesTerm } from './seriesTerm.js'

/**
 * `coefficient` · Π symbol^power over (ρ − iω)^{pole} of a `one-sided` transform, and over (ρ² + ω²)^{pole} of a
 * `two-sided` one, with iω above where it is `odd`; ρ is `rate` times the symbols `rateUnit`.
 */
export interface FrequencyTerm {
  readonly sides: 'one-sided' | 'two-sided'
  readonly coefficient: Rational
  readonly powers: Powers
  readonly odd: boolean
  readonly rate: Rational
  readonly rateUnit: Powers
  readonly pole: number
}

/** ∫_0^∞ e^{iωτ} of c τ^k e^{−ρτ}: c k!/(ρ − iω)^{k+1}. */
export function oneSided(terms: readonly SeriesTerm[], small: readonly string[]): readonly FrequencyTerm[] {
  return collected(
    terms.map(({ coefficient, powers, t, rate, rateUnit }) => ({
      sides: 'one-sided',
      coefficient: Q.multiply(coefficient, Q.rational(factorial(t))),
      powers,
      odd: false,
      rate: decaying(rate),
      rateUnit,
      pole: t + 1,
    })),
    small,
  )
}

/**
 * ∫ e^{iωτ} of the function that is `later` at τ > 0 and `earlier`, of |τ|, before: both as in {@link oneSided}, c k!
 * (ρ ± iω)^{k+1}/(ρ² + ω²)^{k+1}, in partial fractions of ρ² + ω².
 */
export function twoSided(
  later: readonly SeriesTerm[],
  earlier: readonly SeriesTerm[],
  small: readonly string[],
): readonly FrequencyTerm[] {
  return collected([...later.flatMap((each) => turned(each, 1)), ...earlier.flatMap((each) => turned(each, -1))], small)
}

/** (ρ ± iω)^n by the binomial theorem, (iω)^{2j} being (ρ² − (ρ² + ω²))^j. */
function turned({ coefficient, powers, t, rate, rateUnit }: SeriesTerm, sign: 1 | -1): readonly FrequencyTerm[] {
  const n = t + 1
  const terms: FrequencyTerm[] = []
  for (let m = 0; m <= n; m++) {
    const j = Math.floor(m / 2)
    for (let l = 0; l <= j; l++) {
      const raised = n - m + 2 * (j - l)
      const whole =
        factorial(t) * binomial(n, m) * binomial(j, l) * ((sign < 0 && m % 2 === 1) !== (l % 2 === 1) ? -1n : 1n)
      terms.push({
        sides: 'two-sided',
        coefficient: Q.multiply(Q.multiply(coefficient, Q.rational(whole)), Q.power(decaying(rate), raised)),
        powers: multiplyPowers(powers, raisePowers(rateUnit, Q.rational(raised))),
        odd: m % 2 === 1,
        rate,
        rateUnit,
        pole: n - l,
      })
    }
  }
  return terms
}

/** @throws Error for what does not decay, which has no function of frequency */
function decaying(rate: Rational): Rational {
  if (rate.num <= 0n) throw new Error(`a term of rate ${Q.format(rate)} has no transform`)
  return rate
}

/** Equal ones together: by orders, by rate, the higher powers of a denominator behind. */
function collected(terms: readonly FrequencyTerm[], small: readonly string[]): readonly FrequencyTerm[] {
  const sums = new Map<string, FrequencyTerm>()
  for (const each of terms) {
    const key = `${formatPowers(each.powers)};${Q.format(each.rate)};${each.pole};${each.odd ? 1 : 0}`
    const known = sums.get(key)
    sums.set(key, known === undefined ? each : { ...each, coefficient: Q.add(known.coefficient, each.coefficient) })
  }
  const found = [...sums.values()].filter(({ coefficient }) => !Q.isZero(coefficient))
  return inOrder(
    { small },
    found.toSorted((a, b) => a.pole - b.pole || Number(a.odd) - Number(b.odd)),
  )
}

/** The value at a frequency, for given values of the parameters. @throws InputError for a parameter without a value */
export function valueInFrequency(
  terms: readonly FrequencyTerm[],
  omega: number,
  values: Readonly<Record<string, number>>,
): { readonly re: number; readonly im: number } {
  let [re, im] = [0, 0]
  for (const { sides, coefficient, powers, odd, rate, rateUnit, pole } of terms) {
    const rho = Q.toNumber(rate) * valueOfPowers(rateUnit, values)
    const square = rho ** 2 + omega ** 2
    // 1/(ρ − iω) = (ρ + iω)/(ρ² + ω²)
    let [x, y] = odd ? [0, omega] : [1, 0]
    if (sides === 'one-sided') for (let k = 0; k < pole; k++) [x, y] = [x * rho - y * omega, x * omega + y * rho]
    const size = (Q.toNumber(coefficient) * valueOfPowers(powers, values)) / square ** pole
    re += size * x
    im += size * y
  }
  return { re, im }
}
