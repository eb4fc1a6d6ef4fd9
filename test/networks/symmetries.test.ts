import { describe, expect, it } from 'vitest'
import { monomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { gaussian } from '../../src/kernels/gaussianFunction.js'
import { polynomialGaussian, squareOf, inModes } from '../../src/kernels/polynomialGaussian.js'
import { sampledSymmetries } from '../../src/montecarlo/sampledSymmetries.js'
import { cosCorrelator, cosNet } from '../../src/networks/cosines/cosNet.js'
import { coupledCosCorrelator } from '../../src/networks/coupled/coupledCosCorrelator.js'
import { formSymmetries } from '../../src/networks/symmetry/formSymmetries.js'
import { gaussCorrelator, gaussNet } from '../../src/networks/layers/gaussNet.js'
import type { Network } from '../../src/networks/network.js'
import { phi4Net } from '../../src/networks/cosines/phi4Net.js'
import { networkSymmetries } from '../../src/networks/symmetry/symmetries.js'

/** cos(w·x) without a phase: G2 = σ₁² ½(e^{−v|x−y|²/2} + e^{−v|x+y|²/2}), which no translation leaves alone. */
const withoutPhase: Network = {
  ...cosNet({ N: 8, d: 2, sigma0: 1, sigma1: 1 }),
  correlator: ([x = [], y = []]) => {
    const square = (sign: number): number =>
      x.reduce((sum, each, axis) => sum + (each + sign * (y[axis] as number)) ** 2, 0)
    return (Math.exp(-square(-1) / 4) + Math.exp(-square(1) / 4)) / 2
  },
  sampleHidden: (random, points, out) => {
    for (let j = 0; j < 8; j++) {
      const [a, b] = [random.normal() / Math.SQRT2, random.normal() / Math.SQRT2]
      points.forEach(([x = 0, y = 0], p) => (out[j * points.length + p] = Math.cos(a * x + b * y)))
    }
  },
}

/** Hidden weights uniform in a square: reflections and permutations of coordinates are left of the rotations. */
const inSquare: Network = {
  ...cosNet({ N: 8, d: 2, sigma0: 1, sigma1: 1 }),
  correlator: ([x = [], y = []]) =>
    x.reduce((product, each, axis) => product * sinc(3 * (each - (y[axis] as number))), 0.5),
  sampleHidden: (random, points, out) => {
    for (let j = 0; j < 8; j++) {
      const [a, b, c] = [3 * (2 * random.uniform() - 1), 3 * (2 * random.uniform() - 1), 2 * Math.PI * random.uniform()]
      points.forEach(([x = 0, y = 0], p) => (out[j * points.length + p] = Math.cos(a * x + b * y + c)))
    }
  },
}

const sinc = (z: number): number => (z === 0 ? 1 : Math.sin(z) / z)

const broken = (network: Network, orders = [2]): readonly string[] =>
  networkSymmetries(network, { orders, seed: 4 })
    .filter(({ holds }) => !holds)
    .map(({ symmetry }) => symmetry)

describe('how exactly a symmetry has to hold', () => {
  const net = cosNet({ N: 20, d: 2, sigma0: 1, sigma1: 1 })

  it.each([1e-3, 1e-5, 1e-7])('a relative breaking of %d of translations is seen', (size) => {
    // G2 of the Cos-net times 1 + size·tanh(x₁): a little more to the right, for every axis and orientation but
    // reflections of the second coordinate.
    const tilted: Network = {
      ...net,
      correlator: (points) => net.correlator(points) * (1 + size * Math.tanh(points[0]?.[0] ?? 0)),
    }
    const [translations] = networkSymmetries(tilted, { orders: [2], seed: 4 })
    expect(translations).toMatchObject({ symmetry: 'translation', holds: false, evidence: 'evaluation' })
    expect(translations?.tolerance).toBeCloseTo(
      1e-9 *
        net.correlator([
          [0, 0],
          [0, 0],
        ]),
      11,
    )
    const form = { form: (n: number) => inModes(cosCorrelator(n)), symbols: { N: 20, sigma1: 1, v: 0.5 } }
    // Nor is the closed form of the untilted network taken for it.
    expect(networkSymmetries(tilted, { orders: [2], seed: 4, closed: form })[0]?.evidence).toBe('evaluation')
  })

  it('rounding breaks none', () => {
    const rounded: Network = {
      ...net,
      correlator: (points) => net.correlator(points) * (1 + 1e-12 * Math.tanh(points[0]?.[0] ?? 0)),
    }
    expect(broken(rounded)).toEqual([])
  })
})

describe('symmetries of correlators', () => {
  it('of the Cos-net hold, by its form and by evaluation', () => {
    const net = cosNet({ N: 20, d: 2, sigma0: 1, sigma1: 1 })
    const symbols = { N: 20, sigma1: 1, v: 0.5 }
    const byForm = networkSymmetries(net, {
      orders: [2, 4, 6],
      closed: { form: (n) => inModes(cosCorrelator(n)), symbols },
    })
    expect(byForm).toHaveLength(18)
    expect(byForm.every(({ holds }) => holds)).toBe(true)
    expect(new Set(byForm.map(({ evidence }) => evidence))).toEqual(new Set(['closed form', 'definition']))
    expect(broken(net, [2, 4, 6])).toEqual([])
    // A form that is another network's is not believed.
    const wrong = networkSymmetries(net, {
      orders: [2],
      closed: { form: (n) => inModes(cosCorrelator(n)), symbols: { ...symbols, v: 0.6 } },
    })
    expect(wrong[0]?.evidence).toBe('evaluation')
  })

  it('of the Gauss-net are those of its form: the higher correlators know the origin', () => {
    const net = gaussNet({ N: 20, d: 2, sigma0: 0.5, sigma1: 1, sigmab: 0.2 })
    const symbols = { ...net.parameters, v: 0.125 }
    const byForm = networkSymmetries(net, {
      orders: [2, 4, 6],
      closed: { form: (n) => inModes(gaussCorrelator(n)), symbols },
    })
    expect(new Set(byForm.map(({ evidence }) => evidence))).toEqual(new Set(['closed form', 'definition']))
    expect(byForm.filter(({ holds }) => !holds).map(({ symmetry, n }) => [symmetry, n])).toEqual([
      ['translation', 4],
      ['translation', 6],
    ])
    expect(broken(net, [4])).toEqual(['translation'])
  })

  it('are those of the function, whatever modes it is written in', () => {
    // x1² + x2² − (x1 + x2)²/2 = (x1 − x2)²/2
    const f = polynomialGaussian(
      2,
      gaussian({ [squareOf([1, 0])]: Q.one, [squareOf([0, 1])]: Q.one, [squareOf([1, 1])]: Q.rational(-1, 2) }),
    )
    expect(formSymmetries(f)).toMatchObject({ translation: true, 'permutation of points': true })
  })

  it('of the Cos-net with coupled weights hold to first order in α by form', () => {
    for (const n of [2, 4]) expect(Object.values(formSymmetries(coupledCosCorrelator(n, 1))).every(Boolean)).toBe(true)
  })

  it('of the φ⁴ network hold at the points tried, and there are no rotations in one dimension', () => {
    const findings = networkSymmetries(phi4Net({ N: 20, d: 1, Lambda: 3, m: 1, sigma_a: 1 }))
    expect(findings.map(({ symmetry }) => symmetry)).not.toContain('rotation')
    for (const { holds, evidence, difference, tolerance } of findings.filter(({ evidence: e }) => e !== 'definition')) {
      expect({ holds, evidence }).toEqual({ holds: true, evidence: 'evaluation' })
      expect(difference).toBeLessThan(tolerance as number)
    }
    expect(broken(phi4Net({ N: 20, d: 2, Lambda: 3, m: 1, sigma_a: 1 }))).toEqual([])
  })

  it('are seen to be broken: translations without phases, rotations with weights in a square', () => {
    expect(broken(withoutPhase)).toEqual(['translation'])
    expect(broken(inSquare)).toEqual(['rotation'])
  })

  it('are seen to be broken by form', () => {
    const one = (
      modes: readonly (readonly number[])[],
      powers: Readonly<Record<string, number>> = {},
    ): ReturnType<typeof polynomialGaussian> =>
      polynomialGaussian(
        2,
        gaussian(Object.fromEntries(modes.map((mode) => [squareOf(mode), Q.one])), { coefficient: monomial(powers) }),
      )
    expect(formSymmetries(one([[1, 1]])).translation).toBe(false)
    expect(formSymmetries(one([[1, 1]]))['permutation of points']).toBe(true)
    expect(formSymmetries(one([[1, 0]], { [squareOf([1, 0])]: 1 }))['permutation of points']).toBe(false)
    expect(formSymmetries(one([[1, -1]], { [squareOf([1, -1])]: 2 }))).toMatchObject({
      translation: true,
      'permutation of points': true,
    })
  })

  it('are seen the same way by samples', () => {
    const points = [
      [0.1, 0.2],
      [0.9, 0.2],
      [-0.3, 0.4],
      [0.6, 0.1],
    ]
    const verdicts = (network: Network): Record<string, string> =>
      Object.fromEntries(
        sampledSymmetries(network, points, { samples: 6000, seed: 3 })
          .filter(({ n }) => n === 2)
          .map(({ symmetry, verdict }) => [symmetry, verdict]),
      )
    const all = {
      translation: 'unbroken',
      rotation: 'unbroken',
      reflection: 'unbroken',
      'permutation of coordinates': 'unbroken',
    }
    expect(verdicts(cosNet({ N: 8, d: 2, sigma0: 1, sigma1: 1 }))).toEqual(all)
    expect(verdicts(withoutPhase)).toEqual({ ...all, translation: 'broken' })
    expect(verdicts(inSquare)).toEqual({ ...all, rotation: 'broken' })
  })

  it('samples agree with evaluation on the values', () => {
    const net = cosNet({ N: 4, d: 1, sigma0: 1, sigma1: 1 })
    for (const { n, points, transformed, value, difference, standardError } of sampledSymmetries(
      net,
      [[0], [0.4], [-0.3], [0.9]],
      {
        samples: 20000,
        seed: 8,
      },
    )) {
      expect(points).toHaveLength(n)
      expect(Math.abs(value - net.correlator(points))).toBeLessThan(0.1 * Math.abs(net.correlator(points)))
      expect(Math.abs(difference - (net.correlator(transformed) - net.correlator(points)))).toBeLessThan(
        4 * standardError,
      )
    }
  })

  it('are asked of even orders with enough points', () => {
    const net = cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 })
    expect(() => networkSymmetries(net, { orders: [3] })).toThrow(
      'orders: expected even numbers from 2 on (odd correlators vanish), received 3',
    )
    expect(() => networkSymmetries(net, { orders: [4], points: [[0]] })).toThrow(
      'points: expected 4 points, for G_c^(4), received 1',
    )
    expect(() => sampledSymmetries(net, [[0]], { samples: 100, seed: 1 })).toThrow(
      'points: expected four points, received 1',
    )
  })
})
