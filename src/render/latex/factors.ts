import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { asBase, asFactor } from '../../theory/fillTemplate.js'
import type { Theory } from '../../theory/theory.js'
import { factorialLatex, prefactorLatex } from './number.js'
import type { Summand } from './number.js'
import type { LaidOutTerm } from './layout.js'
import type { LatexStyle, PermutationStyle } from './style.js'
import { symbolLatex } from './symbols.js'

/** A factor of a product, with its power. */
export interface LatexFactor {
  readonly latex: string
  readonly power: number
}

/** Factors, equal ones once, as a power: `\Delta(y_{1},y_{2})^{2}`. */
export function factorsLatex(factors: readonly LatexFactor[]): readonly string[] {
  return collected(factors).map(([latex, power]) => (power === 1 ? asFactor(latex) : `${asBase(latex)}^{${power}}`))
}

/** Total powers of equal factors, in the order of their first appearance; empty ones are left out. */
function collected(factors: readonly LatexFactor[]): readonly (readonly [string, number])[] {
  const powers = new Map<string, number>()
  for (const { latex, power } of factors) if (latex !== '') powers.set(latex, (powers.get(latex) ?? 0) + power)
  return [...powers]
}

/** What a term is printed from: a labelled diagram, or its integral in momentum space. */
interface Weighted {
  readonly coefficient: Rational
  readonly powers: Powers
  readonly others: bigint
}

/**
 * A term with its coefficient in front: `\frac{\lambda}{2} \, value`, and `\left[ value + 2\text{ perms} \right]` or
 * `\sum_{P} value` when it stands for other labellings too.
 *
 * @param constants further factors that belong into the coefficient's fraction
 */
export function termLatex(
  theory: Theory,
  { coefficient, powers, others }: Weighted,
  { pieces, constants = [] }: { readonly pieces: readonly string[]; readonly constants?: readonly LatexFactor[] },
  {
    permutations,
    factorials,
  }: { readonly permutations: PermutationStyle; readonly factorials?: LatexStyle['factorials'] },
): LaidOutTerm {
  const written = [
    ...collected(constants).map(([latex, power]) => inProduct(latex, Q.rational(power))),
    ...Object.entries(powers).map(([symbol, exponent]) => {
      const latex = theory.orders.find((each) => each.symbol === symbol)?.latex
      return latex === undefined ? ([symbolLatex(symbol), exponent] as const) : inProduct(latex, exponent)
    }),
  ]
  const prefactor = prefactorLatex(
    coefficient,
    written,
    pieces.length > 0,
    factorials === true ? factorialLatex : undefined,
  )
  const term = { negative: coefficient.num < 0n, prefactor, pieces }
  if (others === 0n) return term
  if (permutations === 'sum') return { ...term, prefactor: `${prefactor} \\sum_{P}`.trim() }
  return { ...term, completion: `${others}\\text{ ${others === 1n ? 'perm' : 'perms'}}` }
}

/** A factor of a prefactor, above or below its line. */
function inProduct(latex: string, exponent: Rational): readonly [string, Rational] {
  return [Q.equal(exponent, Q.one) || Q.equal(exponent, Q.rational(-1)) ? asFactor(latex) : asBase(latex), exponent]
}

/** A coefficient by itself: `\frac{\lambda}{2}`, `1`. */
export function coefficientSummand(theory: Theory, coefficient: Rational, powers: Powers): Summand {
  const { negative, prefactor } = termLatex(
    theory,
    { coefficient, powers, others: 0n },
    { pieces: [] },
    { permutations: 'counted' },
  )
  return { negative, body: prefactor }
}
