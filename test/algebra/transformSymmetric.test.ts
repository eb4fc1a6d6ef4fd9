import { describe, expect, it } from 'vitest'
import { decimals } from '../../src/algebra/decimals.js'
import { tensor } from '../../src/algebra/tensor.js'
import { transformSymmetric } from '../../src/algebra/transformSymmetric.js'

describe('a symmetric tensor in other coordinates', () => {
  const number = decimals(40)
  /** Whole numbers, so that the sum is exact; symmetric, and zero nowhere. */
  const entry = (index: readonly number[]): number =>
    1 + index.reduce((product, i) => product * (i + 2), 1) + 10 * index.reduce((total, i) => total + i * i, 0)

  it.each([
    [
      'square',
      [
        [2, -1, 3],
        [0, 5, 1],
        [-4, 1, 1],
      ],
    ],
    [
      'to fewer coordinates',
      [
        [1, -2, 1],
        [0, 3, 7],
      ],
    ],
    ['of one coordinate', [[3], [-2], [5]]],
  ])('is the sum over all indices: %s', (_, matrix) => {
    const old = (matrix[0] as readonly number[]).length
    for (const rank of [0, 1, 2, 3, 4]) {
      const transformed = transformSymmetric(number, matrix, (index) => {
        expect(index).toEqual([...index].sort((a, b) => a - b))
        return new number(entry(index))
      })
      tensor(matrix.length, rank, (index) => {
        let total = 0
        tensor(old, rank, (from) => {
          total += from.reduce(
            (product, i, axis) => product * ((matrix[index[axis] as number] as number[])[i] as number),
            entry(from),
          )
          return 0
        })
        expect(transformed(index).toNumber()).toBe(total)
        return 0
      })
    }
  })

  it('keeps the digits that the sum cancels', () => {
    const third = new number(1).div(3)
    const [a, b] = [third, third.plus('1e-35')]
    const difference = transformSymmetric(number, [[1, -1]], ([i]) => (i === 0 ? b : a))
    expect(difference([0]).toNumber()).toBeCloseTo(1e-35, 40)
  })
})

describe('decimals', () => {
  it('keep so many digits and no more', () => {
    expect(decimals(50)(2).sqrt().toString()).toBe('1.4142135623730950488016887242096980785696718753769')
    expect(decimals(20)(2).sqrt().toString()).toBe('1.4142135623730950488')
    expect(decimals(20)).toBe(decimals(20))
    expect(decimals(20)('1e400').times('1e-800').toString()).toBe('1e-400')
  })
})
