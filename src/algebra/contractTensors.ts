import { attachMatrix } from './attachMatrix.js'
import type { Attachment } from './attachMatrix.js'
import type { ContractionPlan } from './contraction.js'
import type { Layout, SymmetricStep } from './contractionSymmetry.js'
import { multiplyMatrices } from './multiplyMatrices.js'
import { multisets } from './multisets.js'
import type { Multisets } from './multisets.js'
import { symmetricOrders } from './packTensor.js'
import { entriesAt, entriesOf } from './symmetricTensor.js'
import type { SymmetricTensor } from './symmetricTensor.js'

/**
 * The contraction of tensors in the order of the plan; the axes of the result are the places of its indices in
 * `plan.output`, in groups in which it is symmetric.
 *
 * @param operands as many tensors as the plan has operands, of their ranks and groups, with multisets of equal size
 * @example
 * const product = planContraction({ operands: [[0, 1], [1, 2]], output: [0, 2] })
 * unpacked(contractTensors(product, [a, b].map((matrix) => packed(matrix, [[0], [1]])))) // the product of two matrices
 */
export function contractTensors(plan: ContractionPlan, operands: readonly SymmetricTensor[]): SymmetricTensor {
  const sets = operands[0]?.sets ?? multisets(1)
  const made = operands.map((operand, i): SymmetricTensor | undefined => reduce(plan, operand, i))
  for (const step of plan.steps) {
    made.push(join(sets, step, made[step.left] as SymmetricTensor, made[step.right] as SymmetricTensor))
    // What is joined is not needed any more.
    made[step.left] = made[step.right] = undefined
  }
  const last = made.at(-1) ?? { sets, groups: [], data: Float64Array.of(1) }
  return { ...last, groups: last.groups.map((indices) => indices.map((index) => plan.output.indexOf(index))) }
}

/** Diagonals over equal indices, and sums over those that are not kept. */
function reduce(
  { operands, kinds, reduced }: ContractionPlan,
  { sets, data }: SymmetricTensor,
  i: number,
): SymmetricTensor {
  const [indices, kept] = [operands[i] as readonly number[], reduced[i] as Layout]
  const groups = (kinds[i]?.groups ?? []).map((axes) => axes.map((axis) => indices[axis] as number))
  const summed = [...new Set(indices)].filter((index) => !kept.some((group) => group.includes(index)))
  const entries = entriesOf({ sets, groups, data }, [...kept, ...summed.map((index) => [index])])
  if (summed.length === 0) return { sets, groups: kept, data: entries }
  const terms = sets.size ** summed.length
  const sums = new Float64Array(lengthOf(sets, kept))
  for (let at = 0; at < entries.length; at++) {
    const target = Math.floor(at / terms)
    sums[target] = (sums[target] as number) + (entries[at] as number)
  }
  return { sets, groups: kept, data: sums }
}

/** Two tensors joined. */
function join(sets: Multisets, step: SymmetricStep, left: SymmetricTensor, right: SymmetricTensor): SymmetricTensor {
  const { onlyLeft, onlyRight } = step
  const attachment =
    attachmentOf(step, [left, onlyLeft], [right, onlyRight]) ?? attachmentOf(step, [right, onlyRight], [left, onlyLeft])
  return attachment === undefined ? multiply(sets, step, left, right) : attachMatrix(sets, attachment)
}

type Side = readonly [tensor: SymmetricTensor, only: Layout]

/** Whether one is a matrix that brings an index to a group of the other. */
function attachmentOf(
  { shared, summed, groups }: SymmetricStep,
  [matrix, own]: Side,
  [tensor, others]: Side,
): Attachment | undefined {
  const [brought, by] = [own[0]?.[0], summed[0]?.[0]]
  if (brought === undefined || by === undefined || shared.length > 0) return undefined
  if (own.flat().length > 1 || summed.flat().length > 1 || groups.length !== others.length) return undefined
  const together = groups.find((indices) => indices.includes(brought))
  const [group, ...more] = others.filter(([index]) => together?.includes(index as number))
  if (group === undefined || more.length > 0) return undefined
  return { matrix, tensor, summed: by, brought, group, rest: others.filter((indices) => indices !== group) }
}

/** A product of matrices for each value of the common indices that are kept. */
function multiply(
  sets: Multisets,
  { shared, onlyLeft, summed, onlyRight, groups }: SymmetricStep,
  left: SymmetricTensor,
  right: SymmetricTensor,
): SymmetricTensor {
  const [blocks, inner] = [lengthOf(sets, shared), lengthOf(sets, summed)]
  const [a, b] = [lengthOf(sets, onlyLeft), lengthOf(sets, onlyRight)]
  // The longer rows are the columns of the product.
  const [first, second, rows, columns, row, column] =
    a > b ? [right, left, b, a, onlyRight, onlyLeft] : [left, right, a, b, onlyLeft, onlyRight]
  const factors = weighted(sets, entriesOf(first, [...shared, ...row, ...summed]), summed)
  const others = entriesOf(second, [...shared, ...summed, ...column])
  const data = multiplyMatrices(factors, others, { blocks, rows, inner, columns })
  return { sets, groups, data: regrouped(sets, data, [...shared, ...row, ...column], groups) }
}

/** Times the number of orders in which the points of `summed`, over which rows run, can stand. */
function weighted(sets: Multisets, rows: Float64Array, summed: Layout): Float64Array {
  if (summed.every((indices) => indices.length === 1)) return rows
  const orders = symmetricOrders(sets, summed)
  const found = new Float64Array(rows.length)
  for (let i = 0; i < found.length; i += orders.length) {
    for (let j = 0; j < orders.length; j++) found[i + j] = (rows[i + j] as number) * (orders[j] as number)
  }
  return found
}

/** From classes to groups of classes in which the tensor is symmetric: one entry of equal ones. */
function regrouped(sets: Multisets, data: Float64Array, classes: Layout, groups: Layout): Float64Array {
  if (groups.length === classes.length && groups.every((group, g) => group[0] === classes[g]?.[0])) return data
  const lengths = classes.map((indices) => sets.count(indices.length))
  const strides = lengths.map((_, i) => lengths.slice(i + 1).reduce((all, length) => all * length, 1))
  const offsets = groups.map((group) => {
    const parts = classes.flatMap((indices, i) => (group.includes(indices[0] as number) ? [i] : []))
    let positions: Float64Array = Float64Array.of(0)
    for (const i of parts) {
      const [length, stride] = [lengths[i] as number, strides[i] as number]
      const next = new Float64Array(positions.length * length)
      for (let at = 0; at < next.length; at++)
        next[at] = (positions[Math.floor(at / length)] as number) + (at % length) * stride
      positions = next
    }
    const numbers = sets.union(parts.map((i) => ({ rank: (classes[i] as readonly number[]).length, times: 1 })))
    if (numbers === undefined) return positions
    const found = new Float64Array(sets.count(group.length))
    for (let at = 0; at < positions.length; at++) found[numbers[at] as number] = positions[at] as number
    return found
  })
  return entriesAt(data, offsets)
}

function lengthOf(sets: Multisets, groups: Layout): number {
  return groups.reduce((all, indices) => all * sets.count(indices.length), 1)
}
