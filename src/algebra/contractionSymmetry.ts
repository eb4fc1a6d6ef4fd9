import type { Layout } from './symmetricTensor.js'

/** Operands of one name are the same tensor, symmetric in the axes of each group; each axis is in one group. */
export interface OperandKind {
  readonly name: string
  readonly groups: readonly (readonly number[])[]
}

/**
 * Joins two of the tensors at hand (operands first, then the results of earlier steps) into a new one that keeps the
 * indices `keep`.
 */
export interface ContractionStep {
  readonly left: number
  readonly right: number
  readonly keep: readonly number[]
}

/**
 * A step with what is symmetric in it. The indices of a class stand in the same group of each operand, so the product
 * is symmetric in them: they run over multisets.
 */
export interface SymmetricStep extends ContractionStep {
  /** Classes of indices on both that are kept. */
  readonly shared: Layout
  readonly onlyLeft: Layout
  readonly summed: Layout
  readonly onlyRight: Layout
  /** The groups of the result, each made of classes. */
  readonly groups: Layout
}

/** A group, and what its indices have in common: groups of one tensor with the same id are one group. */
interface Group {
  readonly indices: readonly number[]
  readonly id: string
}

interface Held {
  readonly groups: readonly Group[]
  /** Of an operand that is taken as it is: what the axis of an index is called. */
  readonly axis?: (index: number) => string
}

/**
 * The groups in which operands and the results of steps are symmetric, as far as three rules see: a group stays
 * symmetric in those of its indices that are treated alike; copies of one operand joined to indices of one group, or
 * all of them to one point, are exchangeable.
 */
export function symmetricSteps(
  { operands, kinds }: { readonly operands: readonly (readonly number[])[]; readonly kinds: readonly OperandKind[] },
  reduced: readonly (readonly number[])[],
  steps: readonly ContractionStep[],
): { readonly reduced: readonly Layout[]; readonly steps: readonly SymmetricStep[] } {
  const held = operands.map((indices, i) =>
    heldOperand(indices, reduced[i] as readonly number[], kinds[i] as OperandKind, i),
  )
  const operandLayouts = held.map(layoutOf)
  const made = steps.map((step): SymmetricStep => {
    const [left, right] = [held[step.left] as Held, held[step.right] as Held]
    const { classes, groups } = joined(left, right, step.keep)
    held.push({ groups })
    const of = (sides: string, isKept: boolean): Layout =>
      classes.flatMap((each) => (each.sides === sides && each.isKept === isKept ? [each.indices] : []))
    return {
      ...step,
      shared: of('both', true),
      onlyLeft: of('left', true),
      summed: of('both', false),
      onlyRight: of('right', true),
      groups: groups.map(({ indices }) => indices),
    }
  })
  return { reduced: operandLayouts, steps: made }
}

function layoutOf({ groups }: Held): Layout {
  return groups.map(({ indices }) => indices)
}

/** An operand after its diagonals and sums: indices that stand equally often in each of its groups are symmetric. */
function heldOperand(
  indices: readonly number[],
  kept: readonly number[],
  { name, groups }: OperandKind,
  i: number,
): Held {
  const places = (index: number): string =>
    groups.map((axes) => axes.filter((axis) => indices[axis] === index).length).join()
  const inOrder = [...new Set(groups.flat().map((axis) => indices[axis] as number))].filter((index) =>
    kept.includes(index),
  )
  return {
    groups: classesBy(inOrder, places).map((each, g) => ({ indices: each, id: `${i}.${g}` })),
    ...(kept.length === indices.length ? { axis: (index) => `${name}:${places(index)}` } : {}),
  }
}

interface Class {
  readonly indices: readonly number[]
  readonly sides: 'left' | 'right' | 'both'
  readonly isKept: boolean
  readonly id: string
}

function joined(
  left: Held,
  right: Held,
  keep: readonly number[],
): { readonly classes: readonly Class[]; readonly groups: readonly Group[] } {
  const groupOf = ({ groups }: Held, index: number): number =>
    groups.findIndex(({ indices }) => indices.includes(index))
  const all = [...new Set([...left.groups, ...right.groups].flatMap(({ indices }) => indices))]
  const plain = classesBy(
    all,
    (index) => `${groupOf(left, index)} ${groupOf(right, index)} ${keep.includes(index)}`,
  ).map((indices): Class => {
    const [index] = indices as [number, ...number[]]
    const [a, b] = [left.groups[groupOf(left, index)], right.groups[groupOf(right, index)]]
    const isKept = keep.includes(index)
    if (a !== undefined && b !== undefined) return { indices, sides: 'both', isKept, id: `@${indices.join()}` }
    return { indices, sides: a === undefined ? 'right' : 'left', isKept, id: a?.id ?? b?.id ?? '' }
  })
  const [onLeft, onRight] = [attachedId(plain, left, right, 'left'), attachedId(plain, right, left, 'right')]
  const classes = plain.map((each): Class => {
    if (each.sides === 'right') return { ...each, id: onRight ?? each.id }
    // Of two matrices that a sum joins, only the right one is taken as attached to the other.
    const isAttached = each.sides === 'left' && (onRight === undefined || plain.some(isPoint))
    return isAttached ? { ...each, id: onLeft ?? each.id } : each
  })
  const groups = new Map<string, number[]>()
  for (const { indices, isKept, id } of classes) {
    if (isKept) groups.set(id, [...(groups.get(id) ?? []), ...indices])
  }
  return { classes, groups: [...groups].map(([id, indices]) => ({ id, indices })) }
}

/** An index of both that is kept. */
function isPoint({ sides, isKept }: Class): boolean {
  return sides === 'both' && isKept
}

/**
 * The id of the one index that `tensor` brings, when it is an operand joined to `other` by one index: what copies of it
 * bring is exchangeable if they are joined to one group, or all to one point.
 */
function attachedId(classes: readonly Class[], tensor: Held, other: Held, side: 'left' | 'right'): string | undefined {
  const [brought, ...others] = classes.filter(({ sides }) => sides === side)
  const [by, ...further] = classes.filter(({ sides }) => sides === 'both')
  const [index] = by?.indices ?? []
  if (tensor.axis === undefined || by === undefined || index === undefined) return undefined
  if (brought?.indices.length !== 1 || by.indices.length !== 1 || others.length + further.length > 0) return undefined
  const at = by.isKept ? by.id : other.groups.find(({ indices }) => indices.includes(index))?.id
  return `(${at}|${tensor.axis(index)})`
}

/** The indices with equal keys together, in the order of their first. */
function classesBy(indices: readonly number[], key: (index: number) => string): readonly (readonly number[])[] {
  const classes = new Map<string, number[]>()
  for (const index of indices) {
    const own = classes.get(key(index))
    if (own === undefined) classes.set(key(index), [index])
    else own.push(index)
  }
  return [...classes.values()]
}
