import { sampleBatches } from './batches.js'
import type { BatchSums, Measure, SampleOptions } from './batches.js'
import type { Estimate } from '../estimate.js'

/**
 * A sampling that can be done at once, or in parts elsewhere whose sums are put together, and the estimates that follow
 * from the sums.
 */
export interface Sampling {
  /** What is measured, for a person who waits. */
  readonly what: string
  readonly samples: number
  readonly seed: number
  /** Numbers that are summed over the samples. */
  readonly terms: number
  /** A measure with scratch space of its own: one for each thread. */
  readonly prepare: () => Measure
  /** The estimates, from the sums of all batches. */
  readonly conclude: (sums: BatchSums) => readonly Estimate[]
}

/** Does a sampling here and now. @throws InputError for fewer than 20 samples or a wrong seed */
export function runSampling(
  { samples, seed, terms, prepare, conclude }: Sampling,
  onProgress?: SampleOptions['onProgress'],
): readonly Estimate[] {
  return conclude(sampleBatches(terms, prepare(), { samples, seed, onProgress }))
}
