import { describe, expect, it } from 'vitest'
import { evaluatePolynomialGaussian, leadingIn, inModes } from '../../src/kernels/polynomialGaussian.js'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import { cosCorrelator, cosNet } from '../../src/networks/cosines/cosNet.js'
import { coupledCosCorrelator } from '../../src/networks/coupled/coupledCosCorrelator.js'
import { coupledCosNet } from '../../src/networks/coupled/coupledCosNet.js'
import { coupledCosSeries } from '../../src/networks/coupled/coupledCosSeries.js'
import type { Point } from '../../src/networks/network.js'
import { polynomialGaussianText } from '../../src/render/text/polynomialGaussianText.js'
import { known } from '../known/known.js'

interface ExactCheck {
  readonly points: readonly (readonly number[])[]
  readonly d: number
  readonly N: number
  readonly sigma0: number
  readonly sigma1: number
  readonly G4c_alpha0_exact: number
  readonly dG4c_dalpha_exact_quadrature: number
  readonly derived_dG4c: number
  readonly derived_dG4c_leadingN: number
  readonly printed_B7_dG4c_cyclic: number
  readonly G4c_exact_alpha: Readonly<Record<string, number>>
}

const { exact_checks: checks } = known<{ exact_checks: readonly ExactCheck[] }>('cos_independence_breaking.json')

describe.each(checks)('the Cos-net with coupled weights, N = $N, points $points', (check) => {
  const { points, d, N, sigma0, sigma1 } = check

  it('has the closed forms of the reference, at α = 0 and linear in α', () => {
    const [zeroth, first] = coupledCosSeries({ N, d, sigma0, sigma1 }, points, 1) as readonly [number, number]
    expect(zeroth).toBeCloseTo(check.G4c_alpha0_exact, 12)
    expect(first).toBeCloseTo(check.derived_dG4c, 12)
    // The reference's difference quotient is good to about α in its last step, which is worst where α² has a large
    // coefficient.
    expect(Math.abs(first - check.dG4c_dalpha_exact_quadrature)).toBeLessThan(
      1e-3 * Math.abs(check.derived_dG4c) + 1e-10,
    )
  })

  it('has the large-N form of the reference', () => {
    const value = evaluatePolynomialGaussian(leadingIn(coupledCosCorrelator(4, 1), 'N'), points, {
      N,
      d,
      sigma1,
      v: sigma0 ** 2 / d,
    })
    expect(value).toBeCloseTo(check.derived_dG4c_leadingN, 12)
  })

  it('has the exact values at finite α', () => {
    for (const [alpha, exact] of Object.entries(check.G4c_exact_alpha))
      expect(coupledCosNet({ N, d, sigma0, sigma1, alpha: Number(alpha) }).correlator(points)).toBeCloseTo(exact, 11)
  })
})

describe.each(checks.filter(({ points }) => new Set(points.map(String)).size === 1))(
  'at coincident points, N = $N',
  (check) => {
    it('nothing depends on α, other than in the formula printed in the literature', () => {
      const { points, d, N, sigma0, sigma1 } = check
      expect(coupledCosSeries({ N, d, sigma0, sigma1 }, points, 2).slice(1)).toEqual([
        expect.closeTo(0, 14),
        expect.closeTo(0, 14),
      ])
      expect(Math.abs(check.printed_B7_dG4c_cyclic)).toBeGreaterThan(1e-3)
    })
  },
)

describe('the expansion in α', () => {
  const parameters = { N: 4, d: 2, sigma0: 1.1, sigma1: 0.8 }
  const points: readonly Point[] = [
    [0, 0.2],
    [0.5, -0.3],
    [-0.4, 0.9],
    [0.8, 0.1],
    [-0.9, -0.2],
    [0.3, 0.6],
  ]

  /**
   * Richardson's derivatives of the exact correlator, whose α-series is asymptotic: steps small enough for it, large
   * enough for the quadrature.
   */
  const derivatives = (n: number): readonly [number, number] => {
    const step = 2e-3
    const f = Array.from({ length: 7 }, (_, i) =>
      coupledCosNet({ ...parameters, alpha: i * step }).correlator(points.slice(0, n)),
    )
    const sum = (weights: readonly number[]): number =>
      weights.reduce((total, weight, i) => total + weight * (f[i] as number), 0)
    return [
      sum([-147, 360, -450, 400, -225, 72, -10]) / (60 * step),
      sum([812, -3132, 5265, -5080, 2970, -972, 137]) / (180 * step * step),
    ]
  }

  it.each([2, 4])('of G_c^(%i) has the derivatives of the exact correlator to second order', (n) => {
    const [, first, second] = coupledCosSeries(parameters, points.slice(0, n), 2) as readonly [number, number, number]
    const [slope, curvature] = derivatives(n)
    expect(Math.abs(first / slope - 1)).toBeLessThan(1e-4)
    expect(Math.abs((2 * second) / curvature - 1)).toBeLessThan(1e-2)
  })

  it('of G_c^(6) has the derivatives of the exact correlator to second order', () => {
    const [, first, second] = coupledCosSeries(parameters, points, 2) as readonly [number, number, number]
    const [slope, curvature] = derivatives(6)
    expect(Math.abs(first / slope - 1)).toBeLessThan(1e-3)
    expect(Math.abs((2 * second) / curvature - 1)).toBeLessThan(3e-2)
  })

  it('of G_c^(8) begins with the independent Cos-net and vanishes where all points coincide', () => {
    const eight = [...points, [0.7, -0.8], [-0.2, -0.6]]
    expect(coupledCosSeries(parameters, eight, 2)[0]).toBeCloseTo(cosNet(parameters).correlator(eight), 12)
    const repeated = Array.from({ length: 8 }, () => [0.3, -0.1])
    const [zeroth, ...others] = coupledCosSeries(parameters, repeated, 3)
    expect(zeroth).toBeCloseTo(cosNet(parameters).correlator(repeated), 12)
    for (const each of others) expect(each).toBeCloseTo(0, 11)
  })

  it.each([
    [2, 2],
    [4, 2],
    [6, 1],
  ])('of G_c^(%i) to order %i is that of the closed forms', (n, order) => {
    const series = coupledCosSeries(parameters, points.slice(0, n), order)
    const { N, d, sigma0, sigma1 } = parameters
    series.forEach((each, k) => {
      expect(each).toBeCloseTo(
        evaluatePolynomialGaussian(coupledCosCorrelator(n, k), points.slice(0, n), {
          N,
          d,
          sigma1,
          v: sigma0 ** 2 / d,
        }),
        12,
      )
    })
  })

  it('begins with the independent Cos-net', () => {
    for (const n of [2, 4, 6]) expect(coupledCosCorrelator(n, 0)).toEqual(inModes(cosCorrelator(n)))
    expect(coupledCosCorrelator(3, 1).terms).toEqual([])
  })

  it('of the two-point function is a polynomial times the Gaussian', () => {
    expect(polynomialGaussianText(coupledCosCorrelator(2, 1))).toBe(
      '  (N⁻¹ d σ₁² v³ |x1-x2|² + 2 N⁻² σ₁² v³ |x1-x2|² − 1/2 N⁻² σ₁² v⁴ |x1-x2|⁴) exp(−v/2 |x1-x2|²)',
    )
  })
})

describe('samples of the Cos-net with coupled weights', () => {
  it.each([0, 0.3, 3])('have its correlators at α = %f', (alpha) => {
    const net = coupledCosNet({ N: 3, d: 2, sigma0: 1.2, sigma1: 1, alpha })
    const points = [
      [0, 0],
      [0.9, 0.4],
      [-0.5, 0.7],
    ]
    const quantities = [
      [0, 1],
      [0, 0, 1, 1],
      [0, 1, 1, 2],
    ]
    estimateCorrelators(net, points, { samples: 30000, seed: 5, quantities }).forEach((estimate, q) => {
      const prediction = net.correlator((quantities[q] as number[]).map((i) => points[i] as Point))
      expect(Math.abs(estimate.mean - prediction)).toBeLessThan(4 * estimate.standardError)
    })
  })

  it('need an α that has a density', () => {
    expect(() => coupledCosNet({ N: 3, d: 1, sigma0: 1, sigma1: 1, alpha: -0.1 })).toThrow(
      'cos-net alpha: expected a number from 0 on, for the density exp[−Σ|w|²/2v − (α/N²)(Σ|w|²)²] has no finite norm below, received -0.1',
    )
  })
})
