import { InputError } from '../errors.js'
import { randomStream } from '../random/philox.js'
import type { IndexedStream, RandomStream } from '../random/philox.js'

/** Which samples to draw: sample i, 0 ≤ i < `samples`, uses the random stream (`seed`, i). */
export interface SampleOptions {
  /** A natural number, 20 at least. */
  readonly samples: number
  /** A natural number up to 2^53 − 1. */
  readonly seed: number
  /** Called after each batch with the fraction of the samples done, 1 at the end. */
  readonly onProgress?: ((fraction: number) => void) | undefined
}

/** Sums over samples of several terms, kept apart for disjoint batches of consecutive samples of nearly equal size. */
export interface BatchSums {
  readonly samples: number
  /** 200, or half the number of samples when that is less. */
  readonly batches: number
  readonly terms: number
  /** How many samples each batch has, where they are not of nearly equal size. */
  readonly sizes?: readonly number[]
  /** The sum of term t over the samples of batch b stands at `b * terms + t`. */
  readonly sums: Float64Array
}

/** Writes the terms of one sample, drawn with `random`, to `values`. */
export type Measure = (random: RandomStream, values: Float64Array) => void

/**
 * Empty sums, for filling.
 *
 * @throws InputError when `samples` is not a natural number or is less than 20
 */
export function emptyBatches(samples: number, terms: number): BatchSums {
  if (!Number.isSafeInteger(samples) || samples < 20) {
    throw new InputError({ code: 'montecarlo.samples', at: 'samples', expected: 'a natural number, 20 at least', received: `${samples}` })
  }
  const batches = Math.min(200, Math.floor(samples / 2))
  return { samples, batches, terms, sums: new Float64Array(batches * terms) }
}

/** The first sample of a batch; batch b holds the samples from `firstSample(…, b)` up to, but without, `firstSample(…, b + 1)`. */
export function firstSample({ samples, batches }: BatchSums, batch: number): number {
  return Math.floor((batch * samples) / batches)
}

/** Number of samples in a batch. */
export function batchSize(batchSums: BatchSums, batch: number): number {
  return batchSums.sizes?.[batch] ?? firstSample(batchSums, batch + 1) - firstSample(batchSums, batch)
}

/**
 * Draws the samples of one batch and stores their sums, in place. The result depends on the stream's seed, the batch and `measure` only:
 * batches may be filled in any order, or by several workers and then put together, with equal bits.
 *
 * @param values room for the terms of one sample
 */
export function fillBatch(batchSums: BatchSums, batch: number, measure: Measure, stream: IndexedStream, values: Float64Array): void {
  const row = batch * batchSums.terms
  batchSums.sums.fill(0, row, row + batchSums.terms)
  addSamples(batchSums, batch, [firstSample(batchSums, batch), firstSample(batchSums, batch + 1)], measure, stream, values)
}

/**
 * Adds the samples from `first` up to, but without, `end` to the sums of a batch. A batch that is filled from its first sample to its last in
 * several such steps, in order, has the bits of one that is filled at once.
 */
export function addSamples(
  { terms, sums }: BatchSums,
  batch: number,
  [first, end]: readonly [first: number, end: number],
  measure: Measure,
  stream: IndexedStream,
  values: Float64Array,
): void {
  const row = batch * terms
  for (let sample = first; sample < end; sample++) {
    stream.aim(sample)
    measure(stream, values)
    for (let t = 0; t < terms; t++) sums[row + t] = (sums[row + t] as number) + (values[t] as number)
  }
}

/** All batches, filled one after the other. @throws InputError for a wrong number of samples or a wrong seed. */
export function sampleBatches(terms: number, measure: Measure, { samples, seed, onProgress }: SampleOptions): BatchSums {
  const batchSums = emptyBatches(samples, terms)
  const stream = randomStream(seed, 0)
  const values = new Float64Array(terms)
  for (let batch = 0; batch < batchSums.batches; batch++) {
    fillBatch(batchSums, batch, measure, stream, values)
    onProgress?.(firstSample(batchSums, batch + 1) / samples)
  }
  return batchSums
}
