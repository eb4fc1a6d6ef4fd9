import { describe, expect, it } from 'vitest'
import { evaluate, monomial } from '../../src/algebra/polynomial.js'
import { adaptiveIntegral } from '../../src/kernels/adaptiveIntegral.js'
import { gaussLegendre } from '../../src/kernels/gaussLegendre.js'
import { erf } from '../../src/kernels/erf.js'
import { planeWaveAverage, SQUARE } from '../../src/kernels/planeWaveAverage.js'
import { momentTable } from '../../src/kernels/productQuadrature.js'
import { productRule } from '../../src/kernels/productRule.js'
import { signMoment } from '../../src/kernels/signMoment.js'
import { ballVolume, sphereWave } from '../../src/kernels/sphereWave.js'

describe('quadrature', () => {
  it.each([1, 2, 5, 20, 64])('Gauss–Legendre with %i nodes is exact to degree 2n − 1', (n) => {
    const { nodes, weights } = gaussLegendre(n)
    for (let degree = 0; degree < 2 * n; degree++)
      expect(nodes.reduce((sum, x, i) => sum + (weights[i] as number) * x ** degree, 0)).toBeCloseTo(
        degree % 2 === 0 ? 2 / (degree + 1) : 0,
        13,
      )
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
    expect(
      Math.abs(adaptiveIntegral(f, -6, 6, { tolerance: 1e-10, nodes: 10, halvings: 14 }).value - exact.value),
    ).toBeLessThan(1e-9)
  })

  it('finds the mean of a plane wave over the sphere: J₀, 3(sin z − z cos z)/z³ in five dimensions, 2J₁(z)/z in four', () => {
    expect(sphereWave(2, 3)).toBeCloseTo(-0.2600519549019334, 14)
    expect(sphereWave(2, 100)).toBeCloseTo(0.01998585030422312, 13)
    for (const z of [0.3, 2, 17])
      expect(sphereWave(5, z)).toBeCloseTo((3 * (Math.sin(z) - z * Math.cos(z))) / z ** 3, 13)
    expect(sphereWave(4, 3)).toBeCloseTo((2 * 0.3390589585259365) / 3, 13)
    for (const d of [1, 2, 3, 6]) expect(sphereWave(d, 0)).toBeCloseTo(1, 14)
  })

  it('knows the volumes of balls', () => {
    expect([1, 2, 3, 4].map(ballVolume)).toEqual(
      [2, Math.PI, (4 * Math.PI) / 3, Math.PI ** 2 / 2].map((volume) => expect.closeTo(volume, 14) as number),
    )
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
    const [whole, half] = [momentTable(factors), momentTable({ ...factors, odd: true })]
    for (const block of [[], [0, 0], [0, 1], [0, 1, 1, 1], [0, 0, 0, 0, 1, 1], [0, 0, 0, 0, 0, 0, 0, 1]])
      expect(half(block).value).toBeCloseTo(whole(block).value, 8 - block.length / 2)
    expect(half([1, 1]).value).toBeCloseTo(15, 10)
    expect(productRule([normal, normal], [1, 2], { half: true }).weights.length * 2 - 1).toBe(
      productRule([normal, normal], [1, 2]).weights.length,
    )
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

describe('means of products of functions with kinks and jumps', () => {
  const normal = { kind: 'normal', deviation: 1 } as const
  const angle = (x: number, y: number): number =>
    Math.acos(Math.min(1, (1 + x * y) / Math.sqrt((1 + x * x) * (1 + y * y))))
  const size = (x: number, y: number): number => Math.sqrt((1 + x * x) * (1 + y * y))
  /** E f(w x + b) f(w y + b) for w, b ~ N(0, 1): arc-cosine kernels of Cho and Saul (2009), Sheppard's formula. */
  const shapes: readonly [string, (z: number) => number, (x: number, y: number) => number][] = [
    [
      'ramp',
      (z) => Math.max(0, z),
      (x, y) =>
        (size(x, y) * (Math.sin(angle(x, y)) + (Math.PI - angle(x, y)) * Math.cos(angle(x, y)))) / (2 * Math.PI),
    ],
    ['step', (z) => (z > 0 ? 1 : 0), (x, y) => (Math.PI - angle(x, y)) / (2 * Math.PI)],
    ['sign', Math.sign, (x, y) => 1 - (2 * angle(x, y)) / Math.PI],
    [
      'modulus',
      Math.abs,
      (x, y) =>
        (2 * size(x, y) * (Math.sin(angle(x, y)) + (Math.PI / 2 - angle(x, y)) * Math.cos(angle(x, y)))) / Math.PI,
    ],
  ]
  const units =
    (f: (z: number) => number, points: readonly number[]) =>
    ([w = 0, b = 0]: Float64Array, out: Float64Array): void => {
      points.forEach((x, i) => {
        out[i] = f(w * x + b)
      })
    }
  // Points at a distance too small to be seen, at the same place, on lines through nodes, and where symmetry makes all
  // squares exact.
  const pairs: readonly (readonly [number, number])[] = [
    [0.3, 0.8],
    [0.5, 0.5],
    [1, -1],
    [0.1, 0.1001],
    [3, 1 / 3],
  ]

  it.each(shapes)(
    '%s: the error bounds the difference from the closed form, and is no more than what jumps on such nodes make',
    (_, f, exact) => {
      for (const [x, y] of pairs) {
        const { value, error } = momentTable({ axes: [normal, normal], count: 2, fill: units(f, [x, y]) })([0, 1])
        expect(Math.abs(value - exact(x, y)), `${x}, ${y}`).toBeLessThan(error)
        expect(error, `${x}, ${y}`).toBeLessThan(0.1 * exact(x, x))
      }
    },
  )

  it('four signs, by Plackett’s integral; and halves of the nodes for odd functions', () => {
    const points = [0.3, 0.8, -0.4, 1.5]
    const exact = signMoment(points.map((x) => points.map((y) => 1 + x * y)))
    for (const odd of [false, true]) {
      const { value, error } = momentTable({ axes: [normal, normal], count: 4, fill: units(Math.sign, points), odd })([
        0, 1, 2, 3,
      ])
      expect(Math.abs(value - exact.value)).toBeLessThan(error)
      expect(error).toBeLessThan(0.1)
    }
  })

  it('a step at a uniform threshold', () => {
    const uniform = { kind: 'uniform', from: -1, to: 2 } as const
    const table = momentTable({
      axes: [uniform],
      count: 2,
      fill: ([b = 0], out) => {
        out[0] = b < 0.3 ? 1 : 0
        out[1] = Math.max(0, b - 0.1)
      },
    })
    for (const [block, exact] of [
      [[0, 0], 1.3 / 3],
      [[0, 1], 0.2 ** 2 / 6],
      [[1, 1], 1.9 ** 3 / 9],
    ] as const) {
      expect(Math.abs(table(block).value - exact)).toBeLessThan(table(block).error)
      expect(table(block).error).toBeLessThan(1e-3)
    }
  })
})

describe('averages of powers of w² times plane waves', () => {
  it('are those of an integral over the length of w', () => {
    const [d, v] = [3, 0.7]
    for (const m of [1, 2, 3, 4]) {
      for (const k of [0, 0.6, 2.1]) {
        const weight = (r: number): number => r ** (d - 1) * Math.exp((-r * r) / (2 * v))
        const integral =
          adaptiveIntegral((r) => weight(r) * r ** (2 * m) * sphereWave(d, k * r), 0, 14).value /
          adaptiveIntegral(weight, 0, 14).value
        const closed =
          evaluate(planeWaveAverage(m, monomial({ D: 1 })), { D: d, v, [SQUARE]: k * k }) * Math.exp((-v * k * k) / 2)
        expect(closed).toBeCloseTo(integral, 10)
      }
    }
  })

  it('at k = 0 are the moments of a χ² variable', () => {
    expect(evaluate(planeWaveAverage(3, monomial({ D: 1 })), { D: 5, v: 1, [SQUARE]: 0 })).toBe(5 * 7 * 9)
  })
})
