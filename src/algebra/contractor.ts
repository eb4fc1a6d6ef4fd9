import { attaching } from './attaching.js'
import type { Attachment } from './attaching.js'
import type { ContractionPlan } from './contraction.js'
import type { SymmetricStep } from './contractionSymmetry.js'
import { multiplyMatrices } from './multiplyMatrices.js'
import type { MatrixSizes } from './multiplyMatrices.js'
import type { Multisets } from './multisets.js'
import { symmetricOrders } from './packTensor.js'
import { entriesAt, entriesIn, gathering, lengthOf, numbers, ofShape } from './symmetricTensor.js'
import type { Layout } from './symmetricTensor.js'

/** A contraction of tensors over so many points, for any number of them: all that does not depend on their entries. */
export interface Contractor {
  /** The axes of the result, the places of its indices in `plan.output`, in groups in which it is symmetric. */
  readonly groups: Layout
  /** The entries of the result from those of the operands, which have the groups of the plan's kinds. */
  readonly contract: (operands: readonly Float64Array[]) => Float64Array
}

/**
 * The contraction in the order of the plan, made ready for tensors over the points of `sets`.
 *
 * @example
 * const { groups, contract } = contractor(planContraction({ operands: [[0, 1], [1]], output: [0] }), multisets(2))
 * [groups, contract([Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 10)])] // [[[0]], [21, 43]]
 */
export function contractor(plan: ContractionPlan, sets: Multisets): Contractor {
  const reduced = plan.operands.map((_, i) => reducing(plan, sets, i))
  const layouts: Layout[] = [...plan.reduced]
  const joints = plan.steps.map((step) => {
    const { groups, join } = joining(sets, step, layouts[step.left] as Layout, layouts[step.right] as Layout)
    layouts.push(groups)
    return { step, join }
  })
  const contract = (operands: readonly Float64Array[]): Float64Array => {
    const made: (Float64Array | undefined)[] = reduced.map((reduce, i) => reduce(operands[i] as Float64Array))
    for (const { step, join } of joints) {
      made.push(join(made[step.left] as Float64Array, made[step.right] as Float64Array))
      // What is joined is not needed any more.
      made[step.left] = made[step.right] = undefined
    }
    return made.at(-1) ?? Float64Array.of(1)
  }
  const last = layouts.at(-1) ?? []
  return { groups: last.map((indices) => indices.map((index) => plan.output.indexOf(index))), contract }
}

/** Diagonals over equal indices, and sums over those that are not kept. */
function reducing(
  { operands, kinds, reduced }: ContractionPlan,
  sets: Multisets,
  i: number,
): (operand: Float64Array) => Float64Array {
  const [indices, kept] = [operands[i] as readonly number[], reduced[i] as Layout]
  const groups = (kinds[i]?.groups ?? []).map((axes) => axes.map((axis) => indices[axis] as number))
  const summed = [...new Set(indices)].filter((index) => !kept.some((group) => group.includes(index)))
  const gather = gathering(sets, groups, [...kept, ...summed.map((index) => [index])])
  if (summed.length === 0) return gather
  const terms = sets.size ** summed.length
  return (operand) => {
    const entries = gather(operand)
    const sums = new Float64Array(lengthOf(sets, kept))
    for (let at = 0; at < entries.length; at++) {
      const target = Math.floor(at / terms)
      sums[target] = (sums[target] as number) + (entries[at] as number)
    }
    return sums
  }
}

type Join = (left: Float64Array, right: Float64Array) => Float64Array

/** Two tensors joined. */
function joining(
  sets: Multisets,
  step: SymmetricStep,
  left: Layout,
  right: Layout,
): { readonly groups: Layout; readonly join: Join } {
  const { onlyLeft, onlyRight } = step
  const ofLeft = attachmentOf(step, [left, onlyLeft], [right, onlyRight])
  const attachment = ofLeft ?? attachmentOf(step, [right, onlyRight], [left, onlyLeft])
  if (attachment === undefined) return { groups: step.groups, join: multiplying(sets, step, left, right) }
  const attach = attaching(sets, attachment)
  const { rest, group, brought } = attachment
  return {
    groups: [...rest, [...group, brought]],
    join: ofLeft === undefined ? (tensor, matrix) => attach(matrix, tensor) : attach,
  }
}

type Side = readonly [tensor: Layout, only: Layout]

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
function multiplying(
  sets: Multisets,
  { shared, onlyLeft, summed, onlyRight, groups }: SymmetricStep,
  left: Layout,
  right: Layout,
): Join {
  const [blocks, inner] = [lengthOf(sets, shared), lengthOf(sets, summed)]
  const [a, b] = [lengthOf(sets, onlyLeft), lengthOf(sets, onlyRight)]
  // The longer rows are the columns of the product.
  const isTurned = a > b
  const [first, second, row, column] = isTurned
    ? [right, left, onlyRight, onlyLeft]
    : [left, right, onlyLeft, onlyRight]
  const sizes: MatrixSizes = { blocks, rows: Math.min(a, b), inner, columns: Math.max(a, b) }
  const factorsOf = gathering(sets, first, [...shared, ...row, ...summed])
  const othersOf = gathering(sets, second, [...shared, ...summed, ...column])
  const weighted = weighting(sets, summed)
  const regrouped = regrouping(sets, [...shared, ...row, ...column], groups)
  const multiply: Join = (one, other) => regrouped(multiplyMatrices(weighted(factorsOf(one)), othersOf(other), sizes))
  return isTurned ? (tensor, matrix) => multiply(matrix, tensor) : multiply
}

/** Times the number of orders in which the points of `summed`, over which rows run, can stand. */
function weighting(sets: Multisets, summed: Layout): (rows: Float64Array) => Float64Array {
  if (summed.every((indices) => indices.length === 1)) return (rows) => rows
  const make = (): Float64Array => symmetricOrders(sets, summed)
  const ordersOf = ofShape(lengthOf(sets, summed), make) ?? make
  return (rows) => {
    const orders = ordersOf()
    const found = new Float64Array(rows.length)
    for (let i = 0; i < found.length; i += orders.length) {
      for (let j = 0; j < orders.length; j++) found[i + j] = (rows[i + j] as number) * (orders[j] as number)
    }
    return found
  }
}

/** From classes to groups of classes in which the tensor is symmetric: one entry of equal ones. */
function regrouping(sets: Multisets, classes: Layout, groups: Layout): (data: Float64Array) => Float64Array {
  if (groups.length === classes.length && groups.every((group, g) => group[0] === classes[g]?.[0]))
    return (data) => data
  const at = (data: Float64Array): Float64Array => entriesAt(data, groupOffsets(sets, classes, groups))
  const table = ofShape(lengthOf(sets, groups), () => Int32Array.from(at(numbers(lengthOf(sets, classes)))))
  return table === undefined ? at : (data) => entriesIn(data, table())
}

/** For each group the place, among entries over classes, of one entry at each multiset. */
function groupOffsets(sets: Multisets, classes: Layout, groups: Layout): readonly Float64Array[] {
  const lengths = classes.map((indices) => sets.count(indices.length))
  const strides = lengths.map((_, i) => lengths.slice(i + 1).reduce((all, length) => all * length, 1))
  return groups.map((group) => {
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
}
