import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { sumOfQuotients, symbolsOf, withCalls } from './arithmetic.js'
import type { Calls } from './arithmetic.js'
import { identifiers, renamings } from './identifiers.js'
import type { Naming } from './identifiers.js'

const RESERVED = new Set(
  'baremodule begin break catch const continue do else elseif end export finally for function global if import let local macro module quote return struct try using while true false in isa where outer type mutable abstract primitive cos exp sin'.split(
    ' ',
  ),
)
const naming: Naming = { underscores: true, reserved: (name) => RESERVED.has(name), instead: (name) => `${name}_` }

/**
 * A Julia function `name(; N, kappa_4)` of its symbols, exact for `Rational{BigInt}` arguments, in floats for floats.
 */
export function julia(polynomial: Polynomial, name: string, calls: Calls = new Map()): string {
  const symbols = symbolsOf(polynomial, calls)
  const names = identifiers(symbols, name, naming)
  const own = symbols.map((symbol) => names.symbols.get(symbol) as string)
  const arithmetic = { number: rational, exponent, power: '^', ones: true } as const
  const all = withCalls(names.symbols, calls, (by, argument) => `${by}(${argument})`, arithmetic)
  const value = sumOfQuotients(polynomial, all, arithmetic)
  return [...renamings(names).map((line) => `# ${line}`), `${names.result}(; ${own.join(', ')}) = ${value}`].join('\n')
}

/** Always with `//`: a whole number over a whole number would be a float. */
function rational(value: Rational): string {
  return `${value.num}//${value.den}`
}

function exponent(value: Rational): string {
  return Q.isInteger(value) ? Q.format(value) : `(${rational(value)})`
}
