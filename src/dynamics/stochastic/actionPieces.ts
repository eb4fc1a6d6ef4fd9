import type { Monomial, Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { problem } from './equationSymbols.js'
import { responseOf } from './stochasticEquation.js'

/** A monomial of the action, taken apart. */
export interface Piece {
  readonly responses: readonly number[]
  readonly fields: readonly number[]
  readonly term: Monomial
}

/** The monomials of an action by powers of fields. @throws InputError for components under a root or a fraction */
export function piecesOf(action: Polynomial, names: readonly string[]): readonly Piece[] {
  return action.map(({ coefficient, powers }) => {
    const take = (name: string): number => {
      const exponent = powers[name] ?? Q.zero
      if (!Q.isInteger(exponent) || exponent.num < 0n)
        throw problem('equation', 'whole powers of the components', `${name}^(${Q.format(exponent)})`)
      return Number(exponent.num)
    }
    const fields = names.map((name) => take(name))
    const responses = names.map((name) => take(responseOf(name)))
    const isField = (symbol: string): boolean => names.some((name) => symbol === name || symbol === responseOf(name))
    const others = Object.fromEntries(Object.entries(powers).filter(([symbol]) => !isField(symbol)))
    return { responses, fields, term: { coefficient, powers: others } }
  })
}

/** The sum of the numbers. */
export function total(counts: readonly number[]): number {
  return counts.reduce((sum, each) => sum + each, 0)
}
