import type { Expression, SymbolNode } from '../../mathematics/expression.js'
import type { Row } from '../../mathematics/item.js'
import type { Scope } from '../model.js'
import { rowExpression } from '../rowExpression.js'
import { plainNumber } from '../value.js'

/**
 * How many there are in a list with dots, `x_1, …, x_r`, `φ(x_1) ⋯ φ(x_r)`; undefined where nothing tells.
 *
 * @param once how often an item that is no dots counts
 */
export function countOf(
  items: readonly Expression[],
  scope: Scope,
  once: (item: Expression) => number | undefined = () => 1,
): number | undefined {
  let total = 0
  for (const [k, item] of items.entries()) {
    const more = item.kind === 'dots' ? between(items[k - 1], items[k + 1], scope) : once(item)
    if (more === undefined) return undefined
    total += more
  }
  return total > 0 ? total : undefined
}

/** Of x_1 ⋯ x_1 there is one, so that -1 stands between. */
function between(before: Expression | undefined, behind: Expression | undefined, scope: Scope): number | undefined {
  const [first, last] = [pointIn(before), pointIn(behind)]
  if (first?.below === undefined || last?.below === undefined || first.name !== last.name) return undefined
  const [from, to] = [wholeIn(first.below, first, scope), wholeIn(last.below, last, scope)]
  return from === undefined || to === undefined ? undefined : to - from - 1
}

/** x_1 of φ(x_1), δ/δφ(x_1), and of itself. */
export function pointIn(node: Expression | undefined): SymbolNode | undefined {
  if (node?.kind === 'derivative') return node.by.length === 1 ? pointIn(node.by[0]) : undefined
  if (node?.kind === 'applied')
    return node.args.length === 1 && node.above === undefined ? pointIn(node.args[0]) : undefined
  return node?.kind === 'symbol' && node.above === undefined ? node : undefined
}

/** The whole number that stands in a script; undefined for another value. */
export function wholeIn(row: Row, node: Expression, scope: Scope): number | undefined {
  return wholeValue(rowExpression(row, node), scope)
}

/** The value of what is a whole number; undefined for another one. */
export function wholeValue(node: Expression, scope: Scope): number | undefined {
  const [value = NaN, im = NaN] = plainNumber(scope.value(node)) ?? []
  return Number.isInteger(value) && im === 0 ? value : undefined
}
