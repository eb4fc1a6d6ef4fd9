import { doubleFactorial, factorial } from '../algebra/integers.js'
import type { Expression } from '../mathematics/expression.js'
import type { Scope } from './model.js'
import { NoMeaning } from './noMeaning.js'
import { numeric, plainNumber } from './value.js'
import type { Value } from './value.js'

/** Factorials are doubles so far. */
const MOST = 150

/** n! and n!!, with (-1)!! = 1. @throws NoMeaning for what is no whole number */
export function factorialValue(node: Expression & { readonly kind: 'factorial' }, scope: Scope): Value {
  const n = realOf(node.of, scope)
  if (!Number.isInteger(n) || n < (node.double ? -1 : 0)) throw new NoMeaning(node)
  return numeric(Number(n < 0 ? 1n : node.double ? doubleFactorial(n) : factorial(n)))
}

/**
 * n(n-1)…(n-k+1)/k! of any number n; 0 for a negative k.
 *
 * @throws NoMeaning for a k that is no whole number, and for a negative n with a k that is not above it, of which
 *   some say 0 and some say more
 */
export function binomialValue(node: Expression & { readonly kind: 'binomial' }, scope: Scope): Value {
  const [n, k] = [realOf(node.over, scope), realOf(node.under, scope)]
  if (!Number.isInteger(k) || (Number.isInteger(n) && n < 0 && k <= n)) throw new NoMeaning(node)
  if (k < 0) return numeric(0)
  let result = 1
  for (let i = 0; i < k; i++) result = (result * (n - i)) / (i + 1)
  return numeric(result)
}

function realOf(node: Expression, scope: Scope): number {
  const [value = NaN, im] = plainNumber(scope.value(node)) ?? []
  if (im !== 0 || !(Math.abs(value) <= MOST)) throw new NoMeaning(node)
  return value
}
