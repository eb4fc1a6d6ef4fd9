import { describe, expect, it } from 'vitest'
import { actionAt } from '../../src/actions/actionAt.js'
import { whitened } from '../../src/actions/whitening.js'
import { architectures } from '../../src/networks/architectures.js'
import { byPartName } from '../../src/render/actionFormulas.js'
import type { Combinations } from '../../src/networks/network.js'
import { known } from '../known/known.js'

interface NearPoints {
  readonly network: string
  readonly parameters: Readonly<Record<string, number>>
  readonly points: readonly (readonly number[])[]
  readonly field: readonly number[]
  readonly gaussian: string
  readonly order1: Readonly<Record<string, string>>
  readonly order2: Readonly<Record<string, string>>
}

describe('the action on near points', () => {
  describe.each(known<readonly NearPoints[]>('near_points.json'))('$network at $points', (record) => {
    const network = architectures[record.network]?.create(record.parameters)
    if (network === undefined) throw new Error(`no network ${record.network}`)
    it.each([1, 2] as const)('to order N^−%i', (order) => {
      const { value, ...found } = actionAt(network, record.points, record.field, order)
      const [parts, errors] = [byPartName(found.parts), byPartName(found.errors.parts)]
      const expected = { gaussian: record.gaussian, ...(order === 1 ? record.order1 : record.order2) }
      expect(Object.keys(parts).sort()).toEqual(Object.keys(expected).sort())
      for (const [name, right] of Object.entries(expected)) {
        const off = Math.abs((parts[name] as number) - Number(right))
        expect(off).toBeLessThanOrEqual((errors[name] as number) + 1e-16 * Math.abs(Number(right)))
        expect(off).toBeLessThanOrEqual(1e-6 * Math.abs(Number(right)))
      }
      const whole = Object.values(expected).reduce((sum, part) => sum + Number(part), 0)
      expect(Math.abs(value - whole)).toBeLessThanOrEqual(1e-6 * Math.abs(whole))
    })
  })
})

describe('a frame of combinations', () => {
  /** Fields of unit variance that are nearly equal, with a relative error as a quadrature has. */
  const combined =
    (error: number, asked: { rounds: number }): Combinations =>
    (matrix) => {
      asked.rounds++
      const covariance = [
        [1, 0.9999],
        [0.9999, 1],
      ]
      return ([a = 0, b = 0]) => {
        let value = 0
        for (const [i, x] of (matrix[a] as readonly number[]).entries())
          for (const [j, y] of (matrix[b] as readonly number[]).entries())
            value += x * y * (covariance[i]?.[j] as number)
        return { value, error: error * Math.abs(value) }
      }
    }

  it('is looked for as long as it can have six digits', () => {
    const [exact, rough] = [{ rounds: 0 }, { rounds: 0 }]
    expect(whitened(combined(1e-12, exact), [[0], [1]])?.matrix).toHaveLength(2)
    expect(exact.rounds).toBeGreaterThan(1)
    expect(whitened(combined(1e-5, rough), [[0], [1]])).toBeUndefined()
    expect(rough.rounds).toBe(1)
  })

  it('is not refused where the error of one variance is small', () => {
    const found = whitened(
      () =>
        ([a = 0, b = 0]) => ({ value: a === b ? 1 : 0, error: a === 0 ? 1e-9 : 1e-5 }),
      [[0], [1]],
    )
    expect(found?.matrix).toHaveLength(2)
  })
})
