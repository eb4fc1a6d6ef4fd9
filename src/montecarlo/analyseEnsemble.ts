import type { Tensor } from '../algebra/tensor.js'
import { InputError } from '../errors.js'
import { partsAt, sumOfParts } from '../actions/action.js'
import type { ActionPart } from '../actions/action.js'
import { covarianceInverse, dependentFields } from '../actions/covarianceInverse.js'
import { actionFromCumulants, highestCumulant } from '../actions/actionFromCumulants.js'
import { fourthCumulantScore, gaussianVariance, thirdCumulantScore } from './statistics/gaussianNull.js'
import { zOf } from './statistics/normal.js'
import { rejected, visibleDeviation } from './statistics/holm.js'
import { HEAVY_TAIL, jackknifeAll } from './statistics/jackknife.js'
import type { Jackknifed } from './statistics/jackknife.js'
import { cumulantsOfSums } from './cumulantsOfSums.js'
import { divergence, symmetricEntries, symmetricTensors } from './ensembleTensors.js'
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
  /** What the columns are called in messages; default: 1, 2, … */
  readonly names?: readonly string[]
}

const FEWEST_DRAWS = 100

/** Draws for each column at least. */
const DRAWS_PER_COLUMN = 10

/** The chance that one of the effective numbers of independent draws is taken for less than there are. */
const CHANCE = 1e-3
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
export function analyseEnsemble(sums: MomentSums, { order, field, sigmas, names }: AnalysisOptions): EnsembleAnalysis {
  const { columns, batches } = sums
  const draws = batches.samples
  const fewest = Math.max(FEWEST_DRAWS, DRAWS_PER_COLUMN * columns)
  if (draws < fewest)
    throw new InputError({
      code: 'montecarlo.draws',
      at: 'samples',
      expected: `${fewest} draws at least`,
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
  const cumulantsOf = cumulantsOfSums(sums, wanted)
  const tensorsOf = symmetricTensors(columns, wanted)
  const entriesOf = new Map(
    Array.from({ length: highestCumulant(order) }, (_, i) => [i + 1, symmetricEntries(columns, i + 1)]),
  )
  requireIndependentColumns(tensorsOf(cumulantsOf(totalsOf(sums), draws)).get(2) as Tensor, names)
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
  const everything = (total: Float64Array, n: number): Float64Array => {
    const values = cumulantsOf(total, n)
    const tensors = tensorsOf(values)
    const action = actionOf(tensors)
    const couplings = [...action.couplings].flatMap(([legs, { data }]) =>
      (entriesOf.get(legs) ?? []).map(({ indices, offset }) => ({ legs, indices, value: data[offset] as number })),
    )
    const parts = partsAt(
      action,
      at.map((value, c) => value - (values[c] as number)),
    )
    if (layout.length === 0) {
      layout.push(...couplings.map(({ legs, indices }) => ({ kind: 'coupling' as const, legs, indices })))
      layout.push(...[...parts.keys()].map((part) => ({ kind: 'part' as const, part })))
    }
    return Float64Array.from([
      ...values,
      ...couplings.map(({ value }) => value),
      ...parts.values(),
      sumOfParts(parts),
      divergence(tensors, action),
    ])
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
    else {
      const alike = couplings.get(each.legs) ?? []
      alike.push(measured(each.indices, result))
      couplings.set(each.legs, alike)
    }
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
  // The variance of B batches is known to a part √(2/B), and is χ² of so many degrees. The noise of a third or fourth cumulant of Gaussian draws
  // grows by Σ ρ_k³ or Σ ρ_k⁴, which Σ ρ_k² bounds: where the means do not see a dependence, as with alternating or
  // oscillating signs, the squares do.
  const effective = Math.min(effectiveDraws, effectiveSquares)
  const compared = columns + (columns * (columns + 1)) / 2
  const correlated = effective * largestRatio(batches.batches, compared) < draws
  // Errors by batches know of a dependence what happens within them.
  const longBatches = draws / batches.batches >= LONG * (draws / effective)
  const tailed = ({ effectiveBatches }: Jackknifed, r: number): boolean =>
    effectiveBatches < heavyTail(r, draws / batches.batches) * batches.batches
  const covariance = tensorsOf(Float64Array.from(found.slice(0, wanted.length), ({ value }) => value)).get(2) as Tensor
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
          trusted: longBatches && !tailed(found[i] as Jackknifed, indices.length),
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
    // Products have no heavier tails than their factors, which are fewer to be judged.
    heavyTailed: wanted.some(
      (indices, i) =>
        indices.length <= 4 &&
        indices.every((index) => index === indices[0]) &&
        tailed(found[i] as Jackknifed, indices.length),
    ),
  }
}

/** E He_r⁴/(r!)² − 3: by how much the kurtosis of a r-th cumulant of one Gaussian draw exceeds that of a normal number. */
const GAUSSIAN_EXCESS = [0, 0, 12, 90, 636]

/**
 * The fraction of effective batches below which the error of a r-th cumulant is not to be trusted: a kurtosis of the
 * batches six times that which Gaussian draws give them, 3 + excess/draws in a batch.
 */
function heavyTail(r: number, drawsInBatch: number): number {
  return HEAVY_TAIL / (1 + (GAUSSIAN_EXCESS[r] ?? 0) / (3 * drawsInBatch))
}

/** @throws InputError for columns of which one is a combination of the others, whose covariance has no inverse */
function requireIndependentColumns(covariance: Tensor, names: readonly string[] | undefined): void {
  if (covarianceInverse(covariance) !== undefined) return
  const columns = dependentFields(covariance).map((i) => names?.[i] ?? `${i + 1}`)
  throw new InputError({
    code: 'montecarlo.dependent',
    at: 'samples',
    expected: 'columns of which none is a sum of multiples of the others (--columns leaves some out)',
    received: `such columns: ${columns.join(', ')}`,
  })
}

/**
 * What the largest of some variances over B batches is not above, in their true values, but once in a thousand: the
 * quantile of χ² over its degrees.
 *
 * @source E. B. Wilson, M. M. Hilferty, The distribution of chi-square (1931)
 */
function largestRatio(batches: number, compared: number): number {
  const part = 2 / (9 * (batches - 1))
  return (1 - part + zOf((2 * CHANCE) / compared) * Math.sqrt(part)) ** 3
}

function totalsOf({ batches: { batches, terms, sums } }: MomentSums): Float64Array {
  const totals = new Float64Array(terms)
  for (let i = 0; i < batches * terms; i++) totals[i % terms] = (totals[i % terms] as number) + (sums[i] as number)
  return totals
}
