import { InputError } from '../errors.js'
import type { Network, Point } from '../networks/network.js'
import { sampleBatches } from './batches.js'
import type { Measure, SampleOptions } from './batches.js'
import type { Estimate } from './estimate.js'
import { jackknife } from './jackknife.js'
import type { Statistic } from './jackknife.js'
import { distinctMatchings, matchingName, perfectMatchings } from './matchings.js'
import type { Matching, Pair } from './matchings.js'
import { directValues, kernelValues } from './pairValues.js'
import type { PairValues } from './pairValues.js'
import { requirePoints } from './requirePoints.js'

export type Estimator = 'kernel' | 'direct'

export interface CorrelatorOptions extends SampleOptions {
  /** Default `kernel`. */
  readonly estimator?: Estimator | undefined
  /** What to measure: two indices into the points for G2 there, four for G4c; indices may repeat. */
  readonly quantities: readonly (readonly number[])[]
}

/**
 * Estimates of G2 and G4c of a network from sampled networks, all in one pass; sample i draws from the random stream (seed, i).
 *
 * `kernel`: given the hidden layer, φ is Gaussian with covariance K_ab = (σ₁²/N) Σ_j h_j(x_a)h_j(x_b), so that
 *   G2(a,b) = E K_ab and G4c(a,b,c,d) = Cov(K_ab, K_cd) + Cov(K_ac, K_bd) + Cov(K_ad, K_bc), by unbiased covariances.
 * `direct`: φ is drawn, readout weights included; with m the means over n samples of products of φ,
 *   G2 = m_ab and G4c = (n+2)/(n−1) m_abcd − n/(n−1) (m_ab m_cd + m_ac m_bd + m_ad m_bc), unbiased because odd moments vanish.
 *
 * Both are unbiased at every n and use no prediction. The error of the direct one in G4c is larger by a factor of order N; it exists to
 * check the kernel one, readout included. Standard errors: a jackknife over 200 batches, or n/2 when that is less.
 *
 * @returns one estimate for each of the quantities, in their order
 * @throws InputError for fewer than 20 samples, a wrong seed, points without the network's number of coordinates, or a quantity that is not
 * two or four indices into the points
 * @example
 * estimateCorrelators(network, [[0], [1.5]], { samples: 1000, seed: 1, quantities: [[0, 1], [0, 0, 1, 1]] }) // G2(x1, x2), G4c(x1, x1, x2, x2)
 */
export function estimateCorrelators(network: Network, points: readonly Point[], options: CorrelatorOptions): readonly Estimate[] {
  const { samples, seed, estimator = 'kernel', quantities } = options
  requirePoints(network, points)
  quantities.forEach((indices, q) => requireIndices(indices, points.length, `quantities[${q}]`))
  const matchings = quantities.map(perfectMatchings)
  const singles = distinctMatchings(matchings.flat(2).map((pair) => [pair]))
  const products = distinctMatchings(matchings.flat().filter((matching) => matching.length === 2))
  const place = new Map([...singles, ...products].map((matching, t) => [matchingName(matching), t]))
  const placeOf = (matching: Matching): number => place.get(matchingName(matching)) as number
  const factors = products.map((product) => product.map((pair) => placeOf([pair])) as [number, number])
  const values = pairValues[estimator](network, points.length, singles.flat())
  const batches = sampleBatches(singles.length + products.length, measureOf(network, points, values, factors), options)
  const method = `${estimator} estimator, jackknife over ${batches.batches} batches`
  return quantities.map((indices, q) => {
    const places = (matchings[q] as readonly Matching[]).map((matching) => [placeOf(matching), ...matching.map((pair) => placeOf([pair]))])
    const contribution = indices.length === 2 ? (mean: number): number => mean : fourPoint[estimator]
    const { value, standardError } = jackknife(batches, sumOverMatchings(places, contribution))
    const quantity = `${indices.length === 2 ? 'G2' : 'G4c'}(${indices.map((i) => `x${i + 1}`).join(', ')})`
    return { quantity, mean: value, standardError, samples, seed, method }
  })
}

const pairValues: Readonly<Record<Estimator, (network: Network, size: number, pairs: readonly Pair[]) => PairValues>> = {
  kernel: kernelValues,
  direct: directValues,
}

/** The terms that are summed: the values of the pairs, then their products by two, whose factors stand at the given places. */
function measureOf(network: Network, points: readonly Point[], fillPairs: PairValues, factors: readonly (readonly [number, number])[]): Measure {
  const hidden = new Float64Array(network.width * points.length)
  return (random, values) => {
    network.sampleHidden(random, points, hidden)
    fillPairs(random, hidden, values)
    const pairs = values.length - factors.length
    for (let f = 0; f < factors.length; f++) {
      const factor = factors[f] as readonly [number, number]
      values[pairs + f] = (values[factor[0]] as number) * (values[factor[1]] as number)
    }
  }
}

/** What a matching adds to a correlator: from the mean of the product of its pairs, the means of its pairs, and the number of samples. */
type Contribution = (product: number, left: number, right: number, samples: number) => number

/** In the direct estimator all three products are φ_aφ_bφ_cφ_d, so each brings a third of it. */
const fourPoint: Readonly<Record<Estimator, Contribution>> = {
  kernel: (product, left, right, n) => (n / (n - 1)) * (product - left * right),
  direct: (product, left, right, n) => ((n + 2) / (3 * (n - 1))) * product - (n / (n - 1)) * left * right,
}

/** @param places for each matching the places of its product and of its pairs among the sums */
function sumOverMatchings(places: readonly (readonly number[])[], contribution: Contribution): Statistic {
  return (sums, n) =>
    places.reduce((total, matching) => {
      const [product, left, right] = matching.map((place) => (sums[place] as number) / n) as [number, number, number]
      return total + contribution(product, left, right, n)
    }, 0)
}

function requireIndices(indices: readonly number[], size: number, at: string): void {
  const inRange = indices.every((index) => Number.isInteger(index) && index >= 0 && index < size)
  if ((indices.length === 2 || indices.length === 4) && inRange) return
  throw new InputError({ code: 'montecarlo.quantity', at, expected: `two or four indices from 0 to ${size - 1}`, received: `[${indices.join(', ')}]` })
}
