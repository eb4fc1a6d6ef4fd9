import type { Expression, SymbolNode } from '../mathematics/expression.js'
import { averageSort } from './averageSort.js'
import { saysConnected } from './connected.js'
import { valueOf } from './evaluate.js'
import { averageOfProduct, cumulantOfValues } from './finiteSpace.js'
import type { FiniteSpace } from './finiteSpace.js'
import { fluctuationsIn } from './fluctuations.js'
import { settled } from './settled.js'
import type { Summed } from './settled.js'
import type { Statistic } from './statistics.js'
import { symbolText } from './symbolText.js'
import type { Scope, Trial } from './model.js'
import { momentLetter } from './momentLetters.js'
import type { MomentReading } from './momentLetters.js'
import { namedStatistic } from './namedStatistics.js'
import type { NamedStatistic } from './namedStatistics.js'
import { NoMeaning } from './noMeaning.js'
import { variableText } from './randomLetters.js'
import type { RandomLetters } from './randomLetters.js'
import { rowExpression } from './rowExpression.js'
import { scalarMoment } from './scalarMoments.js'
import { addValues, multiplyValues, numeric, plainNumber, powerValue, sizeOfValue, small } from './value.js'
import type { Value } from './value.js'

/** What a trial with averages is made of. */
export interface AverageDraw {
  readonly letters: RandomLetters
  readonly space: FiniteSpace
  readonly reading: MomentReading
  /** Whether what is zero in this space has no meaning: a formula that speaks of it does not mean this space. */
  readonly special: boolean
  readonly draw: () => number
  /** Whether letters for numbers, in their order, are the means of the variables. */
  readonly areMeans?: boolean
  /** Letters that only this space knows: covariances, with the labels that they have. */
  readonly own?: Pick<Trial, 'meaning' | 'indices'>
}

/** Orders of the letter in generating functions. */
const ORDERS = 7
/** Smaller than any moment that is drawn. */
const ZERO = 1e-9

/** Averages as sums over outcomes, cumulants as sums over partitions of them. */
export function averageTrial({ letters, space, reading, special, draw, areMeans = false, own }: AverageDraw): Trial {
  const { variables, parameters } = letters
  const labels = [...new Set(variables.values())]
  const isOne = labels.length <= 1
  const meanAt = (place: number): number => averageOfProduct(space.weights, [space.variables[place] ?? []])
  const drawn = drawnLetters(letters, draw, areMeans ? meanAt : undefined)
  const found = new Map<string, Value>()
  const meant = (value: Value, node: Expression): Value => {
    if (special && [...value.re, ...value.im].every((x) => Math.abs(x) < ZERO)) throw new NoMeaning(node)
    return value
  }
  const once = (node: Expression, { indices }: Scope, compute: () => Value): Value => {
    const key = `${node.at} ${node.end} ${node.kind} ${[...indices].join()}`
    const value = found.get(key) ?? meant(compute(), node)
    found.set(key, value)
    return value
  }
  const labelOf = (node: Expression): string | undefined => {
    const isBare = (node.kind === 'symbol' || node.kind === 'applied') && node.above === undefined
    return isBare ? variables.get(variableText(node) ?? '') : undefined
  }
  const statisticAt = (node: SymbolNode): Statistic | undefined => letters.statistics.get(symbolText(node))
  const placeOf = (node: Expression, { indices }: Scope): number | undefined => {
    const label = labelOf(node)
    return label === undefined ? undefined : isOne ? 0 : indices.get(label)
  }
  const onOutcome = (of: FiniteSpace, node: Expression, outcome: number, scope: Scope): Value => {
    const valueAt = (place: number): number => of.variables[place]?.[outcome] as number
    const meaning: Trial['meaning'] = (one, inner) => {
      const place = placeOf(one, inner)
      if (place !== undefined) return numeric(valueAt(place))
      const fluctuating = letters.fluctuates ? fluctuationsIn(one) : undefined
      if (fluctuating === undefined) return trial.meaning(one, inner)
      return fluctuating
        .map(({ factor, isFluctuation }) => {
          const [part] = isFluctuation ? (powersIn(factor, inner) ?? []) : []
          const at = part === undefined ? undefined : placeOf(part.of, inner)
          if (part === undefined || at === undefined) {
            if (isFluctuation) throw new NoMeaning(factor)
            return inner.value(factor)
          }
          return numeric((valueAt(at) - meanAt(at)) ** part.times)
        })
        .reduce(multiplyValues)
    }
    return valueOf(node, { ...trial, meaning }, scope.indices)
  }
  const mean = (node: Expression, scope: Scope): Value =>
    monomialMean(node, scope) ?? settled(space, (of) => summedOver(of, node, scope), node)
  const summedOver = (of: FiniteSpace, node: Expression, scope: Scope): Summed => {
    let [value, size] = [numeric(0), 0]
    for (const [outcome, weight] of of.weights.entries()) {
      const term = multiplyValues(numeric(weight), onOutcome(of, node, outcome, scope))
      value = addValues(value, term)
      size += sizeOfValue(term)
    }
    return { value, size }
  }
  /** A product of powers of variables, as most are, is quickly done. */
  const monomialMean = (node: Expression, scope: Scope): Value | undefined => {
    const parts = powersIn(node, scope)
    const places = parts?.map(({ of }) => placeOf(of, scope))
    if (parts === undefined || places === undefined || places.includes(undefined)) return undefined
    if (space.quadrature !== undefined) {
      const times = space.variables.map((_, place) =>
        parts.reduce((sum, part, k) => sum + (places[k] === place ? part.times : 0), 0),
      )
      const exact = space.quadrature.moment(times)
      if (exact === undefined) throw new NoMeaning(node)
      return numeric(exact)
    }
    const factors = places.map((place, k) => [space.variables[place as number] ?? [], parts[k]?.times ?? 1] as const)
    const sum = space.weights.reduce(
      (total, weight, outcome) =>
        total + factors.reduce((product, [values, times]) => product * (values[outcome] as number) ** times, weight),
      0,
    )
    return numeric(sum)
  }
  const cumulant = (parts: readonly Part[], node: Expression, scope: Scope): Value => {
    const joined = (of: FiniteSpace): Summed => {
      const functions = parts.flatMap(({ of: part, times }) => {
        const values = of.weights.map((_, outcome) => plainNumber(onOutcome(of, part, outcome, scope))?.[0] ?? NaN)
        return Array<readonly number[]>(times).fill(values)
      })
      const sizes = functions.map((values) => values.map(Math.abs))
      return { value: numeric(cumulantOfValues(of.weights, functions)), size: averageOfProduct(of.weights, sizes) }
    }
    // Those of variables are polynomials of few degrees.
    const isOfVariables = parts.every(({ of: part }) => placeOf(part, scope) !== undefined)
    return isOfVariables ? joined(space).value : settled(space, joined, node)
  }
  const named = ({ parts, isStandard, isKurtosis }: NamedStatistic, node: Expression, scope: Scope): Value => {
    const joint = cumulant(parts, node, scope)
    if (!isStandard) return joint
    const perDeviation = ({ of, times }: Part): Value =>
      powerValue(cumulant([{ of, times: 2 }], node, scope), -times / 2, 0)
    const standard = parts.map(perDeviation).reduce(multiplyValues, joint)
    return isKurtosis && reading.isExcess !== true ? addValues(standard, numeric(3)) : standard
  }
  const trial: Trial = {
    orders: parameters.size > 0 ? ORDERS : 0,
    ...(isOne
      ? {}
      : {
          range: labels.length,
          indices: (node: Expression) => {
            const bare = withoutPower(node)
            const label = labelOf(bare) ?? (bare.kind === 'symbol' ? statisticAt(bare)?.of : undefined)
            return label === undefined ? (own?.indices?.(node) ?? []) : [label]
          },
        }),
    meaning: (node, scope) => {
      const other = own?.meaning(node, scope)
      if (other !== undefined) return other
      switch (node.kind) {
        case 'symbol': {
          if (node.above !== undefined) return undefined
          const statistic = statisticAt(node)
          if (statistic !== undefined) {
            const place = isOne ? 0 : scope.indices.get(statistic.of)
            if (place === undefined) throw new NoMeaning(node)
            const { weights, variables: values } = space
            const own = [values[place] ?? [], values[place] ?? []]
            return meant(
              numeric(statistic.head === 'mean' ? meanAt(place) : Math.sqrt(cumulantOfValues(weights, own))),
              node,
            )
          }
          const letter = momentLetter(node)
          if (letter !== undefined && isOne)
            return meant(numeric(scalarMoment(node, letter.head, space, reading, scope)), node)
          // A label is a place in the space, no number.
          if (labels.includes(symbolText(node)) && !(isOne && scope.indices.has(symbolText(node))))
            throw new NoMeaning(node)
          return scope.indices.has(symbolText(node)) ? undefined : drawn.get(symbolText(node))
        }
        case 'average': {
          if (node.above !== undefined && !saysConnected(node.above)) return undefined
          const sort = averageSort(node)
          if (sort === undefined) throw new NoMeaning(node)
          return once(node, scope, () =>
            sort === 'moment' ? mean(node.of, scope) : cumulant(partsOf(node.of, scope), node, scope),
          )
        }
        case 'at': {
          if (!saysConnected(node.below)) return undefined
          // What stands before the bracket is multiplied with it.
          const factors = node.of.kind === 'product' ? node.of.factors : [node.of]
          const [average, more] = factors.filter(({ kind }) => kind === 'average')
          if (average?.kind !== 'average' || more !== undefined || average.above !== undefined) return undefined
          const joint = once(node, scope, () => cumulant(partsOf(average.of, scope), node, scope))
          return factors
            .filter((factor) => factor !== average)
            .reduce((product, factor) => multiplyValues(product, scope.value(factor)), joint)
        }
        case 'applied': {
          const statistic = namedStatistic(node)
          if (node.above !== undefined || statistic === undefined) return undefined
          return once(node, scope, () => named(statistic, node, scope))
        }
        default:
          return undefined
      }
    },
  }
  return trial
}

function drawnLetters(
  { constants, parameters, wholes }: RandomLetters,
  draw: () => number,
  meanAt: ((place: number) => number) | undefined,
): Map<string, Value> {
  const plain = [...constants].filter((text) => !parameters.has(text))
  return new Map<string, Value>([
    ...plain.map((text, place) => [text, numeric(meanAt === undefined ? 0.5 + draw() : meanAt(place))] as const),
    ...[...parameters].map((text) => [text, small(0.5 + draw(), 1)] as const),
    ...[...wholes].map((text) => [text, numeric(2 + Math.floor(3 * draw()))] as const),
  ])
}

function withoutPower(node: Expression): Expression {
  if (node.kind !== 'symbol' && node.kind !== 'applied') return node
  const { above, ...bare } = node
  return above === undefined ? node : bare
}

/** One of the things that a cumulant joins, so many times. */
interface Part {
  readonly of: Expression
  readonly times: number
}

/** x^3 y in the bracket of a cumulant: x three times, y once. */
function partsOf(node: Expression, scope: Scope): readonly Part[] {
  const parts = powersIn(node, scope)
  if (parts === undefined) throw new NoMeaning(node)
  return parts
}

/** The letters of a product with their powers; undefined for anything else. */
function powersIn(node: Expression, scope: Scope): readonly Part[] | undefined {
  if (node.kind === 'product') {
    const factors = node.factors.map((factor) => powersIn(factor, scope))
    return factors.includes(undefined) ? undefined : factors.flatMap((part) => part ?? [])
  }
  if (node.kind !== 'symbol' && node.kind !== 'applied') return undefined
  if (node.kind === 'symbol' && node.name === 'e') return undefined
  if (node.above === undefined) return [{ of: node, times: 1 }]
  const [times = NaN, im] = plainNumber(scope.value(rowExpression(node.above, node))) ?? []
  if (!Number.isInteger(times) || im !== 0 || times < 1) return undefined
  return [{ of: withoutPower(node), times }]
}
