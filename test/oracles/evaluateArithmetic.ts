import * as Q from '../../src/algebra/rational.js'
import type { Rational } from '../../src/algebra/rational.js'

/**
 * The exact value of an expression in the grammar that Julia and Mathematica share: whole numbers, names, `+ - * / ^`,
 * parentheses, and `//` of two numbers, which binds tighter than `*`. Anything else throws. A fractional power must be
 * that of a perfect power.
 */
export function evaluateArithmetic(text: string, values: ReadonlyMap<string, Rational>): Rational {
  const tokens = [...text.matchAll(/\s*(?:(\d+|[A-Za-z][A-Za-z0-9_]*|\/\/|[-+*/^()])|(\S))/g)].map(([, good, bad]) => {
    if (bad !== undefined) throw new Error(`'${bad}' is no part of an expression`)
    return good as string
  })
  let position = 0
  const accept = (...wanted: readonly string[]): string | undefined =>
    wanted.includes(tokens[position] ?? '') ? tokens[position++] : undefined
  const sum = (): Rational => {
    let total = accept('-') === undefined ? product() : Q.negate(product())
    for (let sign = accept('+', '-'); sign !== undefined; sign = accept('+', '-'))
      total = sign === '+' ? Q.add(total, product()) : Q.subtract(total, product())
    return total
  }
  const product = (): Rational => {
    let total = ratio()
    for (let sign = accept('*', '/'); sign !== undefined; sign = accept('*', '/'))
      total = sign === '*' ? Q.multiply(total, ratio()) : Q.divide(total, ratio())
    return total
  }
  const ratio = (): Rational => {
    const above = power()
    return accept('//') === undefined ? above : Q.divide(above, power())
  }
  const power = (): Rational => {
    const base = atom()
    return accept('^') === undefined ? base : raised(base, atom())
  }
  const atom = (): Rational => {
    if (accept('(') !== undefined) {
      const inner = sum()
      if (accept(')') === undefined) throw new Error(`')' is missing before '${tokens[position] ?? 'the end'}'`)
      return inner
    }
    const token = tokens[position++] ?? ''
    if (/^\d/.test(token)) return Q.rational(BigInt(token))
    const value = values.get(token)
    if (value === undefined) throw new Error(`'${token}' has no value`)
    return value
  }
  const total = sum()
  if (position < tokens.length) throw new Error(`'${tokens[position] ?? ''}' is left over`)
  return total
}

/** A rational power of a perfect power, exact. */
export function raised(base: Rational, exponent: Rational): Rational {
  const root = (value: bigint): bigint => {
    const found = BigInt(Math.round(Number(value) ** (1 / Number(exponent.den))))
    if (found ** exponent.den !== value) throw new Error(`${value} is no perfect power`)
    return found
  }
  return Q.power(Q.rational(root(base.num), root(base.den)), Number(exponent.num))
}
