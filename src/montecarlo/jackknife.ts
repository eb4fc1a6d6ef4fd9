import { firstSample } from './batches.js'
import type { BatchSums } from './batches.js'

/** A smooth function of sample means, given as the sums of the terms over n samples and n; n varies with the batches that are left out. */
export type Statistic = (sums: Float64Array, samples: number) => number

/**
 * The statistic θ of all n samples and its standard error, by the jackknife that leaves out one batch at a time. With B batches of n_b
 * samples, h_b = n/n_b, and θ_(b) the statistic without batch b, the pseudo-values are θ̃_b = h_b θ − (h_b − 1) θ_(b), and
 *
 * error² = (1/B) Σ_b (θ̃_b − θ_J)²/(h_b − 1),  θ_J = Bθ − Σ_b (1 − 1/h_b) θ_(b).
 *
 * For a mean, error² is an unbiased estimate of variance/n whatever the sizes of the batches. The value is θ itself, not θ_J.
 *
 * @source F. M. T. A. Busing, E. Meijer, R. van der Leeden, Delete-m jackknife for unequal m, Statistics and Computing 9 (1999)
 */
export function jackknife(batchSums: BatchSums, statistic: Statistic): { readonly value: number; readonly standardError: number } {
  const { samples, batches, terms, sums } = batchSums
  const totals = new Float64Array(terms)
  sums.forEach((sum, i) => {
    totals[i % terms] = (totals[i % terms] as number) + sum
  })
  const value = statistic(totals, samples)
  const without = Array.from({ length: batches }, (_, b) => {
    const size = firstSample(batchSums, b + 1) - firstSample(batchSums, b)
    const rest = totals.map((total, t) => total - (sums[b * terms + t] as number))
    return { ratio: samples / size, value: statistic(rest, samples - size) }
  })
  const centre = without.reduce((rest, { ratio, value: left }) => rest - (1 - 1 / ratio) * left, batches * value)
  const squares = without.map(({ ratio, value: left }) => (ratio * value - (ratio - 1) * left - centre) ** 2 / (ratio - 1))
  return { value, standardError: Math.sqrt(squares.reduce((a, b) => a + b, 0) / batches) }
}
