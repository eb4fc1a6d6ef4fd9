import { describe, expect, it } from 'vitest'
import { sampleBatches } from '../../src/montecarlo/batches.js'
import { compareWith } from '../../src/montecarlo/estimate.js'
import { jackknife, widened } from '../../src/montecarlo/jackknife.js'
import { judge } from '../../src/montecarlo/judge.js'
import { skewed, symmetrised } from '../../src/montecarlo/skewness.js'

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
    for (let score = -9; score <= 9; score += 0.75) expect(symmetrised(skewed(score, skewness), skewness)).toBeCloseTo(score, 10)
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
      const about = { quantity: 'mean', mean: value, skewness, ...widened(each, 50), samples: 100, seed: 1, method: 'direct' }
      return judge([{ agreement: compareWith(about, 1), alternative: Infinity }], 2)[0]
    })
    const part = (side: number): number => found.filter((each) => each?.verdict === 'differs' && side * each.difference > 0).length / found.length
    const naive = (side: number): number => estimates.filter(({ value, standardError }) => (side * (value - 1)) / standardError > 2).length / found.length
    // A normal estimate has 2.3 % on each side; 6000 seeds know that to 0.2 %.
    expect(naive(-1)).toBeGreaterThan(0.04)
    expect(naive(1)).toBeLessThan(0.013)
    expect(part(-1)).toBeLessThan(0.031)
    expect(part(1)).toBeLessThan(0.031)
    expect(part(-1) + part(1)).toBeLessThan(0.055)
    expect(part(-1) + part(1)).toBeGreaterThan(0.035)
  })

  it('is seen nine times in ten when it is off by what is called visible, to either side', () => {
    const [value, skewness, error] = [1, 0.2, 0.1]
    const about = { quantity: 'mean', mean: value, skewness, standardError: error, samples: 100, seed: 1, method: 'direct' }
    const [{ visible }] = judge([{ agreement: compareWith(about, 1), alternative: Infinity }], 2) as [{ visible: number }]
    // The threshold 2 and 1.2816 more, as scores.
    expect(Math.max(Math.abs(symmetrised(visible / error, skewness)), Math.abs(symmetrised(-visible / error, skewness)))).toBeGreaterThan(3.28)
    expect(Math.abs(symmetrised(-visible / error, skewness))).toBeCloseTo(3.2816, 3)
  })
})
