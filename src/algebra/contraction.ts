import { symmetricSteps } from './contractionSymmetry.js'
import type { ContractionStep, OperandKind, SymmetricStep } from './contractionSymmetry.js'

/**
 * A sum of products of tensors over all indices that are not in `output`. Each operand lists the index on each of its
 * axes; an index may stand on any number of axes, on several of one operand (a diagonal) or of many (all equal: one
 * point shared by many lines). Each output index stands on some operand.
 */
export interface Contraction {
  readonly operands: readonly (readonly number[])[]
  readonly output: readonly number[]
  /** What is known of each operand; default: nothing, all are different and not symmetric. */
  readonly kinds?: readonly OperandKind[]
}

/**
 * In which order the operands of a contraction are joined. It depends on the indices only, so it serves any number of
 * evaluations.
 */
export interface ContractionPlan extends Contraction {
  readonly kinds: readonly OperandKind[]
  /**
   * For each operand the indices that stand elsewhere too, in groups in which it is symmetric; its diagonals and the
   * sums over its other indices are taken first.
   */
  readonly reduced: readonly (readonly (readonly number[])[])[]
  readonly steps: readonly SymmetricStep[]
  /** Rank of the largest tensor on the way: of the reduced operands, of what the steps make, of the result. */
  readonly largest: number
}

/** Tensors still to be joined: their indices, each once, ascending. */
type Live = Map<number, readonly number[]>

/** What joining two tensors gives. */
interface Joint {
  readonly left: number
  readonly right: number
  readonly keep: readonly number[]
  /** Number of nested sums and free indices: the work is length^loops. */
  readonly loops: number
  readonly ranks: readonly [number, number]
}

/** A typical number of points, by which the work of plans is compared. */
const LENGTH = 8

/** Greedy choices, the least first: what shrinks the tensors at hand most; the smallest result; the least work. */
const POLICIES: readonly ((joint: Joint) => readonly [number, number])[] = [
  ({ keep, ranks: [a, b], loops }) => [LENGTH ** keep.length - LENGTH ** a - LENGTH ** b, loops],
  ({ keep, loops }) => [keep.length, loops],
  ({ keep, loops }) => [loops, keep.length],
]

/**
 * A good order in which to join the operands: of several greedy ones that whose largest tensor is the
 * smallest, and of these the one with the least work.
 *
 * @example
 * planContraction({ operands: [[0, 1], [1, 2], [2, 3]], output: [0, 3] }).largest // 2, of the products of three matrices
 */
export function planContraction(contraction: Contraction): ContractionPlan {
  const plans = POLICIES.map((policy) => greedy(contraction, policy)).sort(
    (a, b) => a.plan.largest - b.plan.largest || a.work - b.work,
  )
  const { steps, largest, reduced } = (plans[0] as (typeof plans)[number]).plan
  const kinds =
    contraction.kinds ??
    contraction.operands.map((indices, i): OperandKind => ({ name: `${i}`, groups: indices.map((_, axis) => [axis]) }))
  return { ...contraction, kinds, largest, ...symmetricSteps({ ...contraction, kinds }, reduced, steps) }
}

/** An order of joining, before it is known what is symmetric. */
interface Order {
  readonly reduced: readonly (readonly number[])[]
  readonly steps: readonly ContractionStep[]
  readonly largest: number
}

function greedy(
  contraction: Contraction,
  policy: (joint: Joint) => readonly [number, number],
): { plan: Order; work: number } {
  const { operands, output } = contraction
  /** On how many of the tensors at hand an index stands; the output is one more. */
  const uses = new Map<number, number>()
  const use = (indices: Iterable<number>, change: 1 | -1): void => {
    for (const index of indices) uses.set(index, (uses.get(index) ?? 0) + change)
  }
  use(output, 1)
  for (const operand of operands) use(new Set(operand), 1)
  const live: Live = new Map()
  operands.forEach((operand, i) =>
    live.set(
      i,
      [...new Set(operand)].filter((index) => (uses.get(index) as number) > 1).sort((a, b) => a - b),
    ),
  )
  const reduced = [...live.values()]
  const steps: ContractionStep[] = []
  let largest = Math.max(0, ...reduced.map((indices) => indices.length))
  let work = 0
  while (live.size > 1) {
    const { left, right, keep, loops } = leastJoint(live, uses, policy)
    use(live.get(left) as readonly number[], -1)
    use(live.get(right) as readonly number[], -1)
    live.delete(left)
    live.delete(right)
    live.set(operands.length + steps.length, keep)
    use(keep, 1)
    steps.push({ left, right, keep })
    largest = Math.max(largest, keep.length)
    work += LENGTH ** loops
  }
  return { plan: { reduced, steps, largest }, work }
}

/** The pair that the policy puts first; tensors without a common index are joined when nothing else is left. */
function leastJoint(
  live: Live,
  uses: ReadonlyMap<number, number>,
  policy: (joint: Joint) => readonly [number, number],
): Joint {
  let best: { joint: Joint; cost: readonly number[] } | undefined
  for (const [left, right] of candidates(live)) {
    const joint = jointOf(live, uses, left, right)
    const cost = [...policy(joint), left, right]
    if (best === undefined || isLess(cost, best.cost)) best = { joint, cost }
  }
  return (best as { joint: Joint }).joint
}

function jointOf(live: Live, uses: ReadonlyMap<number, number>, left: number, right: number): Joint {
  const [a, b] = [live.get(left) as readonly number[], live.get(right) as readonly number[]]
  const keep: number[] = []
  let [i, j, loops] = [0, 0, 0]
  while (i < a.length || j < b.length) {
    const [ofA, ofB] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY]
    const index = Math.min(ofA, ofB)
    if (ofA === index) i++
    if (ofB === index) j++
    loops++
    if ((uses.get(index) as number) > (ofA === ofB ? 2 : 1)) keep.push(index)
  }
  return { left, right, keep, loops, ranks: [a.length, b.length] }
}

/** Pairs with a common index; without any, the two tensors of the smallest rank. */
function candidates(live: Live): Iterable<readonly [number, number]> {
  const carriers = new Map<number, number[]>()
  for (const [name, indices] of live)
    for (const index of indices) carriers.set(index, [...(carriers.get(index) ?? []), name])
  const pairs = new Map<string, readonly [number, number]>()
  for (const names of carriers.values()) {
    for (const [i, a] of names.entries()) for (const b of names.slice(i + 1)) pairs.set(`${a} ${b}`, [a, b])
  }
  if (pairs.size > 0) return pairs.values()
  const [a, b] = [...live].sort(([, x], [, y]) => x.length - y.length).map(([name]) => name)
  return [[a as number, b as number]]
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const i = a.findIndex((value, at) => value !== b[at])
  return i >= 0 && (a[i] as number) < (b[i] as number)
}
