import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import {
  batchesOfPieces,
  emptyBatches,
  firstSample,
  pieceCount,
  pieceSamples,
  sampleBatches,
  samplePiece,
} from '../../src/montecarlo/sampling/batches.js'
import type { Measure } from '../../src/montecarlo/sampling/batches.js'
import { randomStream } from '../../src/random/philox.js'

const twoTerms: Measure = (random, values) => {
  values[0] = random.normal()
  values[1] = random.uniform()
}

describe('batches', () => {
  it.each([
    [20, 10],
    [21, 10],
    [399, 199],
    [400, 200],
    [1_234_567, 200],
  ])('split %i samples into %i, each sample in one of them', (samples, count) => {
    const batches = emptyBatches(samples, 1)
    const sizes = Array.from(
      { length: batches.batches },
      (_, b) => firstSample(batches, b + 1) - firstSample(batches, b),
    )
    expect(sizes).toHaveLength(count)
    expect(sizes.reduce((a, b) => a + b)).toBe(samples)
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2)
  })

  it('hold the sums over their own samples, sample i from stream i', () => {
    const batches = sampleBatches(2, twoTerms, { samples: 50, seed: 9 })
    for (let b = 0; b < batches.batches; b++) {
      const streams = [2 * b, 2 * b + 1].map((i) => randomStream(9, i))
      expect(batches.sums[2 * b]).toBe(streams.reduce((sum, stream) => sum + stream.normal(), 0))
      expect(batches.sums[2 * b + 1]).toBe(streams.reduce((sum, stream) => sum + stream.uniform(), 0))
    }
  })

  // 1001 samples are 200 pieces, 2,000,003 samples 400: two for each batch.
  it.each([
    [1001, 200],
    [2_000_003, 400],
  ])(
    'of %i samples have equal bits when their %i pieces are sampled in another order and by several workers',
    (samples, pieces) => {
      const uniform: Measure = (random, values) => {
        values[0] = random.uniform()
      }
      const whole = sampleBatches(1, uniform, { samples, seed: 9 })
      const workers = [0, 1, 2].map(() => ({ stream: randomStream(9, 0), values: new Float64Array(1) }))
      const parts = new Map<number, Float64Array>()
      for (let piece = pieceCount(samples) - 1; piece >= 0; piece--) {
        const { stream, values } = workers[piece % 3] as (typeof workers)[number]
        parts.set(piece, samplePiece({ samples, terms: 1 }, piece, uniform, stream, values))
      }
      expect(parts.size).toBe(pieces)
      expect(batchesOfPieces(samples, 1, (piece) => parts.get(piece) as Float64Array)).toEqual(whole)
    },
  )

  it.each([20, 399, 1e6, 2_000_003, 4e7 + 7, 1e9])('of %d samples end where their last pieces end', (samples) => {
    const batches = emptyBatches(samples, 1)
    const each = pieceCount(samples) / batches.batches
    for (let b = 0; b < batches.batches; b++)
      expect(pieceSamples(samples, (b + 1) * each - 1)[1]).toBe(firstSample(batches, b + 1))
    expect(pieceCount(samples)).toBeLessThanOrEqual(10_000)
    expect(pieceCount(1e9)).toBe(10_000)
  })

  it('report their progress up to 1', () => {
    const fractions: number[] = []
    sampleBatches(2, twoTerms, { samples: 50, seed: 9, onProgress: (fraction) => fractions.push(fraction) })
    expect(fractions).toEqual(Array.from({ length: 25 }, (_, b) => (b + 1) / 25))
  })

  it.each([19, 0, -20, 20.5, NaN, Infinity])('refuse %d samples', (samples) => {
    expect(() => emptyBatches(samples, 1)).toThrow(InputError)
    expect(() => emptyBatches(samples, 1)).toThrow(
      `samples: expected a natural number, 20 at least, received ${samples}`,
    )
  })
})
