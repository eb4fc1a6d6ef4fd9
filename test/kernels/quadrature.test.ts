import { describe, expect, it } from 'vitest'
import { evaluate, monomial } from '../../src/algebra/polynomial.js'
import { adaptiveIntegral } from '../../src/kernels/adaptiveIntegral.js'
import { gaussLegendre } from '../../src/kernels/gaussLegendre.js'
import { erf } from '../../src/kernels/erf.js'
import { planeWaveAverage, SQUARE } from '../../src/kernels/planeWaveAverage.js'
import { momentTable } from '../../src/kernels/productQuadrature.js'
import { productRule } from '../../src/kernels/productRule.js'
import { ballVolume, sphereWave } from '../../src/kernels/sphereWave.js'

describe('quadrature', () => {
  it.each([1, 2, 5, 20, 64])('Gauss–Legendre with %i nodes is exact to degree 2n − 1', (n) => {
    const { nodes, weights } = gaussLegendre(n)
    for (let degree = 0; degree < 2 * n; degree++)
      expect(nodes.reduce((sum, x, i) => sum + (weights[i] as number) * x ** degree, 0)).toBeCloseTo(degree % 2 === 0 ? 2 / (degree + 1) : 0, 13)
  })

  it('adapts to a narrow peak, and its error covers the difference', () => {
    const narrow = 1e-4
    const { value, error } = adaptiveIntegral((x) => 1 / (x * x + narrow ** 2), 0, 3)
    const exact = Math.atan(3 / narrow) / narrow
    expect(Math.abs(value - exact)).toBeLessThan(Math.max(error, 1e-13 * exact))
    expect(error).toBeLessThan(1e-9 * exact)
  })

  it('agrees between rules of 20 and of 10 nodes', () => {
    const f = (x: number): number => Math.exp(-x * x) * Math.cos(7 * x)
    const exact = adaptiveIntegral(f, -6, 6)
    expect(exact.value).toBeCloseTo(Math.sqrt(Math.PI) * Math.exp(-49 / 4), 13)
    expect(Math.abs(adaptiveIntegral(f, -6, 6, { tolerance: 1e-10, nodes: 10, halvings: 14 }).value - exact.value)).toBeLessThan(1e-9)
  })

  it('finds the mean of a plane wave over the sphere: J₀, 3(sin z − z cos z)/z³ in five dimensions, 2J₁(z)/z in four', () => {
    expect(sphereWave(2, 3)).toBeCloseTo(-0.2600519549019334, 14)
    expect(sphereWave(2, 100)).toBeCloseTo(0.01998585030422312, 13)
    for (const z of [0.3, 2, 17]) expect(sphereWave(5, z)).toBeCloseTo((3 * (Math.sin(z) - z * Math.cos(z))) / z ** 3, 13)
    expect(sphereWave(4, 3)).toBeCloseTo((2 * 0.3390589585259365) / 3, 13)
    for (const d of [1, 2, 3, 6]) expect(sphereWave(d, 0)).toBeCloseTo(1, 14)
  })

  it('knows the volumes of balls', () => {
    expect([1, 2, 3, 4].map(ballVolume)).toEqual([2, Math.PI, (4 * Math.PI) / 3, Math.PI ** 2 / 2].map((volume) => expect.closeTo(volume, 14) as number))
  })
})

describe('means of products', () => {
  const normal = { kind: 'normal', deviation: 1 } as const

  it('of odd functions take half of the nodes and come out the same', () => {
    const factors = {
      axes: [normal, normal],
      count: 2,
      fill: ([x = 0, y = 0]: Float64Array, out: Float64Array): void => {
        out[0] = Math.tanh(x + y)
        out[1] = x ** 3
      },
    }
    const [whole, half] = [momentTable(factors), momentTable({ ...factors, even: true })]
    for (const block of [[], [0, 0], [0, 1], [0, 1, 1, 1], [0, 0, 0, 0, 1, 1], [0, 0, 0, 0, 0, 0, 0, 1]])
      expect(half(block).value).toBeCloseTo(whole(block).value, 8 - block.length / 2)
    expect(half([1, 1]).value).toBeCloseTo(15, 10)
    expect(productRule([normal, normal], [1, 2], { half: true }).weights.length * 2 - 1).toBe(productRule([normal, normal], [1, 2]).weights.length)
  })

  it('refine the axis along which a function is steep', () => {
    const [xs, ys] = [new Set<number>(), new Set<number>()]
    const steep = momentTable({
      axes: [normal, normal],
      count: 1,
      fill: ([x = 0, y = 0], out) => {
        xs.add(x)
        ys.add(y)
        out[0] = erf(8 * x + 0.1 * y)
      },
    })
    expect(steep([0, 0]).value).toBeCloseTo((2 / Math.PI) * Math.asin((2 * 64.01) / (1 + 2 * 64.01)), 13)
    expect(xs.size).toBeGreaterThan(4 * ys.size)
  })

  it('show in their error what lies beyond the range', () => {
    const { value, error } = momentTable({
      axes: [normal],
      count: 1,
      fill: ([x = 0], out) => {
        out[0] = Math.exp(1.5 * x)
      },
    })([0, 0, 0, 0, 0, 0])
    expect(Math.abs(value / Math.exp(81 / 2) - 1)).toBeGreaterThan(1e-12)
    expect(error).toBeGreaterThan(Math.abs(value - Math.exp(81 / 2)))
  })
})

describe('averages of powers of w² times plane waves', () => {
  it('are those of an integral over the length of w', () => {
    const [d, v] = [3, 0.7]
    for (const m of [1, 2, 3, 4]) {
      for (const k of [0, 0.6, 2.1]) {
        const weight = (r: number): number => r ** (d - 1) * Math.exp((-r * r) / (2 * v))
        const integral = adaptiveIntegral((r) => weight(r) * r ** (2 * m) * sphereWave(d, k * r), 0, 14).value / adaptiveIntegral(weight, 0, 14).value
        const closed = evaluate(planeWaveAverage(m, monomial({ D: 1 })), { D: d, v, [SQUARE]: k * k }) * Math.exp((-v * k * k) / 2)
        expect(closed).toBeCloseTo(integral, 10)
      }
    }
  })

  it('at k = 0 are the moments of a χ² variable', () => {
    expect(evaluate(planeWaveAverage(3, monomial({ D: 1 })), { D: 5, v: 1, [SQUARE]: 0 })).toBe(5 * 7 * 9)
  })
})
