import { formatPowers, printing } from '../../algebra/polynomial.js'
import type { Monomial, Polynomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Theory } from '../../theory/theory.js'

/**
 * A polynomial as series are written: by the power of the leading small parameter, those of the others, then powers and
 * the numbers in names of symbols by size, so that trees come before loops and G⁵ before G¹⁰.
 */
export function byOrders({ orders }: Pick<Theory, 'orders'>, terms: Polynomial): Polynomial {
  const placed = terms.map(({ coefficient, powers }) => {
    const term: Monomial = {
      coefficient,
      powers: Object.fromEntries(Object.entries(powers).sort(([a], [b]) => bySize(a, b))),
    }
    return {
      term,
      text: formatPowers(term.powers),
      order: orders.map(({ symbol, unit }) => Q.divide(powers[symbol] ?? Q.zero, unit)),
    }
  })
  return printing(
    placed
      .sort(
        (a, b) =>
          a.order.map((order, i) => Q.compare(order, b.order[i] ?? Q.zero)).find((sign) => sign !== 0) ??
          bySize(a.text, b.text),
      )
      .map(({ term }) => term),
  )
}

/** Texts by their characters, whole numbers in them by their size. */
function bySize(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)]
  const at = left.findIndex((part, i) => part !== right[i])
  const [x, y] = [left[at], right[at]]
  if (x === undefined) return left.length - right.length
  if (y === undefined) return 1
  return /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : x < y ? -1 : 1
}

function partsOf(text: string): readonly string[] {
  return text.match(/\d+|\D/g) ?? []
}
