import { tensor } from '../algebra/tensor.js'
import type { Tensor } from '../algebra/tensor.js'
import { InputError } from '../errors.js'
import { partsAt, sumOfParts } from '../actions/action.js'
import type { Action, ActionPart } from '../actions/action.js'
import { actionFromCumulants, highestCumulant } from '../actions/actionFromCumulants.js'
import { fourthCumulantScore, gaussianVariance, thirdCumulantScore } from './statistics/gaussianNull.js'
import { rejected, visibleDeviation } from './statistics/holm.js'
import { HEAVY_TAIL, jackknifeAll } from './statistics/jackknife.js'
import type { Jackknifed } from './statistics/jackknife.js'
import { kStatistic } from './statistics/kStatistic.js'
import { productsUpTo } from './sampling/momentSums.js'
import type { MomentSums } from './sampling/momentSums.js'

/** A number from the samples, with its standard error. */
export interface WithError {
  readonly value: number
  readonly standardError: number
}

/** One at some points (columns, from 0). */
export interface Measured extends WithError {
  readonly indices: readonly number[]
}

/** What samples of an ensemble on points say about its action. */
export interface EnsembleAnalysis {
  readonly draws: number
  readonly order: number
  readonly batches: number
  /**
   * By how many independent draws the errors of the means would be what they are; below `draws` when these depend on
   * their neighbours.
   */
  readonly effectiveDraws: number
  /**
   * The same by the errors of the variances and covariances: of Gaussian draws with the autocorrelations ρ_k it is
   * `draws`/Σ ρ_k², whatever their signs.
   */
  readonly effectiveSquares: number
  /** Draws depend on each other: one of the effective numbers is below `draws` by more than the noise of the errors. */
  readonly correlated: boolean
  /** Unbiased joint cumulants, the means included. */
  readonly cumulants: readonly Measured[]
  /** g_r by number of legs r; each index set once, in non-decreasing order. */
  readonly couplings: ReadonlyMap<number, readonly Measured[]>
  /** The field at which the action is evaluated, and S there with its parts. */
  readonly field: readonly number[]
  readonly action: WithError & { readonly parts: ReadonlyMap<ActionPart, WithError> }
  /**
   * The distance from the Gaussian with the same mean and covariance, in nats, to leading order: (1/12) κ₃·κ₃ + (1/48)
   * κ₄·κ₄ with K⁻¹ on every pair of legs; the bias by the noise of the cumulants is taken off, and what is then below 0
   * is 0.
   */
  readonly divergence: WithError
  /**
   * `differs` when a third or fourth cumulant is not 0, all being judged together, by the noise that Gaussian draws
   * would have. Of correlated draws that noise is not known: the errors that were measured stand for it, where they are
   * to be trusted, and what they do not reject is `undecided`.
   */
  readonly gaussian: 'agrees' | 'differs' | 'undecided'
  /**
   * The third or fourth cumulant that is furthest from 0, and how far, in standard errors of Gaussian draws (of
   * correlated draws, as measured).
   */
  readonly furthest: Measured & { readonly score: number }
  /** The smallest excess kurtosis κ₄/κ₂² at one point that is noticed nine times in ten. */
  readonly visibleKurtosis: number
  /** The errors are not to be trusted: a few rare draws make up that of a cumulant up to the fourth. */
  readonly heavyTailed: boolean
}

export interface AnalysisOptions {
  /** Highest power of 1/N, 1 or 2, the n-th cumulant counting as N^(1−n/2). */
  readonly order: number
  /** Field values at which the action is evaluated; default: the mean plus one standard deviation at each point. */
  readonly field?: readonly number[] | undefined
  readonly sigmas: number
}

const FEWEST_DRAWS = 100

/** So many standard deviations below the number of draws, an effective number is no chance. */
const SURE = 4
/** Draws in a batch whose errors are to be trusted, in autocorrelation times. */
const LONG = 10

/**
 * Cumulants of an ensemble, its action on the points by the diagrams of `edgeworth`, and how far it is from Gaussian,
 * with errors by a jackknife over batches that goes through the whole computation.
 *
 * @param sums products of up to 2·order + 2 columns
 * @throws InputError for fewer than 100 draws, a field of another length, and a singular covariance
 * @example
 * const [sums, random] = [momentAccumulator(1, 8), randomStream(1, 0)]
 * for (let draw = 0; draw < 1000; draw++) sums.add(Float64Array.of(random.uniform() + random.uniform() + random.uniform()))
 * analyseEnsemble(sums.finish(), { order: 1, sigmas: 4 }).draws // 1000
 */
export function analyseEnsemble(sums: MomentSums, { order, field, sigmas }: AnalysisOptions): EnsembleAnalysis {
  const { columns, batches } = sums
  const draws = batches.samples
  if (draws < FEWEST_DRAWS)
    throw new InputError({
      code: 'montecarlo.draws',
      at: 'samples',
      expected: `${FEWEST_DRAWS} draws at least`,
      received: `${draws}`,
    })
  if (field !== undefined && field.length !== columns)
    throw new InputError({
      code: 'montecarlo.field',
      at: 'field',
      expected: `${columns} values, one for each column`,
      received: `${field.length}`,
    })
  const wanted = productsUpTo(columns, highestCumulant(order))
  const cumulantsOf = cumulantReader(sums, wanted)
  const actionOf = actionFromCumulants(order)
  const means = Array.from(cumulantsOf(totalsOf(sums), draws)).slice(0, columns)
  const variances = wanted
    .map((indices, i) => ({ indices, i }))
    .filter(({ indices }) => indices.length === 2 && indices[0] === indices[1])
  const at =
    field ??
    variances.map(({ i }, c) => (means[c] as number) + Math.sqrt(cumulantsOf(totalsOf(sums), draws)[i] as number))

  const layout: (
    | { readonly kind: 'coupling'; readonly legs: number; readonly indices: readonly number[] }
    | { readonly kind: 'part'; readonly part: ActionPart }
  )[] = []
  const everything = (total: Float64Array, n: number): number[] => {
    const values = cumulantsOf(total, n)
    const tensors = symmetricTensors(columns, wanted, values)
    const action = actionOf(tensors)
    const couplings = [...action.couplings].flatMap(([legs, coupling]) =>
      entries(coupling).map((entry) => ({ legs, ...entry })),
    )
    const parts = partsAt(
      action,
      at.map((value, c) => value - (values[c] as number)),
    )
    if (layout.length === 0) {
      layout.push(...couplings.map(({ legs, indices }) => ({ kind: 'coupling' as const, legs, indices })))
      layout.push(...[...parts.keys()].map((part) => ({ kind: 'part' as const, part })))
    }
    return [
      ...values,
      ...couplings.map(({ value }) => value),
      ...parts.values(),
      sumOfParts(parts),
      divergence(tensors, action),
    ]
  }
  const found = jackknifeAll(batches, everything)
  const withError = ({ value, standardError }: Jackknifed): WithError => ({ value, standardError })
  const measured = (indices: readonly number[], result: Jackknifed): Measured => ({ indices, ...withError(result) })
  const cumulants = wanted.map((indices, i) => measured(indices, found[i] as Jackknifed))
  const couplings = new Map<number, Measured[]>()
  const actionParts = new Map<ActionPart, WithError>()
  layout.forEach((each, i) => {
    const result = found[wanted.length + i] as Jackknifed
    if (each.kind === 'part') actionParts.set(each.part, withError(result))
    else couplings.set(each.legs, [...(couplings.get(each.legs) ?? []), measured(each.indices, result)])
  })
  const [whole, distance] = found.slice(-2) as [Jackknifed, Jackknifed]

  const effectiveDraws = Math.min(
    draws,
    ...variances.map(({ i }, c) => (found[i] as Jackknifed).value / (found[c] as Jackknifed).standardError ** 2),
  )
  const valueOf = new Map(wanted.map((indices, i) => [indices.join(), (found[i] as Jackknifed).value]))
  const effectiveSquares = Math.min(
    draws,
    ...wanted.flatMap((indices, i) => {
      const [a, b] = indices
      if (indices.length !== 2 || a === undefined || b === undefined) return []
      const at = (...columns: readonly number[]): number => valueOf.get(columns.join()) as number
      return [(at(a, a, b, b) + at(a, a) * at(b, b) + at(a, b) ** 2) / (found[i] as Jackknifed).standardError ** 2]
    }),
  )
  // The variance of B batches is known to a part √(2/B). The noise of a third or fourth cumulant of Gaussian draws
  // grows by Σ ρ_k³ or Σ ρ_k⁴, which Σ ρ_k² bounds: where the means do not see a dependence, as with alternating or
  // oscillating signs, the squares do.
  const effective = Math.min(effectiveDraws, effectiveSquares)
  const correlated = effective * (1 + SURE * Math.sqrt(2 / batches.batches)) < draws
  // Errors by batches know of a dependence what happens within them.
  const longBatches = draws / batches.batches >= LONG * (draws / effective)
  const tailed = ({ effectiveBatches }: Jackknifed): boolean => effectiveBatches < HEAVY_TAIL * batches.batches
  const covariance = symmetricTensors(
    columns,
    wanted,
    Float64Array.from(found.slice(0, wanted.length), ({ value }) => value),
  ).get(2) as Tensor
  // Higher cumulants are noisier and heavier in their tails; the third and fourth decide.
  const beyond = cumulants.flatMap((cumulant, i) => {
    const { indices, value, standardError } = cumulant
    if (indices.length < 3 || indices.length > 4) return []
    if (correlated)
      return [
        {
          ...cumulant,
          score: value / standardError,
          noise: standardError,
          trusted: longBatches && !tailed(found[i] as Jackknifed),
        },
      ]
    const noise = Math.sqrt(gaussianVariance(covariance, indices, draws))
    return [
      {
        ...cumulant,
        score: (indices.length === 3 ? thirdCumulantScore : fourthCumulantScore)(value / noise, draws),
        noise,
        trusted: true,
      },
    ]
  })
  const differs = rejected(
    beyond.map(({ score, trusted }) => (trusted ? score : 0)),
    sigmas,
  ).includes(true)
  const reach = visibleDeviation(beyond.length, sigmas)
  const kurtoses = variances.map(({ indices: [c], i }) => {
    const fourth = beyond.find(
      ({ indices }) => indices.length === 4 && indices.every((index) => index === c),
    ) as (typeof beyond)[number]
    return (reach * fourth.noise) / (found[i] as Jackknifed).value ** 2
  })
  const most = beyond.reduce((so, each) => (Math.abs(each.score) > Math.abs(so.score) ? each : so))
  return {
    draws,
    order,
    batches: batches.batches,
    effectiveDraws,
    effectiveSquares,
    correlated,
    cumulants,
    couplings,
    field: at,
    action: { ...withError(whole), parts: actionParts },
    divergence: { value: Math.max(0, distance.corrected), standardError: distance.standardError },
    gaussian: differs ? 'differs' : correlated ? 'undecided' : 'agrees',
    furthest: { indices: most.indices, value: most.value, standardError: most.standardError, score: most.score },
    visibleKurtosis: Math.max(...kurtoses),
    heavyTailed: found.slice(0, wanted.length).some((each, i) => (wanted[i] as number[]).length <= 4 && tailed(each)),
  }
}

function totalsOf({ batches: { batches, terms, sums } }: MomentSums): Float64Array {
  const totals = new Float64Array(terms)
  for (let i = 0; i < batches * terms; i++) totals[i % terms] = (totals[i % terms] as number) + (sums[i] as number)
  return totals
}

/** The unbiased cumulants of the given sets of columns, from sums over n draws. */
function cumulantReader(
  { place, shift }: MomentSums,
  wanted: readonly (readonly number[])[],
): (sums: Float64Array, n: number) => Float64Array {
  const statistics = new Map(
    [...new Set(wanted.map(({ length }) => length))].map((length) => [length, kStatistic(length)]),
  )
  const plans = wanted.map((indices) => {
    const statistic = statistics.get(indices.length) as ReturnType<typeof kStatistic>
    return {
      statistic,
      places: Int32Array.from(statistic.subsets, (subset) => place(subset.map((i) => indices[i] as number))),
      sums: new Float64Array(statistic.subsets.length),
    }
  })
  return (sums, n) =>
    Float64Array.from(plans, (plan, w) => {
      for (let i = 0; i < plan.places.length; i++) plan.sums[i] = sums[plan.places[i] as number] as number
      const [first, ...others] = wanted[w] as readonly [number, ...number[]]
      return plan.statistic.value(plan.sums, n) + (others.length === 0 ? (shift[first] as number) : 0)
    })
}

function symmetricTensors(
  size: number,
  wanted: readonly (readonly number[])[],
  values: Float64Array,
): ReadonlyMap<number, Tensor> {
  const byIndices = new Map(wanted.map((indices, i) => [indices.join(), values[i] as number]))
  const ranks = [...new Set(wanted.map(({ length }) => length))].filter((rank) => rank >= 2)
  return new Map(
    ranks.map((rank) => [
      rank,
      tensor(size, rank, (index) => byIndices.get([...index].sort((a, b) => a - b).join()) as number),
    ]),
  )
}

/** Each set of equal indices once. */
function entries(coupling: Tensor): readonly { readonly indices: readonly number[]; readonly value: number }[] {
  const { size, rank, data } = coupling
  return productsUpTo(size, rank)
    .filter(({ length }) => length === rank)
    .map((indices) => ({ indices, value: data[indices.reduce((offset, index) => offset * size + index, 0)] as number }))
}

/** (1/12) κ₃·κ₃ + (1/48) κ₄·κ₄, every pair of legs joined by K⁻¹. */
function divergence(cumulants: ReadonlyMap<number, Tensor>, { inverse }: Action): number {
  return [
    { rank: 3, factor: 1 / 12 },
    { rank: 4, factor: 1 / 48 },
  ].reduce((total, { rank, factor }) => {
    const { data } = cumulants.get(rank) as Tensor
    const raised = Array.from({ length: rank }).reduce<Float64Array>((each) => raiseFirst(each, inverse), data)
    return total + factor * data.reduce((sum, value, i) => sum + value * (raised[i] as number), 0)
  }, 0)
}

/**
 * Multiplies the first index by the matrix and moves it to the end: after as many steps as there are indices all are
 * multiplied, in their old order.
 */
function raiseFirst(data: Float64Array, { size, data: matrix }: Tensor): Float64Array {
  const rest = data.length / size
  const out = new Float64Array(data.length)
  for (let i = 0; i < size; i++)
    for (let r = 0; r < rest; r++)
      for (let j = 0; j < size; j++)
        out[r * size + i] =
          (out[r * size + i] as number) + (matrix[i * size + j] as number) * (data[j * rest + r] as number)
  return out
}
