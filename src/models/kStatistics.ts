import type { Expression, SymbolNode } from '../mathematics/expression.js'
import { nodesOf } from '../mathematics/parts.js'
import { written } from '../mathematics/written.js'
import { averageSort } from './averageSort.js'
import type { ModelMaker } from './claimed.js'
import { centred, cumulantOfValues, finiteSpace } from './finiteSpace.js'
import type { FiniteSpace } from './finiteSpace.js'
import { normalRule } from './gaussHermite.js'
import type { Model, Scope, Trial } from './model.js'
import { momentLetter } from './momentLetters.js'
import type { MomentReading } from './momentLetters.js'
import { momentReadings } from './momentReadings.js'
import type { SortOfMoments } from './momentReadings.js'
import { isJointCumulant, namedStatistic } from './namedStatistics.js'
import { NoMeaning } from './noMeaning.js'
import { areOfOneSample, isMember, labelOf, membersIn, sampleLetter } from './sampleLetters.js'
import type { SampleLetter } from './sampleLetters.js'
import { kStatistic, powerSum } from './sampleStatistics.js'
import { scalarMoment } from './scalarMoments.js'
import { numeric, plainNumber } from './value.js'
import type { Value } from './value.js'

/** Sizes of samples, one after the other: what holds for one of them only is no formula. */
const SIZES = [4, 5, 6] as const
/** Members have as many values as this. */
const OUTCOMES = 3
/** Smaller samples do not tell more. */
const HIGHEST = 4
/** Nodes of a Gaussian member, exact to the seventh power. */
const GAUSSIAN = 4
const SUMS = new Set(['S', 's', 'p'])

/**
 * Statistics of samples of n independent members: Fisher's k_r by power sums S_r = Σx^r or central moments m_r of the
 * sample, and their means, variances and covariances over all samples, E[k_r] = κ_r, Var(k_2) = κ_4/n + 2κ_2²/(n-1).
 */
export const kStatistics: ModelMaker = ({ chain: { sides }, theory }) => {
  const [left, right] = sides
  if (left === undefined || right === undefined || sides.length !== 2 || theory !== undefined) return undefined
  const nodes = [...nodesOf(left), ...nodesOf(right)]
  const size = ['n', 'N'].find((name) => nodes.some((node) => isPlain(node, name)))
  const letters = nodesOf(left).flatMap((node) => (node.kind === 'symbol' ? (sampleLetter(node) ?? []) : []))
  const sorts = new Set(letters.map(({ sort }) => sort))
  const members = membersIn(left)
  // E[\bar X] = μ whatever its size.
  const isPlainMean =
    left.kind === 'average' &&
    left.of.kind === 'symbol' &&
    left.of.above === undefined &&
    sampleLetter(left.of)?.sort === 'mean'
  const isOfMembers = size !== undefined && (letters.length > 0 || members.length > 0)
  const isAverage = left.kind === 'average' || (left.kind === 'applied' && isJointCumulant(left))
  const named = nodesOf(left).filter((node) => node.kind === 'symbol')
  const hasK = named.some((node) => isNumbered(node, 'k'))
  const hasM = named.some((node) => isNumbered(node, 'm'))
  // Wave numbers and springs have k's too.
  const isOfPopulation = nodesOf(right).some((node) => ['κ', 'μ', 'σ'].includes(nameOf(node)))
  const isOfSample = nodesOf(right).some((node) => node.kind === 'symbol' && (isSum(node) || isNumbered(node, 'm')))
  const isKnown = isAverage
    ? isOfPopulation && (hasK || (hasM && size !== undefined) || isOfMembers || isPlainMean)
    : isNumbered(left, 'k') && size !== undefined && isOfSample
  if (!isKnown) return undefined
  const sums = new Set(nodes.flatMap((node) => (node.kind === 'symbol' && isSum(node) ? [node.name] : [])))
  if (sums.size > 1) return undefined
  const [sum] = sums
  if (!areOfOneSample(letters, members, size)) return undefined
  const population = nodesOf(right).flatMap((node) => momentLetter(node) ?? [])
  const model = (
    moments: SortOfMoments,
    reading: Reading,
    special: Pick<Model, 'unsaid' | 'doubtful'> = {},
  ): Model => ({
    kind: 'statistics of samples',
    conventions: [
      ...moments.conventions,
      ...(sum === undefined ? [] : [`read ${sum}_r as the sum of r-th powers`]),
      ...(sorts.has('mean') ? ['read the letter with a bar as the mean of a sample'] : []),
      ...(sorts.has('sum') ? ['read the sum as that of all members of a sample'] : []),
      ...(sorts.has('deviation')
        ? [
            `read the variance of the sample as the sum of squares divided by ${reading.isPlain === true ? 'n' : 'n - 1'}`,
          ]
        : []),
    ],
    ...special,
    isFunction: isJointCumulant,
    trial: (draw, place) =>
      trialOf(
        { size, member: members[0]?.name, μ: moments.sort, ...reading },
        SIZES[place % SIZES.length] as number,
        draw,
      ),
  })
  // Of powers of x less its mean the first sum is 0.
  const hasFirst = nodes.some((node) => node.kind === 'symbol' && isSum(node) && orderOf(node) === 1)
  const isOfSeconds = population.every(({ degree }) => degree <= 2)
  return momentReadings('μ', population).flatMap((moments) => [
    model(moments, {}),
    ...(sum === undefined || hasFirst
      ? []
      : [
          model(
            moments,
            { isCentral: true },
            { unsaid: `it holds if ${sum}_r is the sum of powers of x less its mean, which it does not say` },
          ),
        ]),
    ...(sorts.has('deviation') ? [model(moments, { isPlain: true }, { doubtful: true })] : []),
    ...(isAverage && isOfSeconds
      ? [
          model(
            moments,
            { population: 'Gaussian' },
            { unsaid: 'it holds for Gaussian members only, which it does not say' },
          ),
        ]
      : []),
    ...(isAverage && isOfMembers && !population.some(({ degree }) => degree === 1)
      ? [model(moments, { population: 'centred' }, { unsaid: 'it holds if the mean is 0 only, which it does not say' })]
      : []),
    ...(sorts.has('sum')
      ? [model(moments, { perRoot: true }, { unsaid: 'it holds if the sum is divided by √n, which it does not say' })]
      : []),
  ])
}

interface Reading {
  /** S_r is the sum of powers of x less its mean. */
  readonly isCentral?: true
  /** s² is the sum of squares divided by n. */
  readonly isPlain?: true
  /** S_n is divided by √n. */
  readonly perRoot?: true
  readonly population?: 'centred' | 'Gaussian'
}

interface Sampled extends Reading {
  readonly size: string | undefined
  /** The letter of X_i. */
  readonly member: string | undefined
  readonly μ: MomentReading['μ']
}

function nameOf(node: Expression): string {
  return node.kind === 'symbol' ? node.name : ''
}

function isPlain(node: Expression, name: string): boolean {
  return node.kind === 'symbol' && node.name === name && node.below === undefined
}

function isNumbered(node: Expression, name: string): boolean {
  return node.kind === 'symbol' && node.name === name && orderOf(node) !== undefined
}

function isSum(node: SymbolNode): boolean {
  return SUMS.has(node.name) && orderOf(node) !== undefined
}

/** The r of k_r, S_r, m_r. */
function orderOf({ below, accent, primes }: SymbolNode): number | undefined {
  const text = below === undefined ? '' : written(below)
  return /^[1-9]$/.test(text) && accent === undefined && primes === undefined ? Number(text) : undefined
}

function trialOf({ size, member, μ, ...reading }: Sampled, n: number, draw: () => number): Trial {
  const population = populationOf(reading.population, draw)
  const samples = samplesOf(population.weights, population.variables[0] ?? [], n)
  // One sample for what stands in no average.
  const own = Array.from({ length: n }, () => 0.5 + 2 * draw())
  const known = new Map<string, number>()
  const ofLetter = (sort: SampleLetter['sort'], sample: readonly number[]): number => {
    const total = powerSum(sample, 1)
    if (sort === 'mean') return total / n
    if (sort === 'sum') return reading.perRoot === true ? total / Math.sqrt(n) : total
    return Math.sqrt(powerSum(sample, 2, total / n) / (reading.isPlain === true ? n : n - 1))
  }
  const statistic = (node: SymbolNode, scope: Scope): number | undefined => {
    const outcome = scope.indices.get('@o')
    const sample = outcome === undefined ? own : (samples[outcome]?.members as readonly number[])
    const letter = sampleLetter(node)
    if (letter !== undefined) return ofLetter(letter.sort, sample)
    const label = node.name === member && isMember(node) ? scope.indices.get(labelOf(node)) : undefined
    if (label !== undefined) return sample[label - 1]
    const r = orderOf(node)
    if (r === undefined) return undefined
    const mean = powerSum(sample, 1) / n
    if (isSum(node)) return powerSum(sample, r, reading.isCentral === true ? mean : 0)
    if (node.name === 'm' && r > 1) return powerSum(sample, r, mean) / n
    if (node.name !== 'k' || r > HIGHEST) return undefined
    const key = `${outcome} ${r}`
    const value = known.get(key) ?? kStatistic(sample, r)
    known.set(key, value)
    return value
  }
  const valuesOver = (node: Expression, { within }: Scope): readonly number[] =>
    samples.map((_, outcome) => {
      const [value = NaN, im] = plainNumber(within([['@o', outcome]]).value(node)) ?? []
      if (!Number.isFinite(value) || im !== 0) throw new NoMeaning(node)
      return value
    })
  const weights = samples.map(({ weight }) => weight)
  const joint = (parts: readonly Expression[], scope: Scope): Value => {
    const functions = parts.map((part) => valuesOver(part, scope))
    return numeric(cumulantOfValues(weights, functions))
  }
  return {
    orders: 0,
    meaning: (node, scope) => {
      if (node.kind === 'average') {
        if (node.above !== undefined) return undefined
        if (averageSort(node) !== 'moment') throw new NoMeaning(node)
        return joint([node.of], scope)
      }
      if (node.kind === 'applied' && isJointCumulant(node)) {
        const { parts = [] } = namedStatistic(node) ?? {}
        if (node.above !== undefined) return undefined
        return joint(
          parts.flatMap(({ of, times }) => Array<Expression>(times).fill(of)),
          scope,
        )
      }
      if (node.kind !== 'symbol' || node.above !== undefined) return undefined
      if (isPlain(node, size ?? '')) return numeric(n)
      const value = statistic(node, scope)
      if (value !== undefined) return numeric(value)
      const letter = momentLetter(node)
      // Outside of averages over samples there are the numbers of the population.
      if (letter === undefined || letter.head.startsWith('m') !== (letter.head === 'mean')) return undefined
      return numeric(scalarMoment(node, letter.head, population, { μ, m: 'central' }, scope))
    },
  }
}

/** Members of a sample: so many values that each moment is another number, or those of a rule for Gaussian averages. */
function populationOf(sort: Reading['population'], draw: () => number): FiniteSpace {
  if (sort === 'Gaussian') {
    const { nodes, weights } = normalRule(GAUSSIAN)
    const [mean, deviation] = [0.5 + draw(), 0.6 + draw()]
    return { weights, variables: [nodes.map((x) => mean + deviation * x)] }
  }
  const { weights: all, variables } = finiteSpace(1, draw)
  const kept = all.slice(0, OUTCOMES)
  const total = kept.reduce((sum, weight) => sum + weight, 0)
  const space = {
    weights: kept.map((weight) => weight / total),
    variables: variables.map((values) => values.slice(0, OUTCOMES)),
  }
  return sort === 'centred' ? centred(space) : space
}

interface Sample {
  readonly weight: number
  readonly members: readonly number[]
}

/** All samples with their probabilities. */
function samplesOf(weights: readonly number[], values: readonly number[], n: number): readonly Sample[] {
  let samples: readonly Sample[] = [{ weight: 1, members: [] }]
  for (let k = 0; k < n; k++)
    samples = samples.flatMap(({ weight, members }) =>
      weights.map((one, i) => ({ weight: weight * one, members: [...members, values[i] as number] })),
    )
  return samples
}
