import { quantityName } from '../../montecarlo/quantity.js'
import type { Quantity } from '../../montecarlo/quantity.js'
import { math } from './content.js'
import type { Inline } from './content.js'

/** A measured quantity as it stands in a table: correlators as mathematics, others by name. */
export function quantityInline(quantity: Quantity): Inline {
  if (quantity.kind === 'propagator') return math(`G_c^{(2)}(|p| = ${Number(quantity.momentum.toPrecision(4))})`)
  if (quantity.kind !== 'correlator') return quantityName(quantity)
  const { of, indices, lambda } = quantity
  const at = indices.map((i) => `${of === 'points' ? 'x' : 'J'}_{${i + 1}}`).join(', ')
  return math(`G_c^{(${indices.length})}(${at})${lambda === undefined ? '' : `, \\; \\lambda = ${lambda}`}`)
}
