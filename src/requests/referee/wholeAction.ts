import { factorial } from '../../algebra/integers.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Expression } from '../../mathematics/expression.js'
import { readChain } from '../../mathematics/readChain.js'
import { written } from '../../mathematics/written.js'
import type { Theory } from '../../theory/theory.js'

/** A term of an action that names a coupling: a number times ∫ g_r(x_1,…,x_r) φ(x_1)⋯φ(x_r). */
export interface NamedTerm {
  readonly legs: number
  readonly factor: Rational
}

/** `S = S_GP + ∫ g_4 φφφφ + O(1/N²)`: which couplings an action is said to have. */
export interface WholeAction {
  readonly terms: readonly NamedTerm[]
  /** The power of the small parameter from which on it is left open; undefined without a tail, null where it is dots. */
  readonly tail: Rational | null | undefined
  /** The tail as it is written; undefined without one. */
  readonly open: string | undefined
  /** Its left side and its Gaussian part, as they are written. */
  readonly left: string
  readonly free: string
}

/**
 * The action that is said to be a Gaussian part, `S_{\text{GP}}`, and terms of named couplings; undefined where it is
 * something else.
 */
export function wholeActionOf(
  text: string,
  theory: Theory,
  macros: Readonly<Record<string, string>>,
): WholeAction | undefined {
  const { sides, relations } = readChain(text, macros)
  const [left, right, more] = sides
  const { functional } = theory.expands
  if (left === undefined || right?.kind !== 'sum' || more !== undefined || relations[0] !== '=') return undefined
  const head = headOf(left)
  if (functional !== 'S' || head?.name !== functional || head.below !== undefined || head.above !== undefined)
    return undefined
  const isFree = (term: Expression): boolean => {
    const symbol = headOf(term)
    return symbol?.name === functional && symbol.below !== undefined && symbol.above === undefined
  }
  const [free, second] = right.terms.filter(isFree)
  const tails = right.terms.filter(({ kind }) => kind === 'tail' || kind === 'dots')
  const terms = right.terms
    .filter((term) => !isFree(term) && !tails.includes(term))
    .map((term) => namedTerm(term, theory))
  if (free === undefined || second !== undefined || tails.length > 1 || terms.length === 0) return undefined
  if (!terms.every((term) => term !== undefined)) return undefined
  const [tail] = tails
  const shown = ({ at, end }: Expression): string => text.slice(at, end).trim()
  return {
    terms,
    tail: tail === undefined ? undefined : orderOf(tail, theory),
    open: tail === undefined ? undefined : shown(tail),
    left: shown(left),
    free: shown(free),
  }
}

function headOf(term: Expression): Extract<Expression, { kind: 'symbol' }> | undefined {
  if (term.kind === 'symbol') return term
  return term.kind === 'applied' && term.above === undefined ? term.head : undefined
}

/** `\frac{1}{4!}\int d^dx_1\cdots d^dx_4\, g_4(x_1,\ldots,x_4)\,\phi(x_1)\cdots\phi(x_4)` with as many fields as legs. */
function namedTerm(term: Expression, { expands, fields }: Theory): NamedTerm | undefined {
  let factor = Q.one
  let legs: number | undefined
  let dots = false
  const places: string[] = []
  for (const part of factorsOf(term)) {
    const value = valueOf(part)
    const head = headOf(part)
    if (value !== undefined) factor = Q.multiply(factor, value)
    else if (part.kind === 'dots') dots = dots || places.length > 0
    else if (head?.name === expands.coupling && legs === undefined) legs = indexOf(head)
    else if (head !== undefined && fields.some(({ name }) => name === head.name) && part.kind === 'applied')
      places.push(...part.args.map((arg) => (arg.kind === 'symbol' ? `${arg.name}${written(arg.below ?? [])}` : '')))
    else return undefined
  }
  const [first, last] = [places[0], places.at(-1)].map((place) => Number(/\d+$/.exec(place ?? '')?.[0]))
  const count = dots && first !== undefined && last !== undefined ? last - first + 1 : places.length
  return legs !== undefined && count === legs ? { legs, factor } : undefined
}

/** What is multiplied, in products and integrals. */
function factorsOf(term: Expression): readonly Expression[] {
  if (term.kind === 'product') return term.factors.flatMap(factorsOf)
  return term.kind === 'integral' ? factorsOf(term.body) : [term]
}

/** A number: a quotient of numbers and factorials. */
function valueOf(term: Expression): Rational | undefined {
  switch (term.kind) {
    case 'number':
      return term.value
    case 'factorial': {
      const of = valueOf(term.of)
      const isSmall = of !== undefined && Q.isInteger(of) && of.num >= 0n && of.num <= 20n && !term.double
      return isSmall ? Q.rational(factorial(Number(of.num))) : undefined
    }
    case 'power': {
      const [base, exponent] = [valueOf(term.base), valueOf(term.exponent)]
      const isInverse = exponent !== undefined && Q.equal(exponent, Q.rational(-1n))
      return base !== undefined && !Q.isZero(base) && isInverse ? Q.divide(Q.one, base) : undefined
    }
    case 'product':
      return term.factors.reduce<Rational | undefined>((product, factor) => {
        const value = valueOf(factor)
        return product === undefined || value === undefined ? undefined : Q.multiply(product, value)
      }, Q.one)
    default:
      return undefined
  }
}

/** 4 of `g_4`, `g_{(4)}`, `g^{(4)}`. */
function indexOf({ below, above }: Extract<Expression, { kind: 'symbol' }>): number | undefined {
  const index = /^\(?(\d{1,2})\)?$/.exec(written(below ?? above ?? []))?.[1]
  return index === undefined || (below !== undefined && above !== undefined) ? undefined : Number(index)
}

/** 2 of `O(1/N^2)` in units of the leading small parameter; null where it says no more than dots. */
function orderOf(tail: Expression, { orders: [leading] }: Theory): Rational | null {
  const [of, more] = tail.kind === 'tail' ? (tail.of ?? []) : []
  if (of === undefined || more !== undefined || leading === undefined) return null
  let total = Q.zero
  for (const part of factorsOf(of)) {
    if (valueOf(part) !== undefined) continue
    const power = exponentIn(part, leading.symbol)
    if (power === undefined) return null
    total = Q.add(total, power)
  }
  return Q.divide(total, leading.unit)
}

function exponentIn(part: Expression, symbol: string): Rational | undefined {
  if (part.kind === 'power') {
    const [base, exponent] = [exponentIn(part.base, symbol), valueOf(part.exponent)]
    return base === undefined || exponent === undefined ? undefined : Q.multiply(base, exponent)
  }
  if (part.kind !== 'symbol' || part.name !== symbol || part.below !== undefined) return undefined
  if (part.above === undefined) return Q.one
  const exponent = written(part.above)
  return /^-?\d+(?:\/\d+)?$/.test(exponent) ? Q.parse(exponent) : undefined
}
