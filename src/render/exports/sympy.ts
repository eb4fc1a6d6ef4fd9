import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { sumOfQuotients, symbolsOf, withCalls } from './arithmetic.js'
import type { Calls } from './arithmetic.js'
import { identifiers, renamings } from './identifiers.js'
import type { Naming } from './identifiers.js'

/** Python's keywords, what the program imports, and the names that SymPy reads back as numbers. */
const RESERVED = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield print match case type None True False Rational cos exp sin symbols E I pi oo nan zoo'.split(
    ' ',
  ),
)
const naming: Naming = { underscores: true, reserved: (name) => RESERVED.has(name), instead: (name) => `${name}_` }

/** A Python program that defines `name` as a SymPy expression. */
export function sympy(polynomial: Polynomial, name: string, calls: Calls = new Map()): string {
  const symbols = symbolsOf(polynomial, calls)
  const names = identifiers(symbols, name, naming)
  const own = symbols.map((symbol) => names.symbols.get(symbol) as string)
  const declared = own.length === 0 ? [] : [`${own.join(', ')} = symbols('${own.join(' ')}')`]
  const arithmetic = { number: rational, exponent: rational, power: '**' } as const
  const all = withCalls(names.symbols, calls, (by, argument) => `${by}(${argument})`, arithmetic)
  const value = sumOfQuotients(polynomial, all, arithmetic, '\n    ')
  const functions = new Set([...calls.values()].map(({ by }) => by))
  return [
    `from sympy import ${['Rational', ...functions, 'symbols'].join(', ')}`,
    ...renamings(names).map((line) => `# ${line}`),
    ...declared,
    `${names.result} = (\n    ${polynomial.length === 0 ? 'Rational(0)' : value}\n)`,
  ].join('\n')
}

/** An exact number: Python would divide 1/2 in floats. */
function rational(value: Rational): string {
  return Q.isInteger(value)
    ? Q.equal(value, Q.one)
      ? 'Rational(1)'
      : Q.format(value)
    : `Rational(${value.num}, ${value.den})`
}
