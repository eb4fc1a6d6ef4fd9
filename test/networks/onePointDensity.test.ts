import { describe, expect, it } from 'vitest'
import type { ActionPart } from '../../src/actions/action.js'
import { actionOnPoints, evaluateAction } from '../../src/actions/actionOnPoints.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { fitSlope } from '../../src/montecarlo/schwingerDyson/fitSlope.js'
import { known } from '../known/known.js'

/** e^{-y} I₀(y), by its integral (1/π)∫₀^π e^{y(cos t − 1)} dt, for which the midpoint rule converges exponentially. */
function scaledBessel(y: number): number {
  const steps = 400
  let sum = 0
  for (let i = 0; i < steps; i++) sum += Math.exp(y * (Math.cos((Math.PI * (i + 0.5)) / steps) - 1))
  return sum / steps
}

/**
 * The exact density of φ(x) at one point of the Cos-net with σ₁ = 1. Given b, a neuron is Gaussian of variance cos²b/N,
 * so its characteristic function is E e^{−t²cos²b/2N} = e^{−y} I₀(y), y = t²/4N; the density is (1/π)∫₀^∞
 * (e^{−y}I₀(y))^N cos(tφ) dt.
 */
function exactDensity(N: number, phi: number): number {
  const [step, end] = [0.02, 40]
  let sum = 0
  for (let t = step / 2; t < end; t += step) sum += scaledBessel((t * t) / (4 * N)) ** N * Math.cos(t * phi)
  return (sum * step) / Math.PI
}

const fields = [0.25, 0.5, 0.75, 1]

/** Largest error of S(φ) − S(0) against −log P(φ)/P(0), with all parts of the action or some of them. */
function largestError(N: number, parts: readonly ActionPart[]): number {
  const action = actionOnPoints(cosNet({ N, d: 1, sigma0: 1, sigma1: 1 }), [[0.3]], 1)
  const atZero = exactDensity(N, 0)
  return Math.max(
    ...fields.map((phi) => {
      const { parts: values } = evaluateAction(action, [phi])
      const truncated = parts.reduce<number>((total, part) => total + (values.get(part) ?? Number.NaN), 0)
      return Math.abs(truncated + Math.log(exactDensity(N, phi) / atZero))
    }),
  )
}

describe('the action of the Cos-net at one point against its exact density', () => {
  const widths = [40, 80, 160]
  const slope = (parts: readonly ActionPart[]): number =>
    fitSlope(widths.map((N) => ({ N, value: largestError(N, parts), standardError: 1e-9 }))).slope

  it('with g₂ and g₄ the error falls as N⁻²', () => {
    expect(slope(['gaussian', 2, 4])).toBeCloseTo(-2, 1)
  })

  it('without g₂, and without g₄, it falls as N⁻¹ only', () => {
    expect(slope(['gaussian', 4])).toBeCloseTo(-1, 1)
    expect(slope(['gaussian', 2])).toBeCloseTo(-1, 1)
    expect(slope(['gaussian'])).toBeCloseTo(-1, 1)
  })

  it('has the density of the reference', () => {
    const { one_point_density } = known<{
      one_point_density: readonly { N: number; phi: readonly number[]; p_exact: readonly number[] }[]
    }>('cos_action_finite_points.json')
    for (const { N, phi, p_exact } of one_point_density.filter((entry) => entry.N >= 10)) {
      phi.forEach((at, i) => expect(exactDensity(N, at)).toBeCloseTo(p_exact[i] as number, 7))
    }
  })

  it('has the errors of the reference, whose grid of fields is its own', () => {
    const { cosnet_one_point } = known<{
      cosnet_one_point: readonly { N: number; max_abs_error: Readonly<Record<string, number>> }[]
    }>('edgeworth_0d.json')
    const errors = cosnet_one_point.map(({ N, max_abs_error }) => ({
      N,
      value: max_abs_error['derived (g4=-Gc4/4! and g2 counterterm)'] ?? 0,
      standardError: 1e-9,
    }))
    expect(fitSlope(errors).slope).toBeCloseTo(-2, 1)
    const without = cosnet_one_point.map(({ N, max_abs_error }) => ({
      N,
      value: max_abs_error['g4=-Gc4/4! only (no g2)'] ?? 0,
      standardError: 1e-9,
    }))
    expect(fitSlope(without).slope).toBeCloseTo(-1, 1)
  })
})
