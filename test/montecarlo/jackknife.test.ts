import { describe, expect, it } from 'vitest'
import { emptyBatches, firstSample, sampleBatches } from '../../src/montecarlo/batches.js'
import { jackknife } from '../../src/montecarlo/jackknife.js'
import type { Statistic } from '../../src/montecarlo/jackknife.js'

const mean: Statistic = (sums, n) => (sums[0] as number) / n

describe('jackknife', () => {
  it('of a mean of equal batches is the textbook standard error of the batch means', () => {
    const batches = emptyBatches(40, 1)
    const batchMeans = batches.sums.map((_, b) => Math.sin(3 * b))
    batches.sums.set(batchMeans.map((value) => 2 * value))
    const average = batchMeans.reduce((a, b) => a + b) / 20
    const { value, standardError } = jackknife(batches, mean)
    expect(value).toBeCloseTo(average, 14)
    expect(standardError).toBeCloseTo(Math.sqrt(batchMeans.reduce((sum, x) => sum + (x - average) ** 2, 0) / (20 * 19)), 14)
  })

  it('of a mean of unequal batches weights each by the samples in it', () => {
    const batches = emptyBatches(21, 1)
    const sizes = Array.from({ length: 10 }, (_, b) => firstSample(batches, b + 1) - firstSample(batches, b))
    expect(sizes.toSorted()).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 3])
    const batchMeans = sizes.map((_, b) => Math.sin(3 * b))
    batches.sums.set(batchMeans.map((value, b) => (sizes[b] as number) * value))
    const average = batchMeans.reduce((sum, x, b) => sum + (sizes[b] as number) * x, 0) / 21
    const square = batchMeans.reduce((sum, x, b) => sum + ((sizes[b] as number) / (21 - (sizes[b] as number))) * (x - average) ** 2, 0) / 10
    const { value, standardError } = jackknife(batches, mean)
    expect(value).toBeCloseTo(average, 14)
    expect(standardError).toBeCloseTo(Math.sqrt(square), 14)
  })

  it.each([400, 500])('of %i normal samples finds the known errors of their mean, variance and exp(mean)', (samples) => {
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
  })
})
