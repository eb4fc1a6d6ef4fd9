import { describe, expect, it } from 'vitest'
import { conditionalViolation } from '../../src/montecarlo/schwingerDyson/conditionalViolation.js'
import type { TestFunction } from '../../src/montecarlo/schwingerDyson/testFunction.js'
import { secondOrder, symmetricCoordinates } from '../../src/montecarlo/schwingerDyson/secondOrder.js'
import { actionOf, cosNet, couplingData } from './cosNet.js'

const action = actionOf(cosNet(3), [[-1.2], [0], [1.5]], { g2: 0.3, g4: 0.1 })

/**
 * (1/P) Σ_i (f_i ∂S/∂φ_i − ∂f_i/∂φ_i). By Euler's theorem Σ_i φ_i ∂S/∂φ_i is each term of S times the number of its φ;
 * the damping adds Σ_i φ_i (½K⁻¹φ)_i to −Σ_i ∂φ_i/∂φ_i = −P, and the factor φᵀK⁻¹φ of the cubic one makes that −(P +
 * 2)φᵀK⁻¹φ.
 */
function integrand(testFunction: TestFunction, phi: readonly number[]): number {
  const products = phi.flatMap((a) => phi.map((b) => a * b))
  const free = action.inverse.data.reduce((sum, entry, ij) => sum + entry * (products[ij] as number), 0)
  const g2 = couplingData(action, 2).reduce((sum, entry, ij) => sum + entry * (products[ij] as number), 0)
  const g4 = couplingData(action, 4).reduce(
    (sum, entry, i) => sum + entry * (products[Math.floor(i / 9)] as number) * (products[i % 9] as number),
    0,
  )
  if (testFunction === 'linear') return (free + 2 * g2 + 4 * g4 - 3) / 3
  if (testFunction === 'cubic') return (free * (free + 2 * g2 + 4 * g4 - 5)) / 3
  return (Math.exp(-free / 4) * (1.5 * free + 2 * g2 + 4 * g4 - 3)) / 3
}

/** The mean over φ = L z with z standard normal, by the trapezoidal rule, which converges exponentially here. */
function gaussianMean(factor: readonly (readonly number[])[], f: (phi: readonly number[]) => number): number {
  const step = 0.4
  const grid = Array.from({ length: 37 }, (_, i) => step * (i - 18))
  let total = 0
  for (const [x, y, z] of grid.flatMap((a) => grid.flatMap((b) => grid.map((c) => [a, b, c] as const)))) {
    const phi = factor.map(([a, b, c]) => (a as number) * x + (b as number) * y + (c as number) * z)
    total += f(phi) * Math.exp(-(x * x + y * y + z * z) / 2) * (step / Math.sqrt(2 * Math.PI)) ** 3
  }
  return total
}

describe('conditionalViolation', () => {
  const factors = {
    regular: [
      [0.7, 0, 0],
      [0.3, 0.5, 0],
      [-0.4, 0.2, 0.6],
    ],
    // Two neurons on three points: the covariance has no inverse.
    singular: [
      [0.6, 0.1, 0],
      [-0.5, 0.4, 0],
      [0.1, 0.7, 0],
    ],
  }
  it.each([
    ['linear', 'regular'],
    ['cubic', 'regular'],
    ['damped', 'regular'],
    ['linear', 'singular'],
    ['cubic', 'singular'],
    ['damped', 'singular'],
  ] as const)('%s is the Gaussian integral over φ, for a %s covariance', (testFunction, name) => {
    const factor = factors[name]
    const kernel = Float64Array.from(
      factor.flatMap((row) =>
        factor.map((other) => row.reduce((sum, value, k) => sum + value * (other[k] as number), 0)),
      ),
    )
    const exact = gaussianMean(factor, (phi) => integrand(testFunction, phi))
    expect(conditionalViolation(action, testFunction)(kernel) / exact).toBeCloseTo(1, 6)
  })
})

describe('secondOrder', () => {
  it('is exact for a quadratic function of a symmetric matrix', () => {
    const centre = Float64Array.of(0.5, 0.2, 0.2, 0.7)
    const { gradient, hessian } = secondOrder(
      ([a, b, c, d]) =>
        (a as number) ** 2 + 3 * (a as number) * (b as number) + 5 * (c as number) * (b as number) - 2 * (d as number),
      centre,
      2,
    )
    expect(symmetricCoordinates(2)).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
    ])
    const close = (actual: Float64Array, expected: readonly number[]): void => {
      actual.forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i] as number, 6)
      })
    }
    close(gradient, [2 * 0.5 + 3 * 0.2, 3 * 0.5 + 10 * 0.2, -2])
    close(hessian, [2, 3, 0, 3, 10, 0, 0, 0, 0])
  })
})
