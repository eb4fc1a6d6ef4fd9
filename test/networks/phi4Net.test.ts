import { describe, expect, it } from 'vitest'
import { adaptiveIntegral } from '../../src/kernels/adaptiveIntegral.js'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import type { Point } from '../../src/networks/network.js'
import { phi4Correlator, phi4Net, phi4Propagator } from '../../src/networks/cosines/phi4Net.js'
import { randomStream } from '../../src/random/philox.js'
import { phi4Reference } from './phi4Reference.js'

const standard = { N: 5, d: 1, Lambda: 3, m: 1, sigma_a: 1 }

const FAMILY = [0, 0.5, 1, 1.7, 3]

describe('the φ⁴ network', () => {
  const reference = phi4Reference
  it.each(reference.rows)(
    'has the propagator of the reference at k = $k',
    ({ k, mc, stderr, predicted_smeared, propagator }) => {
      const { Lambda, m, T } = reference
      const parameters = { ...standard, Lambda, m }
      expect(phi4Propagator(parameters, [k])).toBeCloseTo(propagator, 14)
      // The window e^{−x²/2T²} spreads a momentum by a Gaussian of variance 1/2T².
      const smeared = adaptiveIntegral(
        (p) => (T / Math.sqrt(Math.PI)) * Math.exp(-((T * (p - k)) ** 2)) * phi4Propagator(parameters, [p]),
        -Lambda,
        Lambda,
      ).value
      expect(Math.abs(smeared / predicted_smeared - 1)).toBeLessThan(1e-6)
      expect(Math.abs(smeared - mc)).toBeLessThan(4 * stderr)
    },
  )

  it('has the closed forms at one point: arctan(Λ/m)/πm, log(1 + Λ²/m²)/4π, (Λ − m arctan(Λ/m))/2π²', () => {
    const [Lambda, m] = [2.5, 0.7]
    const closed = [
      Math.atan(Lambda / m) / (Math.PI * m),
      Math.log(1 + (Lambda / m) ** 2) / (4 * Math.PI),
      (Lambda - m * Math.atan(Lambda / m)) / (2 * Math.PI ** 2),
    ]
    closed.forEach((value, i) => {
      const point = new Array<number>(i + 1).fill(0.3)
      const found = phi4Correlator({ N: 7, d: i + 1, Lambda, m, sigma_a: 1.3 }, [point, point])
      expect(found.value).toBeCloseTo(1.69 * value, 13)
      expect(found.error).toBeLessThan(1e-12)
    })
  })

  it('has the Yukawa propagator e^{−mr}/4πr of three dimensions and e^{−mr}/2m of one when the cutoff is far away', () => {
    const far = phi4Net({ N: 1, d: 1, Lambda: 2000, m: 1, sigma_a: 1 }).correlator([[0], [1.5]])
    expect(Math.abs(far - Math.exp(-1.5) / 2)).toBeLessThan(1 / (2000 ** 2 * 1.5))
    const [r, Lambda] = [1.5, 400]
    const value = phi4Net({ N: 1, d: 3, Lambda, m: 1, sigma_a: 1 }).correlator([
      [0, 0, 0],
      [0, r, 0],
    ])
    // The sharp cutoff leaves cos(Λr)/(2π² r² Λ) and less.
    expect(
      Math.abs(value - Math.exp(-r) / (4 * Math.PI * r) - -Math.cos(Lambda * r) / (2 * Math.PI ** 2 * r * r * Lambda)),
    ).toBeLessThan(2e-6)
  })

  it('has the same G2 at every N, and higher correlators that fall with N', () => {
    const points: readonly Point[] = [[0], [0.4], [-0.7], [1.1]]
    const [narrow, wide] = [phi4Net(standard), phi4Net({ ...standard, N: 50 })]
    expect(wide.correlator(points.slice(0, 2))).toBeCloseTo(narrow.correlator(points.slice(0, 2)), 14)
    expect(wide.correlator(points)).toBeCloseTo(narrow.correlator(points) / 10, 14)
  })

  it.each(FAMILY)('has at one point the cumulants of a cosine with the random amplitude: s = %f', (s) => {
    // h = A cos c, ρ = (b² + 1)^−s/Z on (0, 3), A² = 2 · 2Z (b² + 1)^(s−1)/2π: M₂ = E[A²]/2, M₄ = 3E[A⁴]/8, M₆ = 5E[A⁶]/16.
    const half = adaptiveIntegral((b) => (b * b + 1) ** -s, 0, 3).value
    const amplitude = (k: number): number =>
      adaptiveIntegral((b) => (((2 * half) / Math.PI) * (b * b + 1) ** (s - 1)) ** k * ((b * b + 1) ** -s / half), 0, 3)
        .value
    const [two, four, six] = [amplitude(1) / 2, (3 * amplitude(2)) / 8, (5 * amplitude(3)) / 16]
    const same = (n: number): Point[] => Array.from({ length: n }, () => [0.2])
    const net = phi4Net({ ...standard, s })
    expect(net.correlator(same(2))).toBeCloseTo(two, 13)
    expect(net.correlator(same(4))).toBeCloseTo((3 * four - 3 * two ** 2) / 5, 12)
    expect(net.correlator(same(6))).toBeCloseTo((15 * six - 45 * four * two + 30 * two ** 3) / 25, 11)
  })

  it('has for s = 1 moments that are sums of the propagator', () => {
    const points = [[0.3], [-0.8], [0.1], [1.4]] as const
    const net = phi4Net(standard)
    const G = (r: number): number => net.correlator([[r], [0]])
    const at = points.map(([x]) => x)
    // M₁₂₃₄ = n₁/4 · 2 Σ over the three signs +−−+, +−+−, ++−− of G(Σεx), n₁ = G(0).
    const signs = [
      [1, -1, -1, 1],
      [1, -1, 1, -1],
      [1, 1, -1, -1],
    ]
    const fourth =
      (G(0) / 2) * signs.reduce((sum, each) => sum + G(each.reduce((x, e, i) => x + e * (at[i] as number), 0)), 0)
    const pair = (i: number, j: number): number => G((at[i] as number) - (at[j] as number))
    const pairs = pair(0, 1) * pair(2, 3) + pair(0, 2) * pair(1, 3) + pair(0, 3) * pair(1, 2)
    expect(net.correlator(points)).toBeCloseTo((3 * fourth - pairs) / 5, 13)
  })

  it.each([1, 2, 3])(
    'has the least fourth cumulant at a point, three times the variance of φ² given the hidden units, for s = 1: d = %i',
    (d) => {
      const origin = new Array<number>(d).fill(0)
      const variance = (s: number): number =>
        phi4Net({ ...standard, d, Lambda: 6, s }).correlator([origin, origin, origin, origin]) / 3
      const least = variance(1)
      for (const s of [0, 0.5, 0.9, 1.1, 1.5, 3]) expect(variance(s)).toBeGreaterThan(least)
      // What samples show, at the same N.
      for (const s of [0, 1]) {
        const net = phi4Net({ ...standard, d, Lambda: 6, s })
        const out = new Float64Array(net.width)
        let [sum, squares] = [0, 0]
        const samples = 20_000
        for (let k = 0; k < samples; k++) {
          net.sampleHidden(randomStream(d, k), [origin], out)
          const kernel = out.reduce((total, h) => total + h * h, 0) / net.width
          sum += kernel / samples
          squares += kernel ** 2 / samples
        }
        expect((squares - sum ** 2) / variance(s)).toBeCloseTo(1, 1)
      }
    },
  )

  const sampled = [1, 2, 3].flatMap((d) => [0, 1, 1.7].map((s) => ({ d, s })))
  it.each(sampled)('is sampled with its correlators in d = $d, s = $s', ({ d, s }) => {
    const net = phi4Net({ ...standard, d, s })
    const points = [
      [0, 0, 0],
      [0.5, 0.2, 0.1],
      [-0.3, 0.4, 0.8],
      [1, 0.2, -0.4],
    ].map((point) => point.slice(0, d))
    const quantities = [
      [0, 1],
      [0, 1, 2, 3],
      [0, 0, 3, 3],
    ]
    estimateCorrelators(net, points, { samples: 20000, seed: 3, quantities }).forEach((estimate, q) => {
      const prediction = net.correlator((quantities[q] as number[]).map((i) => points[i] as Point))
      expect(Math.abs(estimate.mean - prediction)).toBeLessThan(4 * estimate.standardError)
    })
  })

  it('samples momenta uniform in the ball where m ≫ Λ or s = 0', () => {
    // In d = 2 with m ≫ Λ every amplitude is alike, and E h(0)h(x)/E h(0)² = 2J₁(Λr)/Λr, J₁(3) = 0.339…
    const net = phi4Net({ N: 40, d: 2, Lambda: 3, m: 1e4, sigma_a: 1 })
    const out = new Float64Array(80)
    let [same, apart] = [0, 0]
    for (let sample = 0; sample < 2000; sample++) {
      net.sampleHidden(
        randomStream(9, sample),
        [
          [0, 0],
          [0.6, 0.8],
        ],
        out,
      )
      for (let j = 0; j < 40; j++) {
        same += (out[2 * j] as number) ** 2
        apart += (out[2 * j] as number) * (out[2 * j + 1] as number)
      }
    }
    expect(Math.abs(apart / same - (2 * 0.3390589585259365) / 3)).toBeLessThan(0.02)
  })

  it.each([
    [{ Lambda: 0 }, 'phi4-net Lambda: expected a positive number, received 0'],
    [{ m: -1 }, 'phi4-net m: expected a number that is not negative, received -1'],
    [{ N: 0.5 }, 'phi4-net N: expected a positive integer, received 0.5'],
    [{ s: -0.5 }, 'phi4-net s: expected a number from 0 to 8, received -0.5'],
    [
      { m: 0, d: 4, s: 2 },
      'the momentum integral of the density of momenta diverges at small momenta in d ≤ 4, received m = 0 with d = 4',
    ],
    [
      { m: 1e50, s: 4 },
      'expected d, Lambda, m and s for which float64 holds the integral of (p² + m²)^(−s) over the ball',
    ],
    [
      { m: 0, d: 2 },
      'expected m > 0, for without a mass the momentum integral of the two-point function diverges at small momenta in d ≤ 2, received m = 0 with d = 2',
    ],
  ])('refuses %o in one sentence', (wrong, sentence) => {
    expect(() => phi4Net({ ...standard, ...wrong })).toThrow(sentence)
  })

  it('without a mass has G2 in three dimensions, and no G4c of uniform momenta', () => {
    const net = phi4Net({ ...standard, d: 3, m: 0, s: 0 })
    const origin = [0, 0, 0]
    const two = 3 / (2 * Math.PI ** 2)
    expect(net.correlator([origin, origin])).toBeCloseTo(two, 13)
    // With s = 1 h² = 2 n₁ cos²c, of which E h⁴ = (3/2) n₁².
    expect(phi4Net({ ...standard, d: 3, m: 0 }).correlator([origin, origin, origin, origin])).toBeCloseTo(
      (3 * (1.5 * two ** 2 - two ** 2)) / 5,
      13,
    )
    expect(() => net.correlator([origin, origin, origin, origin])).toThrow(
      'the moments of 4 points diverges at small momenta in d ≤ 4',
    )
  })
})
