import { describe, expect, it } from 'vitest'
import { isThorough } from '../fastCheck.js'
import { actionOnPoints } from '../../src/actions/actionOnPoints.js'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import { compareWith } from '../../src/montecarlo/estimate.js'
import { correlatedNeurons } from '../../src/networks/coupled/correlatedNeurons.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { deepNetwork, infiniteWidthKernel } from '../../src/networks/layers/deepNetwork.js'
import type { DeepNetworkParameters } from '../../src/networks/layers/deepNetwork.js'
import { erfNet } from '../../src/networks/layers/erfNet.js'
import type { Point } from '../../src/networks/network.js'
import { reluNet } from '../../src/networks/layers/reluNet.js'
import { tanhNet } from '../../src/networks/layers/tanhNet.js'
import { network } from '../../src/networks/userNetwork.js'
import type { Density } from '../../src/networks/density.js'
import type { NetworkDefinition } from '../../src/networks/userNetwork.js'

const cosine: NetworkDefinition = {
  name: 'my-net',
  N: 6,
  d: 1,
  sigma1: 1,
  densities: [
    { kind: 'normal', deviation: 1 },
    { kind: 'uniform', from: -Math.PI, to: Math.PI },
  ],
  hidden: ([w = 0, b = 0], [x = 0]) => Math.cos(w * x + b),
}

describe('a network of one’s own', () => {
  const points = [[0.3], [-0.4], [1.1], [0.6], [0], [-0.9]]

  it('defined as the Cos-net has its correlators, by quadrature', () => {
    const [mine, shipped] = [network(cosine), cosNet({ N: 6, d: 1, sigma0: 1, sigma1: 1 })]
    for (const n of [2, 4, 6])
      expect(mine.correlator(points.slice(0, n))).toBeCloseTo(shipped.correlator(points.slice(0, n)), 9)
    expect(mine.correlatorsOn?.(points)([0, 1, 2, 3]).error).toBeLessThan(1e-6)
    const quantities = [
      [0, 1],
      [0, 1, 2, 3],
    ]
    estimateCorrelators(mine, points, { samples: 20_000, seed: 2, quantities }).forEach((estimate, q) => {
      expect(
        Math.abs(
          compareWith(estimate, shipped.correlator((quantities[q] as number[]).map((i) => points[i] as Point))).z,
        ),
      ).toBeLessThan(4.5)
    })
  })

  it('with a closed moment uses it, and takes any density that can be sampled', () => {
    const linear = network({
      name: 'linear',
      N: 3,
      d: 2,
      sigma1: 1,
      densities: [
        { kind: 'sampled', draw: (random) => random.normal() },
        { kind: 'normal', deviation: 1 },
      ],
      hidden: (w, x) => (w[0] as number) * (x[0] as number) + (w[1] as number) * (x[1] as number),
      moment: (at) => {
        const K = (i: number, j: number): number =>
          (at[i] as Point).reduce((sum, x, k) => sum + x * (at[j]?.[k] as number), 0)
        return at.length === 2 ? K(0, 1) : K(0, 1) * K(2, 3) + K(0, 2) * K(1, 3) + K(0, 3) * K(1, 2)
      },
    })
    expect(
      linear.correlator([
        [1, 2],
        [0.5, 0.5],
        [1, 0],
        [0, 1],
      ]),
    ).toBeCloseTo((2 / 3) * (1.5 * 0 + 1 * 0.5 + 2 * 0.5), 13)
  })

  it.each<[string, Partial<NetworkDefinition>]>([
    ['my-net N: expected a positive integer, received 0', { N: 0 }],
    [
      'my-net densities[0]: expected a finite standard deviation that is not negative, received Infinity',
      { densities: [{ kind: 'normal', deviation: Infinity }] },
    ],
    [
      "my-net densities[0]: expected kind 'normal', 'uniform', 'laplace', 'student', 'discrete', 'quantile' or 'sampled', received 'gaussian'",
      { densities: [{ kind: 'gaussian' } as unknown as Density] },
    ],
    [
      'my-net densities[0]: expected finite bounds from < to, received from 1 to 1',
      { densities: [{ kind: 'uniform', from: 1, to: 1 }] },
    ],
    ['my-net hidden at (0): expected a finite number, received NaN', { hidden: ([w = 0], [, y]) => w * (y as number) }],
    ['my-net hidden at (0): expected a hidden unit of finite variance', { hidden: ([w = 0]) => 1 / w }],
    ['my-net moment at (0), (0): expected the quadrature over the hidden parameters, 0.5', { moment: () => 2 }],
  ])('%s', (sentence, change) => {
    expect(() => network({ ...cosine, ...change })).toThrow(sentence)
  })

  describe('a closed moment', () => {
    /**
     * E cos(w x₁ + b) … : ½ e^{−(x₁−x₂)²/2} for two points, the sum over signs that add up to 0 for four; `wrong` is a
     * relative error of one of them.
     */
    const moment = (
      wrong: { readonly two?: number; readonly four?: number } = {},
    ): NonNullable<NetworkDefinition['moment']> => {
      const signs = (n: number): readonly (readonly number[])[] =>
        n === 0
          ? [[]]
          : signs(n - 1).flatMap((rest) => [
              [1, ...rest],
              [-1, ...rest],
            ])
      return (at) => {
        const neutral = signs(at.length).filter((each) => each.reduce((sum, sign) => sum + sign, 0) === 0)
        const value =
          neutral.reduce(
            (sum, each) => sum + Math.exp(-(each.reduce((x, sign, i) => x + sign * (at[i]?.[0] ?? 0), 0) ** 2) / 2),
            0,
          ) /
          2 ** at.length
        return value * (1 + ((at.length === 2 ? wrong.two : wrong.four) ?? 0))
      }
    }

    it('that is right is taken', () => {
      expect(network({ ...cosine, moment: moment() }).correlator([[0.3], [-0.4]])).toBeCloseTo(Math.exp(-0.245) / 2, 13)
    })

    // The samples of the arrival check have a standard error of 0.4 %: an error of three of them, or of a thousandth of
    // one, is seen by the quadrature.
    it.each([0.012, 1e-3, 1e-5])('that is wrong by %d is refused, for two points and for four', (error) => {
      expect(() => network({ ...cosine, moment: moment({ two: error }) })).toThrow(
        'expected the quadrature over the hidden parameters, 0.5',
      )
      expect(() => network({ ...cosine, moment: moment({ four: error }) })).toThrow(
        /my-net moment at .*: expected the quadrature over the hidden parameters, 0\.\d/,
      )
    })

    it('that is right at the origin and on the axes only is refused', () => {
      const elsewhere: NetworkDefinition['moment'] = (at) =>
        moment()(at) * (1 + 0.01 * Math.sin(Math.PI * (at[0]?.[0] ?? 0)) ** 2)
      expect(() => network({ ...cosine, moment: elsewhere })).toThrow(
        'expected the quadrature over the hidden parameters',
      )
    })

    it('of a density that can only be sampled is held to the samples, within five standard errors', () => {
      const sampled: NetworkDefinition = {
        ...cosine,
        densities: [{ kind: 'sampled', draw: (random) => random.normal() }, ...cosine.densities.slice(1)],
      }
      expect(network({ ...sampled, moment: moment() }).correlator([[0], [0]])).toBeCloseTo(0.5, 13)
      expect(() => network({ ...sampled, moment: moment({ two: 0.03 }) })).toThrow(
        'expected the variance of the samples, 0.5',
      )
    })
  })

  it('without a closed form or a quadrature says what it needs', () => {
    const sampled = network({
      ...cosine,
      densities: [{ kind: 'sampled', draw: (random) => random.normal() }, ...cosine.densities.slice(1)],
    })
    expect(() => sampled.correlator([[0], [1]])).toThrow(
      'my-net: expected a moment in closed form, or at most 3 hidden parameters',
    )
    expect(() => sampled.correlator([[0, 1], [1]])).toThrow('point 1: expected 1 finite coordinate')
  })
})

describe('correlated neurons', () => {
  it('that are independent have the correlators of the network', () => {
    const [N, s] = [4, 1 / 4]
    const points = [[0.3], [-0.4], [1.1], [0.6]]
    const cos = cosNet({ N, d: 1, sigma0: 1, sigma1: 1 })
    const one = cosNet({ N: 1, d: 1, sigma0: 1, sigma1: 1 })
    const M2 = (i: number, j: number): number => one.correlator([points[i] as Point, points[j] as Point])
    const M4 = (one.correlator(points) + M2(0, 1) * M2(2, 3) + M2(0, 2) * M2(1, 3) + M2(0, 3) * M2(1, 2)) / 3
    const moment = (legs: readonly number[]): number =>
      legs.length === 0
        ? 1
        : legs.length === 2
          ? s * M2(legs[0] as number, legs[1] as number)
          : legs.length === 4
            ? 3 * s ** 2 * M4
            : 0
    const joint = (factors: readonly { readonly neuron: number; readonly leg: number }[]): number =>
      [0, 1, 2, 3].reduce(
        (product, neuron) =>
          product * moment(factors.filter((factor) => factor.neuron === neuron).map(({ leg }) => leg)),
        1,
      )
    for (const exchangeable of [true, false])
      expect(correlatedNeurons(4, N, joint, { exchangeable })).toBeCloseTo(cos.correlator(points), 13)
  })

  it('that share a random scale have the cumulants of a scaled Gaussian', () => {
    // u_j = s w_j with normal w_j of variance 1/N and E s² = 1, E s⁴ = q: G2 = 1, G4c = 3(q − 1), G6c from E s⁶ = p:
    // 15(p − 3q + 2).
    const [N, q, p] = [1000, 1.7, 4]
    const scale = [1, 1, q, p]
    const joint = (factors: readonly { readonly neuron: number }[]): number => {
      let product = scale[factors.length / 2] ?? 0
      for (let neuron = 0; neuron < 6; neuron++) {
        const count = factors.filter((factor) => factor.neuron === neuron).length
        product *= count % 2 === 1 ? 0 : ([1, 1, 3, 15][count / 2] as number) / N ** (count / 2)
      }
      return product
    }
    expect(correlatedNeurons(2, N, joint, { exchangeable: true })).toBeCloseTo(1, 12)
    expect(correlatedNeurons(4, N, joint, { exchangeable: true })).toBeCloseTo(3 * (q - 1), 11)
    expect(correlatedNeurons(6, N, joint, { exchangeable: true })).toBeCloseTo(15 * (p - 3 * q + 2), 10)
  })

  it('says what is too much', () => {
    expect(() => correlatedNeurons(4, 100, () => 0)).toThrow(
      'N: expected at most 100000 tuples of neurons (or exchangeable neurons; no flag allows more), received ',
    )
    expect(() => correlatedNeurons(0, 3, () => 0)).toThrow('n: expected a positive integer, received 0')
  })
})

describe('deep networks', () => {
  const parameters = { N: 100, d: 2, sigma0: 1.2, sigma1: 1, sigmab: 0.3 }
  const [x, y] = [
    [0.7, -0.2],
    [0.1, 0.9],
  ] as const

  it('with one hidden layer have the two-point functions of the networks', () => {
    const kernel = (activation: DeepNetworkParameters['activation'], sigmab = 0.3): number =>
      infiniteWidthKernel({ ...parameters, activation, sigmab, depth: 1 }, x, y)
    expect(kernel('erf')).toBeCloseTo(erfNet(parameters).correlator([x, y]), 14)
    expect(kernel('tanh')).toBeCloseTo(tanhNet(parameters).correlator([x, y]), 9)
    expect(kernel('relu', 0)).toBeCloseTo(reluNet(parameters).correlator([x, y]), 14)
  })

  it.each(['relu', 'erf', 'tanh'] as const)(
    '%s: samples of two hidden layers approach the recursion as 1/N',
    (activation) => {
      const deep = { ...parameters, activation, depth: 2 }
      const prediction = infiniteWidthKernel(deep, x, y)
      const [estimate] = estimateCorrelators(deepNetwork(deep), [x, y], { samples: 300, seed: 3, quantities: [[0, 1]] })
      expect(Math.abs((estimate?.mean ?? 0) - prediction)).toBeLessThan(
        4.5 * (estimate?.standardError ?? 0) + (3 * prediction) / deep.N,
      )
      expect(estimate?.standardError).toBeLessThan(0.05 * prediction)
      expect(Math.abs(prediction - infiniteWidthKernel({ ...deep, depth: 1 }, x, y))).toBeGreaterThan(0.01)
    },
  )

  it('ReLU without biases has the variance of infinite width at every width, and weights of variance 2 keep it', () => {
    const narrow: DeepNetworkParameters = {
      activation: 'relu',
      depth: 3,
      N: 5,
      d: 2,
      sigma0: Math.SQRT2,
      sigma1: Math.SQRT2,
      sigmab: 0,
    }
    expect(infiniteWidthKernel(narrow, x, x)).toBeCloseTo(0.53, 13)
    const [estimate] = estimateCorrelators(deepNetwork(narrow), [x], {
      samples: 40_000,
      seed: 3,
      estimator: 'direct',
      quantities: [[0, 0]],
    })
    expect(Math.abs((estimate?.mean ?? 0) - 0.53)).toBeLessThan(4.5 * (estimate?.standardError ?? 0))
  })

  it('say that exact correlators at finite N are not known', () => {
    const deep = deepNetwork({ ...parameters, activation: 'erf', depth: 2 })
    expect(() => deep.correlator([x, y])).toThrow('infiniteWidthKernel')
    expect(() => deepNetwork({ ...parameters, activation: 'erf', depth: 0 })).toThrow(
      'deep erf-net depth: expected a positive integer, received 0',
    )
  })
})

describe('moments that may be infinite', () => {
  // E e^(aw²) = 1/√(1 − 2a) of a standard normal w, infinite from a = 1/2 on.
  const growing = network({
    name: 'growing',
    N: 10,
    d: 1,
    sigma1: 1,
    densities: [{ kind: 'normal', deviation: 1 }],
    hidden: ([w = 0], [x = 0]) => Math.exp((w * w * x) / 6),
  })
  const exact = (...xs: readonly number[]): number => (1 - xs.reduce((a, b) => a + b, 0) / 3) ** -0.5
  const evaluated = (xs: readonly number[]): { readonly value: number; readonly error: number } | undefined =>
    growing.correlatorsOn?.(xs.map((x) => [x]))(xs.map((_, i) => i))

  it('are right within their error near the end of convergence too, or refused', () => {
    for (const x of isThorough ? [0.3, 1, 1.3, 1.4] : [1, 1.4]) {
      const found = evaluated([x, x])
      expect(Math.abs((found?.value ?? Infinity) - exact(x, x))).toBeLessThanOrEqual(found?.error ?? 0)
    }
    expect(() => evaluated([1.49, 1.49])).toThrow(/^moment of 2 factors: expected a finite one/)
    const four = evaluated([0.7, 0.7, 0.7, 0.7])
    // G_c^(4) = (3 M₄ − 3 M₂²)/N
    const right = (3 * exact(0.7, 0.7, 0.7, 0.7) - 3 * exact(0.7, 0.7) ** 2) / 10
    expect(Math.abs((four?.value ?? Infinity) - right)).toBeLessThanOrEqual(four?.error ?? 0)
    expect(four?.error).toBeLessThan(1e-4)
  })

  it('are refused from there on, in every number that they enter', () => {
    for (const xs of [
      [1.5, 1.5],
      [4, 4],
      [0.75, 0.75, 0.75, 0.75],
      ...(isThorough
        ? [
            [2, 2],
            [0.9, 1, 1.1, 1.2],
          ]
        : []),
    ])
      expect(() => evaluated(xs)).toThrow(
        /^moment of \d factors: expected a finite one, whose integrand falls off within the range of the quadrature, received one of which the last nodes carry/,
      )
    expect(() => actionOnPoints(growing, [[0.9], [1.1]], 1)).toThrow(/^moment of 4 factors: expected a finite one/)
    expect(() => growing.correlator([[2], [2]])).toThrow(/^moment of 2 factors/)
  })
})
