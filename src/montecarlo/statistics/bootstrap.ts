import { finite } from '../../numbers.js'
import { randomStream } from '../../random/philox.js'
import { batchSize } from '../sampling/batches.js'
import type { BatchSums } from '../sampling/batches.js'
import type { Statistic } from './jackknife.js'

export interface BootstrapOptions {
  /** How often batches are drawn anew; default 1000, for an error known to 2 %. */
  readonly replicates?: number
  readonly seed: number
}

export interface Bootstrapped {
  readonly standardError: number
  /** The 2.5 and 97.5 percentiles of the statistic. */
  readonly interval: readonly [low: number, high: number]
}

/**
 * The error of a statistic by drawing as many batches as there are, with replacement, again and again. Beside the
 * jackknife it shows what the linear approximation of that one hides: a skewed distribution has an interval that is not
 * symmetric about the value.
 *
 * Replicate r draws from the random stream (`seed`, 2^53 − 1 − r), at the other end of the indices from the samples.
 *
 * @example
 * const sums = momentAccumulator(1, 1)
 * sums.add(Float64Array.from({ length: 1000 }, (_, i) => i % 7))
 * bootstrap(sums.finish().batches, ([total], samples) => total / samples, { seed: 1 }).standardError > 0 // true
 * @throws InputError where the statistic has no finite value
 * @source B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap (1993)
 */
export function bootstrap(
  batchSums: BatchSums,
  statistic: Statistic,
  { replicates = 1000, seed }: BootstrapOptions,
): Bootstrapped {
  const { batches, terms, sums } = batchSums
  const stream = randomStream(seed, 0)
  const totals = new Float64Array(terms)
  const values = Float64Array.from({ length: replicates }, (_, r) => {
    stream.aim(Number.MAX_SAFE_INTEGER - r)
    totals.fill(0)
    let samples = 0
    for (let draw = 0; draw < batches; draw++) {
      const batch = Math.floor(batches * stream.uniform())
      samples += batchSize(batchSums, batch)
      for (let t = 0; t < terms; t++) totals[t] = (totals[t] as number) + (sums[batch * terms + t] as number)
    }
    return finite(statistic(totals, samples), { at: 'bootstrap', what: 'a value of the statistic' })
  }).sort()
  const mean = values.reduce((a, b) => a + b, 0) / replicates
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (replicates - 1)
  const percentile = (p: number): number => values[Math.round(p * (replicates - 1))] as number
  return { standardError: Math.sqrt(variance), interval: [percentile(0.025), percentile(0.975)] }
}
