import type { Expression } from '../../mathematics/expression.js'
import type { Scope } from '../model.js'
import { rowExpression } from '../rowExpression.js'
import {
  coefficient,
  exponentialValue,
  isNothing,
  logarithmValue,
  multiplyValues,
  numeric,
  ordersFrom,
  plainNumber,
} from '../value.js'
import type { Value } from '../value.js'

/**
 * e^a where a may be large, n f: what is large in the exponent makes a factor that no series has, and both sides have
 * the same. It counts as a number, that of δ = 1.
 */
export function formalExponential(a: Value, orders: number): Value {
  let plain = 0
  for (let order = a.low; order <= 0; order++) plain += coefficient(a, order)[0]
  return multiplyValues(numeric(Math.exp(plain)), exponentialValue(ordersFrom(a, 1), orders))
}

/** log a of any first order, log δ being 0. */
export function formalLogarithm(a: Value, orders: number): Value {
  return logarithmValue(isNothing(a) ? a : { ...a, low: 0, end: a.end - a.low }, orders)
}

/** Exponentials, logarithms and powers of what is large: `e^{-nf(x_0)}`, `(n/e)^n`, `\ln(2πn)`; undefined for others. */
export function formalValue(node: Expression, scope: Scope): Value | undefined {
  const { orders } = scope.trial
  switch (node.kind) {
    case 'call':
      if (node.name === 'exp') return formalExponential(scope.value(node.argument), orders)
      return node.name === 'ln' || node.name === 'log' ? formalLogarithm(scope.value(node.argument), orders) : undefined
    case 'power':
      return powerOf(node.base, scope.value(node.exponent), scope)
    case 'symbol': {
      if (node.above === undefined) return undefined
      if (node.name === 'e') return formalExponential(scope.value(rowExpression(node.above, node)), orders)
      const [only] = node.above
      if (only?.kind === 'group') return undefined
      const { above, ...bare } = node
      return powerOf(bare, scope.value(rowExpression(above, node)), scope)
    }
    default:
      return undefined
  }
}

function powerOf(base: Expression, exponent: Value, scope: Scope): Value | undefined {
  if (plainNumber(exponent) !== undefined) return undefined
  const { orders } = scope.trial
  return formalExponential(multiplyValues(exponent, formalLogarithm(scope.value(base), orders)), orders)
}
