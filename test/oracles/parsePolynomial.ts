import { multiplyPolynomials } from '../../src/algebra/multiplyPolynomials.js'
import { addPolynomials, constant, monomial, scalePolynomial } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'

/**
 * Reads sums and products of integers, symbols, brackets and natural powers, and quotients by integers, as reference files
 * print them: `-2*(3*m**2 + 1)/3`.
 */
export function parsePolynomial(text: string): Polynomial {
  const tokens = text.match(/\*\*|[-+*/()]|\w+/g) ?? []
  let at = 0
  const sum = (): Polynomial => {
    let total = term()
    while (tokens[at] === '+' || tokens[at] === '-') {
      const sign = tokens[at++] === '-' ? -1 : 1
      total = addPolynomials(total, scalePolynomial(term(), Q.rational(sign)))
    }
    return total
  }
  const term = (): Polynomial => {
    let product = power()
    while (tokens[at] === '*' || tokens[at] === '/') {
      if (tokens[at++] === '*') product = multiplyPolynomials(product, power())
      else product = scalePolynomial(product, Q.divide(Q.one, Q.parse(tokens[at++] ?? '')))
    }
    return product
  }
  const power = (): Polynomial => {
    if (tokens[at] === '-') {
      at++
      return scalePolynomial(term(), Q.rational(-1))
    }
    const base = atom()
    if (tokens[at] !== '**') return base
    at++
    return Array.from({ length: Number(tokens[at++]) }, () => base).reduce(
      (product, factor) => multiplyPolynomials(product, factor),
      constant(1),
    )
  }
  const atom = (): Polynomial => {
    const token = tokens[at++] ?? ''
    if (token === '(') {
      const inner = sum()
      at++
      return inner
    }
    return /^\d/.test(token) ? constant(Q.parse(token)) : monomial({ [token]: 1 })
  }
  return sum()
}
