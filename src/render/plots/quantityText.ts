import { fieldNames, quantityName } from '../../montecarlo/quantity.js'
import type { Quantity } from '../../montecarlo/quantity.js'

/** A measured quantity at a mark or in a title: short, and in letters that every font has. */
export function quantityText(quantity: Quantity): string {
  if (quantity.kind === 'slope') return `slope, f ${quantity.testFunction}`
  if (quantity.kind !== 'histogram') return quantityName(quantity)
  return `${fieldNames(quantity.points)}${quantity.statistic === 'strength' ? ' beyond the Gaussian' : ', chi-square'}`
}
