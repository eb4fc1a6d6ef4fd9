import { multiplyPolynomials } from '../algebra/multiplyPolynomials.js'
import { addPolynomials, constant, monomial, raisePowers, scalePolynomial } from '../algebra/polynomial.js'
import type { Polynomial } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Expression, SymbolNode } from './expression.js'
import { readExpression } from './readExpression.js'

/** The name of a letter with its index as the theory has it at a point; undefined for one that it does not have. */
export type SymbolOf = (letter: SymbolNode) => string | undefined

/** Powers of sums beyond this have no place in a series. */
const HIGHEST_POWER = 16

/**
 * A side of an equation as an exact polynomial in a theory's symbols at a point; undefined for anything else. Tails and
 * dots are left out.
 */
export function polynomialOf(node: Expression, symbolOf: SymbolOf): Polynomial | undefined {
  switch (node.kind) {
    case 'number':
      return constant(node.value)
    case 'tail':
    case 'dots':
      return []
    case 'symbol':
      return letterOf(node, symbolOf)
    case 'sum':
      return combined(node.terms, symbolOf, (parts) => addPolynomials(...parts))
    case 'product':
      return node.factors.some(isOpen)
        ? undefined
        : combined(node.factors, symbolOf, (parts) =>
            parts.reduce((product, part) => multiplyPolynomials(product, part), constant(1)),
          )
    case 'power': {
      const exponent = numberOf(node.exponent)
      const base = isOpen(node.base) ? undefined : polynomialOf(node.base, symbolOf)
      return base === undefined || exponent === undefined ? undefined : raised(base, exponent)
    }
    default:
      return undefined
  }
}

function isOpen(node: Expression): boolean {
  return node.kind === 'tail' || node.kind === 'dots'
}

function combined(
  nodes: readonly Expression[],
  symbolOf: SymbolOf,
  combine: (parts: readonly Polynomial[]) => Polynomial,
): Polynomial | undefined {
  const parts: Polynomial[] = []
  for (const node of nodes) {
    const part = polynomialOf(node, symbolOf)
    if (part === undefined) return undefined
    parts.push(part)
  }
  return combine(parts)
}

/** Δ, κ_4, λ^2, N^{1/2}: what stands above is an exponent. */
function letterOf(node: SymbolNode, symbolOf: SymbolOf): Polynomial | undefined {
  const { above, ...bare } = node
  const symbol = symbolOf(bare)
  if (symbol === undefined) return undefined
  const exponent = above === undefined ? Q.one : numberOf(readExpression(above))
  return exponent === undefined ? undefined : monomial({ [symbol]: exponent })
}

function numberOf(node: Expression): Rational | undefined {
  const value = polynomialOf(node, () => undefined)
  if (value === undefined) return undefined
  const [only] = value
  return only === undefined ? Q.zero : only.coefficient
}

function raised(base: Polynomial, exponent: Rational): Polynomial | undefined {
  const [only, other] = base
  if (only !== undefined && other === undefined) {
    const isExact = Q.equal(only.coefficient, Q.one) || Q.isInteger(exponent)
    if (!isExact || (Q.isInteger(exponent) && Math.abs(Q.toNumber(exponent)) > 1000)) return undefined
    const coefficient = Q.isInteger(exponent) ? Q.power(only.coefficient, Q.toNumber(exponent)) : Q.one
    return scalePolynomial([{ coefficient: Q.one, powers: raisePowers(only.powers, exponent) }], coefficient)
  }
  const count = Q.toNumber(exponent)
  if (only === undefined || !Q.isInteger(exponent) || count < 0 || count > HIGHEST_POWER) return undefined
  return Array.from({ length: count }, () => base).reduce((product) => multiplyPolynomials(product, base), constant(1))
}
