import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { inParentheses, sumOfQuotients, symbolsOf, withCalls } from './arithmetic.js'
import type { Calls } from './arithmetic.js'
import { identifiers, renamings } from './identifiers.js'
import type { Naming } from './identifiers.js'

/** Everything that begins with a capital is, or may become, Mathematica's own (N, E, I, C …); `_` makes a pattern. */
const naming: Naming = { underscores: false, reserved: (name) => /^[A-Z]/.test(name), instead: (name) => `cap${name}` }

const CALLED = { exp: 'Exp', cos: 'Cos', sin: 'Sin' }

/** Wolfram Language: an assignment of the exact polynomial to `name`. */
export function mathematica(polynomial: Polynomial, name: string, calls: Calls = new Map()): string {
  const names = identifiers(symbolsOf(polynomial, calls), name, naming)
  const arithmetic = { number: Q.format, exponent: inParentheses, power: '^' } as const
  const all = withCalls(names.symbols, calls, (by, argument) => `${CALLED[by]}[${argument}]`, arithmetic)
  const value = sumOfQuotients(polynomial, all, arithmetic)
  return [...renamings(names).map((line) => `(* ${line} *)`), `${names.result} = ${value};`].join('\n')
}
