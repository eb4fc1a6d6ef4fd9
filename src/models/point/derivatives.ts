import * as Q from '../../algebra/rational.js'
import type { Expression } from '../../mathematics/expression.js'
import { someNode } from '../../mathematics/parts.js'
import { readExpression } from '../../mathematics/readExpression.js'
import { written } from '../../mathematics/written.js'
import type { Scope } from '../model.js'
import { addCoefficients, multiplyCoefficients } from '../polynomialIn.js'
import type { Coefficients } from '../polynomialIn.js'
import { numeric } from '../value.js'
import type { Value } from '../value.js'

/**
 * A sum of derivatives at one point, Σ_n a_n ∂^n, by its coefficients: integrals over points are left out. `\sum_r` with
 * a derivative for each of r points runs from the number below it, else from 1, to the last; undefined for anything else.
 */
export function derivativesIn(node: Expression, scope: Scope, last: number): Coefficients | undefined {
  const again = (part: Expression): Coefficients | undefined => derivativesIn(part, scope, last)
  if (node.kind === 'dots') return [numeric(1)]
  if (!hasDerivative(node)) return [scope.value(node)]
  switch (node.kind) {
    case 'derivative': {
      const order = node.of === undefined ? orderOf(node.by) : undefined
      return order === undefined ? undefined : powerOf(order)
    }
    case 'integral':
      return again(node.body)
    case 'power': {
      const exponent = node.exponent.kind === 'number' ? Q.toNumber(node.exponent.value) : NaN
      const base = again(node.base)
      if (base === undefined || !Number.isInteger(exponent) || exponent < 1 || exponent > last) return undefined
      return Array.from({ length: exponent }, () => base).reduce(multiplyCoefficients)
    }
    case 'sum':
      return joined(node.terms.map(again), addCoefficients)
    case 'product':
      return joined(node.factors.map(again), multiplyCoefficients)
    case 'big':
      return node.sign === '∑' ? summed(node, scope, last) : undefined
    default:
      return undefined
  }
}

function joined(
  parts: readonly (Coefficients | undefined)[],
  join: (a: Coefficients, b: Coefficients) => Coefficients,
): Coefficients | undefined {
  return parts.every((part) => part !== undefined) ? parts.reduce(join) : undefined
}

function powerOf(order: number): Coefficients {
  return [...new Array<Value>(order).fill(numeric(0)), numeric(1)]
}

/** Σ_r a_r ∂^r. */
function summed(
  { below = [], body }: Expression & { readonly kind: 'big' },
  scope: Scope,
  last: number,
): Coefficients | undefined {
  const [, letter, from = '1'] = /^([a-z])(?:(?:=|≥|\\geq?)(\d))?$/u.exec(written(below).replaceAll(/\s/g, '')) ?? []
  if (letter === undefined) return undefined
  let total: Coefficients = []
  for (let r = Number(from); r <= last; r++) {
    const member = derivativesIn(withoutDerivatives(body), scope.within([[letter, r]]), last)
    const [value, more] = member ?? []
    if (value === undefined || more !== undefined) return undefined
    total = addCoefficients(total, multiplyCoefficients([value], powerOf(r)))
  }
  return total
}

/** A member of a sum whose derivatives are one for each of its points. */
function withoutDerivatives(node: Expression): Expression {
  const { at, end } = node
  const one: Expression = { kind: 'number', value: Q.one, at, end }
  if (node.kind === 'derivative') return one
  if (node.kind === 'integral') return withoutDerivatives(node.body)
  if (node.kind === 'big' && node.sign === '∏' && hasDerivative(node.body)) return one
  if (node.kind !== 'product') return node
  return { ...node, factors: node.factors.filter(({ kind }) => kind !== 'dots').map(withoutDerivatives) }
}

/** How many derivatives: `\delta J(x)^4` counts four times. */
function orderOf(by: readonly Expression[]): number | undefined {
  let total = 0
  for (const one of by) {
    const above = one.kind === 'applied' || one.kind === 'symbol' ? one.above : undefined
    const power = above === undefined ? undefined : readExpression(above)
    if (one.kind === 'dots' || (power !== undefined && power.kind !== 'number')) return undefined
    total += power === undefined ? 1 : Q.toNumber(power.value)
  }
  return Number.isInteger(total) && total > 0 ? total : undefined
}

function hasDerivative(node: Expression): boolean {
  return someNode(node, ({ kind }) => kind === 'derivative')
}
