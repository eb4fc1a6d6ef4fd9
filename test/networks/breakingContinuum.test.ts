import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { evaluatePolynomialGaussian } from '../../src/kernels/polynomialGaussian.js'
import { breakingContinuum, forEqualFields } from '../../src/networks/breakingContinuum.js'
import type { BreakingTerm } from '../../src/networks/breakingContinuum.js'
import { coupledCosCorrelator } from '../../src/networks/coupledCosCorrelator.js'
import { cosNet } from '../../src/networks/cosNet.js'
import { breakingLatex } from '../../src/render/latex/breakingLatex.js'

const [N, d, v, sigma1] = [7, 1, 0.8, 1.3]
const parameters = { N, d, sigma0: Math.sqrt(v), sigma1 }
const symbols = { N, d, v, sigma1 }

/** G at α = 0 in momentum space, one dimension. */
const propagator = (p: number): number => (sigma1 ** 2 / 2) * Math.sqrt((2 * Math.PI) / v) * Math.exp((-p * p) / (2 * v))

/** ∫ Π dk/2π coefficient · exp(growth) · Π G(p_i) e^{ip_i x_i}: the form applied to ψ_i = G ∗ δ(· − x_i), by the trapezoidal rule. */
function onPropagators(term: BreakingTerm, points: readonly number[]): number {
  const step = 0.05
  const range = Array.from({ length: 321 }, (_, i) => (i - 160) * step)
  const { coefficient, gaussians, modes, growth } = term
  const value = (momenta: readonly number[]): number => {
    const lengths = Object.fromEntries(momenta.map((k, a) => [`k${a + 1}`, k]))
    const [exponent, phase] = modes.reduce<readonly [number, number]>(
      ([e, f], mode, a) => {
        const k = momenta[a] as number
        return [e + (Q.toNumber(growth[a] as Q.Rational) * k * k) / (2 * v), f + k * mode.reduce((sum, entry, i) => sum + entry * (points[i] as number), 0)]
      },
      [0, 0],
    )
    const legs = modes.flatMap((mode, a) => mode.filter((entry) => entry !== 0).map(() => propagator(momenta[a] as number))).reduce((x, y) => x * y, 1)
    return evaluate(coefficient, { ...symbols, ...lengths }) * Math.exp(exponent) * legs * Math.cos(phase)
  }
  const total =
    modes.length === 1
      ? range.reduce((sum, k) => sum + value([k]), 0)
      : range.reduce((sum, k) => sum + range.filter((_, i) => i % 4 === 0).reduce((inner, q) => inner + 4 * value([k, q]), 0), 0)
  return total * (step / (2 * Math.PI)) ** modes.length * ((2 * Math.PI) / v) ** ((d * gaussians) / 2)
}

const derivative = (n: number, points: readonly number[]): number =>
  evaluatePolynomialGaussian(
    coupledCosCorrelator(n, 1),
    points.map((x) => [x]),
    symbols,
  )

describe('the part of the continuum action linear in α', () => {
  it('of two fields takes G⁻¹ from both legs of −½ dG/dα', () => {
    for (const r of [0, 0.7, 1.9]) {
      const sum = breakingContinuum(2).reduce((total, term) => total + onPropagators(term, [r, 0]), 0)
      expect(sum).toBeCloseTo(-derivative(2, [r, 0]) / 2, 10)
    }
  })

  it('of four fields is the derivative of −(1/4!) G_c^(4) G⁻¹G⁻¹G⁻¹G⁻¹, that of G⁻¹ included', () => {
    const points = [0.1, 0.8, -0.5, 0.4]
    const sum = breakingContinuum(4).reduce((total, term) => total + onPropagators(term, points), 0)
    // (dG/dα)/G = −2 S₂(p) G(p), a polynomial a + b p² + c p⁴, acts as a − b∂² + c∂⁴ on each point of G_c^(4).
    const [two] = breakingContinuum(2) as readonly [BreakingTerm]
    const ratio = (p: number): number =>
      -2 *
      evaluate(two.coefficient, { ...symbols, k1: p }) *
      Math.exp((Q.toNumber(two.growth[0] as Q.Rational) * p * p) / (2 * v)) *
      ((2 * Math.PI) / v) ** (two.gaussians / 2) *
      propagator(p)
    const a = ratio(0)
    const c = (ratio(2) - a - 4 * (ratio(1) - a)) / 12
    const b = ratio(1) - a - c
    expect(ratio(1.7)).toBeCloseTo(a + b * 1.7 ** 2 + c * 1.7 ** 4, 10)
    const net = cosNet(parameters)
    const h = 0.05
    const mixed = points.reduce((total, _, i) => {
      const at = (steps: number): number => net.correlator(points.map((x, j) => [j === i ? x + steps * h : x]))
      const f = [-3, -2, -1, 0, 1, 2, 3].map(at)
      const apply = (weights: readonly number[]): number => weights.reduce((sumOf, weight, j) => sumOf + weight * (f[j] as number), 0)
      const second = apply([2, -27, 270, -490, 270, -27, 2]) / (180 * h * h)
      const fourth = apply([-1, 12, -39, 56, -39, 12, -1]) / (6 * h ** 4)
      return total + a * at(0) - b * second + c * fourth
    }, 0)
    expect(sum).toBeCloseTo(-(derivative(4, points) - mixed) / 24, 8)
    expect(Math.abs(mixed / 24)).toBeGreaterThan(1e-5)
  })

  it('is printed, and compiles', () => {
    for (const n of [2, 4] as const) {
      const terms = forEqualFields(breakingContinuum(n))
      expect(terms).toHaveLength(n === 2 ? 1 : 2)
      expect(katex.renderToString(breakingLatex('S', terms), { strict: 'error', throwOnError: true, displayMode: true })).toContain('katex')
    }
  })
})
