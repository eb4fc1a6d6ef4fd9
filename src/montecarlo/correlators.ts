import { setPartitions } from '../algebra/partitions.js'
import { InputError } from '../errors.js'
import type { Network, Point } from '../networks/network.js'
import type { Measure, SampleOptions } from './sampling/batches.js'
import type { Estimate } from './estimate.js'
import { HEAVY_TAIL, jackknife, widened } from './statistics/jackknife.js'
import { kStatistic } from './statistics/kStatistic.js'
import type { KStatistic } from './statistics/kStatistic.js'
import { perfectMatchings } from './sampling/matchings.js'
import type { Pair } from './sampling/matchings.js'
import { directValues, kernelValues, neuronValues } from './sampling/pairValues.js'
import type { Block, PairValues } from './sampling/pairValues.js'
import type { Estimator } from './method.js'
import { correlatorSymbol, quantityName } from './quantity.js'
import type { Quantity } from './quantity.js'
import { requireIndependent } from './sampling/requireIndependent.js'
import { requirePoints } from './sampling/requirePoints.js'
import { runSampling } from './sampling/sampling.js'
import type { Sampling } from './sampling/sampling.js'
import { finite } from '../numbers.js'
import { named } from '../names.js'
import { hiddenUnits } from './sampling/hiddenUnits.js'

export interface CorrelatorOptions extends SampleOptions {
  /** Default `kernel`. */
  readonly estimator?: Estimator | undefined
  /** What to measure: two indices into the points for G2 there, four for G4c, six for G6c; indices may repeat. */
  readonly quantities: readonly (readonly number[])[]
}

/**
 * Estimates of G2, G4c and G6c of a network from sampled networks, all in one pass; sample i draws from the random
 * stream (seed, i).
 *
 * `kernel`: given the hidden layer, φ is Gaussian with covariance K_ab = (σ₁²/N) Σ_j h_j(x_a)h_j(x_b), so that the
 * connected correlator of 2k points   is Σ κ_k(K_ab, K_cd, …) over their perfect matchings, by unbiased joint cumulants
 * of K ({@link kStatistic}). Where the readouts are not normal, φ has further cumulants given the hidden layer, and
 * pairs are joined by larger even sets: κ(Q_abcd, K_ef), Q_abcd = κ₄ (σ₁²/N)² Σ_j h_j(x_a)h_j(x_b)h_j(x_c)h_j(x_d) (law
 * of total cumulance). `neuron`: as `kernel`, with κ_k(K_ab, K_cd, …) = N^{1−k} κ_k(k_ab, k_cd, …), k_ab = σ₁²
 * h(x_a)h(x_b) of one neuron, by the independence of the   neurons: every neuron is a sample. Its error is smaller by a
 * factor of order √N. `direct`: φ is drawn, readout weights included; its unbiased joint cumulant, odd moments being
 * known to vanish.
 *
 * All are unbiased at every n and use no prediction. The error of the direct one in G4c is larger than that of the
 * kernel one by a factor of order N; it exists to check the kernel one, readout included. Standard errors: a jackknife
 * over 200 batches, or n/2 when that is less.
 *
 * @returns one estimate for each of the quantities, in their order
 * @throws InputError for fewer than 20 samples, a wrong seed, the neuron estimator of coupled neurons, points without
 * the network's number of coordinates, or a quantity that is not two, four or six indices into the points
 * @example
 * const net = cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 })
 * const estimates = estimateCorrelators(net, [[0], [1.5]], { samples: 1000, seed: 1, quantities: [[0, 1], [0, 0, 1, 1]] })
 * estimates.map(({ quantity }) => quantityName(quantity)) // ['G2(x1, x2)', 'G4c(x1, x1, x2, x2)']
 */
export function estimateCorrelators(
  network: Network,
  points: readonly Point[],
  options: CorrelatorOptions,
): readonly Estimate[] {
  return runSampling(correlatorSampling(network, points, options), options.onProgress)
}

/**
 * A joint cumulant of pair values (or of φ, for `direct`): its estimator, and where the sums that it wants stand among
 * the terms.
 */
interface PlacedCumulant {
  readonly statistic: KStatistic
  readonly places: readonly number[]
}

/**
 * The sampling behind {@link estimateCorrelators}, for doing it in parts. @throws InputError as there, but for the
 * samples and the seed
 */
export function correlatorSampling(network: Network, points: readonly Point[], options: CorrelatorOptions): Sampling {
  const { samples, seed, estimator = 'kernel', quantities } = options
  requirePoints(network, points)
  if (estimator === 'neuron') requireIndependent(network, 'the neuron estimator (kernel and direct do without)')
  quantities.forEach((indices, q) => requireIndices(indices, points.length, `quantities[${q}]`))
  const { terms, cumulants } =
    estimator === 'direct' ? fieldCumulants(quantities) : pairCumulants(quantities, network.readout !== undefined)
  const draws = estimator === 'neuron' ? network.width : 1
  return {
    what: `${network.name}: ${estimator} estimator of ${[...new Set(quantities.map(({ length }) => correlatorSymbol(length)))].join(', ')}`,
    samples,
    seed,
    terms: terms.length,
    prepare: () => measureOf(network, points, estimator, terms),
    conclude: (batches) =>
      quantities.map((indices, q) => {
        const scale = draws ** (1 - indices.length / 2)
        const found = jackknife(batches, (sums, n) => scale * sumOf(cumulants[q] ?? [], sums, n * draws))
        const { value, skewness, effectiveBatches } = found
        const error = widened(found, batches.batches)
        const quantity: Quantity = { kind: 'correlator', of: 'points', indices }
        const method = { kind: 'estimator', estimator, batches: batches.batches } as const
        const heavy = effectiveBatches < HEAVY_TAIL * batches.batches ? ({ heavyTailed: true } as const) : {}
        for (const each of [value, error.standardError])
          finite(each, { at: quantityName(quantity), what: 'an estimate' })
        return { quantity, mean: value, ...error, skewness, samples, seed, method, ...heavy }
      }),
  }
}

function sumOf(cumulants: readonly PlacedCumulant[], sums: Float64Array, n: number): number {
  return cumulants.reduce(
    (total, { statistic, places }) =>
      total +
      statistic.value(
        places.map((place) => sums[place] as number),
        n,
      ),
    0,
  )
}

/** What is summed over the samples: a pair's value or a larger set's, or the product of two terms that stand before it. */
type Product = { readonly pair: Pair } | { readonly block: Block } | { readonly factors: readonly [number, number] }

interface CumulantPlan {
  readonly terms: readonly Product[]
  /** For each quantity the cumulants that it is the sum of. */
  readonly cumulants: readonly (readonly PlacedCumulant[])[]
}

/**
 * For every matching of a quantity the joint cumulant of its pairs, and for readouts that are not normal those of all
 * partitions into even sets.
 */
function pairCumulants(quantities: readonly (readonly number[])[], larger: boolean): CumulantPlan {
  const matchings = quantities.map((indices) =>
    (larger ? evenSets(indices) : perfectMatchings(indices)).map((sets) => sets.map((set) => set.join())),
  )
  const wanted = matchings.flat().map((pairs) => ({ names: pairs, statistic: kStatistic(pairs.length) }))
  return placed(
    matchings.map(({ length }) => length),
    wanted,
    1,
  )
}

/** The joint cumulant of the φ of a quantity. */
function fieldCumulants(quantities: readonly (readonly number[])[]): CumulantPlan {
  const wanted = quantities.map((indices) => ({
    names: indices.map(String),
    statistic: kStatistic(indices.length, 'odd'),
  }))
  return placed(
    quantities.map(() => 1),
    wanted,
    2,
  )
}

/**
 * Gives every product that some cumulant wants a place; a product of more than `unit` variables (1 pair, or 2 φ) is
 * made from the product of all but the last `unit`, and of these. Variables are in a fixed order, so a term has the
 * same bits whatever else is asked for.
 */
function placed(
  counts: readonly number[],
  wanted: readonly { readonly names: readonly string[]; readonly statistic: KStatistic }[],
  unit: 1 | 2,
): CumulantPlan {
  const productsOf = ({ names, statistic }: (typeof wanted)[number]): string[][] =>
    statistic.subsets.map((subset) => subset.map((i) => names[i] as string).sort(byIndices))
  const products = new Map(
    wanted
      .flatMap(productsOf)
      .sort((a, b) => a.length - b.length || sizeOf(a) - sizeOf(b))
      .map((names) => [names.join(' '), names]),
  )
  const place = new Map([...products.keys()].map((name, t) => [name, t]))
  const at = (names: readonly string[]): number => place.get(names.join(' ')) as number
  const terms = [...products.values()].map((names): Product => {
    if (names.length > unit) return { factors: [at(names.slice(0, -unit)), at(names.slice(-unit))] }
    const own = names.flatMap((name) => name.split(',').map(Number))
    return own.length > 2 ? { block: own } : { pair: own as [number, number] }
  })
  const all = wanted.map((each): PlacedCumulant => ({ statistic: each.statistic, places: productsOf(each).map(at) }))
  let next = 0
  return { terms, cumulants: counts.map((count) => all.slice(next, (next += count))) }
}

/** Of a variable alone, its points: those of pairs stand before those of larger sets. */
function sizeOf(names: readonly string[]): number {
  return names.length > 1 ? 0 : (names[0] as string).split(',').length
}

/** The partitions of indices into sets of even size, each set in order. */
function evenSets(indices: readonly number[]): readonly (readonly Block[])[] {
  return [...setPartitions(indices)]
    .filter((sets) => sets.every((set) => set.length % 2 === 0))
    .map((sets) => sets.map((set) => [...set].sort((a, b) => a - b)))
}

/** Pairs before larger sets, then by the indices. */
function byIndices(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => name.split(',').map(Number)) as [number[], number[]]
  const differing = left.findIndex((index, i) => index !== right[i])
  return left.length - right.length || (left[differing] ?? 0) - (right[differing] ?? 0)
}

const pairValues: Readonly<
  Record<
    Estimator,
    (
      network: Network,
      size: number,
      pairs: readonly Pair[],
      factors: Int32Array,
      blocks: readonly Block[],
    ) => PairValues
  >
> = {
  kernel: kernelValues,
  direct: directValues,
  neuron: neuronValues,
}

function measureOf(
  network: Network,
  points: readonly Point[],
  estimator: Estimator,
  terms: readonly Product[],
): Measure {
  const pairs = terms.flatMap((term) => ('pair' in term ? [term.pair] : []))
  const blocks = terms.flatMap((term) => ('block' in term ? [term.block] : []))
  const factors = Int32Array.from(terms.flatMap((term) => ('factors' in term ? term.factors : [])))
  const valuesOf = named(pairValues, estimator)
  if (valuesOf === undefined)
    throw new InputError({
      code: 'montecarlo.estimator',
      at: 'estimator',
      expected: `one of ${Object.keys(pairValues).join(', ')}`,
      received: `'${estimator}'`,
    })
  const fill = valuesOf(network, points.length, pairs, factors, blocks)
  const hidden = hiddenUnits(network, points.length)
  return (random, values) => {
    network.sampleHidden(random, points, hidden)
    fill(random, hidden, values)
  }
}

function requireIndices(indices: readonly number[], size: number, at: string): void {
  const inRange = indices.every((index) => Number.isInteger(index) && index >= 0 && index < size)
  if ([2, 4, 6].includes(indices.length) && inRange) return
  throw new InputError({
    code: 'montecarlo.quantity',
    at,
    expected: `two, four or six indices from 0 to ${size - 1}`,
    received: `[${indices.join(', ')}]`,
  })
}
