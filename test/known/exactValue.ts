import * as Q from '../../src/algebra/rational.js'
import type { Rational } from '../../src/algebra/rational.js'

/** The exact value of an expression as SymPy prints it: `K12**2*(m1 - 1)*(m2 + 1)/2`. */
export function exactValue(text: string, values: Readonly<Record<string, Rational>>): Rational {
  const tokens = text.match(/\*\*|[A-Za-z]\w*|\d+|[-+*/()]/g) ?? []
  let at = 0
  const sum = (): Rational => {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '-') {
      const sign = tokens[at++] === '-' ? Q.rational(-1) : Q.one
      value = Q.add(value, Q.multiply(sign, product()))
    }
    return value
  }
  const product = (): Rational => {
    let value = factor()
    while (tokens[at] === '*' || tokens[at] === '/')
      value = tokens[at++] === '*' ? Q.multiply(value, factor()) : Q.divide(value, factor())
    return value
  }
  const factor = (): Rational => {
    if (tokens[at] === '-') {
      at++
      return Q.negate(factor())
    }
    const base = atom()
    if (tokens[at] !== '**') return base
    at++
    return Q.power(base, Q.toNumber(factor()))
  }
  const atom = (): Rational => {
    const token = tokens[at++] ?? ''
    if (token === '(') {
      const value = sum()
      at++
      return value
    }
    if (/^\d/.test(token)) return Q.rational(BigInt(token))
    const value = values[token]
    if (value === undefined) throw new Error(`no value for ${token} in ${text}`)
    return value
  }
  return sum()
}
