import * as Q from '../../algebra/rational.js'
import type { Expression, SymbolNode } from '../../mathematics/expression.js'
import { written } from '../../mathematics/written.js'
import { labelBlocks } from '../labels.js'
import { isLabel, numberLabel } from '../point/labels.js'

const FIELDS = new Set(['φ', 'ϕ', 'Φ', 'χ', 'x', 'm', 'X'])

/** A derivative of the action, as a matrix or a number, or an element of it. */
export interface ActionPart {
  readonly order: number
  readonly atZero: boolean
  readonly labels: readonly string[]
}

/** φ, \bar φ, φ_0, φ_{cl}, x^*: the field at which everything is. */
export function isField(node: Expression | undefined): boolean {
  if (node?.kind !== 'symbol' || !FIELDS.has(node.name)) return false
  return node.above === undefined || /^[·*∗⋆]$/.test(written(node.above))
}

/** S[φ], S''(φ), S^{(2)}, δ²S/δφδφ, S^{(4)}_{ijkl}; undefined for anything else. */
export function actionPart(node: Expression): ActionPart | undefined {
  if (node.kind === 'derivative') return derivativeOfAction(node)
  const head = headOf(node)
  if (head?.name !== 'S' || head.accent !== undefined) return undefined
  const { above, below, primes = 0 } = head
  if (above !== undefined && (!isLabel(above) || primes > 0)) return undefined
  const order = above === undefined ? primes : numberLabel(above)
  const [argument, more] = node.kind === 'applied' ? node.args : []
  const isZero = argument?.kind === 'number' && Q.isZero(argument.value)
  if (more !== undefined || (argument !== undefined && !isZero && !isField(argument))) return undefined
  if (order === undefined) return undefined
  const labels = labelBlocks(below).flat()
  return labels.length === 0 || labels.length === order ? { order, atZero: isZero, labels } : undefined
}

function derivativeOfAction(node: Expression & { readonly kind: 'derivative' }): ActionPart | undefined {
  const of = node.of === undefined ? undefined : actionPart(node.of)
  if (of?.order !== 0 || of.atZero) return undefined
  let order = 0
  for (const by of node.by) {
    const head = headOf(by)
    if (head === undefined || !FIELDS.has(head.name)) return undefined
    const [argument] = by.kind === 'applied' ? by.args : []
    if (argument !== undefined && argument.kind !== 'symbol') return undefined
    order += head.above === undefined ? 1 : Number(written(head.above))
  }
  return Number.isInteger(order) ? { order, atZero: false, labels: [] } : undefined
}

/** What a name with the field as its argument, or without one, is written with. */
export function headOf(node: Expression): SymbolNode | undefined {
  if (node.kind === 'symbol') return node
  return node.kind === 'applied' && node.above === undefined ? node.head : undefined
}

/** Γ[φ], Γ, Γ_{eff}, Γ^{(1)}, Γ_{\text{1-loop}}; the loop of which it is the part. */
export function effectiveActionOf(node: Expression): { readonly loop: number | undefined } | undefined {
  const head = headOf(node)
  if (head?.name !== 'Γ' || head.accent !== undefined || head.primes !== undefined) return undefined
  const [argument, more] = node.kind === 'applied' ? node.args : []
  if (more !== undefined || (argument !== undefined && !isField(argument))) return undefined
  const { above, below } = head
  if (above !== undefined && below !== undefined) return undefined
  const label = above ?? below
  if (label === undefined || /^\{?(?:eff|ħ)\}?$/u.test(written(label))) return { loop: undefined }
  const number = /^[{(]*(?:(\d)(?:[-~ ]*(?:loop|L|ℓ))?|(one|two)[-~ ]?loop)[)}]*$/.exec(written(label))
  if (number === null || (above !== undefined && number[1] !== undefined && /^\d$/.test(written(above))))
    return undefined
  return { loop: number[2] === undefined ? Number(number[1]) : number[2] === 'one' ? 1 : 2 }
}

/** The matrix in `Tr ln M`, `ln det M`; undefined for anything else. */
export function logarithmicTrace(node: Expression): Expression | undefined {
  if (node.kind !== 'call') return undefined
  const inner = node.argument
  const isLog = (one: Expression): one is Expression & { readonly kind: 'call' } =>
    one.kind === 'call' && (one.name === 'ln' || one.name === 'log')
  if ((node.name === 'Tr' || node.name === 'tr') && isLog(inner)) return inner.argument
  return isLog(node) && inner.kind === 'call' && inner.name === 'det' ? inner.argument : undefined
}
