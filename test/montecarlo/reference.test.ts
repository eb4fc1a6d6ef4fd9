import { describe, expect, it } from 'vitest'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import type { Estimator } from '../../src/montecarlo/method.js'
import { compareWith } from '../../src/montecarlo/estimate.js'
import { rejected } from '../../src/montecarlo/statistics/holm.js'
import { samplesNeeded } from '../../src/montecarlo/check/samplesNeeded.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { known } from '../known/known.js'

interface CorrelatorRecord {
  readonly id: string
  readonly params: { readonly d: number; readonly N: number; readonly sigma0: number; readonly sigma1: number }
  readonly points: readonly (readonly number[])[]
  readonly predicted: number
  readonly mc: { readonly mean: number; readonly stderr: number; readonly estimator: 'kernel' | 'direct' }
}

interface SampleSizes {
  readonly case: string
  readonly G4c: {
    readonly value: number
    readonly n3sigma_direct_measured: number
    readonly n3sigma_kernel_measured: number
  }
}

const records = known<readonly CorrelatorRecord[]>('network_correlators.json').filter(({ id }) => id.startsWith('cos-'))
const indicesOf = (record: CorrelatorRecord): readonly number[] => record.points.map((_, i) => i)

describe('Monte-Carlo means of an independent sampler', () => {
  // The direct estimator needs many samples to say anything; it is compared with fewer than the kernel one for the time
  // it takes.
  const scores: number[] = []

  it.each(records)('$id', (record) => {
    const { estimator } = record.mc
    const [estimate] = estimateCorrelators(cosNet(record.params), record.points, {
      samples: estimator === 'kernel' ? 20_000 : 10_000,
      seed: 11,
      estimator,
      quantities: [indicesOf(record)],
    })
    if (estimate === undefined) throw new Error('no estimate')
    const z = (estimate.mean - record.mc.mean) / Math.hypot(estimate.standardError, record.mc.stderr)
    scores.push(z)
    expect(Math.abs(z)).toBeLessThan(4.5)
    expect(rejected([compareWith(estimate, record.predicted).z], 4.5)).toEqual([false])
  })

  it('scatter about ours as their errors say', () => {
    expect(scores).toHaveLength(records.length)
    const width = Math.sqrt(scores.reduce((sum, z) => sum + z * z, 0) / scores.length)
    expect(width).toBeGreaterThan(0.6)
    expect(width).toBeLessThan(1.4)
  })

  it.each(['kernel', 'neuron'] as const)('and the %s estimator see G6c at N = 5', (estimator) => {
    const record = records.find(({ id }) => id === 'cos-d1-N5-G6c-kernel') as CorrelatorRecord
    const [estimate] = estimateCorrelators(cosNet(record.params), record.points, {
      samples: 20_000,
      seed: 3,
      estimator,
      quantities: [indicesOf(record)],
    })
    const agreement = compareWith(
      estimate ?? {
        quantity: { kind: 'named', name: '' } as const,
        mean: 0,
        standardError: 0,
        samples: 0,
        seed: 0,
        method: { kind: 'named', name: '' } as const,
      },
      record.predicted,
    )
    expect(Math.abs(agreement.z)).toBeLessThan(4)
    expect(agreement.estimate.standardError / record.predicted).toBeLessThan(0.1)
  })
})

describe('samplesNeeded', () => {
  // The direct estimator's error is itself uncertain by a tenth, in the reference too.
  const needed = (N: number, estimator: Estimator, samples: number): number => {
    const points = [[0], [0.4], [-0.7], [1.1]]
    const network = cosNet({ N, d: 1, sigma0: 1, sigma1: 1 })
    const seeds = [1, 2, 3, 4, 5, 6]
    const sizes = seeds.map((seed) => {
      const [estimate] = estimateCorrelators(network, points, { samples, seed, estimator, quantities: [[0, 1, 2, 3]] })
      return samplesNeeded(
        compareWith(
          estimate ?? {
            quantity: { kind: 'named', name: '' } as const,
            mean: 0,
            standardError: 0,
            samples: 0,
            seed: 0,
            method: { kind: 'named', name: '' } as const,
          },
          network.correlator(points),
        ),
        1 / 3,
      )
    })
    return (sizes.sort((a, b) => a - b)[2] as number) / 2 + (sizes[3] as number) / 2
  }

  it.each(known<readonly SampleSizes[]>('sample_sizes_cos.json').filter((each) => each.case.startsWith('cos-d1')))(
    'of $case for a third of G4c',
    (each) => {
      const N = Number(/N(\d+)$/.exec(each.case)?.[1])
      expect(Math.abs(Math.log(needed(N, 'kernel', 3000) / each.G4c.n3sigma_kernel_measured))).toBeLessThan(0.2)
      if (N <= 20)
        expect(Math.abs(Math.log(needed(N, 'direct', 20_000) / each.G4c.n3sigma_direct_measured))).toBeLessThan(0.35)
    },
  )

  it('is quadratic in the error', () => {
    const estimate = {
      quantity: { kind: 'named', name: 'G2' } as const,
      mean: 1,
      standardError: 0.02,
      samples: 1000,
      seed: 1,
      method: { kind: 'named', name: 'direct' } as const,
    }
    expect(samplesNeeded(compareWith(estimate, 1), 0.01)).toBe(4000)
  })
})

describe('over 200 seeds', () => {
  const network = cosNet({ N: 10, d: 1, sigma0: 1, sigma1: 1 })
  const points = [[0], [0.4], [-0.7], [1.1]]
  const quantities = [
    [0, 1],
    [0, 1, 2, 3],
    [0, 0, 0, 0],
  ]
  const runs = Array.from({ length: 200 }, (_, seed) =>
    estimateCorrelators(network, points, { samples: 1000, seed, quantities }),
  )

  it.each([0, 1, 2])(
    'true predictions of quantity %i have z of mean 0 ± 0.2 and width 1 ± 0.1, and a shift by 5 errors is seen',
    (q) => {
      const prediction = network.correlator((quantities[q] as number[]).map((i) => points[i] as number[]))
      const agreements = runs.flatMap((run) => run.slice(q, q + 1).map((estimate) => compareWith(estimate, prediction)))
      const scores = agreements.map(({ z }) => z)
      const mean = scores.reduce((a, b) => a + b) / 200
      const width = Math.sqrt(scores.reduce((sum, z) => sum + (z - mean) ** 2, 0) / 199)
      expect(Math.abs(mean)).toBeLessThan(0.2)
      expect(Math.abs(width - 1)).toBeLessThan(0.1)
      const shifted = agreements.filter(({ estimate }) => {
        const error = estimate.standardError
        return rejected([compareWith(estimate, prediction + 5 * error).z], 3)[0] === true
      })
      expect(shifted.length / 200).toBeGreaterThan(0.95)
      expect(scores.filter((z) => rejected([z], 3)[0] === true).length / 200).toBeLessThan(0.03)
    },
  )
})

describe('the output of three seeds', () => {
  it.each([1, 2, 3])('%i does not change', (seed) => {
    const options = {
      samples: 400,
      seed,
      quantities: [
        [0, 1],
        [0, 0, 1, 1],
        [0, 0, 0, 1, 1, 1],
      ],
    }
    const network = cosNet({ N: 7, d: 1, sigma0: 1, sigma1: 1 })
    const rows = (['kernel', 'direct', 'neuron'] as const).map((estimator) =>
      estimateCorrelators(network, [[0], [0.6]], { ...options, estimator }).map(({ mean, standardError }) => [
        mean.toPrecision(12),
        standardError.toPrecision(10),
      ]),
    )
    expect(rows).toMatchSnapshot()
  })
})
