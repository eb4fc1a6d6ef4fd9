import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { actionOnPoints, evaluateAction } from '../../src/actions/actionOnPoints.js'
import type { DensityAxis } from '../../src/kernels/axisRules.js'
import { erf } from '../../src/kernels/erf.js'
import { momentTable } from '../../src/kernels/productQuadrature.js'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import { compareWith } from '../../src/montecarlo/estimate.js'
import type { Estimate } from '../../src/montecarlo/estimate.js'
import { sampledSymmetries } from '../../src/montecarlo/sampledSymmetries.js'
import { schwingerDyson } from '../../src/montecarlo/schwingerDyson/schwingerDyson.js'
import { fileArchitecture } from '../../src/networks/files/fileArchitecture.js'
import type { NetworkFile } from '../../src/networks/files/networkFile.js'
import type { Network, Point } from '../../src/networks/network.js'
import { readoutDraw, readoutOf } from '../../src/networks/readout.js'
import type { Readout } from '../../src/networks/readout.js'
import { networkSymmetries } from '../../src/networks/symmetry/symmetries.js'
import { randomStream } from '../../src/random/philox.js'
import { networkCorrelatorLatex } from '../../src/render/latex/networkCorrelatorLatex.js'
import { READOUT_MOMENTS } from '../../src/render/latex/readoutSymbol.js'
import { unitActionLatex } from '../../src/render/latex/unitActionLatex.js'
import { unitLatex } from '../../src/render/latex/unitLatex.js'
import { answerCheck } from '../../src/requests/check.js'
import { jointCumulant } from '../oracles/jointCumulant.js'

function made(file: Omit<NetworkFile, 'name'>, parameters: Readonly<Record<string, number>> = {}): Network {
  const of = fileArchitecture({ name: 'mine', ...file })
  return of.create({ ...of.parameters, ...parameters })
}

function correlator(network: Network, xs: readonly number[]): number {
  return network.correlator(xs.map((x): Point => [x]))
}

const densities: readonly (readonly [string, Exclude<DensityAxis, { readonly kind: 'normal' }>])[] = [
  ['uniform', { kind: 'uniform', from: -0.7, to: 0.7 }],
  ['laplace', { kind: 'laplace', scale: 1.3 }],
  ['student', { kind: 'student', degrees: 25, scale: 0.6 }],
  ['discrete', { kind: 'discrete', values: [-2, -1, 0, 1, 2], weights: [0.1, 0.2, 0.4, 0.2, 0.1] }],
]

/** Of a density that is no normal one. */
function readout(density: DensityAxis): Readout {
  const found = readoutOf(density, 'readout')
  if (found === undefined) throw new Error('no readout')
  return found
}

describe('moments of readouts', () => {
  it.each(densities)('in closed form are those of the quadrature over the density: %s', (_, density) => {
    const { deviation, moment } = readout(density)
    const table = momentTable({
      axes: [density],
      count: 1,
      fill: (node, out) => {
        out[0] = node[0] as number
      },
    })
    for (const k of [2, 4, 6, 8]) {
      const { value, error } = table(Array.from({ length: k }, () => 0))
      expect(Math.abs(moment(k) * deviation ** k - value)).toBeLessThanOrEqual(error + 1e-9 * value)
    }
    expect(moment(2)).toBeCloseTo(1, 14)
  })

  it.each(densities)('and those of draws: %s', (_, density) => {
    const { deviation, moment, draw } = readout(density)
    const random = randomStream(3, 0)
    const [count, sums] = [40_000, [0, 0, 0]]
    for (let i = 0; i < count; i++) {
      const a = draw(random) / deviation
      ;[a, a * a, a ** 4].forEach((each, k) => {
        sums[k] = (sums[k] as number) + each / count
      })
    }
    const [mean = 0, square = 0, fourth = 0] = sums
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(count))
    expect(Math.abs(square - 1)).toBeLessThan(5 * Math.sqrt((moment(4) - 1) / count))
    expect(Math.abs(fourth - moment(4))).toBeLessThan(5 * Math.sqrt((moment(8) - moment(4) ** 2) / count))
  })

  it('make the cumulants that are known', () => {
    // Of the uniform density B_n wⁿ/n with the Bernoulli numbers, w = √12 at the variance 1.
    const uniform = readout({ kind: 'uniform', from: -3, to: 3 })
    expect(uniform.cumulant(4)).toBeCloseTo((-1 / 30 / 4) * 12 ** 2, 12)
    expect(uniform.cumulant(6)).toBeCloseTo((1 / 42 / 6) * 12 ** 3, 12)
    // Of Laplace's 2 (n−1)! sⁿ, s = 1/√2.
    const laplace = readout({ kind: 'laplace', scale: 5 })
    expect([4, 6, 8].map((n) => laplace.cumulant(n))).toEqual(
      [3, 30, 630].map((each) => expect.closeTo(each, 10) as number),
    )
    // Of ±1 those of tanh: log cosh t = t²/2 − 2t⁴/4! + 16t⁶/6! − 272t⁸/8! + …
    const signs = readout({ kind: 'discrete', values: [-4, 4], weights: [0.5, 0.5] })
    expect([2, 4, 6, 8].map((n) => signs.cumulant(n))).toEqual([1, -2, 16, -272])
    // Of Student's 6/(ν − 4).
    expect(readout({ kind: 'student', degrees: 10, scale: 2 }).cumulant(4)).toBeCloseTo(1, 12)
  })
})

describe('a network with readouts that are not normal', () => {
  it('of units that are signs, and readouts ±1, is a sum of signs', () => {
    const network = made({
      hidden: 'sign(w*x)',
      weights: { discrete: { values: [-1, 2] } },
      readout: { discrete: { values: ['-s', 's'] } },
      parameters: { s: 1.5 },
    })
    const N = 20
    for (const [n, cumulant] of [
      [2, 1],
      [4, -2],
      [6, 16],
    ] as const)
      expect(
        correlator(
          network,
          Array.from({ length: n }, () => 0.7),
        ),
      ).toBeCloseTo(1.5 ** n * N ** (1 - n / 2) * cumulant, 10)
  })

  it('of signs at two points has Sheppard’s arcsine in its four-point function', () => {
    // u = ±h(x): E u_x² u_y² = 1, so that G4(x,x,y,y) = (1 − 1 − 2 c²)/N with c = (2/π) arcsin ρ.
    const network = made({
      hidden: 'sign(z)',
      biases: { normal: 1 },
      readout: { discrete: { values: [-1, 1] } },
      parameters: { N: 5 },
    })
    const [x, y] = [0.4, 0.7]
    const c = (2 / Math.PI) * Math.asin((1 + x * y) / Math.sqrt((1 + x * x) * (1 + y * y)))
    const points = [[x], [x], [y], [y]]
    const { value, error } = network.correlatorsOn?.(points)([0, 1, 2, 3]) ?? { value: NaN, error: 0 }
    expect(c).toBeGreaterThan(0.8)
    expect(Math.abs(value + (2 * c * c) / 5)).toBeLessThan(Math.min(error, 0.03))
  })

  it('of a linear unit has the cumulants of a product', () => {
    // a uniform, w normal: κ₄ = E a⁴ · 3 − 3, κ₆ = E a⁶ · 15 − 15 E a⁴ · 3 + 30, with E a⁴ = 9/5, E a⁶ = 27/7.
    const gaussian = made({ hidden: 'w*x', readout: { uniform: ['-sqrt(3)', 'sqrt(3)'] }, parameters: { N: 10 } })
    const x = 1.1
    expect(correlator(gaussian, [x, x])).toBeCloseTo(x ** 2, 12)
    expect(correlator(gaussian, [x, x, x, x])).toBeCloseTo((x ** 4 * (5.4 - 3)) / 10, 10)
    expect(correlator(gaussian, [x, x, x, x, x, x])).toBeCloseTo((x ** 6 * ((27 * 15) / 7 - 15 * 5.4 + 30)) / 100, 8)
    // Both uniform, at different points, where it is the product of the points.
    const uniform = made({
      hidden: 'w*x',
      weights: { uniform: [-1, 1] },
      readout: { uniform: [-2, 2] },
      parameters: { N: 4 },
    })
    const [m2, m4] = [(4 / 3) * (1 / 3), (16 / 5) * (1 / 5)]
    expect(correlator(uniform, [0.5, 2, -1, 0.3])).toBeCloseTo((0.5 * 2 * -1 * 0.3 * (m4 - 3 * m2 ** 2)) / 4, 12)
  })

  it('of few values has the cumulants that all its states give', () => {
    const values = [-1, 0.5, 2]
    const weights = [0.25, 0.5, 0.25]
    const file = {
      hidden: 'w*w*x + w + 0.2',
      weights: { discrete: { values, weights } },
      readout: { discrete: { values: [-2, -1, 1, 2], weights: [0.1, 0.4, 0.4, 0.1] } },
      parameters: { N: 2 },
    }
    const readouts = [
      [-2, 0.1],
      [-1, 0.4],
      [1, 0.4],
      [2, 0.1],
    ] as const
    const neuron = values.flatMap((w, i) =>
      readouts.map(([a, p]) => ({
        probability: p * (weights[i] as number),
        at: (x: number) => (a / Math.SQRT2) * (w * w * x + w + 0.2),
      })),
    )
    for (const xs of [
      [0.3, 1],
      [0.3, 1, -0.7, 0.3],
      [0.3, 1, -0.7, 0.3, 0.1, 2],
    ]) {
      const moment = (block: readonly number[]): number =>
        neuron.reduce(
          (sum, one) =>
            sum +
            neuron.reduce(
              (inner, other) =>
                inner +
                one.probability *
                  other.probability *
                  block.reduce((product, i) => product * (one.at(xs[i] as number) + other.at(xs[i] as number)), 1),
              0,
            ),
          0,
        )
      const variables = xs.map((_, i) => [{ coefficient: 1, variables: [i] }])
      const expected = jointCumulant(variables, moment)
      expect(correlator(made(file), xs) / expected).toBeCloseTo(1, 9)
    }
  })

  it('with a normal readout that is written is the network with its sigma1', () => {
    const file = { hidden: 'tanh(z)', biases: { normal: 0.5 } }
    const points = [0.3, 0.8, -1, 1.2]
    expect(correlator(made({ ...file, readout: { normal: '2*s' }, parameters: { s: 0.65 } }), points)).toBe(
      correlator(made(file, { sigma1: 1.3 }), points),
    )
  })

  it('has an action whose order 1/N is the average over a hidden unit with the fourth moment', () => {
    const [x, y] = [-0.7, 0.9]
    const N = 7
    const network = made({ hidden: 'erf(w*x)', readout: { laplace: 0.9 }, parameters: { N } })
    const mu4 = 24 * 0.9 ** 4
    const action = actionOnPoints(network, [[x], [y]], 1)
    const field = [0.4, -0.6]
    const dot = (a: readonly number[], b: readonly number[]): number =>
      (a[0] as number) * (b[0] as number) + (a[1] as number) * (b[1] as number)
    const times = (vector: readonly number[]): readonly number[] =>
      [0, 1].map((i) => dot([action.inverse.data[2 * i] as number, action.inverse.data[2 * i + 1] as number], vector))
    const raised = times(field)
    const mean = (f: (h: readonly number[]) => number): number => {
      let [total, norm] = [0, 0]
      for (let i = -180; i <= 180; i++) {
        const [w, weight] = [i / 20, Math.exp(-((i / 20) ** 2) / 2)]
        total += weight * f([erf(w * x), erf(w * y)])
        norm += weight
      }
      return total / norm
    }
    const { parts } = evaluateAction(action, field)
    expect(parts.get(4)).toBeCloseTo(
      (-mu4 / (24 * N)) * mean((h) => dot(h, raised) ** 4) + dot(field, raised) ** 2 / (8 * N),
      7,
    )
    expect(parts.get(2)).toBeCloseTo(
      (mu4 / (4 * N)) * mean((h) => dot(h, raised) ** 2 * dot(h, times(h))) - (4 / (4 * N)) * dot(field, raised),
      7,
    )
  })
})

describe('samples of such a network', () => {
  const points = [[0.3], [0.9], [-1.2]]
  const quantities = [
    [0, 1],
    [0, 1, 2, 2],
    [0, 0, 0, 0],
    [0, 0, 1, 1, 2, 2],
  ]
  const files: readonly (readonly [string, Omit<NetworkFile, 'name'>])[] = [
    ['±1', { hidden: 'erf(z)', biases: { normal: 0.5 }, readout: { discrete: { values: [-1, 1] } } }],
    ['laplace', { hidden: 'tanh(z)', biases: { normal: 0.5 }, readout: { laplace: 0.8 } }],
    ['uniform', { hidden: 'z', biases: { normal: 0.5 }, readout: { uniform: [-2, 2] } }],
  ]

  it.each(
    files.flatMap(([name, file]) =>
      (['kernel', 'neuron', 'direct'] as const).map((estimator) => [name, estimator, file] as const),
    ),
  )('agree with its correlators: %s, %s', (_, estimator, file) => {
    const network = made({ ...file, parameters: { N: 5 } })
    const estimates = estimateCorrelators(network, points, { samples: 20_000, seed: 11, estimator, quantities })
    quantities.forEach((indices, q) => {
      const exact = network.correlator(indices.map((i) => points[i] as Point))
      expect(Math.abs(compareWith(estimates[q] as Estimate, exact).z)).toBeLessThan(4.5)
    })
  })

  it('see that the readouts are not normal', () => {
    const file = { hidden: 'erf(z)', biases: { normal: 0.5 }, parameters: { N: 5 } }
    const normal = made({ ...file, readout: { normal: 1 } })
    const signs = made({ ...file, readout: { discrete: { values: [-1, 1] } } })
    const [found] = estimateCorrelators(signs, points, {
      samples: 20_000,
      seed: 11,
      estimator: 'neuron',
      quantities: [[0, 0, 0, 0]],
    })
    const wrong = normal.correlator([0, 0, 0, 0].map((i) => points[i] as Point))
    expect(Math.abs(compareWith(found as Estimate, wrong).z)).toBeGreaterThan(20)
  })

  it('of a unit that is always 1 have the cumulants of the readouts alone, without noise', () => {
    const network = made({ hidden: '1', readout: { laplace: 1 }, parameters: { N: 3 } })
    for (const estimator of ['kernel', 'neuron'] as const) {
      const found = estimateCorrelators(network, [[0.4]], {
        samples: 20,
        seed: 1,
        estimator,
        quantities: [
          [0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 0, 0, 0],
        ],
      })
      // 2 (n−1)! sⁿ N^{1−n/2}
      expect(found.map(({ mean }) => mean)).toEqual(
        [2, 12 / 3, 240 / 9].map((each) => expect.closeTo(each, 9) as number),
      )
    }
  })

  it('draw readouts of the variance that the network says', () => {
    const network = made({ hidden: 'z', readout: { uniform: [-2, 2] }, parameters: { N: 5 } })
    expect(network.readoutVariance).toBeCloseTo(4 / 3 / 5, 14)
    const [draw, random] = [readoutDraw(network), randomStream(1, 0)]
    const largest = Math.max(...Array.from({ length: 2000 }, () => Math.abs(draw(random))))
    expect(largest).toBeLessThanOrEqual(2 / Math.sqrt(5))
    expect(largest).toBeGreaterThan(1.98 / Math.sqrt(5))
  })
})

describe('what is said of such a network', () => {
  const file: NetworkFile = {
    name: 'signs',
    hidden: 'erf(z)',
    biases: { normal: 0.5 },
    readout: { discrete: { values: [-1, 1] } },
  }
  const network = made(file)

  it('is refused in a sentence where it cannot be', () => {
    const refusals: readonly (readonly [NetworkFile['readout'] & {}, string])[] = [
      [
        { uniform: [0, 1] },
        'network.readout: expected a density that is symmetric about 0, as correlators of an odd number of points are 0 for such, received uniform from 0 to 1',
      ],
      [
        { discrete: { values: [-1, 2], weights: [0.5, 0.5] } },
        'network.readout: expected a density that is symmetric about 0, as correlators of an odd number of points are 0 for such, received -1 with the weight 0.5, 1 with 0',
      ],
      [
        { quantile: 'u - 1/2' },
        'network.readout: expected one of normal, uniform, laplace, student, discrete, whose moments are known, received quantile',
      ],
      [
        { student: { degrees: 2 } },
        "network.readout: expected a density with a variance, which is positive and finite, received Student's of 2 degrees of freedom",
      ],
      [
        { discrete: { values: [0] } },
        'network.readout: expected a density with a variance, which is positive and finite, received the variance 0',
      ],
      [{ normal: 0 }, 'network.readout.normal: expected a positive deviation, received 0'],
    ]
    for (const [density, message] of refusals)
      expect(() => made({ hidden: 'tanh(z)', readout: density })).toThrow(message)
    const heavy = made({ hidden: 'tanh(z)', readout: { student: { degrees: 5 } } })
    expect(correlator(heavy, [1, 1, 1, 1])).toBeGreaterThan(0)
    expect(() => correlator(heavy, [1, 1, 1, 1, 1, 1])).toThrow(
      'network.readout: expected more than 6 degrees of freedom, without which E a^6 is infinite, and correlators of 6 points, received 5',
    )
    // Where there is a readout, sigma1 is a name like any other.
    expect(() => made({ ...file, parameters: { sigma1: 2 } })).toThrow(
      "network.parameters.sigma1: expected a parameter that stands in hidden, weights, biases, readout or correlator, received 'sigma1', which stands nowhere",
    )
  })

  it('leaves out the Schwinger–Dyson check, and symmetries by samples', async () => {
    const options = { samples: 40, seed: 1 }
    const normal = 'expected normal readout weights for'
    expect(() =>
      schwingerDyson(actionOnPoints(network, [[0.3]], 1), network, [[0.3]], { ...options, testFunction: 'linear' }),
    ).toThrow(normal)
    expect(() => sampledSymmetries(network, [[0], [1], [2], [3]], options)).toThrow(normal)
    const { check } = await answerCheck({ network: file, samples: 4000, seed: 2, estimators: ['kernel'] })
    expect(check.slopes).toEqual([])
    expect(check.notes.join()).toContain('averaged exactly, and these are not normal')
    expect(check.correlators.some(({ verdict }) => verdict === 'differs')).toBe(false)
    expect(check.correlators.length).toBeGreaterThan(4)
  })

  it('has O(D) of the outputs broken from the fourth on', () => {
    const of = (made: Network): readonly boolean[] =>
      networkSymmetries(made, { orders: [2, 4, 6] })
        .filter(({ symmetry }) => symmetry === 'O(D) of the outputs')
        .map(({ holds }) => holds)
    expect(of(network)).toEqual([true, false, false])
    expect(of(made({ hidden: 'erf(z)', readout: { normal: 2 } }))).toEqual([true, true, true])
  })

  it('has the moments of the readouts in formulas', () => {
    const of = fileArchitecture(file)
    const [g2, g4] = [2, 4].map((n) => networkCorrelatorLatex(of, n)) as [string, string]
    expect(g2).toBe('G_c^{(2)}(x_{1},x_{2}) = \\mu_{2} \\, M_{12}, \\quad \\mu_{k} = \\mathrm{E} \\, a^k')
    expect(g4).toContain('\\frac{1}{N} \\Big[ \\mu_{4} M_{1234} - \\mu_{2}^{2} M_{12} M_{34} -')
    const units = [...unitActionLatex(READOUT_MOMENTS).values()]
    expect(units[0]).toContain('-\\frac{\\mu_{4}}{24 N}')
    expect(units[1]).toContain('\\frac{\\mu_{4}}{4 N}')
    const written = unitLatex(file, 1)
    expect(written.at(-1)).toBe(
      '\\phi(x) = N^{-1/2} \\sum_{j} a_{j} h_{j}(x), \\quad a_{j} \\in \\left\\{ -1, 1 \\right\\}',
    )
    for (const formula of [g2, g4, networkCorrelatorLatex(of, 6), ...units, ...written])
      expect(katex.renderToString(formula, { strict: 'error', throwOnError: true, displayMode: true })).toContain(
        'katex',
      )
  })
})
