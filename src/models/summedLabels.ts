import { onceEach } from '../algebra/lazy.js'
import type { Expression } from '../mathematics/expression.js'
import { partsOfExpression } from '../mathematics/parts.js'
import { bigLabels } from './bigLimits.js'
import type { Scope, Trial } from './model.js'
import { symbolText } from './symbolText.js'

type Indices = NonNullable<Trial['indices']>

/** What is known of the letters in nodes: a formula is evaluated once for each value of each letter summed over. */
interface KnownLetters {
  readonly ofNode: (node: Expression) => readonly string[]
  readonly ofProduct: (factors: readonly Expression[]) => readonly string[]
}

const lettersBy = onceEach((indices: Indices): KnownLetters => {
  const ofNode = onceEach((node: Expression): readonly string[] => lettersIn(node, indices, ofNode))
  return { ofNode, ofProduct: onceEach((factors: readonly Expression[]) => lettersTwiceIn(factors, ofNode)) }
})

/** The index letters in a node, one by one; those that a sum within binds are left out. */
export function labelsOfNode(node: Expression, { indices }: Trial): readonly string[] {
  return indices === undefined ? [] : lettersBy(indices).ofNode(node)
}

function lettersIn(node: Expression, indices: Indices, letters: KnownLetters['ofNode']): readonly string[] {
  const own = indices(node)
  if (own.length > 0) return own
  const inner = partsOfExpression(node).flatMap(letters)
  if (node.kind !== 'big' && node.kind !== 'integral') return inner
  const bound = new Set(
    node.kind === 'big' ? bigLabels(node) : node.over.flatMap(({ of }) => [...indices(of), symbolText(of)]),
  )
  return inner.filter((letter) => !bound.has(letter))
}

/**
 * The letters over which a product is summed: those that have no value yet and stand in it twice, or in two of its
 * factors. A letter that stands only within one sum among the factors is summed over in there.
 */
export function labelsInOneProduct(factors: readonly Expression[], { indices, trial }: Scope): readonly string[] {
  if (trial.indices === undefined || trial.range === undefined) return []
  const twice = lettersBy(trial.indices).ofProduct(factors)
  return twice.length === 0 ? twice : twice.filter((letter) => !indices.has(letter))
}

function lettersTwiceIn(factors: readonly Expression[], letters: KnownLetters['ofNode']): readonly string[] {
  const inFactors = factors.map(letters)
  return [...new Set(inFactors.flat())].filter((letter) => {
    const times = inFactors.map((inOne) => inOne.filter((one) => one === letter).length)
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
