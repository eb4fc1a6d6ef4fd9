import { randomStream } from '../../random/philox.js'
import { addSamples, pieceCount, pieceSamples } from './batches.js'
import type { Sampling } from './sampling.js'

/** Work in pieces, each with numbers that are the same wherever and whenever it is done. */
export interface Piecewise {
  /** What is done, for a person who waits. */
  readonly what: string
  /** What is counted, in the plural, and how many there are in all pieces. */
  readonly unit: string
  readonly samples: number
  readonly pieces: number
  /** Pieces that are worth handing over to another thread. */
  readonly together: number
  /** How many numbers a piece has. */
  readonly terms: number
  /** With scratch space of its own, one for each thread: a piece in steps between which others may have their turn. */
  readonly prepare: () => (piece: number) => Generator<void, Float64Array>
}

/**
 * Samples in a task for another thread, if a piece has not more: long beside the time for handing it over, short for a
 * person who waits.
 */
const TASK = 2000

/** A sampling in pieces, whose numbers are the sums over their samples. @param step samples between two turns for others */
export function piecewise(
  { what, samples, seed, terms, prepare }: Sampling,
  step: number = Number.POSITIVE_INFINITY,
): Piecewise {
  const pieces = pieceCount(samples)
  return {
    ...{ what, unit: 'samples', samples, pieces, terms },
    together: Math.max(1, Math.floor((TASK * pieces) / samples)),
    prepare: () => {
      const measure = prepare()
      const stream = randomStream(seed, 0)
      const values = new Float64Array(terms)
      return function* (piece) {
        const sums = new Float64Array(terms)
        const [first, end] = pieceSamples(samples, piece)
        for (let sample = first; sample < end; sample += step) {
          addSamples(sums, [sample, Math.min(end, sample + step)], measure, stream, values)
          yield
        }
        return sums
      }
    },
  }
}
