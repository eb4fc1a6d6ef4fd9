import { addFourRows, addRow } from './multiplyMatrices.js'
import type { Multisets } from './multisets.js'
import { entriesOf } from './symmetricTensor.js'
import type { SymmetricTensor } from './symmetricTensor.js'

/** A matrix joined to a tensor by one index, whose other index is exchangeable with others of the tensor. */
export interface Attachment {
  readonly matrix: SymmetricTensor
  readonly tensor: SymmetricTensor
  readonly summed: number
  /** The index that the matrix brings. */
  readonly brought: number
  /** A group of the tensor that becomes one with it. */
  readonly group: readonly number[]
  /** The other indices of the tensor, in groups. */
  readonly rest: readonly (readonly number[])[]
}

/**
 * The tensor with the matrix attached, no entry of it twice. The multisets with `brought` as their largest point are the
 * first ones of `group` with this point added, and stand together: they are a combination of pieces of rows of the
 * tensor.
 */
export function attachMatrix(
  sets: Multisets,
  { matrix, tensor, summed, brought, group, rest }: Attachment,
): SymmetricTensor {
  const { size } = sets
  const rows = rest.reduce((all, indices) => all * sets.count(indices.length), 1)
  const factors = entriesOf(matrix, [[brought], [summed]])
  const { source, starts } = rowsOf(sets, tensor, { group, others: [[summed], ...rest] })
  const length = sets.count(group.length + 1)
  const data = new Float64Array(rows * length)
  const ends = Array.from({ length: size }, (_, point) => sets.below(point + 1, group.length))
  const targets = ends.map((_, point) => sets.below(point, group.length + 1))
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
  return { sets, groups: [...rest, [...group, brought]], data }
}

/** Where the entries of a tensor over one group start, which stand together, row-major over the other classes. */
function rowsOf(
  sets: Multisets,
  tensor: SymmetricTensor,
  { group, others }: { readonly group: readonly number[]; readonly others: readonly (readonly number[])[] },
): { readonly source: Float64Array; readonly starts: Int32Array } {
  const width = sets.count(group.length)
  const last = tensor.groups.at(-1)
  if (last?.length === group.length && group.every((index) => last.includes(index))) {
    const rows = Float64Array.from(multiples(tensor.data.length / width, width))
    const starts = entriesOf({ sets, groups: tensor.groups.slice(0, -1), data: rows }, others)
    return { source: tensor.data, starts: Int32Array.from(starts) }
  }
  const source = entriesOf(tensor, [...others, group])
  return { source, starts: multiples(source.length / width, width) }
}

function multiples(count: number, of: number): Int32Array {
  const numbers = new Int32Array(count)
  for (let i = 0; i < count; i++) numbers[i] = i * of
  return numbers
}
