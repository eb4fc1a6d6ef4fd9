import { addFourRows, addRow } from './multiplyMatrices.js'
import type { Multisets } from './multisets.js'
import { entriesOf, gathering, lengthOf, ofShape } from './symmetricTensor.js'
import type { Layout } from './symmetricTensor.js'

/** A matrix joined to a tensor by one index, whose other index is exchangeable with others of the tensor. */
export interface Attachment {
  /** The groups of the matrix, and of the tensor. */
  readonly matrix: Layout
  readonly tensor: Layout
  readonly summed: number
  /** The index that the matrix brings. */
  readonly brought: number
  /** A group of the tensor that becomes one with it. */
  readonly group: readonly number[]
  /** The other indices of the tensor, in groups. */
  readonly rest: Layout
}

/**
 * Attaches matrices to tensors, no entry of the result twice: its groups are `rest` and `group` with `brought`. The
 * multisets with `brought` as their largest point are the first ones of `group` with this point added, and stand
 * together: they are a combination of pieces of rows of the tensor.
 */
export function attaching(
  sets: Multisets,
  { matrix, tensor, summed, brought, group, rest }: Attachment,
): (matrix: Float64Array, tensor: Float64Array) => Float64Array {
  const { size } = sets
  const rows = lengthOf(sets, rest)
  const length = sets.count(group.length + 1)
  const ends = Array.from({ length: size }, (_, point) => sets.below(point + 1, group.length))
  const targets = ends.map((_, point) => sets.below(point, group.length + 1))
  const factorsOf = gathering(sets, matrix, [[brought], [summed]])
  const { sourceOf, startsOf } = rowsOf(sets, tensor, { group, others: [[summed], ...rest] })
  return (matrix, tensor) => {
    const [factors, source, starts] = [factorsOf(matrix), sourceOf(tensor), startsOf()]
    const data = new Float64Array(rows * length)
    for (let row = 0; row < rows; row++) {
      for (let point = 0; point < size; point++) {
        const [to, width] = [row * length + (targets[point] as number), ends[point] as number]
        let k = 0
        for (; k + 3 < size; k += 4) {
          const [a, b] = [starts[k * rows + row] as number, starts[(k + 1) * rows + row] as number]
          const [c, d] = [starts[(k + 2) * rows + row] as number, starts[(k + 3) * rows + row] as number]
          addFourRows(data, to, width, factors, point * size + k, source, a, b, c, d)
        }
        for (; k < size; k++)
          addRow(data, to, width, factors[point * size + k] as number, source, starts[k * rows + row] as number)
      }
    }
    return data
  }
}

/** Where the entries of a tensor over one group start, which stand together, row-major over the other classes. */
function rowsOf(
  sets: Multisets,
  tensor: Layout,
  { group, others }: { readonly group: readonly number[]; readonly others: Layout },
): { readonly sourceOf: (tensor: Float64Array) => Float64Array; readonly startsOf: () => Int32Array } {
  const width = sets.count(group.length)
  const last = tensor.at(-1)
  const count = lengthOf(sets, others)
  if (last?.length === group.length && group.every((index) => last.includes(index))) {
    const groups = tensor.slice(0, -1)
    const starts = (): Int32Array => {
      const rows = Float64Array.from(multiples(lengthOf(sets, groups), width))
      return Int32Array.from(entriesOf({ sets, groups, data: rows }, others))
    }
    return { sourceOf: (data) => data, startsOf: ofShape(count, starts) ?? starts }
  }
  const starts = (): Int32Array => multiples(count, width)
  return { sourceOf: gathering(sets, tensor, [...others, group]), startsOf: ofShape(count, starts) ?? starts }
}

function multiples(count: number, of: number): Int32Array {
  const numbers = new Int32Array(count)
  for (let i = 0; i < count; i++) numbers[i] = i * of
  return numbers
}
