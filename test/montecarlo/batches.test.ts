import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import { emptyBatches, fillBatch, firstSample, sampleBatches } from '../../src/montecarlo/batches.js'
import type { Measure } from '../../src/montecarlo/batches.js'
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
    const sizes = Array.from({ length: batches.batches }, (_, b) => firstSample(batches, b + 1) - firstSample(batches, b))
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

  it('have equal bits when filled in another order and by several workers', () => {
    const whole = sampleBatches(2, twoTerms, { samples: 1001, seed: 9 })
    const parts = emptyBatches(1001, 2)
    const workers = [0, 1, 2].map(() => ({ stream: randomStream(9, 0), values: new Float64Array(2) }))
    for (let b = parts.batches - 1; b >= 0; b--) {
      const { stream, values } = workers[b % 3] as (typeof workers)[number]
      fillBatch(parts, b, twoTerms, stream, values)
    }
    expect(parts).toEqual(whole)
  })

  it('report their progress up to 1', () => {
    const fractions: number[] = []
    sampleBatches(2, twoTerms, { samples: 50, seed: 9, onProgress: (fraction) => fractions.push(fraction) })
    expect(fractions).toEqual(Array.from({ length: 25 }, (_, b) => (b + 1) / 25))
  })

  it.each([19, 0, -20, 20.5, NaN, Infinity])('refuse %d samples', (samples) => {
    expect(() => emptyBatches(samples, 1)).toThrow(InputError)
    expect(() => emptyBatches(samples, 1)).toThrow(`samples: expected a natural number, 20 at least, received ${samples}`)
  })
})
