/** A tensor all of whose `rank` axes have the same length `size`; row-major, so `data.length` = size^rank. */
export interface Tensor {
  readonly size: number
  readonly rank: number
  readonly data: Float64Array
}

/** The tensor with the value of `entry` at every multi-index. */
export function tensor(size: number, rank: number, entry: (index: readonly number[]) => number): Tensor {
  const data = new Float64Array(size ** rank)
  const index = new Array<number>(rank).fill(0)
  for (let i = 0; i < data.length; i++) {
    data[i] = entry(index)
    advance(index, size)
  }
  return { size, rank, data }
}

/** Σ_j matrix[i, j] t[… j …] on one axis. */
export function applyMatrix(t: Tensor, axis: number, matrix: Tensor): Tensor {
  const { size } = t
  const inner = size ** (t.rank - 1 - axis)
  const data = new Float64Array(t.data.length)
  for (let start = 0; start < data.length; start += inner * size) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const m = matrix.data[i * size + j] as number
        for (let k = 0; k < inner; k++) {
          const target = start + i * inner + k
          data[target] = (data[target] as number) + m * (t.data[start + j * inner + k] as number)
        }
      }
    }
  }
  return { size, rank: t.rank, data }
}

/** Sums over the diagonal of two axes; the others keep their order. */
export function trace(t: Tensor, a: number, b: number): Tensor {
  const kept = Array.from({ length: t.rank }, (_, axis) => axis).filter((axis) => axis !== a && axis !== b)
  const strides = kept.map((axis) => stride(t, axis))
  const diagonal = stride(t, a) + stride(t, b)
  return tensor(t.size, kept.length, (index) => {
    let offset = 0
    for (let i = 0; i < index.length; i++) offset += (index[i] as number) * (strides[i] as number)
    let total = 0
    for (let j = 0; j < t.size; j++) total += t.data[offset + j * diagonal] as number
    return total
  })
}

/**
 * Contracts each axis `pairs[i][0]` of `a` with the axis `pairs[i][1]` of `b`. The axes left are those of `a`, then those of `b`, in order.
 * Without pairs it is the outer product.
 */
export function contract(a: Tensor, b: Tensor, pairs: readonly (readonly [number, number])[]): Tensor {
  const keptA = range(a.rank).filter((axis) => !pairs.some(([left]) => left === axis))
  const keptB = range(b.rank).filter((axis) => !pairs.some(([, right]) => right === axis))
  const left = permuteAxes(a, [...keptA, ...pairs.map(([axis]) => axis)])
  const right = permuteAxes(b, [...pairs.map(([, axis]) => axis), ...keptB])
  const [rows, inner, columns] = [a.size ** keptA.length, a.size ** pairs.length, a.size ** keptB.length]
  const data = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const factor = left.data[i * inner + k] as number
      if (factor === 0) continue
      for (let j = 0; j < columns; j++) data[i * columns + j] = (data[i * columns + j] as number) + factor * (right.data[k * columns + j] as number)
    }
  }
  return { size: a.size, rank: keptA.length + keptB.length, data }
}

/** The tensor whose axis i is the old axis `order[i]`. */
export function permuteAxes(t: Tensor, order: readonly number[]): Tensor {
  if (order.every((axis, i) => axis === i)) return t
  const strides = order.map((axis) => stride(t, axis))
  return tensor(t.size, t.rank, (index) => {
    let offset = 0
    for (let i = 0; i < index.length; i++) offset += (index[i] as number) * (strides[i] as number)
    return t.data[offset] as number
  })
}

/** The mean over all permutations of the axes: the mean over all entries whose indices are a permutation of each other. */
export function symmetrize(t: Tensor): Tensor {
  const sums = new Map<number, { total: number; count: number }>()
  const keyOf = (index: readonly number[]): number => [...index].sort((a, b) => a - b).reduce((key, i) => key * t.size + i, 0)
  let offset = 0
  tensor(t.size, t.rank, (index) => {
    const key = keyOf(index)
    const entry = sums.get(key) ?? { total: 0, count: 0 }
    entry.total += t.data[offset++] as number
    entry.count++
    sums.set(key, entry)
    return 0
  })
  return tensor(t.size, t.rank, (index) => {
    const { total, count } = sums.get(keyOf(index)) as { total: number; count: number }
    return total / count
  })
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

function stride(t: Tensor, axis: number): number {
  return t.size ** (t.rank - 1 - axis)
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i)
}

function advance(index: number[], size: number): void {
  for (let axis = index.length - 1; axis >= 0; axis--) {
    const next = (index[axis] as number) + 1
    index[axis] = next === size ? 0 : next
    if (next < size) return
  }
}
