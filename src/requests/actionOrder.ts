import { requireNumber } from '../numbers.js'

/**
 * The continuum form at order 2 multiplies closed forms of two quartic correlators; above, the number of terms leaves
 * what a person reads.
 */
const HIGHEST_ORDER = 2

/** @throws InputError for a power of 1/N to which no action is derived */
export function requireActionOrder(order: number): void {
  const expected = `an order of at most ${HIGHEST_ORDER}`
  requireNumber(order, { code: 'requests.order', at: 'order', expected, integer: true, min: 0, max: HIGHEST_ORDER })
}
