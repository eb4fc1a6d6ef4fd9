import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import { inParentheses, sumOfQuotients, symbolsOf, withExponentials } from './arithmetic.js'
import type { Exponentials } from './arithmetic.js'
import { identifiers, renamings } from './identifiers.js'
import type { Naming } from './identifiers.js'

/** Everything that begins with a capital is, or may become, Mathematica's own (N, E, I, C …); `_` makes a pattern. */
const naming: Naming = { underscores: false, reserved: (name) => /^[A-Z]/.test(name), instead: (name) => `cap${name}` }

/** Wolfram Language: an assignment of the exact polynomial to `name`. */
export function mathematica(polynomial: Polynomial, name: string, exponentials: Exponentials = new Map()): string {
  const names = identifiers(symbolsOf(polynomial, exponentials), name, naming)
  const arithmetic = { number: Q.format, exponent: inParentheses, power: '^' } as const
  const all = withExponentials(names.symbols, exponentials, (exponent) => `Exp[${exponent}]`, arithmetic)
  const value = sumOfQuotients(polynomial, all, arithmetic)
  return [...renamings(names).map((line) => `(* ${line} *)`), `${names.result} = ${value};`].join('\n')
}
