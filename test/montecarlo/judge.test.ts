import { describe, expect, it } from 'vitest'
import { sampleBatches } from '../../src/montecarlo/sampling/batches.js'
import { bootstrap } from '../../src/montecarlo/statistics/bootstrap.js'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import { compareWith } from '../../src/montecarlo/estimate.js'
import type { Estimate } from '../../src/montecarlo/estimate.js'
import { rejected, visibleDeviation } from '../../src/montecarlo/statistics/holm.js'
import { HEAVY_TAIL, jackknife } from '../../src/montecarlo/statistics/jackknife.js'
import { judge } from '../../src/montecarlo/check/judge.js'
import { zOf } from '../../src/montecarlo/statistics/normal.js'
import { randomStream } from '../../src/random/philox.js'
import { cosNet } from './cosNet.js'

const estimate = (mean: number, standardError: number): Estimate => ({
  quantity: { kind: 'named', name: 'G2' },
  mean,
  standardError,
  samples: 100,
  seed: 1,
  method: { kind: 'named', name: 'direct' },
})

describe('many comparisons', () => {
  it('are rejected from the largest on, each against the level of those that are left', () => {
    const sigmas = zOf(0.05)
    // p = 0.01, 0.04, 0.03, 0.005 at level 0.05: 0.005 ≤ 0.05/4, 0.01 ≤ 0.05/3, 0.03 > 0.05/2.
    expect(rejected([0.01, 0.04, 0.03, 0.005].map(zOf), sigmas)).toEqual([true, false, false, true])
    expect(rejected([4.2], 4)).toEqual([true])
    expect(rejected([4.2, 0.3, -1, 0.1], 4)).toEqual([false, false, false, false])
    expect(rejected([-9, 9], 4)).toEqual([true, true])
    expect(rejected([], 4)).toEqual([])
  })

  it('of right predictions contain a rejection as rarely as promised', () => {
    const random = randomStream(5, 0)
    const families = 4000
    let wrong = 0
    for (let family = 0; family < families; family++) {
      if (
        rejected(
          Array.from({ length: 20 }, () => random.normal()),
          2,
        ).includes(true)
      )
        wrong++
    }
    // 4.55 % are promised at two standard errors; without correction it would be 60 %.
    expect(wrong / families).toBeLessThan(0.0455 + 4 * Math.sqrt(0.0455 / families))
    expect(wrong / families).toBeGreaterThan(0.03)
  })

  it('notice the visible deviation nine times in ten', () => {
    const random = randomStream(6, 0)
    const shift = visibleDeviation(20, 4)
    const families = 2000
    let noticed = 0
    for (let family = 0; family < families; family++) {
      if (
        rejected(
          Array.from({ length: 20 }, (_, i) => random.normal() + (i === 0 ? shift : 0)),
          4,
        )[0] === true
      )
        noticed++
    }
    expect(noticed / families).toBeCloseTo(0.9, 1)
  })

  it('are undecided where the nearest wrong prediction could not be told apart', () => {
    const one = (agreement: ReturnType<typeof compareWith>): string | undefined =>
      judge([{ agreement, alternative: 1 }], 4)[0]?.verdict
    expect(one(compareWith(estimate(1.01, 0.01), 1))).toBe('agrees')
    expect(one(compareWith(estimate(1.1, 0.3), 1))).toBe('undecided')
    expect(one(compareWith(estimate(2.5, 0.3), 1))).toBe('differs')
    expect(one(compareWith({ ...estimate(1, 0.01), heavyTailed: true }, 1))).toBe('undecided')
    expect(judge([{ agreement: compareWith(estimate(1, 0.01), 1), alternative: 1 }], 4)[0]?.visible).toBeCloseTo(
      0.0528,
      4,
    )
  })
})

describe('an error', () => {
  const batchesOf = (draw: (normal: number) => number, seed: number): ReturnType<typeof sampleBatches> =>
    sampleBatches(
      2,
      (random, values) => {
        const x = draw(random.normal())
        values[0] = x
        values[1] = x * x
      },
      { samples: 20_000, seed },
    )
  const variance = (sums: Float64Array, n: number): number =>
    ((sums[1] as number) - (sums[0] as number) ** 2 / n) / (n - 1)

  it('is the same by bootstrap and by jackknife for normal samples', () => {
    const batches = batchesOf((z) => 3 + 2 * z, 1)
    const { value, standardError, effectiveBatches } = jackknife(batches, variance)
    const resampled = bootstrap(batches, variance, { seed: 1, replicates: 2000 })
    expect(resampled.standardError / standardError).toBeCloseTo(1, 1)
    expect(standardError / (4 * Math.sqrt(2 / 20_000))).toBeCloseTo(1, 0)
    expect(resampled.interval[0]).toBeLessThan(value)
    expect((resampled.interval[1] - resampled.interval[0]) / (2 * 1.96 * standardError)).toBeCloseTo(1, 1)
    expect(effectiveBatches).toBeGreaterThan(150)
    expect(bootstrap(batches, variance, { seed: 1 })).toEqual(bootstrap(batches, variance, { seed: 1 }))
  })

  it('is carried by few batches for a log-normal distribution', () => {
    for (let seed = 0; seed < 5; seed++)
      expect(
        jackknife(
          batchesOf((z) => Math.exp(3 * z), seed),
          variance,
        ).effectiveBatches,
      ).toBeLessThan(HEAVY_TAIL * 200)
  })

  it('of a network with log-normal neurons comes with a warning, of the Cos-net without', () => {
    const heavy = {
      ...cosNet(20),
      // The Gauss-net at one point with biases of deviation 1: h = exp(w x + b − 1).
      sampleHidden: (
        random: { normal: () => number },
        points: readonly (readonly number[])[],
        out: Float64Array,
      ): void => {
        for (let j = 0; j < 20; j++) {
          const [w, b] = [random.normal(), random.normal()]
          points.forEach(
            (point, p) =>
              (out[j * points.length + p] = Math.exp(w * (point[0] as number) + b - 1 - (point[0] as number) ** 2)),
          )
        }
      },
    }
    const options = { samples: 20_000, seed: 1, quantities: [[0, 0, 1, 1]] }
    for (const estimator of ['kernel', 'direct', 'neuron'] as const) {
      expect(estimateCorrelators(heavy, [[0], [0.7]], { ...options, estimator })[0]?.heavyTailed).toBe(true)
      if (estimator !== 'direct')
        expect(estimateCorrelators(cosNet(20), [[0], [0.7]], { ...options, estimator })[0]?.heavyTailed).toBeUndefined()
    }
  })
})
