import { describe, expect, it } from 'vitest'
import { sampleBatches } from '../../src/montecarlo/sampling/batches.js'
import { compareWith } from '../../src/montecarlo/estimate.js'
import { jackknife, widened } from '../../src/montecarlo/statistics/jackknife.js'
import { judge } from '../../src/montecarlo/check/judge.js'
import { skewed, symmetrised } from '../../src/montecarlo/statistics/skewness.js'

describe('a skewed deviation', () => {
  it.each([
    // t + at²/3 + a²t³/27 + a/6 by hand.
    [0.3, 2, 2 + 0.4 + 0.08 / 3 + 0.05],
    [0.3, -2, -2 + 0.4 - 0.08 / 3 + 0.05],
    [0, -2, -2],
    [0.3, -Infinity, -Infinity],
    [0.3, Infinity, Infinity],
    [0, Infinity, Infinity],
  ])('of skewness %d at %d becomes %d', (skewness, t, score) => {
    expect(symmetrised(t, skewness)).toBeCloseTo(score, 14)
    expect(symmetrised(-t, -skewness)).toBeCloseTo(-score, 14)
  })

  it.each([-0.8, -0.1, -1e-9, 0, 1e-9, 0.1, 0.4])('with skewness %d is found again from its score', (skewness) => {
    for (let score = -9; score <= 9; score += 0.75)
      expect(symmetrised(skewed(score, skewness), skewness)).toBeCloseTo(score, 10)
  })
})

describe('the mean of 100 exponential numbers', () => {
  // An exponential number has mean 1 and skewness 2: that of the mean is 2/√100.
  const estimates = Array.from({ length: 6000 }, (_, seed) =>
    jackknife(
      sampleBatches(1, (random, values) => (values[0] = -Math.log(1 - random.uniform())), { samples: 100, seed }),
      (sums, n) => (sums[0] as number) / n,
    ),
  )

  it('has the skewness 0.2, of which few batches see the smaller part of the tail', () => {
    const mean = estimates.reduce((sum, { skewness }) => sum + skewness, 0) / estimates.length
    expect(mean).toBeGreaterThan(0.13)
    expect(mean).toBeLessThan(0.2)
  })

  it('is called wrong at two standard errors as often as promised, too small as often as too large', () => {
    const found = estimates.map((each) => {
      const { value, skewness } = each
      const about = {
        quantity: { kind: 'named', name: 'mean' } as const,
        mean: value,
        skewness,
        ...widened(each, 50),
        samples: 100,
        seed: 1,
        method: { kind: 'named', name: 'direct' } as const,
      }
      return judge([{ agreement: compareWith(about, 1), alternative: Infinity }], 2)[0]
    })
    const part = (side: number): number =>
      found.filter((each) => each?.verdict === 'differs' && side * each.difference > 0).length / found.length
    const naive = (side: number): number =>
      estimates.filter(({ value, standardError }) => (side * (value - 1)) / standardError > 2).length / found.length
    // A normal estimate has 2.3 % on each side; 6000 seeds know that to 0.2 %.
    expect(naive(-1)).toBeGreaterThan(0.04)
    expect(naive(1)).toBeLessThan(0.013)
    expect(part(-1)).toBeLessThan(0.031)
    expect(part(1)).toBeLessThan(0.031)
    expect(part(-1) + part(1)).toBeLessThan(0.055)
    expect(part(-1) + part(1)).toBeGreaterThan(0.035)
  })

  it.each([
    [0, 3.2816],
    [0.2, 3.2816],
    // t − 0.2t²/3 + 0.04t³/27 − 0.2/6 = 3.2816: t³ − 45t² + 675t = 2237.6.
    [-0.2, 4.5614],
  ])('with skewness %d a smaller mean is seen from %d errors on', (skewness, errors) => {
    const about = {
      quantity: { kind: 'named', name: 'mean' } as const,
      mean: 1,
      skewness,
      standardError: 0.1,
      samples: 100,
      seed: 1,
      method: { kind: 'named', name: 'direct' } as const,
    }
    // The threshold 2 and Φ⁻¹(0.9) more; the nearest wrong prediction lies below, the estimate above it.
    expect((judge([{ agreement: compareWith(about, 1), alternative: 1 }], 2)[0]?.visible ?? 0) / 0.1).toBeCloseTo(
      errors,
      3,
    )
    expect(
      (judge([{ agreement: compareWith({ ...about, skewness: -skewness }, -1), alternative: 1 }], 2)[0]?.visible ?? 0) /
        0.1,
    ).toBeCloseTo(errors, 3)
  })
})
