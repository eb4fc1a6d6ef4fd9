import { batchSize } from '../sampling/batches.js'
import type { BatchSums } from '../sampling/batches.js'
import { studentDeviation } from './student.js'

/**
 * A smooth function of sample means, given as the sums of the terms over n samples and n; n varies with the batches
 * that are left out.
 */
export type Statistic = (sums: Float64Array, samples: number) => number

/** A statistic with its error, and how far that can be trusted. */
export interface Jackknifed {
  readonly value: number
  readonly standardError: number
  /**
   * 3 (Σ d²)²/Σ d⁴ of the deviations d of the pseudo-values, at most their number: near it when they are normal, few
   * when a few batches, which happened to hold the rare large samples of a heavy-tailed distribution, make up the
   * error. Then the error itself is not known.
   */
  readonly effectiveBatches: number
  /** Σ d³/(Σ d²)^{3/2}, the third cumulant of the statistic in units of its error. */
  readonly skewness: number
  /** θ_J: the statistic without its bias of order 1/n. */
  readonly corrected: number
}

/**
 * With fewer effective batches than this fraction of all, an error is not to be trusted: their kurtosis is above 18
 * instead of 3.
 */
export const HEAVY_TAIL: number = 1 / 6

/**
 * The statistic θ of all n samples and its standard error, by the jackknife that leaves out one batch at a time. With B
 * batches of n_b samples, h_b = n/n_b, and θ_(b) the statistic without batch b, the pseudo-values are θ̃_b = h_b θ −
 * (h_b − 1) θ_(b), and
 *
 * error² = (1/B) Σ_b (θ̃_b − θ_J)²/(h_b − 1),  θ_J = Bθ − Σ_b (1 − 1/h_b) θ_(b).
 *
 * For a mean, error² is an unbiased estimate of variance/n whatever the sizes of the batches. The value is θ itself,
 * not θ_J.
 *
 * @source F. M. T. A. Busing, E. Meijer, R. van der Leeden, Delete-m jackknife for unequal m, Statistics and Computing
 * 9 (1999)
 */
export function jackknife(batchSums: BatchSums, statistic: Statistic): Jackknifed {
  return jackknifeAll(batchSums, (sums, n) => [statistic(sums, n)])[0] as Jackknifed
}

/** {@link jackknife} of several statistics together, each at its place. */
export function jackknifeAll(
  batchSums: BatchSums,
  statistics: (sums: Float64Array, samples: number) => ArrayLike<number>,
): readonly Jackknifed[] {
  const { samples, batches, terms, sums } = batchSums
  const totals = new Float64Array(terms)
  for (let i = 0; i < batches * terms; i++) totals[i % terms] = (totals[i % terms] as number) + (sums[i] as number)
  const without = Array.from({ length: batches }, (_, b) => {
    const size = batchSize(batchSums, b)
    const rest = totals.map((total, t) => total - (sums[b * terms + t] as number))
    return { ratio: samples / size, values: statistics(rest, samples - size) }
  })
  return Array.from(statistics(totals, samples), (value, s) => {
    const left = without.map(({ ratio, values }) => ({ ratio, value: values[s] as number }))
    const centre = left.reduce((rest, each) => rest - (1 - 1 / each.ratio) * each.value, batches * value)
    const deviations = left.map((each) => each.ratio * value - (each.ratio - 1) * each.value - centre)
    const squares = left.map((each, b) => (deviations[b] as number) ** 2 / (each.ratio - 1))
    const total = squares.reduce((a, b) => a + b, 0)
    const fourth = squares.reduce((a, b) => a + b * b, 0)
    const skewness =
      total > 0
        ? squares.reduce((sum, square, b) => sum + Math.sign(deviations[b] as number) * (square / total) ** 1.5, 0)
        : 0
    const effectiveBatches = fourth > 0 ? Math.min(batches, (3 * total ** 2) / fourth) : batches
    return { value, standardError: Math.sqrt(total / batches), effectiveBatches, skewness, corrected: centre }
  })
}

/** With so many degrees of freedom an error is that of a normal estimate, to a percent. */
const ENOUGH = 100

/** Fewer degrees have an error without a variance. */
const FEWEST_DEGREES = 3

/**
 * An error that holds where there are few batches, or where tails leave few that count, with its degrees of freedom ν:
 * the variance of B numbers of kurtosis k is known to a part √((k − 1)/B), as that of 2B/(k − 1) + 1 normal ones, so
 * that the ratio of deviation and error is Student's t and the error is made larger by its standard deviation. From 100
 * degrees on, the error as it is.
 */
export function widened(
  { standardError, effectiveBatches }: Jackknifed,
  batches: number,
): { readonly standardError: number; readonly degrees?: number } {
  const kurtosis = (3 * batches) / effectiveBatches
  const degrees = Math.max(FEWEST_DEGREES, Math.min(batches - 1, (2 * batches) / (kurtosis - 1)))
  if (degrees >= ENOUGH) return { standardError }
  return { standardError: standardError * studentDeviation(degrees), degrees }
}
