import { onceEach } from '../../algebra/lazy.js'
import type { Expression } from '../../mathematics/expression.js'
import { someNode } from '../../mathematics/parts.js'
import type { Trial } from '../model.js'
import { labelsOfNode } from '../summedLabels.js'
import type { Value } from '../value.js'

/** What is worth to be remembered: sums over sites, variances, powers. */
const KINDS = new Set<Expression['kind']>(['big', 'sum', 'power', 'call'])

/**
 * The meanings of a trial, and what parts of a formula came to for the values that their letters have: in a sum over five
 * sites most factors come again, and planted errors leave most terms as they are.
 */
export function remembering(trial: Trial): Trial['meaning'] {
  const valuesOf = onceEach<Expression, Map<string, Value>>(() => new Map())
  const isWorthIt = onceEach((node: Expression) => KINDS.has(node.kind) && !someNode(node, isOfImages))
  let asked: Expression | undefined
  return (node, scope) => {
    const meaning = node === asked ? undefined : trial.meaning(node, scope)
    if (meaning !== undefined) return meaning
    if (node === asked || !isWorthIt(node)) {
      asked = undefined
      return undefined
    }
    const sites = labelsOfNode(node, trial).map((letter) => scope.indices.get(letter))
    if (sites.some((site) => site === undefined)) return undefined
    const values = valuesOf(node)
    const key = sites.join()
    const found = values.get(key)
    if (found !== undefined) return found
    asked = node
    const value = scope.value(node)
    values.set(key, value)
    return value
  }
}

/** What stands for other terms counts them on the way. */
function isOfImages({ kind }: Expression): boolean {
  return kind === 'counted' || kind === 'completion'
}
