import { leastCommonMultiple } from '../../algebra/integers.js'
import type { Polynomial, Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import { symbolsOf } from './arithmetic.js'
import { commented, takingNames } from './identifiers.js'
import type { Naming } from './identifiers.js'

/** FORM's own functions and symbols end in `_`, which its users' names may not have. */
const naming: Naming = { underscores: false, reserved: () => false, instead: (name) => name }

/**
 * A FORM program with the polynomial as a local expression. FORM's powers are whole: a symbol that has fractional ones
 * is given by its root, N by Nroot2 with Nroot2² = N.
 */
export function form(polynomial: Polynomial, name: string): string {
  return formProgram([{ name, terms: polynomial.map((term) => ({ ...term, calls: [] })) }])
}

/** A local expression of a program. */
export interface FormExpression {
  readonly name: string
  /** A comment above it. */
  readonly remark?: string
  readonly terms: readonly FormTerm[]
}

/** A number, powers of symbols and commuting functions of vectors. */
export interface FormTerm {
  readonly coefficient: Rational
  readonly powers: Powers
  readonly calls: readonly FormCall[]
}

/** A function of vectors: `Delta(k1-p1)`. */
export interface FormCall {
  readonly of: string
  /** Does not change when its arguments are exchanged; the same in all calls. */
  readonly symmetric?: boolean
  readonly arguments: readonly string[]
}

/**
 * A FORM program with these local expressions, as {@link form} writes one.
 *
 * @param vectors and `remarks`: their names as they stand in arguments, and comments at the beginning
 */
export function formProgram(
  expressions: readonly FormExpression[],
  { vectors = [], remarks = [] }: { readonly vectors?: readonly string[]; readonly remarks?: readonly string[] } = {},
): string {
  const terms = expressions.flatMap((expression) => expression.terms)
  const roots = rootsOf(terms)
  const symbols = symbolsOf(terms)
  const functions = new Map(
    terms.flatMap(({ calls }) => calls.map(({ of, symmetric = false }) => [of, symmetric] as const)),
  )
  const take = takingNames(naming)
  for (const vector of vectors) take(vector)
  const named = new Map(symbols.map((symbol) => [symbol, take(rooted(symbol, roots))]))
  const called = new Map([...functions.keys()].map((of) => [of, take(of)]))
  const nameOf = (symbol: string): string => named.get(symbol) as string
  const renamed = symbols.flatMap((symbol) => {
    const root = roots.get(symbol) as bigint
    if (root !== 1n) return [`* ${nameOf(symbol)} to the power ${root} is ${commented(symbol)}`]
    return nameOf(symbol) === symbol ? [] : [`* ${nameOf(symbol)} is ${commented(symbol)}`]
  })
  const renamedCalls = [...called].flatMap(([of, name]) => (of === name ? [] : [`* ${name} is ${commented(of)}`]))
  const written = ({ coefficient, powers, calls }: FormTerm): string => {
    const factors = Object.entries(powers).map(([symbol, exponent]) =>
      power(nameOf(symbol), Q.multiply(exponent, Q.rational(roots.get(symbol) as bigint))),
    )
    const values = calls.map(({ of, arguments: given }) => `${called.get(of) as string}(${given.join(',')})`)
    const number = Q.format(coefficient).replace('-', '')
    return `\n  ${coefficient.num < 0n ? '-' : '+'} ${[number, ...factors, ...counted(values)].join('*')}`
  }
  return [
    '#-',
    ...remarks.map((remark) => `* ${remark}`),
    ...renamed,
    ...renamedCalls,
    'Off Statistics;',
    ...(vectors.length === 0 ? [] : [`Vectors ${vectors.join(',')};`]),
    ...(symbols.length === 0 ? [] : [`Symbols ${symbols.map(nameOf).join(',')};`]),
    ...(functions.size === 0 ? [] : [`CFunctions ${[...called.values()].join(',')};`]),
    ...expressions.flatMap(({ name, remark, terms: own }) => [
      ...(remark === undefined ? [] : [`* ${remark}`]),
      `Local ${take(name)} =${own.length === 0 ? ' 0' : own.map(written).join('')};`,
    ]),
    ...[...functions].flatMap(([of, symmetric]) => (symmetric ? [`Symmetrize ${called.get(of) as string};`] : [])),
    'Print;',
    '.end',
  ].join('\n')
}

function power(name: string, exponent: Rational): string {
  return Q.equal(exponent, Q.one) ? name : `${name}^${Q.format(exponent)}`
}

/** Equal factors as a power. */
function counted(factors: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const factor of factors) counts.set(factor, (counts.get(factor) ?? 0) + 1)
  return [...counts].map(([factor, count]) => (count === 1 ? factor : `${factor}^${count}`))
}

/** The least common denominator of each symbol's exponents. */
function rootsOf(terms: readonly Pick<FormTerm, 'powers'>[]): ReadonlyMap<string, bigint> {
  const roots = new Map<string, bigint>()
  for (const { powers } of terms)
    for (const [symbol, { den }] of Object.entries(powers))
      roots.set(symbol, leastCommonMultiple(roots.get(symbol) ?? 1n, den))
  return roots
}

function rooted(symbol: string, roots: ReadonlyMap<string, bigint>): string {
  const root = roots.get(symbol) as bigint
  return root === 1n ? symbol : `${symbol}root${root}`
}
