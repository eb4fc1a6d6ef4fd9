import { describe, expect, it } from 'vitest'
import { quantityName } from '../../src/montecarlo/quantity.js'
import { checkNetwork } from '../../src/montecarlo/check/checkNetwork.js'
import { chiSquareScore, chiSquareTail, visibleExcess } from '../../src/montecarlo/statistics/chiSquare.js'
import { edgeworthCells } from '../../src/montecarlo/histogram/edgeworthCells.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import type { Network, Point } from '../../src/networks/network.js'
import { randomStream } from '../../src/random/philox.js'

describe('χ²', () => {
  // Tables of the distribution.
  it.each([
    [3.841458820694124, 1, 0.05],
    [5.991464547107979, 2, 0.05],
    [24.99579013972863, 15, 0.05],
    [49.80184956820181, 35, 0.05],
    [73.401957518991, 40, 0.001],
    [10, 10, 0.44049328506521],
  ])('exceeds %f with %i degrees of freedom with probability %f', (x, k, p) => {
    expect(chiSquareTail(x, k) / p).toBeCloseTo(1, 5)
  })

  it('has the score of a normal estimate that is as rare', () => {
    expect(chiSquareScore(9, 1)).toBeCloseTo(3, 5)
    expect(chiSquareScore(24.99579013972863, 15)).toBeCloseTo(1.959963985, 5)
  })

  it('is rejected nine times in ten at the visible excess', () => {
    const [k, level] = [15, 0.001]
    const shift = Math.sqrt(visibleExcess(k, level))
    const random = randomStream(9, 0)
    let rejections = 0
    for (let trial = 0; trial < 4000; trial++) {
      let chi = 0
      for (let i = 0; i < k; i++) chi += (random.normal() + (i === 0 ? shift : 0)) ** 2
      if (chiSquareTail(chi, k) < level) rejections++
    }
    expect(rejections / 4000).toBeGreaterThan(0.87)
    expect(rejections / 4000).toBeLessThan(0.93)
  })
})

const edges = [-Infinity, -1.4, -0.6, -0.2, 0.3, 0.9, 2, Infinity]

describe('the cells of the Edgeworth density', () => {
  /** The Cos-net at one point, σ₁ = 1: E e^{itφ} = (e^{−t²/4N} I₀(t²/4N))^N, inverted by the trapezoidal rule. */
  function exact(N: number): readonly number[] {
    const characteristic = (t: number): number => {
      const z = (t * t) / (4 * N)
      let [term, bessel] = [1, 1]
      for (let k = 1; k < 200; k++) bessel += term *= (z / (2 * k)) ** 2
      return (Math.exp(-z) * bessel) ** N
    }
    const step = 0.01
    const below = (u: number): number => {
      if (!Number.isFinite(u)) return u < 0 ? 0 : 1
      const x = u * Math.SQRT1_2
      let sum = x / 2
      for (let t = step; t < 25; t += step) sum += (characteristic(t) * Math.sin(x * t)) / t
      return 0.5 + (sum * step) / Math.PI
    }
    return edges.slice(1).map((to, i) => below(to) - below(edges[i] as number))
  }

  it('come nearer to the exact ones by a power of 1/N with every order', () => {
    const errors = [20, 40].map((N) => {
      const { gaussian, first, second } = edgeworthCells(cosNet({ N, d: 1, sigma0: 1, sigma1: 1 }), [[0.3]], edges)
      const known = exact(N)
      return [gaussian, first, second].map((cells) =>
        Math.max(...known.map((p, i) => Math.abs(p - (cells[i] as number)))),
      )
    }) as [number[], number[]]
    const powers = errors[0].map((error, order) => Math.log2(error / (errors[1][order] as number)))
    powers.forEach((power, order) => {
      expect(Math.abs(power - (order + 1))).toBeLessThan(0.15)
    })
  })

  it('at two points have those at one as margin, in every order', () => {
    const network = cosNet({ N: 6, d: 1, sigma0: 1, sigma1: 1.2 })
    const [two, one] = [edgeworthCells(network, [[0], [0.7]], edges), edgeworthCells(network, [[0]], edges)]
    const cells = edges.length - 1
    for (const order of ['gaussian', 'first', 'second'] as const) {
      const margin = Array.from(one[order], (_, i) =>
        two[order].slice(i * cells, (i + 1) * cells).reduce((a, b) => a + b, 0),
      )
      margin.forEach((p, i) => {
        expect(p).toBeCloseTo(one[order][i] as number, 12)
      })
    }
    expect(two.second.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 7)
  })
})

describe('a histogram of φ', () => {
  const points: readonly Point[] = [[0], [0.8]]
  const check = (network: Network, samples: number): ReturnType<typeof checkNetwork> =>
    checkNetwork(
      { network, points, atWidth: (N) => cosNet({ N, d: 1, sigma0: 1, sigma1: 1 }), actionPoints: [[0]] },
      { samples, seed: 5, estimators: [], sigmas: 4, histogram: true },
    )
  const verdicts = ({ densities }: ReturnType<typeof check>): Record<string, string> =>
    Object.fromEntries(
      densities.map(({ estimate, verdict }) => [quantityName(estimate.quantity).replace('histogram of ', ''), verdict]),
    )
  const network = cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 })

  it('agrees with the Edgeworth density where the samples suffice, and is undecided where not', () => {
    expect(verdicts(check(network, 100_000))).toMatchObject({ 'φ(x1), φ(x2): part beyond the Gaussian': 'agrees' })
    expect(new Set(Object.values(verdicts(check(network, 500))))).toEqual(new Set(['undecided']))
  })

  it('of a Gaussian with the same two-point function differs from it', () => {
    const covariance = points.map((x) => points.map((y) => network.correlator([x, y])))
    const [[a, b], [, c]] = covariance as [[number, number], [number, number]]
    const triangular = [Math.sqrt(a), b / Math.sqrt(a), Math.sqrt(c - b ** 2 / a)] as const
    const gaussian: Network = {
      ...network,
      sampleHidden: (_, at, out) => {
        out.fill(0)
        out[0] = Math.sqrt(20) * triangular[0]
        out[1] = Math.sqrt(20) * triangular[1]
        out[at.length + 1] = Math.sqrt(20) * triangular[2]
      },
    }
    expect(verdicts(check(gaussian, 100_000))).toMatchObject({
      'φ(x1), φ(x2): part beyond the Gaussian': 'differs',
      'φ(x1), φ(x2): χ²': 'differs',
    })
  })

  it('has no verdict where the orders beyond would be seen, and says so', () => {
    const found = check(cosNet({ N: 2, d: 1, sigma0: 1, sigma1: 1 }), 40_000)
    expect(new Set(Object.values(verdicts(found)))).toContain('undecided')
    expect(found.notes).toEqual([expect.stringContaining('The histograms are undecided')])
  })
})
