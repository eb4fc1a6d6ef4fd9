import { tensor } from '../src/algebra/tensor.js'
import type { Tensor } from '../src/algebra/tensor.js'

/**
 * The mean over all permutations of axes within the given groups (default: all axes in one group): the mean over all
 * entries whose indices differ by such permutations only.
 */
export function symmetrize(
  t: Tensor,
  groups: readonly (readonly number[])[] = [Array.from({ length: t.rank }, (_, axis) => axis)],
): Tensor {
  const { size, rank } = t
  const [sums, counts, keys] = [
    new Float64Array(t.data.length),
    new Float64Array(t.data.length),
    new Float64Array(t.data.length),
  ]
  let offset = 0
  tensor(size, rank, (index) => {
    let key = 0
    for (const group of groups) {
      const sorted = group.map((axis) => index[axis] as number).sort((a, b) => a - b)
      for (let i = 0; i < group.length; i++) key += (sorted[i] as number) * size ** (rank - 1 - (group[i] as number))
    }
    sums[key] = (sums[key] as number) + (t.data[offset] as number)
    counts[key] = (counts[key] as number) + 1
    keys[offset++] = key
    return 0
  })
  return { size, rank, data: keys.map((key) => (sums[key] as number) / (counts[key] as number)) }
}
