import { multisets } from './multisets.js'
import type { Multisets } from './multisets.js'
import { entriesAt, entriesOf, gathering, lengthOf, numbers, ofShape } from './symmetricTensor.js'
import type { Layout, SymmetricTensor } from './symmetricTensor.js'
import type { Tensor } from './tensor.js'

/** A tensor by its entries at ascending points; `groups` are the axes in which it is symmetric. */
export function packed(
  t: Tensor,
  groups: readonly (readonly number[])[],
  sets: Multisets = multisets(t.size),
): SymmetricTensor {
  if (groups.every((axes, i) => axes.length === 1 && axes[0] === i)) return { sets, groups, data: t.data }
  const strides = Array.from({ length: t.rank }, (_, axis) => t.size ** (t.rank - 1 - axis))
  const offsets = groups.map((axes) => {
    const elements = sets.elements(axes.length)
    const offset = new Float64Array(sets.count(axes.length))
    for (let each = 0; each < offset.length; each++) {
      for (let i = 0; i < axes.length; i++) {
        const stride = strides[axes[i] as number] as number
        offset[each] = (offset[each] as number) + (elements[each * axes.length + i] as number) * stride
      }
    }
    return offset
  })
  return { sets, groups, data: entriesAt(t.data, offsets) }
}

/** Zeros. */
export function symmetricZeros(sets: Multisets, groups: readonly (readonly number[])[]): SymmetricTensor {
  return { sets, groups, data: new Float64Array(lengthOf(sets, groups)) }
}

/**
 * Adds `factor` times the mean of a tensor over all orders of the axes in each group of the total: for tensors with
 * groups `own`, and totals with groups `whole`. The axes of both are the same, their groups any.
 */
export function symmetrizing(
  sets: Multisets,
  whole: Layout,
  own: Layout,
): (total: Float64Array, entries: Float64Array, factor: number) => void {
  const classes = own.flatMap((axes) =>
    whole.map((group) => axes.filter((axis) => group.includes(axis))).filter((part) => part.length > 0),
  )
  const entriesFrom = gathering(sets, own, classes)
  const make = (): { readonly to: Float64Array; readonly orders: Float64Array; readonly all: Float64Array } => ({
    to: entriesOf(numbered(symmetricZeros(sets, whole)), classes),
    orders: symmetricOrders(sets, classes),
    all: symmetricOrders(sets, whole),
  })
  const shape = ofShape(lengthOf(sets, classes), make) ?? make
  return (total, entries, factor) => {
    const from = entriesFrom(entries)
    const { to, orders, all } = shape()
    for (let i = 0; i < from.length; i++) {
      const at = to[i] as number
      total[at] = (total[at] as number) + (factor * (from[i] as number) * (orders[i] as number)) / (all[at] as number)
    }
  }
}

/** In how many orders the points of each entry of a tensor with these groups can stand. */
export function symmetricOrders(sets: Multisets, groups: readonly (readonly number[])[]): Float64Array {
  let orders = Float64Array.of(1)
  for (const axes of groups) {
    const own = sets.orders(axes.length)
    const next = new Float64Array(orders.length * own.length)
    for (let i = 0; i < orders.length; i++) {
      for (let j = 0; j < own.length; j++) next[i * own.length + j] = (orders[i] as number) * (own[j] as number)
    }
    orders = next
  }
  return orders
}

/** All entries: those whose leading axes have the same points in another order are copied. */
export function unpacked(t: SymmetricTensor): Tensor {
  const { size, rank, rows, columns, rowAt, columnAt } = inRows(t)
  const data = new Float64Array(size ** rank)
  const first = new Map<number, number>()
  for (let i = 0; i < rowAt.length; i++) {
    const [row, start] = [rowAt[i] as number, i * columnAt.length]
    const known = first.get(row)
    if (known !== undefined) data.copyWithin(start, known, known + columnAt.length)
    else {
      first.set(row, start)
      for (let j = 0; j < columnAt.length; j++)
        data[start + j] = rows[row * columns + (columnAt[j] as number)] as number
    }
  }
  return { size, rank, data }
}

/** By how much an entry of a tensor differs at most from that of the symmetric one; NaN counts for nothing. */
export function asymmetry({ data }: Tensor, t: SymmetricTensor): number {
  const { rows, columns, rowAt, columnAt } = inRows(t)
  let [most, at] = [0, 0]
  for (let i = 0; i < rowAt.length; i++) {
    const start = (rowAt[i] as number) * columns
    for (let j = 0; j < columnAt.length; j++) {
      const difference = Math.abs((data[at++] as number) - (rows[start + (columnAt[j] as number)] as number))
      if (difference > most) most = difference
    }
  }
  return most
}

/** A tensor as a matrix: the first half of its axes, by what rows and columns of the entries held each stands for. */
function inRows(t: SymmetricTensor): {
  readonly size: number
  readonly rank: number
  readonly rows: Float64Array
  readonly columns: number
  readonly rowAt: Int32Array
  readonly columnAt: Int32Array
} {
  const { sets, groups } = t
  const rank = groups.reduce((sum, axes) => sum + axes.length, 0)
  const head = rank >> 1
  const [leading, trailing] = [
    groups.map((axes) => axes.filter((axis) => axis < head)).filter((axes) => axes.length > 0),
    groups.map((axes) => axes.filter((axis) => axis >= head)).filter((axes) => axes.length > 0),
  ]
  return {
    size: sets.size,
    rank,
    rows: entriesOf(t, [...leading, ...trailing]),
    columns: trailing.reduce((all, axes) => all * sets.count(axes.length), 1),
    rowAt: numbersOf(sets, leading, 0, head),
    columnAt: numbersOf(sets, trailing, head, rank),
  }
}

/** For each multi-index of the axes from `start` to `end` the number of its entry among those held. */
function numbersOf(sets: Multisets, groups: readonly (readonly number[])[], start: number, end: number): Int32Array {
  const axes = Array.from({ length: end - start }, (_, i) => [start + i])
  const held = symmetricZeros(sets, groups)
  return Int32Array.from(entriesOf(numbered(held), axes))
}

/** With the number of each entry in its place. */
function numbered(t: SymmetricTensor): SymmetricTensor {
  return { ...t, data: numbers(t.data.length) }
}
