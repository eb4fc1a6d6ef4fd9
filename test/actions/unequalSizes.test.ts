import { describe, expect, it } from 'vitest'
import { actionAt } from '../../src/actions/actionAt.js'
import { actionOnPoints } from '../../src/actions/actionOnPoints.js'
import { couplingsAt } from '../../src/actions/couplingEntries.js'
import { covarianceInverse, dependentFields } from '../../src/actions/covarianceInverse.js'
import { tensor } from '../../src/algebra/tensor.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { reluNet } from '../../src/networks/layers/reluNet.js'
import { runWith, words } from '../cli/run.js'
import { cosDraws } from '../cli/samples.js'

// max(0, w·λx) = λ max(0, w·x): the fields of the ReLU-net at points of other lengths are multiples of each other, and the action is the same.
describe.each([1e-5, 1e-9, 1e6])('points of which one is %d times as far from the origin', (factor) => {
  const relu = reluNet({ N: 20, d: 2, sigma0: 1, sigma1: 1 })
  const [plain, scaled] = [
    [
      [1, 0],
      [0.6, 0.8],
    ],
    [
      [factor, 0],
      [0.6, 0.8],
    ],
  ]

  it('have the same action of the fields over their sizes', () => {
    const [one, other] = [actionAt(relu, plain, [0.7, -0.4], 1), actionAt(relu, scaled, [0.7 * factor, -0.4], 1)]
    expect(other.value / one.value).toBeCloseTo(1, 10)
    expect(other.condition / one.condition).toBeCloseTo(1, 6)
    expect(other.condition).toBeLessThan(20)
    // No way round is taken: floats do.
    expect(actionOnPoints(relu, scaled, 1).condition).toBe(other.condition)
  })

  it('have the same couplings', () => {
    const [one, other] = [couplingsAt(relu, plain, 1), couplingsAt(relu, scaled, 1)]
    for (const [legs, entries] of one.couplings)
      entries.forEach(({ indices, value }, i) => {
        const power = indices.filter((index) => index === 0).length
        const found = other.couplings.get(legs)?.[i]?.value ?? NaN
        expect((found * factor ** power) / value).toBeCloseTo(1, 10)
      })
  })
})

describe('a covariance', () => {
  const sizes = [1e-7, 1, 1e6]
  const of = (correlations: readonly (readonly number[])[]): ReturnType<typeof tensor> =>
    tensor(3, 2, ([i = 0, j = 0]) => (correlations[i]?.[j] ?? 0) * (sizes[i] ?? 0) * (sizes[j] ?? 0))

  it('is inverted by its correlations, however unequal the sizes are', () => {
    const found = covarianceInverse(
      of([
        [1, 0.5, 0],
        [0.5, 1, 0.5],
        [0, 0.5, 1],
      ]),
    )
    // By hand: the inverse of the correlations is [[3, −2, 1], [−2, 4, −2], [1, −2, 3]]/2, their eigenvalues 1, 1 ± 1/√2.
    const inverse = [
      [3, -2, 1],
      [-2, 4, -2],
      [1, -2, 3],
    ]
    expect(found?.condition).toBeCloseTo((2 + Math.SQRT2) / (2 - Math.SQRT2), 10)
    inverse.forEach((row, i) =>
      row.forEach((entry, j) => {
        const value = (found?.inverse.data[3 * i + j] ?? NaN) * (sizes[i] ?? 0) * (sizes[j] ?? 0)
        expect(value).toBeCloseTo(entry / 2, 12)
      }),
    )
  })

  it('says which fields depend on each other, not which are small', () => {
    const dependent = of([
      [1, 0.3, 0.3],
      [0.3, 1, 1],
      [0.3, 1, 1],
    ])
    expect(covarianceInverse(dependent)).toBeUndefined()
    expect(dependentFields(dependent)).toEqual([1, 2])
    const constant = of([
      [1, 0, 0.3],
      [0, 0, 0],
      [0.3, 0, 1],
    ])
    expect(covarianceInverse(constant)).toBeUndefined()
    expect(dependentFields(constant)).toEqual([1])
  })
})

it('columns of samples in other units have the same verdict and the same action', async () => {
  const rows = cosDraws(2000, [[0], [0.9]], 0.5)
  const text = (units: readonly number[]): string =>
    rows.map((row) => row.map((value, i) => value * (units[i] ?? 1)).join(',')).join('\n')
  const [one, other] = await Promise.all(
    [
      [1, 1],
      [2 ** 20, 2 ** -30],
    ].map(async (units) => {
      const { status, out } = await runWith(words('action --data f --format json'), { f: text(units) })
      expect(status).toBe(0)
      return JSON.parse(out) as { gaussian: string; action: { S: { value: number } }; divergence: { value: number } }
    }),
  )
  expect(other?.gaussian).toBe(one?.gaussian)
  expect(other?.action.S.value).toBeCloseTo(one?.action.S.value ?? NaN, 9)
  expect(other?.divergence.value).toBeCloseTo(one?.divergence.value ?? NaN, 9)
})

it('a small field has a small action, whose higher parts are below the numbers there are', () => {
  const network = cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 })
  const [small, ordinary] = [actionAt(network, [[0.3]], [1e-100], 1), actionAt(network, [[0.3]], [1e-3], 1)]
  const quadratic = (ordinary.parts.get('gaussian') ?? NaN) + (ordinary.parts.get(2) ?? NaN)
  expect(small.value / 1e-200).toBeCloseTo(quadratic / 1e-6, 9)
  expect(small.errors.parts.get(4)).toBeGreaterThan(0)
  expect(() => actionAt(network, [[0.3]], [1e-200], 1)).toThrow(
    'field: expected values of which one has a square that float64 holds, 1.5e-154 or more in size',
  )
})
