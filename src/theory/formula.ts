import { doubleFactorial, factorial } from '../algebra/integers.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { Misread } from './misread.js'

/** An exact arithmetic expression in n, such as `(-1)^n`, `1 - n/2`, `n!` or `(2*n-1)!!`. */
export interface Formula {
  readonly text: string
  /**
   * @throws RangeError when a power is not an integer, a factorial is not of a natural number (a double one not of one
   * from −1 on), or zero is divided by
   */
  readonly at: (n: number) => Rational
}

type Node = (n: Rational) => Rational

/** Largest exponent or factorial argument; a rule file must not be able to ask for a number that fills the memory. */
const LARGEST = 1000

/**
 * Reads numbers, `n`, `+ - * / ^ ! !!` and parentheses, with the usual precedence (`n!!` is the double factorial,
 * `(n!)!` that of n!); nothing else, so a formula can run no code.
 *
 * @throws Misread with the offset of the first character that cannot be read
 * @example
 * parseFormula('1 - n/2').at(4) // rational(-1n)
 */
export function parseFormula(text: string): Formula {
  const tokens = [...text.matchAll(/\s*(?:(\d+|!!|[-+*/^!()n])|(\S))/gu)].map((match) => ({
    symbol: match[1],
    received: match[1] ?? match[2] ?? '',
    offset: match.index + match[0].length - (match[1] ?? match[2] ?? '').length,
  }))
  let position = 0
  const fail = (expected: string): never => {
    const token = tokens[position]
    throw new Misread(
      token?.offset ?? text.length,
      token?.received === '.' ? 'a fraction such as 1/2 in place of a decimal' : expected,
      token === undefined ? 'the end' : `'${token.received}'`,
    )
  }
  const accept = (...symbols: readonly string[]): string | undefined => {
    const symbol = tokens[position]?.symbol
    if (symbol === undefined || !symbols.includes(symbol)) return undefined
    position++
    return symbol
  }
  const sum = (depth: number): Node => {
    let left = product(depth)
    for (let sign = accept('+', '-'); sign !== undefined; sign = accept('+', '-')) {
      const [a, b] = [left, product(depth)]
      left = sign === '+' ? (n) => Q.add(a(n), b(n)) : (n) => Q.subtract(a(n), b(n))
    }
    return left
  }
  const product = (depth: number): Node => {
    let left = signed(depth)
    for (let sign = accept('*', '/'); sign !== undefined; sign = accept('*', '/')) {
      const [a, b] = [left, signed(depth)]
      left = sign === '*' ? (n) => Q.multiply(a(n), b(n)) : (n) => Q.divide(a(n), divisor(b(n)))
    }
    return left
  }
  const signed = (depth: number): Node => {
    if (accept('-') === undefined) return raised(depth)
    const operand = signed(depth + 1)
    return (n) => Q.negate(operand(n))
  }
  const raised = (depth: number): Node => {
    const base = counted(depth)
    if (accept('^') === undefined) return base
    const exponent = signed(depth + 1)
    return (n) => {
      const power = smallInteger(exponent(n), 'an exponent')
      return Q.power(power < 0 ? divisor(base(n)) : base(n), power)
    }
  }
  const counted = (depth: number): Node => {
    const operand = atom(depth)
    const sign = accept('!', '!!')
    if (sign === undefined) return operand
    if (tokens[position]?.symbol?.startsWith('!') === true) fail('parentheses around a factorial of a factorial')
    const [count, least] = sign === '!' ? ([factorial, 0] as const) : ([doubleFactorial, -1] as const)
    return (n) => Q.rational(count(atLeast(least, smallInteger(operand(n), 'the argument of a factorial'))))
  }
  const atom = (depth: number): Node => {
    if (depth > 50) fail('fewer nested parentheses and signs')
    if (accept('n') !== undefined) return (n) => n
    if (accept('(') !== undefined) {
      const inner = sum(depth + 1)
      return accept(')') === undefined ? fail("')'") : inner
    }
    const digits = tokens[position]?.symbol
    if (digits === undefined || !/^\d+$/.test(digits)) return fail("a number, n or '('")
    position++
    const value = Q.rational(BigInt(digits))
    return () => value
  }
  const node = sum(0)
  if (position < tokens.length) fail('an operator or the end')
  return { text, at: (n) => node(Q.rational(n)) }
}

function divisor(value: Rational): Rational {
  if (Q.isZero(value)) throw new RangeError('zero is divided by')
  return value
}

function atLeast(least: number, value: number): number {
  if (value < least)
    throw new RangeError(
      `the argument of a ${least === 0 ? '' : 'double '}factorial must be at least ${least}, not ${value}`,
    )
  return value
}

function smallInteger(value: Rational, what: string): number {
  const size = Number(value.num)
  if (!Q.isInteger(value) || Math.abs(size) > LARGEST)
    throw new RangeError(`${what} must be an integer of at most ${LARGEST}, not ${Q.format(value)}`)
  return size
}
