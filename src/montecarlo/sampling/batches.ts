import { InputError } from '../../errors.js'
import { randomStream } from '../../random/philox.js'
import type { IndexedStream, RandomStream } from '../../random/philox.js'

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
    throw new InputError({
      code: 'montecarlo.samples',
      at: 'samples',
      expected: 'a natural number, 20 at least',
      received: `${samples}`,
    })
  }
  const batches = Math.min(200, Math.floor(samples / 2))
  return { samples, batches, terms, sums: new Float64Array(batches * terms) }
}

/** Samples in a piece of a batch at least, where batches have several. */
const PIECE = 5000

/** Pieces of a batch at most: 10,000 machines have something to do. */
const MOST_PIECES = 50

/**
 * Into how many pieces the samples are divided that are summed one by one, by whoever does it: one for a batch, or
 * several where batches are long.
 */
export function pieceCount(samples: number): number {
  const { batches } = emptyBatches(samples, 0)
  return batches * Math.min(MOST_PIECES, Math.max(1, Math.floor(samples / (batches * PIECE))))
}

/** The sums of the batches from those of all their pieces, in the order of the pieces. */
export function batchesOfPieces(samples: number, terms: number, pieceSums: (piece: number) => Float64Array): BatchSums {
  const whole = emptyBatches(samples, terms)
  const each = pieceCount(samples) / whole.batches
  for (let piece = 0; piece < each * whole.batches; piece++) {
    const row = Math.floor(piece / each) * terms
    pieceSums(piece).forEach((sum, t) => (whole.sums[row + t] = (whole.sums[row + t] as number) + sum))
  }
  return whole
}

/**
 * The first sample of a batch; batch b holds the samples from `firstSample(…, b)` up to, but without, `firstSample(…, b
 * + 1)`.
 */
export function firstSample({ samples, batches }: Pick<BatchSums, 'samples' | 'batches'>, batch: number): number {
  return Math.floor((batch * samples) / batches)
}

/** Number of samples in a batch. */
export function batchSize(batchSums: BatchSums, batch: number): number {
  return batchSums.sizes?.[batch] ?? firstSample(batchSums, batch + 1) - firstSample(batchSums, batch)
}

/**
 * Adds the samples from `first` up to, but without, `end` to sums. A piece that is sampled from its first sample to its
 * last in several such steps, in order, has the bits of one that is sampled at once.
 */
export function addSamples(
  sums: Float64Array,
  [first, end]: readonly [first: number, end: number],
  measure: Measure,
  stream: IndexedStream,
  values: Float64Array,
): void {
  for (let sample = first; sample < end; sample++) {
    stream.aim(sample)
    measure(stream, values)
    for (let t = 0; t < sums.length; t++) sums[t] = (sums[t] as number) + (values[t] as number)
  }
}

/**
 * All batches, filled one after the other, piece by piece. @throws InputError for a wrong number of samples or a wrong
 * seed.
 */
export function sampleBatches(
  terms: number,
  measure: Measure,
  { samples, seed, onProgress }: SampleOptions,
): BatchSums {
  const stream = randomStream(seed, 0)
  const values = new Float64Array(terms)
  const pieces = pieceCount(samples)
  return batchesOfPieces(samples, terms, (piece) => {
    const sums = samplePiece({ samples, terms }, piece, measure, stream, values)
    onProgress?.((piece + 1) / pieces)
    return sums
  })
}

/**
 * Draws the samples of one piece and gives their sums. They depend on the stream's seed, the piece and `measure` only:
 * pieces may be sampled in any order, or by several workers and then put together, with equal bits.
 *
 * @param values room for the terms of one sample
 */
export function samplePiece(
  of: Pick<BatchSums, 'samples' | 'terms'>,
  piece: number,
  measure: Measure,
  stream: IndexedStream,
  values: Float64Array,
): Float64Array {
  const sums = new Float64Array(of.terms)
  addSamples(sums, pieceSamples(of.samples, piece), measure, stream, values)
  return sums
}

/** The samples of a piece, first included, end excluded. */
export function pieceSamples(samples: number, piece: number): readonly [first: number, end: number] {
  const whole = { samples, batches: pieceCount(samples) }
  return [firstSample(whole, piece), firstSample(whole, piece + 1)]
}
