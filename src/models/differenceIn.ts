import * as Q from '../algebra/rational.js'
import type { Expression } from '../mathematics/expression.js'

/** x and y of `x - y`, `-y + x`: what is taken from what; undefined for `x + y`, `x - 2y`, and anything else. */
export function differenceIn(node: Expression): readonly [Expression, Expression] | undefined {
  const [first, second, more] = node.kind === 'sum' ? node.terms : []
  if (first === undefined || second === undefined || more !== undefined) return undefined
  const [before, behind] = [negated(first), negated(second)]
  if (before === undefined) return behind === undefined ? undefined : [first, behind]
  return behind === undefined ? [second, before] : undefined
}

/** `y` of `-y`; undefined for anything else. */
export function negated(term: Expression): Expression | undefined {
  if (term.kind !== 'product') return undefined
  const [sign, of, more] = term.factors
  const isSign = sign?.kind === 'number' && Q.equal(sign.value, Q.rational(-1n))
  return isSign && more === undefined ? of : undefined
}
