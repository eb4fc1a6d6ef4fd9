import { InputError } from '../errors.js'
import type { Network, Point } from '../networks/network.js'
import { transformations } from '../networks/symmetry/symmetryGroup.js'
import type { SymmetryName, Transformation } from '../networks/symmetry/symmetryGroup.js'
import { randomStream } from '../random/philox.js'
import { sampleBatches } from './sampling/batches.js'
import type { SampleOptions } from './sampling/batches.js'
import { jackknife } from './statistics/jackknife.js'
import type { Statistic } from './statistics/jackknife.js'
import { distinctMatchings, matchingName, perfectMatchings } from './sampling/matchings.js'
import type { Matching } from './sampling/matchings.js'
import { kernelValues } from './sampling/pairValues.js'
import { requireNormalReadout } from './sampling/requireNormalReadout.js'
import { requirePoints } from './sampling/requirePoints.js'
import { hiddenUnits, requireShortSampling } from './sampling/hiddenUnits.js'

/** A symmetry of a correlator as samples see it. */
export interface SampledSymmetry {
  readonly symmetry: SymmetryName
  /** n of G_c^(n): 2 or 4. */
  readonly n: number
  readonly points: readonly Point[]
  readonly transformed: readonly Point[]
  /** G_c^(n) at the points, as sampled. */
  readonly value: number
  /** G_c^(n) at transformed points minus that at the points, from the same samples. */
  readonly difference: number
  readonly standardError: number
  /**
   * `broken`: the difference is more than `sigmas` errors. `unbroken`: less, and the errors are a tenth of the value at
   * most. Otherwise `undecided`.
   */
  readonly verdict: 'unbroken' | 'broken' | 'undecided'
}

export interface SampledSymmetryOptions extends SampleOptions {
  /** Default 4. */
  readonly sigmas?: number
  /** The unit of translations; default 1. */
  readonly length?: number
}

/**
 * Which symmetries the correlators G2 and G4c of a network have as far as samples can tell, for a network that can only
 * be sampled: the kernel estimator at four points and at transformed points on the same samples, for translations and
 * rotations by three random elements, of which the one with the most significant difference is reported. Permutations
 * of points are left out, the estimator being symmetric by itself.
 *
 * @param points four points; G2 is that of the first two
 * @throws InputError for another number of points and for what `estimateCorrelators` refuses
 * @example
 * const found = sampledSymmetries(cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }), [[0], [1], [2], [3]], { samples: 400, seed: 1 })
 * found.some(({ verdict }) => verdict === 'broken') // false
 */
export function sampledSymmetries(
  network: Network,
  points: readonly Point[],
  options: SampledSymmetryOptions,
): readonly SampledSymmetry[] {
  requirePoints(network, points)
  requireNormalReadout(network, 'symmetries by samples, which average over them exactly')
  if (points.length !== 4)
    throw new InputError({
      code: 'montecarlo.points',
      at: 'points',
      expected: 'four points',
      received: `${points.length}`,
    })
  const { seed, sigmas = 4, length = 1 } = options
  const moved = drawnTransformations(network.inputs, length, seed)
  const images = moved.map(([, transform]) => transform(points))
  const all = [...points, ...images.flat()]
  const quantities = [points, ...images].map((_, image) => ({
    2: [0, 1].map((i) => 4 * image + i),
    4: [0, 1, 2, 3].map((i) => 4 * image + i),
  }))
  const matchings = distinctMatchings(
    quantities.flatMap((each) => [...perfectMatchings(each[2]), ...perfectMatchings(each[4])]),
  )
  const singles = distinctMatchings(matchings.flat().map((pair) => [pair]))
  const products = matchings.filter((matching) => matching.length === 2)
  const place = new Map([...singles, ...products].map((matching, t) => [matchingName(matching), t]))
  const factors = products.map(
    (product) => product.map((pair) => place.get(matchingName([pair])) as number) as [number, number],
  )
  const fill = kernelValues(network, all.length, singles.flat())
  const hidden = hiddenUnits(network, all.length)
  requireShortSampling(network, all.length, options.samples)
  // The samples of a sampled symmetry are other ones than those that drew the transformation.
  const batches = sampleBatches(
    singles.length + products.length,
    (random, values) => {
      network.sampleHidden(random, all, hidden)
      fill(random, hidden, values)
      factors.forEach(([a, b], f) => {
        values[singles.length + f] = (values[a] as number) * (values[b] as number)
      })
    },
    { ...options, seed: seed + 1 },
  )
  const statistic = (indices: readonly number[]): Statistic => correlatorFromSums(perfectMatchings(indices), place)
  const found = moved.flatMap(([symmetry], m) =>
    ([2, 4] as const).map((n): SampledSymmetry => {
      const [at, image] = [
        statistic((quantities[0] as (typeof quantities)[number])[n]),
        statistic((quantities[m + 1] as (typeof quantities)[number])[n]),
      ]
      const value = jackknife(batches, at).value
      const { value: difference, standardError } = jackknife(
        batches,
        (sums, samples) => image(sums, samples) - at(sums, samples),
      )
      const broken = Math.abs(difference) > sigmas * standardError + 1e-12 * Math.abs(value)
      const precise = standardError <= Math.abs(value) / 10
      return {
        symmetry,
        n,
        points: points.slice(0, n),
        transformed: (images[m] as readonly Point[]).slice(0, n),
        value,
        difference,
        standardError,
        verdict: broken ? 'broken' : precise ? 'unbroken' : 'undecided',
      }
    }),
  )
  return mostSignificant(found)
}

/** Elements of a continuous group that are tried: one alone may be near the identity. */
const TRIALS = 3

function drawnTransformations(
  d: number,
  length: number,
  seed: number,
): readonly (readonly [SymmetryName, Transformation])[] {
  const continuous: readonly SymmetryName[] = ['translation', 'rotation']
  return Array.from({ length: TRIALS }, (_, trial) => [...transformations(d, length, randomStream(seed, trial))])
    .flatMap((drawn, trial) => drawn.filter(([symmetry]) => trial === 0 || continuous.includes(symmetry)))
    .filter(([symmetry]) => symmetry !== 'permutation of points')
}

/** Of the trials of one symmetry and order the one with the largest difference in units of its error. */
function mostSignificant(found: readonly SampledSymmetry[]): readonly SampledSymmetry[] {
  const best = new Map<string, SampledSymmetry>()
  const significance = ({ difference, standardError }: SampledSymmetry): number =>
    difference === 0 ? 0 : Math.abs(difference) / standardError
  for (const each of found) {
    const key = `${each.symmetry} ${each.n}`
    const previous = best.get(key)
    if (previous === undefined || significance(each) > significance(previous)) best.set(key, each)
  }
  return [...best.values()]
}

/** E K, or Σ₃ Cov(K, K). */
function correlatorFromSums(matchings: readonly Matching[], place: ReadonlyMap<string, number>): Statistic {
  return (sums, samples) => {
    const mean = (matching: Matching): number => (sums[place.get(matchingName(matching)) as number] as number) / samples
    return matchings.reduce((total, matching) => {
      if (matching.length === 1) return total + mean(matching)
      const apart = matching.reduce((product, pair) => product * mean([pair]), 1)
      return total + (samples / (samples - 1)) * (mean(matching) - apart)
    }, 0)
  }
}
