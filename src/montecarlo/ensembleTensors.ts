import { productOfViews } from '../algebra/productOfViews.js'
import type { Tensor } from '../algebra/tensor.js'
import type { Action } from '../actions/action.js'
import { productsUpTo } from './sampling/momentSums.js'

/** Symmetric tensors from the values of their entries, each set of equal indices once, by rank from 2 on. */
export function symmetricTensors(
  size: number,
  wanted: readonly (readonly number[])[],
): (values: Float64Array) => ReadonlyMap<number, Tensor> {
  const ranks = [...new Set(wanted.map(({ length }) => length))].filter((rank) => rank >= 2)
  const places = ranks.map((rank) => {
    const place = new Int32Array(size ** rank)
    wanted.forEach((indices, i) => {
      if (indices.length === rank) place[offsetOf(indices, size)] = i
    })
    const index = new Int32Array(rank)
    for (let at = 0; at < place.length; at++) {
      for (let axis = rank - 1, rest = at; axis >= 0; axis--, rest = Math.floor(rest / size)) index[axis] = rest % size
      place[at] = place[offsetOf(index.sort(), size)] as number
    }
    return { rank, place }
  })
  return (values) =>
    new Map(
      places.map(({ rank, place }) => {
        const data = new Float64Array(place.length)
        for (let at = 0; at < data.length; at++) data[at] = values[place[at] as number] as number
        return [rank, { size, rank, data }]
      }),
    )
}

/** Where an entry stands. */
function offsetOf(indices: Iterable<number>, size: number): number {
  let offset = 0
  for (const index of indices) offset = offset * size + index
  return offset
}

/** The entries of symmetric tensors of these sizes, each set of equal indices once. */
export function symmetricEntries(
  size: number,
  rank: number,
): readonly { readonly indices: readonly number[]; readonly offset: number }[] {
  return productsUpTo(size, rank)
    .filter(({ length }) => length === rank)
    .map((indices) => ({ indices, offset: offsetOf(indices, size) }))
}

/** (1/12) κ₃·κ₃ + (1/48) κ₄·κ₄, every pair of legs joined by K⁻¹. */
export function divergence(cumulants: ReadonlyMap<number, Tensor>, { inverse }: Action): number {
  return [
    { rank: 3, factor: 1 / 12 },
    { rank: 4, factor: 1 / 48 },
  ].reduce((total, { rank, factor }) => {
    const { data } = cumulants.get(rank) as Tensor
    const raised = Array.from({ length: rank }).reduce<Float64Array>((each) => raiseFirst(each, inverse), data)
    return total + factor * data.reduce((sum, value, i) => sum + value * (raised[i] as number), 0)
  }, 0)
}

/**
 * Multiplies the first index by the matrix and moves it to the end: after as many steps as there are indices all are
 * multiplied, in their old order.
 */
function raiseFirst(data: Float64Array, { size, data: matrix }: Tensor): Float64Array {
  const rest = data.length / size
  const transposed = { data, offset: 0, stride: rest, transposed: true }
  const right = { data: matrix, offset: 0, stride: size, transposed: false }
  return productOfViews(transposed, right, { rows: rest, inner: size, columns: size })
}
