import { describe, expect, it } from 'vitest'
import { multisetPartitions } from '../../src/algebra/multisetPartitions.js'
import { setPartitions } from '../../src/algebra/partitions.js'
import fc from '../fastCheck.js'

describe('partitions of items, some of them equal', () => {
  it('are the set partitions of labelled items without their labels, of blocks of every range of sizes', () => {
    const cases = fc.tuple(
      fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 6 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 6 }),
    )
    fc.assert(
      fc.property(cases, ([items, smallest, largest]) => {
        const expected = new Map<string, bigint>()
        for (const partition of setPartitions(items.map((_, i) => i))) {
          if (partition.some(({ length }) => length < smallest || length > largest)) continue
          const name = nameOf(partition.map((block) => block.map((i) => items[i] as string)))
          expected.set(name, (expected.get(name) ?? 0n) + 1n)
        }
        const found = [...multisetPartitions(items, { smallest, largest })].map(
          ({ blocks, multiplicity }) => [nameOf(blocks), multiplicity] as const,
        )
        expect(found).toHaveLength(expected.size)
        expect(new Map(found)).toEqual(expected)
      }),
    )
  })
})

function nameOf(blocks: readonly (readonly string[])[]): string {
  return blocks
    .map((block) => [...block].sort().join(''))
    .sort()
    .join('|')
}
