import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import type { CorrelatorOptions } from '../../src/montecarlo/correlators.js'
import { compareWith } from '../../src/montecarlo/estimate.js'
import type { Network, Point } from '../../src/networks/network.js'
import { cosNet } from './cosNet.js'

const points: readonly Point[] = [[0], [0.7], [1.5], [-1.2]]
const quantities = [
  [0, 0],
  [0, 1],
  [3, 1],
  [0, 0, 0, 0],
  [0, 0, 1, 1],
  [0, 1, 2, 3],
  [3, 1, 0, 2],
  [1, 0, 2, 1],
]

function zScores(network: Network, at: readonly Point[], options: CorrelatorOptions): number[] {
  return estimateCorrelators(network, at, options).map(
    (estimate, q) =>
      compareWith(estimate, network.correlator((options.quantities[q] as number[]).map((i) => at[i] as Point))).z,
  )
}

function meanAndWidth(values: readonly number[]): { mean: number; width: number } {
  const mean = values.reduce((a, b) => a + b) / values.length
  return { mean, width: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)) }
}

describe('estimateCorrelators', () => {
  it.each([
    { estimator: 'kernel', N: 20, samples: 20_000, resolution: 0.05 },
    { estimator: 'kernel', N: 1, samples: 20_000, resolution: 0.05 },
    { estimator: 'direct', N: 2, samples: 60_000, resolution: 0.3 },
  ] as const)(
    '$estimator agrees with the exact correlators of the Cos-net at N = $N',
    ({ estimator, N, samples, resolution }) => {
      const network = cosNet(N)
      const options = { samples, seed: 1, estimator, quantities }
      const estimates = estimateCorrelators(network, points, options)
      for (const z of zScores(network, points, options)) expect(Math.abs(z)).toBeLessThan(4)
      // Without this the agreement could be that of large errors.
      for (const { mean, standardError } of estimates) expect(standardError / Math.abs(mean)).toBeLessThan(resolution)
    },
  )

  it('agrees at d = 2 and another weight variance', () => {
    const plane = [
      [0, 0],
      [0.5, -0.3],
      [-0.4, 0.8],
    ]
    const options = {
      samples: 20_000,
      seed: 3,
      quantities: [
        [0, 1],
        [1, 2],
        [0, 1, 2, 2],
        [0, 0, 1, 2],
      ],
    }
    for (const z of zScores(cosNet(10, 1.4, 2), plane, options)) expect(Math.abs(z)).toBeLessThan(4)
  })

  it('finds a Gaussian where the hidden layer is fixed', () => {
    const fixed: Network = { ...cosNet(4), sampleHidden: (_random, _points, out) => out.set([1, 2, 1, 2, 1, 2, 1, 2]) }
    const options = {
      samples: 20_000,
      seed: 1,
      quantities: [
        [0, 0],
        [0, 1],
        [1, 1],
        [0, 0, 1, 1],
      ],
    }
    const exact = [1, 2, 4, 0]
    estimateCorrelators(fixed, [[0], [1]], { ...options, estimator: 'direct' }).forEach((estimate, q) => {
      expect(Math.abs(compareWith(estimate, exact[q] as number).z)).toBeLessThan(4)
    })
    estimateCorrelators(fixed, [[0], [1]], options).forEach(({ mean, standardError }, q) => {
      expect(mean).toBeCloseTo(exact[q] as number, 12)
      expect(standardError).toBeLessThan(1e-12)
    })
  })

  it('repeats bit for bit, and a quantity does not depend on the others asked for', () => {
    const options = { samples: 500, seed: 8, quantities }
    const estimates = estimateCorrelators(cosNet(5), points, options)
    expect(estimateCorrelators(cosNet(5), points, options)).toEqual(estimates)
    quantities.forEach((indices, q) => {
      expect(estimateCorrelators(cosNet(5), points, { ...options, quantities: [indices] })).toEqual([estimates[q]])
    })
    expect(estimateCorrelators(cosNet(5), points, { ...options, seed: 9 })[0]?.mean).not.toBe(estimates[0]?.mean)
  })

  it('says what was measured and how', () => {
    const [first, last] = estimateCorrelators(cosNet(5), points, {
      samples: 100,
      seed: 8,
      estimator: 'direct',
      quantities: [
        [3, 2],
        [1, 0, 2, 1],
      ],
    })
    expect(first).toMatchObject({
      samples: 100,
      seed: 8,
      quantity: { kind: 'correlator', of: 'points', indices: [3, 2] },
      method: { kind: 'estimator', estimator: 'direct', batches: 50 },
    })
    expect(last?.quantity).toEqual({ kind: 'correlator', of: 'points', indices: [1, 0, 2, 1] })
  })

  // Products of four φ are skewed, so for the direct estimator z is normal only from ten thousand samples on.
  it.each([
    { estimator: 'kernel', N: 5, samples: 200 },
    { estimator: 'direct', N: 2, samples: 15_000 },
  ] as const)('$estimator has honest standard errors at $samples samples', ({ estimator, N, samples }) => {
    const network = cosNet(N)
    const scores = Array.from({ length: 60 }, (_, seed) =>
      zScores(network, points, { samples, seed, estimator, quantities }),
    )
    quantities.forEach((indices, q) => {
      const { mean, width } = meanAndWidth(scores.map((row) => row[q] as number))
      expect(Math.abs(mean), `mean of z, ${indices.join()}`).toBeLessThan(0.4)
      expect(Math.abs(width - 1), `width of z, ${indices.join()}`).toBeLessThan(0.25)
    })
  })

  it.each(['kernel', 'direct'] as const)('%s is unbiased at the smallest number of samples', (estimator) => {
    const network = cosNet(2)
    const scores = Array.from(
      { length: 3000 },
      (_, seed) =>
        estimateCorrelators(network, [[0]], { samples: 20, seed, estimator, quantities: [[0, 0, 0, 0]] })[0]
          ?.mean as number,
    )
    const { mean, width } = meanAndWidth(scores)
    expect(Math.abs(mean - 3 / 16) / (width / Math.sqrt(3000))).toBeLessThan(4)
  })

  it.each([
    [{ samples: 19 }, 'samples: expected a natural number, 20 at least, received 19'],
    [{ samples: 100.5 }, 'samples: expected a natural number, 20 at least, received 100.5'],
    [{ seed: -1 }, 'seed: expected a natural number up to 2^53 − 1, received -1'],
    [
      {
        quantities: [
          [0, 1],
          [0, 1, 2],
        ],
      },
      'quantities[1]: expected two, four or six indices from 0 to 3, received [0, 1, 2]',
    ],
    [{ quantities: [[0, 4]] }, 'quantities[0]: expected two, four or six indices from 0 to 3, received [0, 4]'],
    [{ quantities: [[0, 0.5]] }, 'quantities[0]: expected two, four or six indices from 0 to 3, received [0, 0.5]'],
  ])('refuses %o', (wrong, message) => {
    const options = { samples: 100, seed: 1, quantities, ...wrong }
    expect(() => estimateCorrelators(cosNet(2), points, options)).toThrow(InputError)
    expect(() => estimateCorrelators(cosNet(2), points, options)).toThrow(message)
  })

  it('refuses points of the wrong kind', () => {
    const options = { samples: 100, seed: 1, quantities: [] }
    expect(() => estimateCorrelators(cosNet(2), [], options)).toThrow(
      'points: expected one point at least, received none',
    )
    expect(() => estimateCorrelators(cosNet(2), [[0], [1, 2]], options)).toThrow(
      'points[1]: expected 1 finite coordinate, received [1, 2]',
    )
    expect(() => estimateCorrelators(cosNet(2, 1, 2), [[0]], options)).toThrow(
      'points[0]: expected 2 finite coordinates, received [0]',
    )
    expect(() => estimateCorrelators(cosNet(2), [[NaN]], options)).toThrow(
      'points[0]: expected 1 finite coordinate, received [NaN]',
    )
  })
})
