import type { Expression } from '../mathematics/expression.js'
import { nodesOf, someNode } from '../mathematics/parts.js'
import { written } from '../mathematics/written.js'
import type { ModelMaker } from './claimed.js'
import { labelBlocks } from './labels.js'
import { standsAt } from './standsAt.js'
import { addValues, numeric, small, unknownFrom } from './value.js'

/**
 * `E[z_α z_β] = K_{αβ} + (1/n)(…) + O(1/n²)`: at the order that is written out the kernel K is what the two-point function
 * begins with, by its definition; nothing is said of the next.
 */
export const leadingKernel: ModelMaker = ({ chain, theory }) => {
  const [left, ...others] = chain.sides
  const labels = left === undefined ? undefined : pairOf(left)
  if (left === undefined || labels === undefined || theory !== undefined || others.length === 0) return undefined
  const letters = new Set(others.flatMap(nodesOf).flatMap((node) => (node.kind === 'symbol' ? [node.name] : [])))
  const [width] = [...letters].filter((letter) => letter === 'n' || letter === 'N')
  if (
    width === undefined ||
    letters.size !== 2 ||
    !letters.has('K') ||
    !others.every((side) => someNode(side, ({ kind }) => kind === 'tail'))
  )
    return undefined
  return {
    kind: 'wide networks',
    conventions: [`K as the two-point function for ${width} → ∞`],
    isFunction: () => false,
    trial: (draw) => {
      const [kernel, scale] = [0.5 + draw(), 0.5 + draw()]
      const diagonal = labels.map(() => 1 + draw())
      return {
        orders: 1,
        meaning: (node, { value }) => {
          if (standsAt(node, left)) return addValues(numeric(kernel), unknownFrom(1))
          // (1/n)(…): something of this order.
          if (node.kind === 'product' && node.factors.some(({ kind }) => kind === 'dots')) {
            const written = node.factors.filter(({ kind }) => kind !== 'dots').map((factor) => value(factor))
            return unknownFrom(written.reduce((order, { low }) => order + low, 0))
          }
          if (node.kind !== 'symbol' || node.above !== undefined) return undefined
          if (node.name === width && node.below === undefined) return small(scale, -1)
          if (node.name !== 'K') return undefined
          if (node.accent !== undefined || node.primes !== undefined) return undefined
          const [first = '', second = '', ...more] = labelBlocks(node.below).flat()
          if (more.length > 0 || !labels.includes(first) || !labels.includes(second)) return undefined
          // K_{αα} is that of one of the two.
          return numeric(first === second ? (diagonal[labels.indexOf(first)] ?? NaN) : kernel)
        },
      }
    },
  }
}

function pairOf(node: Expression): readonly string[] | undefined {
  if (node.kind !== 'average' || node.above !== undefined || node.below !== undefined || node.of.kind !== 'product')
    return undefined
  const fields = node.of.factors.map((one) =>
    one.kind === 'symbol' && one.name === 'z' && one.below !== undefined && one.above === undefined
      ? written(one.below)
      : undefined,
  )
  const [a, b, ...more] = fields
  return a !== undefined && b !== undefined && a !== b && more.length === 0 ? [a, b] : undefined
}
