import { describe, expect, it } from 'vitest'
import { densitySeries } from '../../src/models/fourierDensity.js'
import { hermiteTensor } from '../../src/models/hermiteTensor.js'
import { normalRule } from '../../src/models/gaussHermite.js'
import { coefficient } from '../../src/models/value.js'
import type { Value } from '../../src/models/value.js'

describe('nearly Gaussian densities', () => {
  it('of a gamma variable: its cumulants are (r-1)! s^(r-2) when standardised', () => {
    const s = 0.05
    const variable = {
      mean: [0],
      covariance: [[1]],
      form: (r: number, [k = 0]: readonly number[]) => k ** r / r,
      weight: (r: number) => r - 2,
      orders: 4,
    }
    // Standardised gamma with shape a = 1/s²: density a^(a/2) (√a + x)^(a-1) e^(-√a(√a + x)) / Γ(a), with Stirling's Γ.
    const a = 1 / (s * s)
    const stirling = (a - 0.5) * Math.log(a) - a + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * a) - 1 / (360 * a ** 3)
    const x = 0.7
    const exact = Math.exp(
      (a / 2) * Math.log(a) + (a - 1) * Math.log(Math.sqrt(a) + x) - Math.sqrt(a) * (Math.sqrt(a) + x) - stirling,
    )
    const { re } = densitySeries(variable, [x])
    const sum = re.reduce((total, part, order) => total + part * s ** order, 0)
    expect(sum).toBeCloseTo(exact, 6)
    expect(re[0]).toBeCloseTo(Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI), 13)
  })

  it('integrals are what the density has for a slope', () => {
    const variable = {
      mean: [0.2],
      covariance: [[1.7]],
      form: (r: number, [k = 0]: readonly number[]) => 0.3 * k ** r,
      weight: (r: number) => r - 2,
      orders: 3,
    }
    const h = 1e-4
    const [up, down] = [1 + h, 1 - h].map((x) => densitySeries(variable, [x], -1))
    const density = densitySeries(variable, [1])
    const slope = (order: number): number =>
      (coefficient(up as Value, order)[0] - coefficient(down as Value, order)[0]) / (2 * h)
    for (const order of [1, 2, 3]) expect(slope(order)).toBeCloseTo(coefficient(density, order)[0], 6)
  })

  it('Hermite tensors are orthogonal', () => {
    const { nodes, weights } = normalRule(9)
    const mean = (f: (x: number) => number): number =>
      nodes.reduce((sum, x, i) => sum + f(x) * (weights[i] as number), 0)
    const h = (n: number, x: number): number => hermiteTensor(Array<number>(n).fill(0), [x], [[1]])
    expect(mean((x) => h(4, x) ** 2)).toBeCloseTo(24, 9)
    expect(mean((x) => h(4, x) * h(3, x))).toBeCloseTo(0, 9)
    expect(mean((x) => h(6, x) * h(4, x))).toBeCloseTo(0, 8)
  })
})
