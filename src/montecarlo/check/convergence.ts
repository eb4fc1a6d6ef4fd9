import { firstSample } from '../sampling/batches.js'
import type { BatchSums } from '../sampling/batches.js'
import type { Estimate } from '../estimate.js'
import type { Sampling } from '../sampling/sampling.js'

/** The estimates of one quantity from the first samples, more and more of them, and what is predicted for it. */
export interface Convergence {
  readonly prediction: number
  readonly estimates: readonly Estimate[]
}

/** Of all batches, about this part is added at each step. */
const RATIO = 1.25
/** With fewer batches an error is not known. */
const FEWEST = 10

/**
 * The estimates of a sampling as they were when the first 10, 12, 15, … of its batches were done: a row for each
 * quantity.
 */
export function estimatesOnTheWay(sampling: Sampling, sums: BatchSums): readonly (readonly Estimate[])[] {
  const steps: number[] = []
  for (
    let count = sums.batches;
    count >= Math.min(FEWEST, sums.batches);
    count = Math.min(count - 1, Math.floor(count / RATIO))
  )
    steps.unshift(count)
  const rows = steps.map((batches) => {
    const samples = firstSample(sums, batches)
    const sizes = Array.from({ length: batches }, (_, b) => firstSample(sums, b + 1) - firstSample(sums, b))
    const part: BatchSums = {
      samples,
      batches,
      terms: sums.terms,
      sizes,
      sums: sums.sums.subarray(0, batches * sums.terms),
    }
    return sampling.conclude(part).map((estimate): Estimate => ({ ...estimate, samples }))
  })
  return (rows[0] ?? []).map((_, q) => rows.map((row) => row[q] as Estimate))
}
