import { describe, expect, it } from 'vitest'
import { emptyBatches, firstSample, sampleBatches } from '../../src/montecarlo/sampling/batches.js'
import { jackknife, widened } from '../../src/montecarlo/statistics/jackknife.js'
import type { Statistic } from '../../src/montecarlo/statistics/jackknife.js'

const mean: Statistic = (sums, n) => (sums[0] as number) / n

describe('jackknife', () => {
  it('of a mean of equal batches is the textbook standard error of the batch means', () => {
    const batches = emptyBatches(40, 1)
    const batchMeans = batches.sums.map((_, b) => Math.sin(3 * b))
    batches.sums.set(batchMeans.map((value) => 2 * value))
    const average = batchMeans.reduce((a, b) => a + b) / 20
    const { value, standardError } = jackknife(batches, mean)
    expect(value).toBeCloseTo(average, 14)
    expect(standardError).toBeCloseTo(
      Math.sqrt(batchMeans.reduce((sum, x) => sum + (x - average) ** 2, 0) / (20 * 19)),
      14,
    )
  })

  it('of a mean of unequal batches weights each by the samples in it', () => {
    const batches = emptyBatches(21, 1)
    const sizes = Array.from({ length: 10 }, (_, b) => firstSample(batches, b + 1) - firstSample(batches, b))
    expect(sizes.toSorted()).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 3])
    const batchMeans = sizes.map((_, b) => Math.sin(3 * b))
    batches.sums.set(batchMeans.map((value, b) => (sizes[b] as number) * value))
    const average = batchMeans.reduce((sum, x, b) => sum + (sizes[b] as number) * x, 0) / 21
    const square =
      batchMeans.reduce(
        (sum, x, b) => sum + ((sizes[b] as number) / (21 - (sizes[b] as number))) * (x - average) ** 2,
        0,
      ) / 10
    const { value, standardError } = jackknife(batches, mean)
    expect(value).toBeCloseTo(average, 14)
    expect(standardError).toBeCloseTo(Math.sqrt(square), 14)
  })

  it.each([400, 500])(
    'of %i normal samples finds the known errors of their mean, variance and exp(mean)',
    (samples) => {
      const repetitions = 300
      const statistics: readonly (readonly [Statistic, number])[] = [
        [mean, 1],
        [(sums, n) => ((sums[1] as number) - (sums[0] as number) ** 2 / n) / (n - 1), 2],
        [(sums, n) => Math.exp((sums[0] as number) / n), 1],
      ]
      const squares = statistics.map(() => 0)
      for (let seed = 0; seed < repetitions; seed++) {
        const batches = sampleBatches(
          2,
          (random, values) => {
            const z = random.normal()
            values[0] = z
            values[1] = z * z
          },
          { samples, seed },
        )
        statistics.forEach(([statistic], s) => {
          squares[s] = (squares[s] as number) + jackknife(batches, statistic).standardError ** 2 / repetitions
        })
      }
      // The mean over 300 seeds of error² over 200 batches is known to about 1%, for the variance to 2%.
      statistics.forEach(([, variance], s) => {
        expect(((squares[s] as number) * samples) / variance, `statistic ${s}`).toBeCloseTo(1, 1)
      })
    },
  )

  const means = (values: (batch: number) => number): ReturnType<typeof jackknife> => {
    const batches = emptyBatches(400, 1)
    batches.sums.set(batches.sums.map((_, b) => 2 * values(b)))
    return jackknife(batches, mean)
  }

  it('makes an error wider where four of 200 batches make it up, and says with how many degrees of freedom', () => {
    // ±1 in four batches, 0 elsewhere: kurtosis 50, so 400/49 degrees, whose t has the variance ν/(ν − 2).
    const found = means((b) => (b < 4 ? (-1) ** b : 0))
    expect(found.standardError).toBeCloseTo(Math.sqrt(4 / (200 * 199)), 14)
    expect(widened(found, 200).degrees).toBeCloseTo(400 / 49, 10)
    expect(widened(found, 200).standardError / found.standardError).toBeCloseTo(Math.sqrt(400 / (400 - 2 * 49)), 10)
  })

  it('leaves an error as it is that all batches make up', () => {
    const found = means((b) => (-1) ** b)
    expect(widened(found, 200)).toEqual({ standardError: found.standardError })
    expect(found.skewness).toBeCloseTo(0, 14)
  })

  it('knows the skewness of a mean: that of the batches over √B', () => {
    // One batch of 200 at 1: skewness (1 − 2p)/√(p(1 − p)), p = 1/200.
    const p = 1 / 200
    expect(means((b) => (b === 7 ? 1 : 0)).skewness).toBeCloseTo(
      (1 - 2 * p) / Math.sqrt(p * (1 - p)) / Math.sqrt(200),
      12,
    )
    expect(means((b) => (b === 7 ? -1 : 0)).skewness).toBeCloseTo(
      -(1 - 2 * p) / Math.sqrt(p * (1 - p)) / Math.sqrt(200),
      12,
    )
  })
})
