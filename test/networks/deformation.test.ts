import { describe, expect, it } from 'vitest'
import { breakingActionOnPoints, evaluateBreakingAction } from '../../src/actions/breakingAction.js'
import { coupledCosSeries } from '../../src/networks/coupled/coupledCosSeries.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { insertionPoints } from '../../src/networks/coupled/deformation.js'
import { deformedCorrelator } from '../../src/networks/coupled/deformedCorrelator.js'
import { deformedDiagrams } from '../../src/actions/deformedDiagrams.js'
import type { Point } from '../../src/networks/network.js'
import { phi4Net } from '../../src/networks/cosines/phi4Net.js'
import { reweightedCorrelators } from '../../src/montecarlo/reweightedCorrelators.js'
import { known } from '../known/known.js'

interface Phi4Check {
  readonly first_order_lambda_box: {
    readonly box: readonly [number, number]
    readonly points: readonly number[]
    readonly predicted_infinite_N: number
    readonly mc: readonly { readonly N: number; readonly mc: number; readonly stderr: number }[]
  }
}

const { first_order_lambda_box: reference } = known<Phi4Check>('phi4_check.json')
const box = { box: reference.box, nodes: 12 }
const points = reference.points.map((x) => [x])
const net = (N: number): ReturnType<typeof phi4Net> => phi4Net({ N, d: 1, Lambda: 3, m: 1, sigma_a: 1, s: 0 })

describe('φ⁴ in a box as a deformation of the φ⁴ network', () => {
  it('has the first order of the reference by the diagrams of phi4', () => {
    expect(deformedDiagrams(net(5), { ...box, nodes: 20 }, points, 1)).toEqual([
      0,
      expect.closeTo(reference.predicted_infinite_N, 13) as number,
    ])
  })

  it('has the same diagrams as cumulants with insertions, to second order, for two and for four points', () => {
    for (const at of [points.slice(0, 2), points]) {
      const { coefficients } = deformedCorrelator(net(5), box, at, { order: 2, widthOrder: 0 })
      deformedDiagrams(net(5), box, at, 2).forEach((value, k) => expect(coefficients[k]?.[0]).toBeCloseTo(value, 14))
    }
  })

  it('has the sampled first order of the reference with the 1/N correction, which moves it nearer', () => {
    const [{ N, mc, stderr }] = reference.mc as readonly [(typeof reference.mc)[number]]
    const [leading, narrow] = deformedCorrelator(net(N), box, points, { order: 1, widthOrder: 1 }).coefficients[1] as [
      number,
      number,
    ]
    expect(Math.abs(leading + narrow - mc)).toBeLessThan(2 * stderr)
    expect(Math.abs(leading + narrow - mc)).toBeLessThan(Math.abs(leading - mc) / 3)
  })

  it('is reached by reweighted samples at every width, with errors that see the 1/N correction', () => {
    const [N, lambda] = [10, 0.1]
    const coarse = { ...box, nodes: 6 }
    const { estimates, effectiveSamples } = reweightedCorrelators(net(N), coarse, points, {
      lambda,
      samples: 60000,
      seed: 2,
      quantities: [
        [0, 1],
        [0, 1, 2, 3],
      ],
    })
    expect(effectiveSamples).toBeGreaterThan(50000)
    const predict = (at: readonly Point[], widthOrder: number): number =>
      deformedCorrelator(net(N), coarse, at, { order: 2, widthOrder }).coefficients.reduce(
        (sum, row, k) => sum + lambda ** k * row.reduce((a, b) => a + b, 0),
        0,
      )
    const at = [points.slice(0, 2), points]
    estimates.forEach(({ mean, standardError }, q) => {
      const [wide, corrected] = [predict(at[q] as Point[], 0), predict(at[q] as Point[], 1)]
      expect(Math.abs(mean - corrected)).toBeLessThan(4 * standardError)
      expect(Math.abs(mean - wide)).toBeGreaterThan(4 * standardError)
    })
  })

  it('keeps the norm of a density for even powers in a box only', () => {
    expect(() => insertionPoints(net(5), { ...box, power: 3 })).toThrow(
      'power: expected an even number, for e^{−λ∫φ^power} to be bounded, received 3',
    )
    expect(() => insertionPoints(net(5), { ...box, box: [1, 1] })).toThrow(
      'box: expected two numbers, the smaller first, received 1, 1',
    )
    expect(() => insertionPoints({ inputs: 3 }, { ...box, nodes: 100 })).toThrow(
      'at most 4096 nodes in all of the d = 3 directions',
    )
    expect(() => deformedDiagrams(net(5), { ...box, power: 6 }, points, 1)).toThrow(
      'power: expected 4, the vertex of the theory phi4, received 6',
    )
    expect(() =>
      reweightedCorrelators(net(5), box, points, { lambda: -1, samples: 100, seed: 1, quantities: [[0, 1]] }),
    ).toThrow('lambda: expected a number from 0 on')
  })
})

describe('the action at leading order in α', () => {
  const few = { box: [-1.5, 1.5] as const, nodes: 3 }
  const nodes = insertionPoints(net(5), few)
  const at = nodes.map(({ point }) => point)
  const field = [0.7, -0.4, 1.1]

  it.each([4, 6])(
    'gives back the operator φ^%i/%i! that the field was deformed with, from its correlators',
    (power) => {
      const deformation = { ...few, power }
      const broken = {
        twoPoint: (pair: readonly Point[]) => net(5).correlator(pair),
        derivative: (of: readonly Point[]) =>
          deformedCorrelator(net(5), deformation, of, { order: 1, widthOrder: 0 }).coefficients[1]?.[0] ?? Number.NaN,
      }
      const action = breakingActionOnPoints(broken, at, power)
      const factorial = power === 4 ? 24 : 720
      const { linear } = evaluateBreakingAction(action, field, 1)
      const operator = nodes.reduce(
        (sum, { weight }, i) => sum + (weight * (field[i] as number) ** power) / factorial,
        0,
      )
      expect(linear.get(power)).toBeCloseTo(operator, 9)
      // Whatever has fewer fields cancels: the change of the Gaussian part against the self-contractions.
      expect((linear.get('gaussian') as number) + (linear.get(2) as number)).toBeCloseTo(0, 9)
      expect(Math.abs(linear.get('gaussian') as number)).toBeGreaterThan(1e-3)
      if (power === 6) expect(linear.get(4)).toBeCloseTo(0, 9)
    },
  )

  it('of the coupled Cos-net at one point is that at α = 0', () => {
    const parameters = { N: 5, d: 1, sigma0: 1.2, sigma1: 0.9 }
    const broken = {
      twoPoint: cosNet(parameters).correlator,
      derivative: (of: readonly Point[]) => coupledCosSeries(parameters, of, 1)[1] as number,
    }
    const { free, linear } = evaluateBreakingAction(breakingActionOnPoints(broken, [[0.3]], 6), [0.8], 0.1)
    expect(free).toBeCloseTo(0.64 / 0.81, 12)
    for (const part of linear.values()) expect(part).toBeCloseTo(0, 12)
  })

  it('refuses a cut that leaves nothing', () => {
    const broken = { twoPoint: net(5).correlator, derivative: () => 0 }
    expect(() => breakingActionOnPoints(broken, at, 2)).toThrow(
      'maxValence: expected an even number from 4 on, received 2',
    )
    expect(() => breakingActionOnPoints(broken, [[0], [0]], 4)).toThrow('points far enough apart')
  })
})
