import type { Expression } from '../mathematics/expression.js'
import { someNode } from '../mathematics/parts.js'
import type { ModelMaker } from './claimed.js'
import { cumulantsOfBlocks, finiteSpace } from './finiteSpace.js'
import { labelBlocks } from './labels.js'
import { NoMeaning } from './noMeaning.js'
import { numeric } from './value.js'

/** More labels than the commands `moment` and `cumulant` print in one formula. */
const VARIABLES = 10

/**
 * Moments ⟨x_1 x_2⟩ by cumulants κ_{1,2} whose labels stand below, with commas between them, and the reverse: what the
 * commands `moment` and `cumulant` print.
 */
export const labelledMoments: ModelMaker = ({ chain }) => {
  if (chain.sides.length < 2 || !chain.sides.some((side) => someNode(side, isCumulant))) return undefined
  if (!chain.sides.some((side) => someNode(side, (node) => labelsOfAverage(node) !== undefined))) return undefined
  return {
    kind: 'moments',
    conventions: [],
    isFunction: () => false,
    trial: (draw) => {
      const cumulant = cumulantsOfBlocks(finiteSpace(VARIABLES, draw))
      return {
        orders: 0,
        indices: (node) => labelsOfAverage(node) ?? (isCumulant(node) ? labelBlocks(node.below).flat() : []),
        meaning: (node, { indices }) => {
          const place = (label: string): number => {
            const found = indices.get(label)
            if (found === undefined || found >= VARIABLES) throw new NoMeaning(node)
            return found
          }
          const averaged = labelsOfAverage(node)
          if (averaged !== undefined) return numeric(cumulant([averaged.map(place)]))
          if (!isCumulant(node) || node.above !== undefined) return undefined
          const blocks = labelBlocks(node.below).flat()
          return numeric(cumulant(blocks.map((label) => [place(label)])))
        },
      }
    },
  }
}

/** `κ_{1,2}`, `κ_1`. */
function isCumulant(node: Expression): node is Expression & { readonly kind: 'symbol' } {
  return node.kind === 'symbol' && node.name === 'κ' && node.below !== undefined && node.primes === undefined
}

/** The labels of `⟨x_1 x_2^2⟩`, each as often as it stands; undefined for anything else. */
function labelsOfAverage(node: Expression): readonly string[] | undefined {
  if (node.kind !== 'average' || node.sort === '⟨⟨⟩⟩' || node.below !== undefined || node.above !== undefined)
    return undefined
  const factors = node.of.kind === 'product' ? node.of.factors : [node.of]
  const labels = factors.map((factor) => {
    if (factor.kind !== 'symbol' || !/^[xX]$/.test(factor.name) || factor.below === undefined) return undefined
    const [power, more] = factor.above ?? []
    const times = power === undefined ? 1 : power.kind === 'number' && more === undefined ? Number(power.text) : NaN
    const [label, other] = labelBlocks(factor.below).flat()
    return label === undefined || other !== undefined || !(times >= 1 && times <= 12)
      ? undefined
      : Array<string>(times).fill(label)
  })
  return labels.every((some) => some !== undefined) ? labels.flat() : undefined
}
