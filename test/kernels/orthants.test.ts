import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import { erf } from '../../src/kernels/erf.js'
import { adaptiveIntegral } from '../../src/kernels/adaptiveIntegral.js'
import { gaussLegendre } from '../../src/kernels/gaussLegendre.js'
import { orthantMoment } from '../../src/kernels/orthantMoment.js'
import { planarRampMoment } from '../../src/kernels/planarRampMoment.js'
import { solidRampMoment } from '../../src/kernels/solidRampMoment.js'
import { momentTable } from '../../src/kernels/productQuadrature.js'
import { signMoment } from '../../src/kernels/signMoment.js'
import { randomStream } from '../../src/random/philox.js'
import { isThorough } from '../fastCheck.js'

const random = randomStream(5, 0)
const vectors = (count: number, d: number, lean: number): number[][] =>
  Array.from({ length: count }, () => Array.from({ length: d }, (_, k) => random.normal() + (k === 0 ? lean : 0)))
const gram = (points: readonly (readonly number[])[]): number[][] =>
  points.map((a) => points.map((b) => a.reduce((sum, x, k) => sum + x * (b[k] as number), 0)))
const equicorrelated = (size: number): number[][] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 1 : 1 / 2)))

describe('quadrature', () => {
  it('Gauss–Legendre is exact for polynomials of degree 2n − 1', () => {
    const { nodes, weights } = gaussLegendre(7)
    for (let k = 0; k <= 13; k++) {
      const sum = nodes.reduce((total, x, i) => total + (weights[i] as number) * x ** k, 0)
      expect(sum).toBeCloseTo(k % 2 === 0 ? 2 / (k + 1) : 0, 14)
    }
  })

  it('the adaptive integral knows its error, also at a square root', () => {
    const { value, error } = adaptiveIntegral(Math.sqrt, 0, 1, { tolerance: 1e-10, nodes: 10, halvings: 14 })
    expect(Math.abs(value - 2 / 3)).toBeLessThan(1e-7)
    expect(Math.abs(value - 2 / 3)).toBeLessThan(10 * error)
  })

  it('erf is its integral', () => {
    for (const x of [-4, -1, 0.1, 0.5, 1.7, 2.999, 3.001, 5]) {
      expect(erf(x)).toBeCloseTo((2 / Math.sqrt(Math.PI)) * adaptiveIntegral((t) => Math.exp(-t * t), 0, x).value, 13)
    }
    expect(erf(7)).toBe(1)
    expect(erf(NaN)).toBeNaN()
  })

  it('product rules have the moments of their measures', () => {
    const moment = momentTable({
      axes: [
        { kind: 'normal', deviation: 1.5 },
        { kind: 'uniform', from: -1, to: 3 },
      ],
      count: 2,
      fill: ([x = 0, y = 0], out) => {
        out[0] = x + y
        out[1] = Math.exp(x / 3)
      },
    })
    expect(moment([0, 0]).value).toBeCloseTo(2.25 + (27 + 1) / 12, 9)
    expect(moment([1, 1]).value).toBeCloseTo(Math.exp((2 / 3) ** 2 * 1.125), 9)
    expect(moment([1, 1]).error).toBeLessThan(1e-8)
  })
})

describe('moments of signs', () => {
  it('have the values that P = 1/(m + 1) for correlations of one half gives', () => {
    expect(signMoment(equicorrelated(2)).value).toBeCloseTo(1 / 3, 14)
    expect(signMoment(equicorrelated(4)).value).toBeCloseTo(1 / 5, 12)
    expect(signMoment(equicorrelated(6)).value).toBeCloseTo(1 / 7, 6)
    expect(signMoment(equicorrelated(3)).value).toBe(0)
  })

  it('drop out in pairs of multiples', () => {
    const [a, b] = vectors(2, 2, 0) as [number[], number[]]
    const opposite = b.map((x) => -2 * x)
    expect(signMoment(gram([a, b, opposite, a])).value).toBeCloseTo(-1, 12)
  })

  it('refuse more than six variables', () =>
    expect(() => signMoment(equicorrelated(8))).toThrow('at most 6 independent points'))
})

describe('moments of ramps', () => {
  it('in a plane: the closed form and the reduction to orthants agree, for random points', () => {
    for (let trial = 0; trial < 20; trial++) {
      const points = vectors(4, 2, 1)
      const closed = planarRampMoment(points as [number, number][])
      expect(orthantMoment(gram(points), [1, 1, 1, 1]).value).toBeCloseTo(closed, 10)
    }
  })

  it('of two points are the arc-cosine kernel, of one the moments of half a normal number', () => {
    const [x, y] = [
      [1.2, 0.3],
      [-0.4, 0.9],
    ] as const
    const [a, b] = [Math.hypot(...x), Math.hypot(...y)]
    const angle = Math.acos((x[0] * y[0] + x[1] * y[1]) / (a * b))
    expect(planarRampMoment([x, y])).toBeCloseTo(
      (a * b * (Math.sin(angle) + (Math.PI - angle) * Math.cos(angle))) / (2 * Math.PI),
      14,
    )
    expect(orthantMoment([[1]], [6]).value).toBeCloseTo(7.5, 13)
    expect(planarRampMoment([[0, 0], x])).toBe(0)
    expect(planarRampMoment([x, [-1.2, -0.3]])).toBe(0)
  })

  it('of four points in space are those of spherical quadrature', () => {
    const points = [
      [1, 0.2, -0.3],
      [0.8, -0.4, 0.5],
      [0.6, 0.7, 0.4],
      [0.9, 0.1, 0.6],
    ]
    // w = r(√(1−c²) cos φ, √(1−c²) sin φ, c), c uniform on [−1, 1], φ on a period; E r⁴ = 15 in three dimensions.
    const steps = 600
    let sum = 0
    for (let i = 0; i < steps; i++) {
      const c = -1 + (2 * (i + 0.5)) / steps
      const s = Math.sqrt(1 - c * c)
      for (let j = 0; j < steps; j++) {
        const phi = (2 * Math.PI * (j + 0.5)) / steps
        const w = [s * Math.cos(phi), s * Math.sin(phi), c]
        sum += points.reduce(
          (product, x) =>
            product *
            Math.max(
              0,
              x.reduce((total, entry, k) => total + entry * (w[k] as number), 0),
            ),
          1,
        )
      }
    }
    const { value, error } = orthantMoment(gram(points), [1, 1, 1, 1])
    expect(value / ((15 * sum) / steps ** 2)).toBeCloseTo(1, 4)
    expect(error).toBeLessThan(1e-5)
  })

  it.each([
    [4, 4],
    [6, 3],
  ])('of %i points in %i dimensions are those of samples', (count, d) => {
    const points = vectors(count, d, 1.5)
    const { value, error } = orthantMoment(
      gram(points),
      points.map(() => 1),
    )
    let [sum, square] = [0, 0]
    const samples = 100_000
    for (let s = 0; s < samples; s++) {
      const w = Array.from({ length: d }, () => random.normal())
      const product = points.reduce(
        (total, x) =>
          total *
          Math.max(
            0,
            x.reduce((z, entry, k) => z + entry * (w[k] as number), 0),
          ),
        1,
      )
      sum += product
      square += product ** 2
    }
    const standardError = Math.sqrt((square / samples - (sum / samples) ** 2) / samples)
    expect(Math.abs(value - sum / samples)).toBeLessThan(4.5 * standardError)
    // Independent points lose nothing, dependent ones half of the digits and more.
    expect(error).toBeLessThan((count <= d ? 1e-10 : 1e-3) * Math.max(1, value))
  })

  describe('in space, in closed form', () => {
    type Vector = readonly [number, number, number]
    const closed = (points: readonly (readonly number[])[], powers: readonly number[] = points.map(() => 1)): number =>
      solidRampMoment(points as readonly Vector[], powers)

    it.each<[number, number[]]>([
      [3, [1, 1, 1]],
      [4, [1, 1, 1, 1]],
      [4, [0, 3, 1, 2]],
      [5, [0, 0, 0, 0, 0]],
      ...(isThorough ? [[6, [1, 1, 1, 1, 1, 1]] as [number, number[]]] : []),
    ])('agree with the reduction to moments of signs: %i random points, powers %j', (count, powers) => {
      for (let trial = 0; trial < 6; trial++) {
        const points = vectors(count, 3, trial / 2)
        // Dependent variables cost that route half of its digits: of a correlation of 1 − ε it needs √ε.
        expect(Math.abs(closed(points, powers) - orthantMoment(gram(points), powers).value)).toBeLessThan(
          1e-6 * (1 + closed(points, powers)),
        )
      }
    })

    it.each(['general', 'near', 'dependent', 'a sum'] as const)(
      'lie within the bounds of the reduction: %s points',
      (kind) => {
        let largest = 0
        for (let trial = 0; trial < 30; trial++) {
          const [a = [], b = [], c = []] = vectors(3, 3, trial % 3)
          const epsilon = 10 ** -(1 + (trial % 12))
          const last = {
            general: (): number[] => vectors(1, 3, trial % 3)[0] as number[],
            near: () => a.map((x, k) => x + epsilon * (b[k] as number)),
            dependent: () => a.map((x) => 3 * x),
            'a sum': () => a.map((x, k) => x + (b[k] as number) + epsilon * (c[k] as number) * (trial % 2)),
          }[kind]()
          const points = [a, b, c, last]
          for (const powers of [
            [0, 0, 0, 0],
            [1, 1, 1, 1],
            [0, 2, 1, 0],
            [1, 0, 0, 2],
          ]) {
            const { value, error } = orthantMoment(gram(points), powers)
            const size = points.reduce((product, x, i) => product * Math.hypot(...x) ** (powers[i] as number), 1)
            // The closed form divides by the angle between near points.
            expect(Math.abs(value - closed(points, powers))).toBeLessThanOrEqual(
              error + 1e-14 * size * (kind === 'general' ? 1 : 1 / epsilon),
            )
            largest = Math.max(largest, error / size)
          }
        }
        // Four vectors in space depend on each other, which is where the bound is poor.
        expect(largest).toBeLessThan(1)
        expect(largest).toBeGreaterThan(1e-10)
      },
    )

    it('are linear in a vector that is positive where others are', () => {
      for (let trial = 0; trial < 10; trial++) {
        const [a = [], b = [], c = []] = vectors(3, 3, 0.3)
        const sum = a.map((x, k) => x + 2 * (b[k] as number))
        const expected = closed([a, b, c], [2, 1, 1]) + 2 * closed([a, b, c], [1, 2, 1])
        // Rounding is relative to the lengths: the moment itself may be small beside their product.
        const lengths = [a, b, c, sum].reduce((size, x) => size * Math.hypot(...x), 1)
        expect(Math.abs(closed([a, b, c, sum]) - expected)).toBeLessThan(1e-12 * lengths)
        const further =
          closed([a, b, c], [4, 1, 1]) + 4 * closed([a, b, c], [3, 2, 1]) + 4 * closed([a, b, c], [2, 3, 1])
        expect(Math.abs(closed([sum, a, b, c], [2, 2, 1, 1]) - further)).toBeLessThan(
          1e-12 * lengths * Math.hypot(...sum) * Math.hypot(...a),
        )
        expect(expected).toBeGreaterThan(0)
      }
    })

    it('divide all directions among the signs of the factors', () => {
      const points = vectors(5, 3, 0)
      const patterns = Array.from({ length: 32 }, (_, s) =>
        points.map((x, i) => x.map((entry) => ((s >> i) & 1 ? -entry : entry))),
      )
      const shares = patterns.map((pattern) => closed(pattern, [0, 0, 0, 0, 0]))
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 13)
      // Five planes in general position divide space into 22 cones.
      expect(shares.filter((share) => share > 0)).toHaveLength(22)
    })

    it('of points in a plane, and of multiples, are those of the plane', () => {
      const plane = vectors(4, 2, 1)
      const tilted = plane.map(([x = 0, y = 0]) => [x, 0.6 * y, 0.8 * y])
      expect(closed(tilted)).toBeCloseTo(planarRampMoment(plane as [number, number][]), 12)
      const [a = [], b = [], c = []] = vectors(3, 3, 1)
      const twice = a.map((x) => 2 * x)
      expect(closed([a, b, c, twice])).toBeCloseTo(2 * closed([a, b, c], [2, 1, 1]), 12)
      expect(closed([a, b, c, a.map((x) => -x)])).toBe(0)
    })

    it('are those of axes, grids with several points in a plane included', () => {
      const axes = [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]
      expect(closed(axes)).toBeCloseTo((2 * Math.PI) ** -1.5, 14)
      expect(closed(axes, [0, 0, 0])).toBeCloseTo(1 / 8, 14)
      // (1, 1, 0) and (1, 1, 1) are positive where the axes are; the former lies in a plane with two of them.
      const sums = [
        [1, 1, 0],
        [1, 1, 1],
      ]
      expect(closed([...axes, ...sums], [0, 0, 0, 0, 0])).toBeCloseTo(1 / 8, 14)
      // E x y (x + y)(x + y + z) over the octant: E x³ = 2/√2π, E x² = 1/2, E x = 1/√2π of halves.
      const [m1, m2, m3] = [1 / Math.sqrt(2 * Math.PI), 1 / 2, 2 / Math.sqrt(2 * Math.PI)]
      const expected = (2 * (m3 * m1 + m2 * m2) * 1) / 2 + 2 * m2 * m1 * m1
      expect(closed([[1, 0, 0], [0, 1, 0], ...sums, [0, 0, 1]], [1, 1, 1, 1, 0])).toBeCloseTo(expected, 13)
    })

    it('vanish where no direction is positive for all, even by little', () => {
      const around = [0, 1, 2].map((k) => [Math.cos((2 * Math.PI * k) / 3), Math.sin((2 * Math.PI * k) / 3), -1e-9])
      expect(closed([...around, [0, 0, 1]], [0, 0, 0, 0])).toBe(0)
      expect(closed([...around.map(([x = 0, y = 0]) => [x, y, 0.5]), [0, 0, 1]], [0, 0, 0, 0])).toBeGreaterThan(0.01)
    })
  })
})

describe('moments of signs and orthants of what is given', () => {
  const refusal = (call: () => unknown): string => {
    try {
      call()
    } catch (error) {
      if (error instanceof InputError) return error.message
      throw error
    }
    return 'no refusal'
  }
  const indefinite = [
    [1, 0.9, -0.9, 0.3],
    [0.9, 1, 0.9, 0.2],
    [-0.9, 0.9, 1, 0.1],
    [0.3, 0.2, 0.1, 1],
  ]

  it.each([
    [
      'a correlation of 2',
      [
        [1, 2],
        [2, 1],
      ],
      'covariance: expected a positive semidefinite matrix',
    ],
    ['a negative variance', [[-1]], 'covariance: expected a positive semidefinite matrix'],
    [
      'a covariance with a variance of 0',
      [
        [0, 1],
        [1, 1],
      ],
      'covariance: expected a positive semidefinite matrix',
    ],
    ['no covariance of four', indefinite, 'covariance: expected a positive semidefinite matrix'],
    [
      'no symmetry',
      [
        [1, 0.5],
        [0.4, 1],
      ],
      'covariance: expected a symmetric matrix, received 0.5 and 0.4 in rows 1 and 2',
    ],
    ['an infinite entry', [[Infinity]], 'covariance[0][0]: expected a finite number, received Infinity'],
    [
      'an entry that is no number',
      [
        [1, NaN],
        [NaN, 1],
      ],
      'covariance[0][1]: expected a finite number, received NaN',
    ],
    ['no square', [[1, 0]], 'covariance[0]: expected a row of 1 number, received 2'],
    [
      'no matrix',
      undefined as unknown as number[][],
      'covariance: expected a square matrix by rows, received undefined',
    ],
  ] as const)('refuse %s', (_, covariance, sentence) => {
    expect(refusal(() => signMoment(covariance))).toContain(sentence)
    expect(
      refusal(() => orthantMoment(covariance, Array.isArray(covariance) ? covariance.map(() => 1) : [])),
    ).toContain(sentence)
  })

  it.each([
    [[1, 1.5], 'powers[1]: expected a natural number, received 1.5'],
    [[1, -1], 'powers[1]: expected a natural number, received -1'],
    [[1], 'powers: expected 2 natural numbers, one for each variable, received 1'],
    [[1, 1, 1], 'powers: expected 2 natural numbers, one for each variable, received 3'],
    [[40, 40], 'powers: expected at most 64 factors (no flag allows more), received 80'],
  ])('refuse the powers %j', (powers, sentence) => {
    expect(
      refusal(() =>
        orthantMoment(
          [
            [1, 0],
            [0, 1],
          ],
          powers,
        ),
      ),
    ).toBe(sentence)
  })

  it('in units of their own: large and small variances, and a moment that float64 does not hold', () => {
    // E z⁴θ(z) = 3σ⁴/2 and E z₁z₂θθ of independent ones is σ₁σ₂/(2π).
    expect(orthantMoment([[1e120]], [4]).value / 1.5e240).toBeCloseTo(1, 13)
    expect(
      orthantMoment(
        [
          [1e200, 0],
          [0, 1e-200],
        ],
        [1, 1],
      ).value,
    ).toBeCloseTo(1 / (2 * Math.PI), 14)
    expect(
      signMoment([
        [1e300, 5e-1],
        [5e-1, 1e-300],
      ]).value,
    ).toBeCloseTo(1 / 3, 13)
    expect(refusal(() => orthantMoment([[1e300]], [4]))).toContain(
      'orthant moment: expected a product of standard deviations between 1e-301 and 1e301',
    )
    expect(refusal(() => orthantMoment([[1e-300]], [4]))).toContain('orthant moment: expected')
  })

  it('with many powers in a short time: E z₁²⁰z₂²⁰θθ = (19!!)²/4 of independent ones', () => {
    expect(
      orthantMoment(
        [
          [1, 0],
          [0, 1],
        ],
        [20, 20],
      ).value /
        (654729075 ** 2 / 4),
    ).toBeCloseTo(1, 12)
  })

  it('the sign of a variable that is 0 is 0, and nothing is left of an empty product', () => {
    expect(
      signMoment([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ value: 0, error: 0 })
    expect(
      signMoment([
        [1, 0],
        [0, 0],
      ]),
    ).toEqual({ value: 0, error: 0 })
    expect(signMoment([])).toEqual({ value: 1, error: 0 })
    expect(orthantMoment([], []).value).toBe(1)
  })
})
