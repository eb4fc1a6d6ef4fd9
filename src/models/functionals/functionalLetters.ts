import type { Expression } from '../../mathematics/expression.js'
import { mentions } from '../../mathematics/rows.js'
import { beginsConnected } from '../connected.js'
import { isLabel, numberLabel } from '../point/labels.js'
import { letterOf } from '../symbolText.js'
import { withoutDots } from './dots.js'

/** Letters of fields, and of their sources. */
export const FIELDS: readonly string[] = ['φ', 'ϕ', 'Φ', 'ψ', 'χ', 'x']
export const SOURCES: readonly string[] = ['J', 'j']
const FUNCTIONALS = ['Z', 'W', 'Γ']

/** Whether a source stands in a node itself. */
export function mentionsSource(node: Expression): boolean {
  if (node.kind === 'applied') return SOURCES.includes(node.head.name)
  return node.kind === 'symbol' && SOURCES.some((name) => node.name === name || mentions(node.above ?? [], name))
}

/** Z[0]. */
export function isAtZero(node: Expression): boolean {
  return node.kind === 'applied' && functionOf(node) !== undefined && node.args.some(({ kind }) => kind === 'number')
}

/** ∫Dφ. */
export function isOverFields(node: Expression): boolean {
  return node.kind === 'integral' && node.over.some(({ sign }) => sign === 'D')
}

/** What belongs to series and other kinds. */
export function isForeign(node: Expression): boolean {
  return node.kind === 'tail' || (node.kind === 'symbol' && ['ħ', 'κ', 'λ', 'N', 'α'].includes(node.name))
}

/** An n-point function or a functional. */
export interface NamedFunction {
  readonly name: string
  /** Of an n-point function; none of a functional. */
  readonly label: number | undefined
  readonly connected: boolean
}

/** What function a name is, with its argument or without; undefined for other names. */
export function functionOf(node: Expression): NamedFunction | undefined {
  const head = node.kind === 'applied' ? node.head : node
  if (head.kind !== 'symbol' || head.accent !== undefined || head.primes !== undefined) return undefined
  const { name, above, below } = head
  if (name !== 'G' && !FUNCTIONALS.includes(name)) return undefined
  if (above !== undefined && !isLabel(above)) return undefined
  const connected = beginsConnected(below)
  const label = numberLabel(above ?? (connected ? undefined : below))
  if (below !== undefined && !connected && numberLabel(below) === undefined) return undefined
  if (name === 'G' && label === undefined) return undefined
  return { name, label, connected: connected || name === 'W' }
}

/** J, φ as the argument of a functional. */
export function isVariable(arg: Expression): boolean {
  return arg.kind === 'symbol' && (SOURCES.includes(arg.name) || (FIELDS.includes(arg.name) && arg.name !== 'x'))
}

/** Whether a name with a bracket is a function of what stands in it. */
export function isFunction(node: Expression & { readonly kind: 'applied' }): boolean {
  const { name, below } = node.head
  // Γ^{(3)}(W^{(2)}) is a product.
  const isOfFunctions = node.args.some(
    (arg) => functionOf(arg) !== undefined || (arg.kind !== 'symbol' && arg.kind !== 'dots' && arg.kind !== 'number'),
  )
  if (functionOf(node.head) !== undefined) return !isOfFunctions
  return (
    below === undefined &&
    (FIELDS.includes(name) || SOURCES.includes(name) || (name === 'δ' && node.args.length === 1) || name === 'S')
  )
}

/** An argument that is a point: of a field, a source, an n-point function. */
export function isPoint(arg: Expression, { head }: Expression & { readonly kind: 'applied' }): boolean {
  const isOfPoints = FIELDS.includes(head.name) || SOURCES.includes(head.name) || functionOf(head)?.label !== undefined
  return isOfPoints && arg.kind === 'symbol' && !isVariable(arg)
}

/** The letters of the points in a node itself, those that dots stand for too. */
export function lettersOfPoints(node: Expression): readonly string[] {
  if (node.kind === 'product' && node.factors.some(({ kind }) => kind === 'dots'))
    return (withoutDots(node.factors) ?? []).flatMap(lettersOfPoints)
  if (node.kind !== 'applied' || !isFunction(node)) return []
  return (withoutDots(node.args) ?? []).flatMap((arg) => (isPoint(arg, node) ? (letterOf(arg) ?? []) : []))
}
