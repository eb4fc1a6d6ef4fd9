import { describe, expect, it } from 'vitest'
import { actionPoints, defaultPoints } from '../../src/montecarlo/check/checkDefinition.js'
import { checkNetwork } from '../../src/montecarlo/check/checkNetwork.js'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import { compareWith } from '../../src/montecarlo/estimate.js'
import { judge } from '../../src/montecarlo/check/judge.js'
import { quantitiesOn } from '../../src/montecarlo/check/predicted.js'
import { architecture } from '../../src/networks/architectures.js'
import type { Network, Point } from '../../src/networks/network.js'

// A small part of `npm run calibrate`, frozen: the bounds are 4 standard deviations of so few runs and would not hold
// errors that are too small or large by a third.
const rms = (scores: readonly number[]): number => Math.sqrt(scores.reduce((sum, z) => sum + z * z, 0) / scores.length)
const mean = (scores: readonly number[]): number => scores.reduce((sum, z) => sum + z, 0) / scores.length

describe('the kernel estimator', () => {
  it.each(['relu-net', 'tanh-net'])('%s: 100 seeds have z of mean 0 and rms 1, one quantity of each kind', (name) => {
    const of = architecture(name)
    const network = of.create(of.parameters)
    const points = defaultPoints(of, network)
    const quantities = quantitiesOn(points.length)
    const predictions = quantities.map((indices) => network.correlator(indices.map((i) => points[i] as Point)))
    const runs = Array.from({ length: 100 }, (_, seed) =>
      estimateCorrelators(network, points, { samples: 1000, seed: 500 + seed, quantities }).map(
        (estimate, q) => (estimate.mean - (predictions[q] as number)) / estimate.standardError,
      ),
    )
    // Quantities of one run are much alike; each alone has 100 independent z, whose rms is known to 1/√200.
    for (let q = 0; q < quantities.length; q++) {
      const scores = runs.map((run) => run[q] as number)
      expect(Math.abs(mean(scores))).toBeLessThan(0.4)
      expect(Math.abs(rms(scores) - 1)).toBeLessThan(0.28)
    }
  })
})

describe('errors from few samples', () => {
  it.each([
    ['relu-net', 20],
    ['relu-net', 50],
    ['tanh-net', 20],
    ['tanh-net', 50],
  ] as const)(
    '%s, %d samples: z has rms 0.9 to 1.2 over all quantities and 300 seeds, and right predictions are called wrong as rarely as promised',
    (name, samples) => {
      const of = architecture(name)
      const network = of.create(of.parameters)
      const points = defaultPoints(of, network)
      const quantities = quantitiesOn(points.length)
      const predictions = quantities.map((indices) => network.correlator(indices.map((i) => points[i] as Point)))
      const runs = Array.from({ length: 300 }, (_, seed) =>
        estimateCorrelators(network, points, { samples, seed: 2000 + seed, quantities }).map((estimate, q) =>
          compareWith(estimate, predictions[q] as number),
        ),
      )
      const scores = runs.flat().map(({ z }) => z)
      // Without Student's distribution 1.29 and 1.15 for the ReLU-net, 1.17 for the tanh-net at 20.
      expect(rms(scores)).toBeGreaterThan(0.9)
      expect(rms(scores)).toBeLessThan(samples === 20 ? 1.2 : 1.12)
      const alarms = runs.filter((run) =>
        judge(
          run.map((agreement) => ({ agreement, alternative: Infinity })),
          2,
        ).some(({ verdict }) => verdict === 'differs'),
      ).length
      // 4.6 % are promised, which 300 seeds know to 1.2 %. Over 2000 seeds: 6.9, 4.8, 6.6 and 4.6 %; by Student's
      // distribution alone 9.2 and 7.1 % for the ReLU-net.
      expect(alarms / 300).toBeLessThan(samples === 20 ? 0.09 : 0.07)
    },
  )
})

describe('the slopes of the Gauss-net', () => {
  const of = architecture('gauss-net')
  const at = (N: number, factor: number): Network => {
    // Without the correlators on points, which it has besides.
    const network = of.create({ ...of.parameters, sigmab: 0.2, N })
    const others = Object.fromEntries(
      Object.entries(network).filter(([key]) => key !== 'correlatorsOn'),
    ) as unknown as Network
    return { ...others, correlator: (points) => (points.length === 4 ? factor : 1) * network.correlator(points) }
  }
  const slopes = (seed: number, factor: number): readonly { readonly z: number; readonly verdict: string }[] =>
    checkNetwork(
      { network: at(10, factor), points: [], atWidth: (N) => at(N, factor), actionPoints: actionPoints(of, at(10, 1)) },
      { samples: 2000, seed, estimators: [], sigmas: 4 },
    ).slopes.map(({ result }) => result)

  it('at N = 10 and 2000 samples agree with −2, without bias', () => {
    const runs = [1, 101, 201, 301, 401, 501, 601, 701].map((seed) => slopes(seed, 1))
    for (const s of [0, 1]) {
      const scores = runs.map((run) => run[s]?.z as number)
      expect(Math.abs(mean(scores))).toBeLessThan(4 / Math.sqrt(8))
      expect(rms(scores)).toBeLessThan(2)
    }
    expect(runs.flat().filter(({ verdict }) => verdict === 'differs')).toEqual([])
    expect(runs.filter((run) => run.every(({ verdict }) => verdict === 'agrees')).length).toBeGreaterThan(4)
  })

  it('see that the couplings are too large by a third', () => {
    const found = [1, 101, 201].map((seed) => slopes(seed, 4 / 3)[1]?.z as number)
    expect(mean(found)).toBeGreaterThan(4)
  })
})
