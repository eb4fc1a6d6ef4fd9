import type { Expression } from '../../mathematics/expression.js'
import type { Row } from '../../mathematics/item.js'
import { written } from '../../mathematics/written.js'
import { saysConnected } from '../connected.js'
import type { Scope } from '../model.js'
import { isPlainLetter } from '../symbolText.js'
import { countOf, wholeIn } from './points.js'

/** r of `G_c^{(r)}(x_1, …, x_r)`, `G_{con}^{(r),φ}`, `κ_r`, as it is written; undefined for anything else. */
export function cumulantLabel(node: Expression): Row | undefined {
  const head = node.kind === 'applied' ? node.head : node
  if (head.kind !== 'symbol' || !isPlainLetter(head)) return undefined
  if (node.kind === 'applied' && node.above !== undefined) return undefined
  if (head.name === 'κ') return head.above === undefined ? head.below : undefined
  if (head.name !== 'G' || head.above === undefined || !saysConnected(head.below)) return undefined
  const [group, comma, field, more] = head.above
  if (group?.kind !== 'group' || group.open !== '(' || more !== undefined) return undefined
  const isOfField = comma?.kind === 'sign' && comma.text === ',' && field?.kind === 'name'
  return comma === undefined || isOfField ? group.body : undefined
}

/** φ of `G_{con}^{(r),φ}`; undefined where the field is not said. */
export function cumulantField(node: Expression): string | undefined {
  const head = node.kind === 'applied' ? node.head : node
  if (cumulantLabel(node) === undefined || head.kind !== 'symbol') return undefined
  const field = head.above?.[2]
  return field === undefined ? undefined : written([field])
}

/** The order of a cumulant, by its label and by its points, which must be as many; undefined where they are not. */
export function cumulantOrder(node: Expression, scope: Scope): number | undefined {
  const label = cumulantLabel(node)
  const order = label === undefined ? undefined : wholeIn(label, node, scope)
  const points = node.kind === 'applied' ? countOf(node.args, scope) : order
  return order !== undefined && order > 0 && points === order ? order : undefined
}
