import { requireNumber } from '../numbers.js'
import { largest, requireSize } from '../sizes.js'

/** A tensor all of whose `rank` axes have the same length `size`; row-major, so `data.length` = size^rank. */
export interface Tensor {
  readonly size: number
  readonly rank: number
  readonly data: Float64Array
}

/**
 * The tensor with the value of `entry` at every multi-index.
 *
 * @throws InputError unless size and rank are natural numbers and entries finite, and for more than 10⁸ entries
 * @example
 * [...tensor(2, 2, ([i, j]) => 10 * i + j).data] // [0, 1, 10, 11]
 */
export function tensor(size: number, rank: number, entry: (index: readonly number[]) => number): Tensor {
  requireNumber(size, { code: 'algebra.tensor', at: 'size', expected: 'a natural number', integer: true, min: 0 })
  requireNumber(rank, { code: 'algebra.tensor', at: 'rank', expected: 'a natural number', integer: true, min: 0 })
  requireSize({ code: 'algebra.tensor', at: 'size', of: 'entries', needed: size ** rank, most: largest.floats })
  const data = new Float64Array(size ** rank)
  const index = new Array<number>(rank).fill(0)
  for (let i = 0; i < data.length; i++) {
    data[i] = requireNumber(entry(index), { code: 'algebra.tensor', at: 'entry' })
    advance(index, size)
  }
  return { size, rank, data }
}

/** Σ t[i₁ … i_r] v[i₁] … v[i_r]. */
export function contractWithVector(t: Tensor, vector: readonly number[]): number {
  let data: Float64Array = t.data
  for (let axis = 0; axis < t.rank; axis++) {
    const shorter = new Float64Array(data.length / t.size)
    for (let i = 0; i < data.length; i++) {
      const target = Math.floor(i / t.size)
      shorter[target] = (shorter[target] as number) + (data[i] as number) * (vector[i % t.size] as number)
    }
    data = shorter
  }
  return data[0] as number
}

function advance(index: number[], size: number): void {
  for (let axis = index.length - 1; axis >= 0; axis--) {
    const next = (index[axis] as number) + 1
    index[axis] = next === size ? 0 : next
    if (next < size) return
  }
}
