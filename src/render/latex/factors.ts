import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Theory } from '../../theory/theory.js'
import { prefactorLatex } from './number.js'
import type { Summand } from './number.js'
import { symbolLatex } from './symbols.js'

/** A factor of a product, with its power. */
export interface LatexFactor {
  readonly latex: string
  readonly power: number
}

/** Factors side by side, equal ones once, as a power: `\Delta(y_{1},y_{2})^{2} \, \lambda`. */
export function productLatex(factors: readonly LatexFactor[]): string {
  return collected(factors)
    .map(([latex, power]) => (power === 1 ? latex : `${raisable(latex)}^{${power}}`))
    .join(' \\, ')
}

/** Total powers of equal factors, in the order of their first appearance; empty ones are left out. */
function collected(factors: readonly LatexFactor[]): readonly (readonly [string, number])[] {
  const powers = new Map<string, number>()
  for (const { latex, power } of factors) if (latex !== '') powers.set(latex, (powers.get(latex) ?? 0) + power)
  return [...powers]
}

/** A symbol or a function of something can be raised as it stands; anything else, such as an inverse, gets brackets. */
function raisable(latex: string): string {
  return /^(?:\\?[A-Za-z]+(?:_\{[^{}]*\})?|.*\))$/.test(latex) ? latex : `\\left[ ${latex} \\right]`
}

/**
 * A term with its coefficient in front: `\frac{\lambda}{2} \, value`, and `\left[ value + 2\text{ perms} \right]` when it stands for other
 * labellings too.
 *
 * @param constants further factors that belong into the coefficient's fraction
 */
export function termSummand(
  theory: Theory,
  { coefficient, powers, others }: { readonly coefficient: Rational; readonly powers: Powers; readonly others: bigint },
  value: string,
  constants: readonly LatexFactor[] = [],
): Summand {
  const written = [
    ...collected(constants).map(([latex, power]) => [power === 1 ? latex : raisable(latex), Q.rational(power)] as const),
    ...Object.entries(powers).map(
      ([symbol, exponent]) => [theory.orders.find((each) => each.symbol === symbol)?.latex ?? symbolLatex(symbol), exponent] as const,
    ),
  ]
  const body = others === 0n ? value : `\\left[ ${value} + ${others}\\text{ ${others === 1n ? 'perm' : 'perms'}} \\right]`
  const prefactor = prefactorLatex(coefficient, written, body !== '')
  return { negative: coefficient.num < 0n, body: `${prefactor} ${body}`.trim() }
}
