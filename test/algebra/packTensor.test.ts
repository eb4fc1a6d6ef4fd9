import { describe, expect, it } from 'vitest'
import fc, { runs } from '../fastCheck.js'
import { multisets } from '../../src/algebra/multisets.js'
import { asymmetry, packed, symmetricZeros, symmetrizing, unpacked } from '../../src/algebra/packTensor.js'
import { tensor } from '../../src/algebra/tensor.js'
import type { Tensor } from '../../src/algebra/tensor.js'
import { symmetrize } from '../symmetrize.js'

const anything = (size: number, rank: number): Tensor =>
  tensor(size, rank, (index) => Math.sin(1 + index.reduce((key, i, axis) => key * 3.7 + i * (axis + 1.3), 0)))

/** Axes in groups, in any order. */
const groups = fc
  .array(fc.nat(2), { maxLength: 5 })
  .map((names) =>
    [0, 1, 2]
      .map((name) => names.flatMap((each, axis) => (each === name ? [axis] : [])))
      .filter((axes) => axes.length > 0),
  )

function expectSame(found: Tensor, expected: Tensor): void {
  expect(found.rank).toBe(expected.rank)
  expect(found.data).toHaveLength(expected.data.length)
  found.data.forEach((entry, i) => expect(entry).toBeCloseTo(expected.data[i] as number, 12))
}

describe('multisets', () => {
  it('are all ascending sequences, each once, and count the entries of a tensor', () => {
    for (const [size, rank] of [
      [0, 2],
      [1, 4],
      [3, 0],
      [4, 3],
      [3, 5],
    ] as const) {
      const { count, elements, orders } = multisets(size)
      const all = Array.from({ length: count(rank) }, (_, i) => [...elements(rank).slice(i * rank, (i + 1) * rank)])
      expect(new Set(all.map((each) => each.join())).size).toBe(all.length)
      for (const each of all) expect([...each].sort((a, b) => a - b)).toEqual(each)
      expect(orders(rank).reduce((sum, ways) => sum + ways, 0)).toBe(size ** rank)
    }
  })

  it('are numbered in unions of parts, each taken several times', () => {
    const { count, elements, union } = multisets(3)
    const at = (rank: number, i: number): number[] => [...elements(rank).slice(i * rank, (i + 1) * rank)]
    const numbers = union([
      { rank: 2, times: 1 },
      { rank: 1, times: 2 },
      { rank: 2, times: 1 },
    ]) as Int32Array
    let i = 0
    for (let a = 0; a < count(2); a++)
      for (let b = 0; b < count(1); b++)
        for (let c = 0; c < count(2); c++) {
          const together = [...at(2, a), ...at(1, b), ...at(1, b), ...at(2, c)].sort((x, y) => x - y)
          expect(at(6, numbers[i++] as number)).toEqual(together)
        }
    expect(union([{ rank: 4, times: 1 }])).toBeUndefined()
  })
})

describe('symmetric tensors', () => {
  it('hold one of equal entries, and give all of them back', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 3 }), (axes, size) => {
        const value = symmetrize(anything(size, axes.flat().length), axes)
        expectSame(unpacked(packed(value, axes)), value)
      }),
      { numRuns: runs(100) },
    )
  })

  it('differ from a tensor by as much as the entries do', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 3 }), (axes, size) => {
        const value = anything(size, axes.flat().length)
        const held = packed(value, axes)
        const differences = unpacked(held).data.map((entry, i) => Math.abs(entry - (value.data[i] as number)))
        expect(asymmetry(value, held)).toBe(Math.max(0, ...differences))
        expect(asymmetry(unpacked(held), held)).toBe(0)
      }),
      { numRuns: runs(100) },
    )
  })

  it('are added as their mean over the orders of the axes of each group', () => {
    fc.assert(
      fc.property(groups, groups, fc.integer({ min: 1, max: 3 }), (own, others, size) => {
        const rank = own.flat().length
        const wanted = [
          ...others.map((axes) => axes.filter((axis) => axis < rank)).filter((axes) => axes.length > 0),
          ...Array.from({ length: rank }, (_, axis) => [axis]).filter(
            ([axis]) => !others.flat().includes(axis as number),
          ),
        ]
        const value = symmetrize(anything(size, rank), own)
        const sets = multisets(size)
        const total = symmetricZeros(sets, wanted)
        symmetrizing(sets, wanted, own)(total.data, packed(value, own, sets).data, 2)
        const mean = symmetrize(value, wanted)
        expectSame(unpacked(total), { ...mean, data: mean.data.map((entry) => 2 * entry) })
      }),
      { numRuns: runs(100) },
    )
  })
})
