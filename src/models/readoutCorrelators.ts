import { cumulantTerms } from '../algebra/cumulant.js'
import { doubleFactorial } from '../algebra/integers.js'
import type { Expression } from '../mathematics/expression.js'
import { partsOfExpression } from '../mathematics/parts.js'
import { written } from '../mathematics/written.js'
import type { ModelMaker } from './claimed.js'
import { correlatorSaid, pointOf } from './correlatorSaid.js'
import { averageOfValues, finiteSpace, momentOf } from './finiteSpace.js'
import type { FiniteSpace } from './finiteSpace.js'
import { fieldMoment } from './fieldMoment.js'
import type { Model } from './model.js'
import { labelsOfNode } from './summedLabels.js'
import { letterOf, symbolText } from './symbolText.js'
import { standsAt } from './standsAt.js'
import { numeric } from './value.js'
import type { Value } from './value.js'
import { isBiasLetter, varianceOf, varianceText } from './varianceLetters.js'

/** A reading of the variance of the readout weights. */
interface Normalisation {
  readonly said: (variance: string) => string
  /** N times this power of the cumulants of one neuron with readout weights of variance σ². */
  readonly power: (n: number) => number
}

const NORMALISATIONS: readonly Normalisation[] = [
  { said: (variance) => `of variance ${variance}/N`, power: (n) => 1 - n / 2 },
  { said: (variance) => `of variance ${variance}`, power: () => 1 },
]
const WIDTHS = new Set(['N', 'n', 'M', 'H', 'N_h', 'n_1', 'N_1'])
/** Letters of the deviation of the readout weights, or of their variance. */
const SIZES = /^(?:σ|σ_[^b]*|C_[^b]*)$/u

/**
 * Correlators of φ(x) = Σ_j W_j h_j(x) with independent neurons and Gaussian readout weights, in averages of one hidden
 * unit: G_c^(4) = (σ_W⁴/N) (3 E[hhhh] − …). The hidden unit is a random function on a finite space; the left side is N
 * times the joint cumulant of one neuron W h.
 */
export const readoutCorrelators: ModelMaker = ({ chain, network }) => {
  const [left, ...others] = chain.sides
  const said = left === undefined ? undefined : correlatorSaid(left)
  if (left === undefined || said === undefined || said.order % 2 === 1 || network !== undefined) return undefined
  // Of one layer of many, or averages over the distribution of a kernel.
  if (said.marks.some((mark) => 'ℓlL'.includes(mark)) || !others.every(isOfUnits)) return undefined
  const units = new Set(others.flatMap((side) => unitsIn(side, false)))
  const [unit] = units
  if (unit === undefined || units.size !== 1 || (said.form === 'average' && unit === said.letter)) return undefined
  const letters = new Set(others.flatMap(lettersOutside))
  const sizes = [...letters].filter((letter) => SIZES.test(letter))
  const widths = [...letters].filter((letter) => WIDTHS.has(letter))
  const biases = [...letters].filter(isBiasLetter)
  const [size] = sizes
  const [width] = widths
  const [bias] = biases
  if (sizes.length > 1 || widths.length > 1 || biases.length > 1) return undefined
  // Of two points N drops out where weights have the variance σ²/N.
  if (said.order > 2 && widths.length === 0) return undefined
  const sort = said.isConnected || said.order === 2 ? [true] : said.form === 'average' ? [false] : [false, true]
  const isOpen = said.order === 2 && said.letter === 'K' && bias === undefined
  return NORMALISATIONS.flatMap(({ said: how, power }) =>
    sort.map((isConnected): Model => ({
      kind: 'network correlator',
      conventions: [
        `readout weights ${how(size === undefined ? '1' : varianceText(size))}`,
        ...(isConnected === said.isConnected || said.order === 2 ? [] : ['the left side as the connected correlator']),
      ],
      ...(isOpen ? { unsaid: 'it holds if the output has no bias, which nothing says' } : {}),
      isFunction: ({ head }) => symbolText(head) === unit || head.name === said.letter,
      trial: (draw) => {
        const space = finiteSpace(said.order, draw)
        const [drawnSize, neurons, shift] = [0.6 + draw(), 2.5 + 9 * draw(), 0.5 + draw()]
        const variance = size === undefined ? 1 : varianceOf(size, drawnSize)
        const cumulant = (points: readonly number[]): number =>
          neurons ** power(points.length) * neuronCumulant(space, points, variance) +
          (bias === undefined || points.length !== 2 ? 0 : varianceOf(bias, shift))
        const averages = new Map<string, Value>()
        return {
          orders: 0,
          range: said.order,
          indices: (node) => {
            if (standsAt(node, left)) return said.points
            const point = pointAt(node, unit)
            return point === undefined ? [] : [pointOf(said, point) ?? point]
          },
          meaning: (node, scope) => {
            const outcome = scope.indices.get('@o')
            if (standsAt(node, left)) {
              const points = said.points.map((point) => scope.indices.get(point) as number)
              return numeric(isConnected ? cumulant(points) : fieldMoment(points, cumulant))
            }
            if (node.kind === 'average') {
              if (node.sort === '⟨⟨⟩⟩' || node.above !== undefined || outcome !== undefined) return undefined
              const points = labelsOfNode(node, scope.trial).map((point) => scope.indices.get(point))
              const key = [node.at, node.end, ...points].join()
              const known = averages.get(key)
              if (known !== undefined) return known
              const average = averageOfValues(space, (one) => scope.within([['@o', one]]).value(node.of))
              averages.set(key, average)
              return average
            }
            const point = pointAt(node, unit)
            if (point !== undefined && outcome !== undefined) {
              const index = scope.indices.get(pointOf(said, point) ?? point)
              return index === undefined ? undefined : numeric(space.variables[index]?.[outcome] as number)
            }
            const letter = letterOf(node)
            if (letter === undefined) return undefined
            if (letter === size) return numeric(drawnSize)
            if (letter === bias) return numeric(shift)
            return letter === width ? numeric(neurons) : undefined
          },
        }
      },
    })),
  )
}

/** The joint cumulant of W h at points, W ~ N(0, variance). */
function neuronCumulant(space: FiniteSpace, points: readonly number[], variance: number): number {
  let total = 0
  for (const { coefficient, blocks } of cumulantTerms(points))
    total += Number(coefficient) * blocks.reduce((product, block) => product * readoutMoment(space, block, variance), 1)
  return total
}

/** Whether averages are over one unit: nothing below them, or a letter of a unit's parameters. */
function isOfUnits(node: Expression): boolean {
  const isOwn = node.kind !== 'average' || node.below === undefined || /^[hwWbθ,_01]*$/u.test(written(node.below))
  return isOwn && partsOfExpression(node).every(isOfUnits)
}

/** E Π_{i∈B} W h(x_i) for W ~ N(0, variance). */
function readoutMoment(space: FiniteSpace, block: readonly number[], variance: number): number {
  if (block.length % 2 === 1) return 0
  return Number(doubleFactorial(block.length - 1)) * variance ** (block.length / 2) * momentOf(space, block)
}

/** `h(x_1)`, `h_1`: the point, where the letter is that of the hidden unit. */
function pointAt(node: Expression, unit: string): string | undefined {
  if (node.kind === 'applied' && symbolText(node.head) === unit && node.head.above === undefined)
    return node.args.length === 1 ? letterOf(node.args[0]) : undefined
  if (node.kind === 'symbol' && node.name === unit && node.below !== undefined && node.above === undefined)
    return written(node.below)
  return undefined
}

/** The letters of functions of a point within averages. */
function unitsIn(node: Expression, isWithin: boolean): readonly string[] {
  if (isWithin && node.kind === 'applied') return [symbolText(node.head)]
  if (isWithin && node.kind === 'symbol' && node.below !== undefined) return [node.name]
  if (isWithin && node.kind === 'symbol') return [symbolText(node)]
  const within = isWithin || (node.kind === 'average' && node.sort !== '⟨⟨⟩⟩')
  return partsOfExpression(node).flatMap((part) => unitsIn(part, within))
}

function lettersOutside(node: Expression): readonly string[] {
  if (node.kind === 'average') return []
  if (node.kind === 'symbol') return [symbolText(node)]
  const head = node.kind === 'applied' ? [symbolText(node.head)] : []
  return [...head, ...partsOfExpression(node).flatMap(lettersOutside)]
}
