import type { Expression } from '../mathematics/expression.js'
import { partsOfExpression } from '../mathematics/parts.js'
import { written } from '../mathematics/written.js'
import type { ModelMaker } from './claimed.js'
import { centred, cumulantOfBlocks, finiteSpace } from './finiteSpace.js'
import type { FiniteSpace } from './finiteSpace.js'
import { letterOf, symbolText } from './symbolText.js'
import type { Model } from './model.js'
import { standsAt } from './standsAt.js'
import { numeric } from './value.js'

interface Reading {
  readonly said: string
  /** Each summand is multiplied by N to this power. */
  readonly power: number
}

const [ROOT, PLAIN, MEAN]: readonly [Reading, Reading, Reading] = [
  { said: 'sum of N independent % divided by √N', power: -0.5 },
  { said: 'sum of N independent %', power: 0 },
  { said: 'mean of N independent %', power: -1 },
]
const COUNTS = new Set(['N', 'n', 'M', 'm'])

/**
 * How cumulants of sums of independent variables scale: κ_r^φ = κ_r^X/N^{r/2−1} for φ = Σ X_i/√N. The left side is the
 * cumulant of a sum over all outcomes of a few variables.
 */
export const sumScaling: ModelMaker = ({ chain }) => {
  const [left, ...others] = chain.sides
  const total = left === undefined ? undefined : (cumulantAt(left) ?? correlatorAt(left))
  if (left === undefined || total === undefined || total.order === '1') return undefined
  const cumulants = others.flatMap(cumulantsIn)
  const [single] = cumulants
  if (single === undefined || cumulants.some(({ of, order }) => of !== single.of || order !== total.order))
    return undefined
  const counts = new Set(others.flatMap(letters).filter((letter) => COUNTS.has(letter) && letter !== total.order))
  const [count] = counts
  const sum = total.of
  // One cumulant has to be said to be that of the sum.
  if (counts.size !== 1 || sum === undefined || sum === single.of) return undefined
  const isMean = /^\\(?:bar|overline)/.test(sum)
  const readings = isMean ? [MEAN] : [ROOT, PLAIN]
  return readings.map((reading): Model => ({
    kind: 'scaling of cumulants',
    conventions: [`${sum} as the ${reading.said.replace('%', single.of ?? 'variables')}`],
    ...(reading === PLAIN && 'φϕZ'.includes(sum[0] as string)
      ? { unsaid: `it holds if ${sum} is the sum without 1/√N, which nothing says` }
      : {}),
    isFunction: ({ head }) => head.name === 'κ',
    trial: (draw, place) => {
      // No cumulant but the first sees the mean, and large moments would cancel.
      const space = centred(finiteSpace(1, draw))
      // Two and three in turn: what holds for one number of variables only is no factor.
      const number = 2 + (place % 2)
      const fixed = Number(total.order)
      const order = Number.isInteger(fixed) ? fixed : 3 + Math.floor(3 * draw())
      const all = sumSpace(space, number, number ** reading.power)
      return {
        orders: 0,
        meaning: (node) => {
          if (standsAt(node, left) || cumulantAt(node) !== undefined) {
            const of = standsAt(node, left) ? all : space
            return numeric(
              cumulantOfBlocks(
                of,
                Array.from({ length: order }, () => [0]),
              ),
            )
          }
          const letter = letterOf(node)
          if (letter === undefined) return undefined
          if (letter === count) return numeric(number)
          return letter === total.order ? numeric(order) : undefined
        },
      }
    },
  }))
}

interface CumulantSaid {
  /** As it is written. */
  readonly order: string
  readonly of: string | undefined
}

/** `G_c^{(r)}`, `⟨φ^r⟩_c`: a cumulant of the field. */
function correlatorAt(node: Expression): CumulantSaid | undefined {
  const below =
    (node.kind === 'symbol' || node.kind === 'average') && node.below !== undefined ? written(node.below) : ''
  if (below !== 'c') return undefined
  if (node.kind === 'average' && node.above === undefined && node.of.kind === 'symbol' && node.of.above !== undefined) {
    return { order: written(node.of.above), of: symbolText(node.of) }
  }
  if (node.kind !== 'symbol' || node.name !== 'G' || node.above?.length !== 1) return undefined
  const [group] = node.above
  return group?.kind === 'group' ? { order: written(group.body), of: 'φ' } : undefined
}

/** `κ_r^φ`, `κ_r(φ)`, `κ_r`: its order, and of what. */
function cumulantAt(node: Expression): CumulantSaid | undefined {
  if (node.kind === 'applied') {
    const { head, args, above } = node
    const [only] = args
    if (head.name !== 'κ' || head.below === undefined || head.above !== undefined) return undefined
    if (above !== undefined || only?.kind !== 'symbol' || args.length !== 1 || only.above !== undefined)
      return undefined
    return { order: written(head.below), of: symbolText(only) }
  }
  if (node.kind !== 'symbol' || node.name !== 'κ' || node.below === undefined) return undefined
  const [above, more] = node.above ?? []
  if (more !== undefined || (above !== undefined && above.kind !== 'name' && above.kind !== 'group')) return undefined
  const inner = above?.kind === 'group' ? above.body : node.above
  return { order: written(node.below), of: inner === undefined ? undefined : written(inner) }
}

function cumulantsIn(node: Expression): readonly CumulantSaid[] {
  const own = cumulantAt(node)
  return own === undefined ? partsOfExpression(node).flatMap(cumulantsIn) : [own]
}

/** Letters anywhere but in cumulants; those of powers too. */
function letters(node: Expression): readonly string[] {
  if (cumulantAt(node) !== undefined) return []
  if (node.kind === 'symbol') return [symbolText(node)]
  const head = node.kind === 'applied' ? [symbolText(node.head)] : []
  return [...head, ...partsOfExpression(node).flatMap(letters)]
}

/** The sum of so many independent copies of a variable times a factor, outcome by outcome. */
function sumSpace({ weights, variables }: FiniteSpace, number: number, factor: number): FiniteSpace {
  const values = (variables[0] as readonly number[]).map((x) => factor * x)
  let [all, sums]: [number[], number[]] = [[1], [0]]
  for (let k = 0; k < number; k++) {
    const [before, partial] = [all, sums]
    all = before.flatMap((w) => weights.map((weight) => w * weight))
    sums = partial.flatMap((x) => values.map((value) => x + value))
  }
  return { weights: all, variables: [sums] }
}
