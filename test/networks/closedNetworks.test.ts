import { describe, expect, it } from 'vitest'
import { momentTable } from '../../src/kernels/productQuadrature.js'
import { compareWith } from '../../src/montecarlo/estimate.js'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import { actionOnPoints, evaluateAction } from '../../src/actions/actionOnPoints.js'
import { continuumAction } from '../../src/actions/continuumAction.js'
import { erfMoment, erfNet } from '../../src/networks/layers/erfNet.js'
import { gaussCorrelator, gaussNet } from '../../src/networks/layers/gaussNet.js'
import type { Network, Point } from '../../src/networks/network.js'
import { reluNet } from '../../src/networks/layers/reluNet.js'
import { architectures } from '../../src/networks/architectures.js'
import { tanhNet } from '../../src/networks/layers/tanhNet.js'

const repeat = (point: Point, n: number): Point[] => Array.from({ length: n }, () => point)

/**
 * G_c^(n) of one point from the moments of its hidden unit: W(t) = N log E exp(σ₁² t² h²/2N), by the recursion of
 * cumulants of h².
 */
function coincident(n: 4 | 6, N: number, sigma1: number, m: readonly number[]): number {
  const [m2 = 0, m4 = 0, m6 = 0] = m
  // φ given h is normal of variance s h², so E φ⁴ = 3s²m4, E φ⁶ = 15 s³ m6 for one neuron, s = σ₁²/N.
  const s = sigma1 ** 2 / N
  return n === 4 ? N * s ** 2 * (3 * m4 - 3 * m2 ** 2) : N * s ** 3 * (15 * m6 - 45 * m4 * m2 + 30 * m2 ** 3)
}

describe('the Gauss-net', () => {
  const parameters = { N: 7, d: 2, sigma0: 0.6, sigma1: 1.2, sigmab: 0.3 }
  const net = gaussNet(parameters)
  const v = 0.18

  it('at coincident points has the moments of a log-normal number', () => {
    const x = [0.4, -0.2]
    const m = [2, 4, 6].map((n) => Math.exp((n * (n - 2) * (parameters.sigmab ** 2 + v * 0.2)) / 2))
    expect(net.correlator(repeat(x, 2))).toBeCloseTo(1.2 ** 2, 13)
    expect(net.correlator(repeat(x, 4))).toBeCloseTo(coincident(4, 7, 1.2, m), 12)
    expect(net.correlator(repeat(x, 6))).toBeCloseTo(coincident(6, 7, 1.2, m), 11)
    expect(net.correlator(repeat(x, 3))).toBe(0)
  })

  it('has the fourth moment of quadrature over weights and bias', () => {
    const points = [
      [0.1, 0.5],
      [-0.3, 0.2],
      [0.6, -0.1],
      [0.2, 0.4],
    ]
    const deviation = Math.sqrt(v)
    const moment = momentTable({
      axes: [
        { kind: 'normal', deviation },
        { kind: 'normal', deviation },
        { kind: 'normal', deviation: parameters.sigmab },
      ],
      count: 4,
      fill: ([w1 = 0, w2 = 0, b = 0], out) =>
        points.forEach(([x = 0, y = 0], i) => {
          out[i] =
            Math.exp(w1 * x + w2 * y + b) / Math.sqrt(Math.exp(2 * (parameters.sigmab ** 2 + v * (x * x + y * y))))
        }),
    })
    const M = (...block: number[]): number => moment(block).value
    const expected = (1.2 ** 4 / 7) * (3 * M(0, 1, 2, 3) - M(0, 1) * M(2, 3) - M(0, 2) * M(1, 3) - M(0, 3) * M(1, 2))
    expect(net.correlator(points)).toBeCloseTo(expected, 9)
  })

  it('has no continuum action beyond its Gaussian part, and an action on points', () => {
    expect(continuumAction(gaussCorrelator, 0).couplings.size).toBe(0)
    expect(() => continuumAction(gaussCorrelator, 1)).toThrow(
      'G_c^(4): expected correlators of Gaussians that fall off',
    )
    const one = gaussNet({ N: 50, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.2 })
    const { parts } = evaluateAction(actionOnPoints(one, [[0]], 1), [0.7])
    const kappa4 = 3 * Math.exp(4 * 0.04) - 3
    expect(parts.get(4)).toBeCloseTo((-kappa4 * 0.7 ** 4) / (24 * 50), 12)
    expect(parts.get(2)).toBeCloseTo((kappa4 * 0.7 ** 2) / (4 * 50), 12)
  })
})

describe('the ReLU-net', () => {
  it('at coincident points has half the moments of a normal number, in any dimension', () => {
    for (const x of [[0.7], [0.3, -0.6], [0.2, 0.5, -0.4], [0.1, 0.2, 0.3, 0.4]]) {
      const d = x.length
      const variance = (1.1 ** 2 / d) * x.reduce((sum, entry) => sum + entry ** 2, 0)
      const net = reluNet({ N: 5, d, sigma0: 1.1, sigma1: 0.9 })
      const m = [variance / 2, 1.5 * variance ** 2, 7.5 * variance ** 3]
      expect(net.correlator(repeat(x, 2))).toBeCloseTo((0.81 * variance) / 2, 13)
      expect(net.correlator(repeat(x, 4))).toBeCloseTo(coincident(4, 5, 0.9, m), 12)
      expect(net.correlator(repeat(x, 6))).toBeCloseTo(coincident(6, 5, 0.9, m), 12)
    }
  })

  it('is the same in space as in the plane that holds the points', () => {
    const flat = [
      [1, 0.2],
      [0.4, 0.8],
      [0.9, -0.5],
      [0.3, 0.3],
    ]
    const turned = flat.map(([x = 0, y = 0]) => [0.6 * x, y, 0.8 * x])
    const [plane, space] = [
      reluNet({ N: 3, d: 2, sigma0: 1, sigma1: 1 }),
      reluNet({ N: 3, d: 3, sigma0: Math.sqrt(1.5), sigma1: 1 }),
    ]
    expect(space.correlator(turned)).toBeCloseTo(plane.correlator(flat), 14)
    const lifted = turned.map((x, i) =>
      x.map((entry, k) => entry + (i === 0 && k === 1 ? 1e-5 : i === 1 && k === 0 ? 1e-5 : 0)),
    )
    expect(space.correlator(lifted)).toBeCloseTo(plane.correlator(flat), 4)
  })
})

describe('the Erf-net', () => {
  const parameters = { N: 5, d: 2, sigma0: 1.3, sigma1: 1, sigmab: 0.4 }
  const points = [
    [0.3, 0.5],
    [-0.7, 0.2],
    [1.1, -0.4],
    [0.2, -0.9],
    [0.6, 0.6],
    [-0.5, -0.8],
  ]

  it('by quadrature over weights has the moments of signs', () => {
    const net = erfNet(parameters)
    const M = (...block: number[]): number => erfMoment(parameters, block, points).value
    const expected = (1 / 5) * (3 * M(0, 1, 2, 3) - M(0, 1) * M(2, 3) - M(0, 2) * M(1, 3) - M(0, 3) * M(1, 2))
    expect(net.correlator(points.slice(0, 4))).toBeCloseTo(expected, 10)
    const embedded = erfNet({ ...parameters, d: 3, sigma0: parameters.sigma0 * Math.sqrt(1.5) })
    expect(embedded.correlator(points.map((x) => [...x, 0]))).toBeCloseTo(net.correlator(points), 8)
  })

  it('becomes a sign for large weights: the arcsine of the angle', () => {
    const net = erfNet({ N: 1, d: 2, sigma0: 1e6, sigma1: 1, sigmab: 0 })
    const angle = Math.acos(0.6)
    expect(
      net.correlator([
        [1, 0],
        [0.6, 0.8],
      ]),
    ).toBeCloseTo(1 - (2 * angle) / Math.PI, 6)
  })
})

describe('the tanh-net', () => {
  it('for small weights is the linear network with its first correction', () => {
    const sigma0 = 0.05
    const net = tanhNet({ N: 4, d: 1, sigma0, sigma1: 1, sigmab: 0 })
    // tanh z = z − z³/3: E tanh² = K − 2K² + O(K³).
    const K = sigma0 ** 2
    expect(net.correlator([[1], [1]]) / (K - 2 * K ** 2 + (17 / 3) * K ** 3)).toBeCloseTo(1, 6)
  })

  it('reports an error that is small, and in more dimensions has the same values', () => {
    const parameters = { N: 4, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.5 }
    const points = [[0.2], [-0.9], [1.4], [0.5]]
    const found = tanhNet(parameters).correlatorsOn?.(points)([0, 1, 2, 3])
    expect(found?.error).toBeLessThan(1e-8)
    const wide = tanhNet({ ...parameters, d: 4, sigma0: 2 })
    expect(wide.correlator(points.map(([x = 0]) => [0.5 * x, -0.5 * x, 0.5 * x, 0.5 * x]))).toBeCloseTo(
      found?.value ?? Number.NaN,
      8,
    )
  })
})

describe('every network', () => {
  const cases: [string, Network, readonly Point[]][] = [
    ['gauss-net', gaussNet({ N: 6, d: 1, sigma0: 0.7, sigma1: 1, sigmab: 0.2 }), [[0], [0.3], [-0.4], [0.5]]],
    [
      'relu-net in the plane',
      reluNet({ N: 6, d: 2, sigma0: 1, sigma1: 1 }),
      [
        [1, 0],
        [0.5, 0.7],
        [0.8, -0.3],
        [0.9, 0.4],
      ],
    ],
    [
      'relu-net in space',
      reluNet({ N: 6, d: 3, sigma0: 1, sigma1: 1 }),
      [
        [1, 0, 0.2],
        [0.5, 0.7, -0.1],
        [0.8, -0.3, 0.5],
        [0.9, 0.4, 0.1],
      ],
    ],
    [
      'erf-net',
      erfNet({ N: 6, d: 2, sigma0: 1, sigma1: 1, sigmab: 0.5 }),
      [
        [1, 0],
        [-0.5, 0.7],
        [0.8, -0.3],
        [-0.9, 0.4],
      ],
    ],
    [
      'erf-net in space',
      erfNet({ N: 6, d: 3, sigma0: 1, sigma1: 1, sigmab: 0.5 }),
      [
        [1, 0, 0.2],
        [0.5, 0.7, -0.1],
        [-0.8, -0.3, 0.5],
        [0.9, 0.4, 0.1],
      ],
    ],
    ['tanh-net', tanhNet({ N: 6, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.5 }), [[0], [0.4], [-0.7], [1.1]]],
  ]
  it.each(cases)('%s has the correlators of its samples', (_, network, points) => {
    const quantities = [
      [0, 0],
      [0, 1],
      [0, 1, 2, 3],
      [0, 0, 1, 2],
    ]
    estimateCorrelators(network, points, { samples: 20_000, seed: 4, quantities }).forEach((estimate, q) => {
      const prediction = network.correlator((quantities[q] as number[]).map((i) => points[i] as Point))
      expect(Math.abs(compareWith(estimate, prediction).z)).toBeLessThan(4.5)
      // Without this the agreement could be that of large errors.
      expect(estimate.standardError).toBeLessThan(
        0.2 * Math.abs(prediction) + 0.005 * network.correlator([points[0] as Point, points[0] as Point]),
      )
    })
  })

  it.each(cases)('%s becomes Gaussian: G2 stays, G4c falls as 1/N, G6c as 1/N²', (_, network, points) => {
    const name = Object.keys(architectures).find((key) => network.title.toLowerCase().startsWith(key)) as string
    const wide = (architectures[name] as (typeof architectures)[string]).create({ ...network.parameters, N: 6000 })
    const [a, b, c, d] = points as [Point, Point, Point, Point]
    expect(wide.correlator([a, b])).toBeCloseTo(network.correlator([a, b]), 12)
    expect(1000 * wide.correlator([a, b, c, d])).toBeCloseTo(network.correlator([a, b, c, d]), 12)
    expect(1e6 * wide.correlator([a, b, a, b, a, b])).toBeCloseTo(network.correlator([a, b, a, b, a, b]), 7)
  })

  it.each(cases)('%s gives on a set of points what it gives at points', (_, network, points) => {
    const on = network.correlatorsOn?.(points)
    if (on === undefined) return
    expect(on([3, 1, 1, 0]).value).toBeCloseTo(network.correlator([3, 1, 1, 0].map((i) => points[i] as Point)), 9)
  })
})

describe('impossible parameters', () => {
  it.each(Object.values(architectures))('of $name are told', (of) => {
    const bad = (change: Readonly<Record<string, number>>, sentence: string): void => {
      expect(() => of.create({ ...of.parameters, ...change })).toThrow(sentence)
    }
    if ('sigma0' in of.parameters) bad({ sigma0: 0 }, `${of.name} sigma0: expected a positive number, received 0`)
    bad({ N: 0 }, `${of.name} N: expected a positive integer, received 0`)
    bad({ d: 1.5 }, `${of.name} d: expected a positive integer, received 1.5`)
    if ('sigmab' in of.parameters)
      bad({ sigmab: -1 }, `${of.name} sigmab: expected a number that is not negative, received -1`)
  })

  it('coinciding or dependent points of an action are named', () => {
    const relu = reluNet({ N: 5, d: 1, sigma0: 1, sigma1: 1 })
    expect(() => actionOnPoints(relu, [[-1], [1], [2]], 1)).toThrow('the fields at x2, x3 being linearly dependent')
    expect(() => actionOnPoints(relu, [[0], [1]], 1)).toThrow('the fields at x1 being')
  })
})
