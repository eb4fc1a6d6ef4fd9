import { describe, expect, it } from 'vitest'
import { decimals } from '../../src/algebra/decimals.js'
import { transformSymmetric } from '../../src/algebra/transformSymmetric.js'
import { compileGaussianSumWithError } from '../../src/kernels/gaussianSum.js'
import { planarRampMoment } from '../../src/kernels/planarRampMoment.js'
import { preciseGaussianSum } from '../../src/kernels/preciseGaussianSum.js'
import { precisePlanarRampMoment } from '../../src/kernels/precisePlanarRampMoment.js'
import { cosCorrelator } from '../../src/networks/cosines/cosNet.js'
import { gaussCorrelator } from '../../src/networks/layers/gaussNet.js'
import fc, { runs } from '../fastCheck.js'

const number = decimals(50)
const coordinate = fc.double({ min: -3, max: 3, noNaN: true, noDefaultInfinity: true })

describe('sums of Gaussians in many digits', () => {
  it.each([
    ['cos-net', cosCorrelator],
    ['gauss-net', gaussCorrelator],
  ] as const)('of the %s lie within the bounds of those in floats', (_, forms) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { minLength: 4, maxLength: 4 }),
        fc.constantFrom(2, 4),
        (points, n) => {
          const symbols = { sigma1: 1.3, N: 7, sigmab: 0.4 }
          const { value, error } = compileGaussianSumWithError(forms(n), 0.49, symbols)(points.slice(0, n))
          const precise = preciseGaussianSum(number, forms(n), { v: (each) => new each('0.49'), symbols }, points)
          expect(precise([0, 1, 2, 3].slice(0, n)).value.minus(value).abs().toNumber()).toBeLessThanOrEqual(error)
          expect(error).toBeLessThanOrEqual(1e-9 * Math.max(1, precise([0, 1, 2, 3].slice(0, n)).size.toNumber()))
        },
      ),
      { numRuns: runs(60) },
    )
  })
})

describe('moments of ramps in a plane in many digits', () => {
  it('are those of the trigonometric form', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 6 }), (points) => {
        const block = points.length % 2 === 0 ? points : [...points, points[0] as [number, number]]
        const precise = precisePlanarRampMoment(
          number,
          block.map(([x, y]) => [new number(x), new number(y)]),
        )
        const { value, size } = precise(block.map((_, i) => i))
        expect(Math.abs(value.toNumber() - planarRampMoment(block))).toBeLessThanOrEqual(1e-13 * size.toNumber())
        expect(value.lte(size)).toBe(true)
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('a symmetric tensor in other coordinates', () => {
  it('is the sum over all indices', () => {
    const matrix = [
      [1, 2, 0],
      [-1, 0.5, 3],
    ]
    const entry = (index: readonly number[]): number =>
      index.reduce((product, i) => product * (i + 2), 1) + index.reduce((sum, i) => sum + i * i, 0)
    const transformed = transformSymmetric(number, matrix, (index) => new number(entry(index)))
    for (const at of [
      [0, 0, 0],
      [1, 0, 1],
      [1, 1, 1],
    ]) {
      let sum = 0
      for (let i = 0; i < 3; i++)
        for (let j = 0; j < 3; j++)
          for (let k = 0; k < 3; k++)
            sum += [i, j, k].reduce(
              (product, index, axis) => product * (matrix[at[axis] as number]?.[index] as number),
              entry([i, j, k]),
            )
      expect(transformed(at).toNumber()).toBeCloseTo(sum, 10)
    }
  })
})
