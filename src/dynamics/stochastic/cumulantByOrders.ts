import type { Ring } from '../../algebra/decay.js'

/**
 * A joint cumulant of some modes, of one order, by their moments of all orders up to it: κ(S) = m(S) − Σ κ(B) m(S∖B) over
 * the parts B of S that hold its first element, the order being shared between both factors.
 */
export function cumulantByOrders<T>(
  of: Ring<T>,
  moment: (modes: readonly number[], order: number) => T,
  modes: readonly number[],
  order: number,
): T {
  const [first, ...rest] = modes as readonly [number, ...number[]]
  let sum = moment(modes, order)
  for (let set = 0; set < 2 ** rest.length - 1; set++) {
    const block = [first, ...rest.filter((_, i) => (set >> i) & 1)]
    const others = rest.filter((_, i) => ((set >> i) & 1) === 0)
    for (let k = 0; k <= order; k++) {
      const product = of.multiply(cumulantByOrders(of, moment, block, k), moment(others, order - k))
      sum = of.add(sum, of.times(product, -1))
    }
  }
  return sum
}
