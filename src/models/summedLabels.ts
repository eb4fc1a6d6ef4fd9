import type { Expression } from '../mathematics/expression.js'
import { partsOfExpression } from '../mathematics/parts.js'
import { bigLabels } from './bigLimits.js'
import type { Scope, Trial } from './model.js'
import { symbolText } from './symbolText.js'

/** The index letters in a node, one by one; those that a sum within binds are left out. */
export function labelsOfNode(node: Expression, trial: Trial): readonly string[] {
  const own = trial.indices?.(node)
  if (own !== undefined && own.length > 0) return own
  const inner = partsOfExpression(node).flatMap((part) => labelsOfNode(part, trial))
  if (node.kind !== 'big' && node.kind !== 'integral') return inner
  const bound = new Set(
    node.kind === 'big'
      ? bigLabels(node)
      : node.over.flatMap(({ of }) => [...(trial.indices?.(of) ?? []), symbolText(of)]),
  )
  return inner.filter((letter) => !bound.has(letter))
}

/**
 * The letters over which a product is summed: those that have no value yet and stand in it twice, or in two of its
 * factors. A letter that stands only within one sum among the factors is summed over in there.
 */
export function labelsInOneProduct(factors: readonly Expression[], { indices, trial }: Scope): readonly string[] {
  if (trial.indices === undefined || trial.range === undefined) return []
  const inFactors = factors.map((factor) => labelsOfNode(factor, trial))
  return [...new Set(inFactors.flat())].filter((letter) => {
    if (indices.has(letter)) return false
    const times = inFactors.map((letters) => letters.filter((one) => one === letter).length)
    const holders = factors.filter((_, k) => times[k] !== 0)
    const [only] = holders
    return holders.length > 1 || (only !== undefined && !isInside(only) && times.some((count) => count > 1))
  })
}

function isInside(node: Expression): boolean {
  return (
    node.kind === 'sum' ||
    node.kind === 'product' ||
    node.kind === 'big' ||
    node.kind === 'integral' ||
    node.kind === 'counted'
  )
}
