import type { Expression } from '../../mathematics/expression.js'
import { written } from '../../mathematics/written.js'
import { isLabel, numberLabel } from '../point/labels.js'
import { letterOf } from '../symbolText.js'

/** K''(\hat s), f^{(3)}(x_0): a derivative of a function where its letter says. */
export interface DerivativeHere {
  readonly name: string
  readonly order: number
  /** Where: the letter of its argument; none of `f''` alone. */
  readonly at: string | undefined
}

/** The derivative that a node is, of order 0 for the function itself; undefined for anything else. */
export function derivativeHere(node: Expression): DerivativeHere | undefined {
  const head = node.kind === 'applied' ? node.head : node
  if (head.kind !== 'symbol' || head.accent !== undefined) return undefined
  if (node.kind === 'applied' && (node.above !== undefined || node.args.length !== 1)) return undefined
  const { above, below, primes } = head
  if (below !== undefined && !(node.kind === 'symbol' && written(below) === '0')) return undefined
  if (above !== undefined && (primes !== undefined || !isLabel(above))) return undefined
  const order = above === undefined ? (primes ?? 0) : numberLabel(above)
  const at = node.kind === 'applied' ? letterOf(node.args[0]) : undefined
  if (order === undefined || (node.kind === 'applied' && at === undefined)) return undefined
  return { name: head.name, order, at }
}

/** The functions of which second derivatives stand in a formula, with their places. */
export function saddlesIn(nodes: readonly Expression[]): readonly Omit<DerivativeHere, 'order'>[] {
  return nodes.flatMap((node) => derivativeHere(node) ?? []).filter(({ order }) => order === 2)
}

/** The one of them, where there is no other. */
export function saddleOf(nodes: readonly Expression[]): Omit<DerivativeHere, 'order'> | undefined {
  const [first, ...others] = saddlesIn(nodes)
  return first === undefined || others.some(({ name, at }) => name !== first.name || at !== first.at)
    ? undefined
    : first
}

/** How many orders of 1/√n have to be known: up to that of the largest whole power of n that is written, either way. */
export function ordersOf(letter: string, nodes: readonly Expression[]): number {
  return 2 * highestPowerOf(letter, nodes) + 1
}

function highestPowerOf(letter: string, nodes: readonly Expression[]): number {
  return Math.max(
    1,
    ...nodes.map((node) => {
      if (node.kind !== 'symbol' || node.name !== letter || node.above === undefined) return 1
      const power = Math.abs(Number(written(node.above).replaceAll(/[{}]/g, '')))
      return Number.isInteger(power) ? Math.min(power, 5) : 1
    }),
  )
}
