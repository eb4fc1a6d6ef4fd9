import { doubleFactorial, factorial } from '../../algebra/integers.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Cursor, Token } from './cursor.js'
import { written } from '../../mathematics/written.js'
import { formulaSizes } from './formulaSizes.js'
import type { Completion, Node } from './syntax.js'

/** What differs between the plain and the LaTeX way of writing. */
export interface Dialect {
  readonly cursor: Cursor
  /** A factor that begins here, without what follows it (powers, factorials); undefined when none begins. */
  readonly atom: (depth: number) => Node | undefined
  /** What follows `^` after this base. */
  readonly exponent: (depth: number, base: Node) => Rational
  /** `Comb.`, `2 perms`, when it stands here. */
  readonly completion: () => Completion | undefined
  /** `O(N^-2)` or dots, when they stand here. */
  readonly tail: (depth: number) => Node | undefined
}

const MULTIPLICATION = ['*', '·', '×', '\\cdot', '\\times'] as const

/** A sum of products up to a token that can be no part of it. Line breaks separate summands. */
export function readSum(dialect: Dialect, depth: number): Node {
  const { cursor } = dialect
  if (depth > formulaSizes.depth) cursor.fail(`at most ${formulaSizes.depth} nested parentheses`)
  const { at } = cursor.peek()
  const terms: Node[] = []
  /** Comb. or perms, and how many terms stand before them. */
  const completions: { readonly completion: Completion; readonly after: number }[] = []
  let first = true
  for (;;) {
    let separated = false
    while (cursor.peek().kind === 'newline') {
      cursor.next()
      separated = true
    }
    const { text: sign } = cursor.accept('+', '-') ?? { text: undefined }
    if (sign === undefined && !first && !(separated && startsFactor(dialect))) break
    while (sign !== undefined && cursor.peek().kind === 'newline') cursor.next()
    first = false
    if (sign !== '-') {
      const found = dialect.completion()
      if (found !== undefined) {
        if (terms.length === (completions.at(-1)?.after ?? 0))
          cursor.fail('a term before it', "'Comb.' or 'perms'", found.at)
        completions.push({ completion: found, after: terms.length })
        continue
      }
      const tail = dialect.tail(depth)
      if (tail !== undefined) {
        terms.push(tail)
        continue
      }
    }
    const term = readProduct(dialect, depth)
    terms.push(
      sign === '-' ? { kind: 'product', factors: [number(Q.rational(-1n), term.at), term], at: term.at } : term,
    )
    if (terms.length > formulaSizes.terms) cursor.fail(`at most ${formulaSizes.terms} terms`)
  }
  const [only, second] = completions
  const isLast = terms.slice(only?.after ?? 0).every(({ kind }) => kind === 'tail')
  if (only === undefined || (second === undefined && isLast))
    return { kind: 'sum', terms, ...(only === undefined ? {} : { completion: only.completion }), at }
  return { kind: 'sum', terms: terms.map((term, i) => completed(term, i, completions)), at }
}

/** Where Comb. or perms stand several times in one sum, or within it, each is of the term before it. */
function completed(
  term: Node,
  index: number,
  completions: readonly { readonly completion: Completion; readonly after: number }[],
): Node {
  const own = completions.find(({ after }) => after === index + 1)
  return own === undefined ? term : { kind: 'sum', terms: [term], completion: own.completion, at: term.at }
}

/** Whether a factor begins here; looks without taking it. */
function startsFactor({ cursor }: Dialect): boolean {
  const { kind, text } = cursor.peek()
  return kind !== 'end' && !(kind === 'sign' && [')', ']', '}', '=', ','].includes(text))
}

/** Factors side by side, divided or multiplied. */
export function readProduct(dialect: Dialect, depth: number): Node {
  const { cursor } = dialect
  const { at } = cursor.peek()
  const factors: Node[] = []
  /** How the divisor before this place is written: `1/24`, or `1 / 24`. */
  let quotient: 'tight' | 'loose' | undefined
  for (;;) {
    const sign = factors.length === 0 ? undefined : cursor.accept('/', ...MULTIPLICATION)
    const operator = sign?.text
    const begins = cursor.peek()
    if (operator === undefined && factors.length > 0) requireNoDigits(cursor)
    while (operator !== undefined && cursor.accept('-') !== undefined) factors.push(number(Q.rational(-1n), at))
    const factor = readFactor(dialect, depth)
    if (factor === undefined) {
      if (operator !== undefined || factors.length === 0) cursor.fail('a number, a symbol of the theory or a bracket')
      return { kind: 'product', factors, at }
    }
    if (operator === undefined && quotient !== undefined) requireSeparation(cursor, quotient, begins, factor)
    factors.push(operator === '/' ? { kind: 'power', base: factor, exponent: Q.rational(-1n), at: factor.at } : factor)
    quotient = operator !== '/' ? undefined : sign?.spaced === true || begins.spaced ? 'loose' : 'tight'
  }
}

/**
 * `46 080`, `1/2 3`, `1,000`: numbers side by side are one number, or a product, or a mistake. `3\frac12` alone may be
 * 3½; before other factors it is a product, as everywhere in print.
 */
function requireNoDigits(cursor: Cursor): void {
  const [last, next, third] = [-1, 0, 1].map(cursor.peek) as [Token, Token, Token]
  const ends = isNumber(last) || isTightFraction(last)
  if (!ends) return
  const goesOn = third.item !== undefined && third.kind !== 'sign'
  const mixed = isNumber(last) && isFractionOfNumbers(next) && !goesOn
  if (isNumber(next) || mixed)
    cursor.fail('one number, or a sign of multiplication between two', `'${shown(last)} ${shown(next)}'`)
  if (isNumber(last) && next.text === ',' && isNumber(third))
    cursor.fail('a number without a comma, 1000 or 0.5', `'${last.text},…'`)
}

function isNumber({ kind, item }: Token): boolean {
  return kind === 'number' && item?.above === undefined
}

/** `\frac12`, whose last digit could go on; and where it can be the part of a mixed number. */
function isTightFraction({ item }: Token): boolean {
  return item?.kind === 'fraction' && item.tight && item.above === undefined && item.under[0]?.kind === 'number'
}

function isFractionOfNumbers({ item }: Token): boolean {
  return (
    item?.kind === 'fraction' &&
    [item.over, item.under].every((part) => part.length === 1 && part[0]?.kind === 'number')
  )
}

function shown({ item, text }: Token): string {
  return item === undefined ? text : written([item])
}

/**
 * `1/24 N` is N/24 and `1/(24 N)` is not; `1/24N` and `1 / 24 N` could be either, save where nothing can be divided by
 * what follows.
 */
function requireSeparation(
  cursor: Cursor,
  quotient: 'tight' | 'loose',
  { spaced, text, at }: Token,
  { kind }: Node,
): void {
  if (kind === 'integral' || (spaced && (quotient === 'tight' || kind === 'kernel'))) return
  const expected = spaced ? 'no spaces around the /, or parentheses' : 'a space or parentheses'
  cursor.fail(`${expected}, to tell (1/2) N from 1/(2 N)`, `'/…${spaced ? ' ' : ''}${text}'`, at)
}

/** An atom with its factorials and powers. */
export function readFactor(dialect: Dialect, depth: number): Node | undefined {
  const { cursor } = dialect
  let base = dialect.atom(depth)
  if (base === undefined) return undefined
  for (;;) {
    if (cursor.accept('!') !== undefined) base = number(factorialOf(cursor, base), base.at)
    else if (cursor.accept('^') !== undefined) {
      base = { kind: 'power', base, exponent: dialect.exponent(depth + 1, base), at: base.at }
      if (cursor.peek().text === '^') cursor.fail('parentheses around a power of a power')
      if (cursor.peek().text === '!') cursor.fail('parentheses, to tell (2^3)! from 2^(3!)')
    } else return base
  }
}

/** n!, or n!! = n(n−2)(n−4)… when a second sign follows at once; `(n!)!` is the factorial of a factorial. */
function factorialOf(cursor: Cursor, base: Node): Rational {
  const { spaced } = cursor.peek()
  const double = cursor.accept('!') !== undefined
  if (double && (spaced || cursor.peek().text === '!'))
    cursor.fail('n!, n!! or (n!)!', spaced ? "'n! !'" : "'n!!!'", cursor.peek(-1).at)
  const value = numberOf(base)
  const least = double ? -1n : 0n
  if (value === undefined || !Q.isInteger(value) || value.num < least || value.num > 100n)
    cursor.fail(
      double ? "a whole number from -1 to 100 before '!!'" : "a natural number up to 100 before '!'",
      'something else',
      base.at,
    )
  return Q.rational((double ? doubleFactorial : factorial)(Number(value.num)))
}

/** The value of a part that is a plain number. */
export function numberOf(node: Node): Rational | undefined {
  switch (node.kind) {
    case 'number':
      return node.value
    case 'product':
      return combine(node.factors, Q.one, Q.multiply)
    case 'sum':
      return node.completion === undefined ? combine(node.terms, Q.zero, Q.add) : undefined
    case 'power': {
      const value = numberOf(node.base)
      const base = value === undefined ? undefined : rootOf(value, node.exponent.den)
      const size = Math.abs(Number(node.exponent.num))
      const small = size <= formulaSizes.exponent && base !== undefined && digits(base) * size <= formulaSizes.digits
      return base === undefined || !small || (Q.isZero(base) && node.exponent.num < 0n)
        ? undefined
        : Q.power(base, Number(node.exponent.num))
    }
    default:
      return undefined
  }
}

/** The root of this degree, where it is rational: √4 = 2, (8/27)^{1/3} = 2/3. */
function rootOf(value: Rational, degree: bigint): Rational | undefined {
  if (degree === 1n) return value
  const [num, den] = [wholeRoot(value.num, degree), wholeRoot(value.den, degree)]
  return num === undefined || den === undefined ? undefined : Q.rational(num, den)
}

function wholeRoot(value: bigint, degree: bigint): bigint | undefined {
  const root = Math.round(Number(value) ** (1 / Number(degree)))
  return Number.isSafeInteger(root) && BigInt(root) ** degree === value ? BigInt(root) : undefined
}

function digits({ num, den }: Rational): number {
  return `${num}`.length + `${den}`.length
}

function combine(
  nodes: readonly Node[],
  start: Rational,
  join: (a: Rational, b: Rational) => Rational,
): Rational | undefined {
  let total: Rational | undefined = start
  for (const node of nodes) {
    const value = numberOf(node)
    total = value === undefined || total === undefined ? undefined : join(total, value)
  }
  return total
}

export function number(value: Rational, at: number): Node {
  return { kind: 'number', value, at }
}
