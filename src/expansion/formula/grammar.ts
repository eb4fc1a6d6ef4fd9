import { factorial } from '../../algebra/counts.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Cursor } from './cursor.js'
import { limits } from './limits.js'
import type { Completion, Node } from './syntax.js'

/** What differs between the plain and the LaTeX way of writing. */
export interface Dialect {
  readonly cursor: Cursor
  /** A factor that begins here, without what follows it (powers, factorials); undefined when none begins. */
  readonly atom: (depth: number) => Node | undefined
  /** What follows `^`. */
  readonly exponent: (depth: number) => Rational
  /** `Comb.`, `2 perms`, when it stands here. */
  readonly completion: () => Completion | undefined
  /** `O(N^-2)` or dots, when they stand here; they are noted and left out. */
  readonly open: () => boolean
}

const MULTIPLICATION = ['*', '·', '×', '\\cdot', '\\times'] as const

/** A sum of products up to a token that can be no part of it. Line breaks separate summands. */
export function readSum(dialect: Dialect, depth: number): Node {
  const { cursor } = dialect
  if (depth > limits.depth) cursor.fail(`at most ${limits.depth} nested parentheses`)
  const { at } = cursor.peek()
  const terms: Node[] = []
  let completion: Completion | undefined
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
        if (completion !== undefined) cursor.fail('one Comb. or perms in a bracket', 'a second one', found.at)
        if (terms.length === 0) cursor.fail('a term before it', "'Comb.' or 'perms'", found.at)
        completion = found
        continue
      }
      if (dialect.open()) continue
    }
    const term = readProduct(dialect, depth)
    terms.push(sign === '-' ? { kind: 'product', factors: [number(Q.rational(-1n), term.at), term], at: term.at } : term)
    if (terms.length > limits.terms) cursor.fail(`at most ${limits.terms} terms`)
  }
  return { kind: 'sum', terms, ...(completion === undefined ? {} : { completion }), at }
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
  for (;;) {
    const operator = factors.length === 0 ? undefined : cursor.accept('/', ...MULTIPLICATION)?.text
    while (operator !== undefined && cursor.accept('-') !== undefined) factors.push(number(Q.rational(-1n), at))
    const factor = readFactor(dialect, depth)
    if (factor === undefined) {
      if (operator !== undefined || factors.length === 0) cursor.fail('a number, a symbol of the theory or a bracket')
      return { kind: 'product', factors, at }
    }
    factors.push(operator === '/' ? { kind: 'power', base: factor, exponent: Q.rational(-1n), at: factor.at } : factor)
    if (operator === '/') requireSeparation(cursor)
  }
}

/** `1/24 N` is N/24 and `1/(24 N)` is not; `1/24N` could be either. */
function requireSeparation(cursor: Cursor): void {
  const { kind, spaced, text } = cursor.peek()
  if (kind === 'name' && !spaced) cursor.fail('a space or parentheses, to tell (1/2) N from 1/(2 N)', `'/…${text}'`)
}

/** An atom with its factorials and powers. */
export function readFactor(dialect: Dialect, depth: number): Node | undefined {
  const { cursor } = dialect
  let base = dialect.atom(depth)
  if (base === undefined) return undefined
  for (;;) {
    if (cursor.accept('!') !== undefined) base = number(factorialOf(cursor, base), base.at)
    else if (cursor.accept('^') !== undefined) {
      base = { kind: 'power', base, exponent: dialect.exponent(depth + 1), at: base.at }
      if (cursor.peek().text === '^') cursor.fail('parentheses around a power of a power')
    } else return base
  }
}

function factorialOf(cursor: Cursor, base: Node): Rational {
  const value = numberOf(base)
  if (value === undefined || !Q.isInteger(value) || value.num < 0n || value.num > 100n)
    cursor.fail("a natural number up to 100 before '!'", 'something else', base.at)
  return Q.rational(factorial(Number(value.num)))
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
      const size = Math.abs(Q.toNumber(node.exponent))
      const small = Q.isInteger(node.exponent) && size <= limits.exponent && value !== undefined && digits(value) * size <= limits.digits
      return value === undefined || !small || (Q.isZero(value) && node.exponent.num < 0n) ? undefined : Q.power(value, Q.toNumber(node.exponent))
    }
    default:
      return undefined
  }
}

function digits({ num, den }: Rational): number {
  return `${num}`.length + `${den}`.length
}

function combine(nodes: readonly Node[], start: Rational, join: (a: Rational, b: Rational) => Rational): Rational | undefined {
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
