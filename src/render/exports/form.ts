import { leastCommonMultiple } from '../../algebra/integers.js'
import type { Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { symbolsOf } from './arithmetic.js'
import { commented, identifiers } from './identifiers.js'
import type { Naming } from './identifiers.js'

/** FORM's own functions and symbols end in `_`, which its users' names may not have. */
const naming: Naming = { underscores: false, reserved: () => false, instead: (name) => name }

/**
 * A FORM program with the polynomial as a local expression. FORM's powers are whole: a symbol that has fractional ones
 * is given by its root, N by Nroot2 with Nroot2² = N.
 */
export function form(polynomial: Polynomial, name: string): string {
  const roots = rootsOf(polynomial)
  const symbols = symbolsOf(polynomial)
  const names = identifiers(
    symbols.map((symbol) => rooted(symbol, roots)),
    name,
    naming,
  )
  const nameOf = (symbol: string): string => names.symbols.get(rooted(symbol, roots)) as string
  const remarks = symbols.flatMap((symbol) => {
    const root = roots.get(symbol) as bigint
    if (root !== 1n) return [`* ${nameOf(symbol)} to the power ${root} is ${commented(symbol)}`]
    return nameOf(symbol) === symbol ? [] : [`* ${nameOf(symbol)} is ${commented(symbol)}`]
  })
  const terms = polynomial.map(({ coefficient, powers }) => {
    const factors = Object.entries(powers).map(([symbol, exponent]) =>
      power(nameOf(symbol), Q.multiply(exponent, Q.rational(roots.get(symbol) as bigint))),
    )
    return `\n  ${coefficient.num < 0n ? '-' : '+'} ${[Q.format(coefficient).replace('-', ''), ...factors].join('*')}`
  })
  return [
    '#-',
    ...remarks,
    'Off Statistics;',
    ...(symbols.length === 0 ? [] : [`Symbols ${symbols.map(nameOf).join(',')};`]),
    `Local ${names.result} =${terms.length === 0 ? ' 0' : terms.join('')};`,
    'Print;',
    '.end',
  ].join('\n')
}

function power(name: string, exponent: Rational): string {
  return Q.equal(exponent, Q.one) ? name : `${name}^${Q.format(exponent)}`
}

/** The least common denominator of each symbol's exponents. */
function rootsOf(polynomial: Polynomial): ReadonlyMap<string, bigint> {
  const roots = new Map<string, bigint>()
  for (const { powers } of polynomial)
    for (const [symbol, { den }] of Object.entries(powers))
      roots.set(symbol, leastCommonMultiple(roots.get(symbol) ?? 1n, den))
  return roots
}

function rooted(symbol: string, roots: ReadonlyMap<string, bigint>): string {
  const root = roots.get(symbol) as bigint
  return root === 1n ? symbol : `${symbol}root${root}`
}
