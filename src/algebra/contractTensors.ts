import type { ContractionPlan } from './contraction.js'
import { permuteAxes } from './tensor.js'
import type { Tensor } from './tensor.js'

/** A tensor with the index on each of its axes, each index once. */
interface Indexed {
  readonly tensor: Tensor
  readonly indices: readonly number[]
}

/**
 * The contraction of tensors in the order of the plan; the axes of the result are `plan.output`.
 *
 * @param operands as many tensors as the plan has operands, of their ranks and of one length
 * @example
 * contractTensors(planContraction({ operands: [[0, 1], [1, 2]], output: [0, 2] }), [a, b]) // the product of two matrices
 */
export function contractTensors(plan: ContractionPlan, operands: readonly Tensor[]): Tensor {
  const made = operands.map((operand, i) =>
    reduce(operand, plan.operands[i] as readonly number[], plan.reduced[i] as readonly number[]),
  )
  for (const { left, right, keep } of plan.steps) made.push(join(made[left] as Indexed, made[right] as Indexed, keep))
  const last = made.at(-1)
  if (last === undefined) return { size: 1, rank: 0, data: Float64Array.of(1) }
  return permuteAxes(
    last.tensor,
    plan.output.map((index) => last.indices.indexOf(index)),
  )
}

/** Diagonals over equal indices, and sums over those that are not kept. */
function reduce(t: Tensor, indices: readonly number[], keep: readonly number[]): Indexed {
  if (indices.length === keep.length && indices.every((index, i) => index === keep[i])) return { tensor: t, indices }
  const { size } = t
  const strideOf = (index: number): number =>
    indices.reduce((total, each, axis) => (each === index ? total + size ** (t.rank - 1 - axis) : total), 0)
  const summed = [...new Set(indices)].filter((index) => !keep.includes(index))
  const offsets = offsetsOf(summed.map(strideOf), size)
  const data = Float64Array.from(offsetsOf(keep.map(strideOf), size), (start) => {
    let total = 0
    for (const offset of offsets) total += t.data[start + offset] as number
    return total
  })
  return { tensor: { size, rank: keep.length, data }, indices: keep }
}

/** The offsets of all multi-indices in row-major order. */
function offsetsOf(strides: readonly number[], size: number): Float64Array {
  let offsets = Float64Array.of(0)
  for (const stride of strides) {
    const next = new Float64Array(offsets.length * size)
    offsets.forEach((offset, i) => {
      for (let j = 0; j < size; j++) next[i * size + j] = offset + j * stride
    })
    offsets = next
  }
  return offsets
}

/** A product of matrices for each value of the common indices that are kept. */
function join(a: Indexed, b: Indexed, keep: readonly number[]): Indexed {
  const common = a.indices.filter((index) => b.indices.includes(index))
  const [shared, summed] = [
    common.filter((index) => keep.includes(index)),
    common.filter((index) => !keep.includes(index)),
  ]
  const [onlyA, onlyB] = [a, b].map(({ indices }) => indices.filter((index) => !common.includes(index))) as [
    number[],
    number[],
  ]
  const left = arranged(a, [...shared, ...onlyA, ...summed])
  const right = arranged(b, [...shared, ...summed, ...onlyB])
  const { size } = a.tensor
  const [blocks, rows, inner, columns] = [shared, onlyA, summed, onlyB].map((indices) => size ** indices.length) as [
    number,
    number,
    number,
    number,
  ]
  const data = new Float64Array(blocks * rows * columns)
  for (let block = 0; block < blocks; block++) {
    multiplyInto(
      data.subarray(block * rows * columns),
      left.subarray(block * rows * inner),
      right.subarray(block * inner * columns),
      [rows, inner, columns],
    )
  }
  return {
    tensor: { size, rank: shared.length + onlyA.length + onlyB.length, data },
    indices: [...shared, ...onlyA, ...onlyB],
  }
}

function arranged({ tensor, indices }: Indexed, order: readonly number[]): Float64Array {
  return permuteAxes(
    tensor,
    order.map((index) => indices.indexOf(index)),
  ).data
}

/** Matrix product, row-major, into zeros. */
function multiplyInto(
  target: Float64Array,
  left: Float64Array,
  right: Float64Array,
  [rows, inner, columns]: readonly [rows: number, inner: number, columns: number],
): void {
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const factor = left[i * inner + k] as number
      if (factor === 0) continue
      const [to, from] = [i * columns, k * columns]
      for (let j = 0; j < columns; j++)
        target[to + j] = (target[to + j] as number) + factor * (right[from + j] as number)
    }
  }
}
