import type { ModelMaker } from './claimed.js'
import { centred, cumulantsOfBlocks, finiteSpace } from './finiteSpace.js'
import type { FiniteSpace } from './finiteSpace.js'
import { labelBlocks } from './labels.js'
import type { Model, Trial } from './model.js'
import { nodesOf, someNode } from '../mathematics/parts.js'
import type { Expression } from '../mathematics/expression.js'
import { numeric } from './value.js'

/** As many free letters as McCullagh's tables have. */
const VARIABLES = 6

/** From so many indices on a formula without means says by that that they are 0, as in `averages`. */
const SPEAKS = 4

/**
 * Moments and cumulants in index notation: κ^{i,j,k} with commas is a cumulant, κ^{ijk} without a moment, κ^{i,jk} the
 * cumulant of x_i and x_j x_k; a letter above and below is summed over. (McCullagh, Tensor methods in statistics.)
 */
export const tensorMoments: ModelMaker = ({ chain }) => {
  const [left] = chain.sides
  if (left === undefined || chain.sides.length < 2 || !someNode(left, isTensor)) return undefined
  const kind = { kind: 'moments', isFunction: () => false } as const
  const spaceOf = (draw: () => number): FiniteSpace => finiteSpace(VARIABLES, draw)
  const generic: Model = { ...kind, conventions: [], trial: (draw) => trialOf(spaceOf(draw)) }
  if (chain.sides.some((side) => someNode(side, isMean))) return generic
  const blocks = nodesOf(left).flatMap((node) => (isTensor(node) ? labelBlocks(node.above) : []))
  // κ^{i,jk} has one kind of terms with means: without it one slip was made.
  const products = blocks.reduce((sum, block) => sum + block.length - 1, 0)
  if (products < 2) return generic
  const degree = blocks.flat().length
  const centredModel: Model = {
    ...kind,
    conventions: degree >= SPEAKS ? ['all means are 0'] : [],
    ...(degree >= SPEAKS ? {} : { unsaid: 'it holds if all means are 0 only, which it does not say' }),
    trial: (draw) => {
      const space = spaceOf(draw)
      // κ^{i,jklm} is as good as κ^{ijklm} there.
      return { ...trialOf(centred(space)), symmetricAs: trialOf(space) }
    },
  }
  return [generic, centredModel]
}

function trialOf(space: FiniteSpace): Trial {
  const cumulant = cumulantsOfBlocks(space)
  const blocksOf = (node: Expression): readonly (readonly string[])[] => (isTensor(node) ? labelBlocks(node.above) : [])
  return {
    orders: 0,
    range: VARIABLES,
    indices: (node) => blocksOf(node).flat(),
    meaning: (node, { indices }) => {
      const blocks = blocksOf(node)
      if (blocks.length === 0) return undefined
      return numeric(cumulant(blocks.map((block) => block.map((letter) => indices.get(letter) ?? NaN))))
    },
  }
}

/** κ^i. */
function isMean(node: Expression): boolean {
  return isTensor(node) && labelBlocks(node.above).flat().length === 1
}

function isTensor(node: Expression): node is Expression & { readonly kind: 'symbol' } {
  return (
    node.kind === 'symbol' &&
    node.name === 'κ' &&
    node.above !== undefined &&
    node.below === undefined &&
    node.above.every((item) => item.kind === 'name' || (item.kind === 'sign' && item.text === ','))
  )
}
