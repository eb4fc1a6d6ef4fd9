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
  const known = new WeakMap<Expression, Map<string, Value>>()
  const letters = new WeakMap<Expression, readonly string[]>()
  const own = (node: Expression): readonly string[] => {
    const found = letters.get(node) ?? [...new Set(labelsOfNode(node, trial))]
    letters.set(node, found)
    return found
  }
  let asked: Expression | undefined
  return (node, scope) => {
    const meaning = node === asked ? undefined : trial.meaning(node, scope)
    if (meaning !== undefined) return meaning
    if (node === asked || !KINDS.has(node.kind) || someNode(node, isOfImages)) {
      asked = undefined
      return undefined
    }
    const sites = own(node).map((letter) => scope.indices.get(letter))
    if (sites.some((site) => site === undefined)) return undefined
    const values = known.get(node) ?? new Map<string, Value>()
    known.set(node, values)
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
