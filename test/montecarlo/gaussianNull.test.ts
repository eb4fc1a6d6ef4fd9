import { describe, expect, it } from 'vitest'
import { tensor } from '../../src/algebra/tensor.js'
import {
  fourthCumulantScore,
  gaussianVariance,
  thirdCumulantScore,
} from '../../src/montecarlo/statistics/gaussianNull.js'
import { kStatistic } from '../../src/montecarlo/statistics/kStatistic.js'
import { randomStream } from '../../src/random/philox.js'

/** Joint cumulants of n draws of two Gaussians with unit variance and correlation 0.6, again and again. */
function cumulants(indices: readonly number[], n: number, runs: number, seed: number): Float64Array {
  const random = randomStream(seed, 0)
  const { subsets, value } = kStatistic(indices.length)
  return Float64Array.from({ length: runs }, (_, run) => {
    random.aim(run)
    const sums = new Float64Array(subsets.length)
    for (let draw = 0; draw < n; draw++) {
      const x = random.normal()
      const pair = [x, 0.6 * x + 0.8 * random.normal()]
      subsets.forEach((subset, s) => {
        sums[s] =
          (sums[s] as number) + subset.reduce((product, i) => product * (pair[indices[i] as number] as number), 1)
      })
    }
    return value(sums, n)
  })
}

const covariance = tensor(2, 2, ([i, j]) => (i === j ? 1 : 0.6))

describe('the noise of cumulants of Gaussian draws', () => {
  it.each([[[0, 0, 0]], [[0, 0, 1]], [[0, 0, 0, 0]], [[0, 0, 1, 1]], [[0, 1, 1, 1]]])(
    '%j: its variance is that of many runs',
    (indices) => {
      const runs = 4000
      const found = cumulants(indices, 100, runs, 1)
      const variance = found.reduce((sum, k) => sum + k * k, 0) / runs
      // The variance of a variance with a kurtosis of 9 or less.
      expect(variance / gaussianVariance(covariance, indices, 100)).toBeGreaterThan(1 - 4 * Math.sqrt(8 / runs))
      expect(variance / gaussianVariance(covariance, indices, 100)).toBeLessThan(1 + 4 * Math.sqrt(8 / runs))
    },
  )

  it('is 6σ⁶ and 24σ⁸ over n for one column', () => {
    const wide = tensor(1, 2, () => 4)
    expect(gaussianVariance(wide, [0, 0, 0], 1e9) * 1e9).toBeCloseTo(6 * 4 ** 3, 5)
    expect(gaussianVariance(wide, [0, 0, 0, 0], 1e9) * 1e9).toBeCloseTo(24 * 4 ** 4, 4)
  })

  it('calls Gaussian draws wrong no more often than stated, at 100 draws too, where the bare ratio does', () => {
    const runs = 4000
    const variance = {
      3: gaussianVariance(covariance, [0, 0, 0], 100),
      4: gaussianVariance(covariance, [0, 0, 0, 0], 100),
    }
    // Each in units of its own variance, as they are used.
    const studentised = (order: 3 | 4): readonly number[] => {
      const second = cumulants([0, 0], 100, runs, 2)
      return Array.from(
        cumulants(Array<number>(order).fill(0), 100, runs, 2),
        (k, i) => k / (second[i] as number) ** (order / 2) / Math.sqrt(variance[order]),
      )
    }
    const [third, fourth] = [studentised(3), studentised(4)]
    const beyond = (scores: readonly number[]): number => scores.filter((z) => Math.abs(z) > 3).length / runs
    // 0.0027 are stated; 4000 runs see it to 0.0008.
    expect(beyond(third.map((y) => thirdCumulantScore(y, 100)))).toBeLessThan(0.006)
    expect(beyond(fourth.map((y) => fourthCumulantScore(y, 100)))).toBeLessThan(0.006)
    expect(beyond(fourth)).toBeGreaterThan(0.006)
  })
})
