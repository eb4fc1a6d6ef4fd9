import { factorial } from './integers.js'
import { requireNumber } from '../numbers.js'
import { requireList } from '../shapes.js'
import { setPartitions } from './partitions.js'

/** A partition of items, some of them equal, with the number of set partitions of labelled items that become it. */
export interface MultisetPartition<T> {
  readonly blocks: readonly (readonly T[])[]
  readonly multiplicity: bigint
}

/** Sizes of the blocks, included on both sides. */
export interface BlockSizes {
  readonly smallest?: number
  readonly largest?: number
}

/**
 * All partitions of the items into non-empty blocks, items that are `===` being exchangeable: each partition once, with
 * its multiplicity Π_i n_i! / (Π_blocks Π_i b_i! · Π k! over k equal blocks). Nothing is kept, so that the 115,975
 * partitions of ten different items can be walked through one by one.
 *
 * @throws InputError, on the first step, for sizes that are no natural numbers
 * @example
 * [...multisetPartitions(['x', 'x', 'y'], { smallest: 1, largest: 2 })]
 * // [{ blocks: [['x', 'x'], ['y']], multiplicity: 1n }, { blocks: [['x', 'y'], ['x']], multiplicity: 2n }, { blocks: [['x'], ['x'], ['y']], multiplicity: 1n }]
 */
export function* multisetPartitions<T>(
  items: readonly T[],
  { smallest = 1, largest = items.length }: BlockSizes = {},
): Generator<MultisetPartition<T>> {
  requireList(items, 'items', 'a list of items')
  for (const [at, value] of Object.entries({ smallest, largest }))
    requireNumber(value, {
      code: 'algebra.blockSize',
      at,
      expected: 'a natural number of items in a block',
      integer: true,
      min: 0,
    })
  const distinct = [...new Set(items)]
  if (distinct.length === items.length && largest >= items.length) {
    // Different items need no bookkeeping, which makes ten of them twenty times faster.
    for (const blocks of setPartitions(items))
      if (blocks.every((block) => block.length >= smallest)) yield { blocks, multiplicity: 1n }
    return
  }
  const counts = distinct.map((item) => items.filter((other) => other === item).length)
  const whole = counts.reduce((product, count) => product * factorial(count), 1n)
  for (const blocks of partitionsOfCounts(counts, undefined, smallest, largest)) {
    yield {
      blocks: blocks.map((block) => block.flatMap((count, i) => Array.from({ length: count }, () => distinct[i] as T))),
      multiplicity: whole / symmetry(blocks),
    }
  }
}

/** Blocks in falling lexicographic order, so that each multiset of blocks comes once. */
function* partitionsOfCounts(
  left: readonly number[],
  most: readonly number[] | undefined,
  smallest: number,
  largest: number,
): Generator<readonly (readonly number[])[]> {
  const first = left.findIndex((count) => count > 0)
  if (first < 0) {
    yield []
    return
  }
  for (const block of blocksOf(left, first, largest)) {
    if (size(block) < smallest || (most !== undefined && compare(block, most) > 0)) continue
    const rest = left.map((count, i) => count - (block[i] as number))
    for (const others of partitionsOfCounts(rest, block, smallest, largest)) yield [block, ...others]
  }
}

/**
 * Blocks of at most `largest` items that contain the first item left; it would have no block otherwise, later ones
 * being lower.
 */
function* blocksOf(left: readonly number[], from: number, largest: number, index = 0): Generator<readonly number[]> {
  if (index === left.length) {
    yield []
    return
  }
  const least = index === from ? 1 : 0
  for (let count = Math.min(left[index] as number, largest); count >= least; count--) {
    for (const tail of blocksOf(left, from, largest - count, index + 1)) yield [count, ...tail]
  }
}

function symmetry(blocks: readonly (readonly number[])[]): bigint {
  let order = 1n
  let equal = 1n
  blocks.forEach((block, i) => {
    equal = i > 0 && compare(block, blocks[i - 1] as readonly number[]) === 0 ? equal + 1n : 1n
    order *= equal * block.reduce((product, count) => product * factorial(count), 1n)
  })
  return order
}

function size(block: readonly number[]): number {
  return block.reduce((total, count) => total + count, 0)
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number)
  return 0
}
