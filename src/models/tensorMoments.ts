import type { ModelMaker } from './claimed.js'
import { cumulantOfBlocks, finiteSpace } from './finiteSpace.js'
import { labelBlocks } from './labels.js'
import { someNode } from '../mathematics/parts.js'
import type { Expression } from '../mathematics/expression.js'
import { numeric } from './value.js'
import type { Value } from './value.js'

/** As many free letters as McCullagh's tables have. */
const VARIABLES = 6

/**
 * Moments and cumulants in index notation: κ^{i,j,k} with commas is a cumulant, κ^{ijk} without a moment, κ^{i,jk} the
 * cumulant of x_i and x_j x_k; a letter above and below is summed over. (McCullagh, Tensor methods in statistics.)
 */
export const tensorMoments: ModelMaker = ({ chain }) => {
  const [left] = chain.sides
  if (left === undefined || chain.sides.length < 2 || !someNode(left, isTensor)) return undefined
  return {
    kind: 'moments',
    conventions: [],
    isFunction: () => false,
    trial: (draw) => {
      const space = finiteSpace(VARIABLES, draw)
      const known = new Map<string, Value>()
      return {
        orders: 0,
        range: VARIABLES,
        indices: (node) => (isTensor(node) ? labelBlocks(node.above).flat() : []),
        meaning: (node, { indices }) => {
          if (!isTensor(node)) return undefined
          const blocks = labelBlocks(node.above).map((block) => block.map((letter) => indices.get(letter) ?? NaN))
          const key = blocks.map((block) => block.join()).join(';')
          const value = known.get(key) ?? numeric(cumulantOfBlocks(space, blocks))
          known.set(key, value)
          return value
        },
      }
    },
  }
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
