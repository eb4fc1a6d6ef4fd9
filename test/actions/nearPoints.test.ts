import { describe, expect, it } from 'vitest'
import { actionAt } from '../../src/actions/actionAt.js'
import { architectures } from '../../src/networks/architectures.js'
import { byPartName } from '../../src/render/actionLatex.js'
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
