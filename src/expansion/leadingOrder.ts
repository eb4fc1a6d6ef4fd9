import { leastCommonMultiple } from '../algebra/integers.js'
import type { Powers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { memberOf } from '../theory/members.js'
import type { Theory } from '../theory/theory.js'
import type { ExpansionRequest, Term } from './expansion.js'
import { isSingleOrder } from './selection.js'
import type { Orders } from './selection.js'

/** The order in the leading small parameter; 0 in a theory without one. */
export function orderOf({ orders: [leading] }: Pick<Theory, 'orders'>, powers: Powers): Rational {
  return leading === undefined ? Q.zero : Q.divide(powers[leading.symbol] ?? Q.zero, leading.unit)
}

/** Members of a family whose orders are looked at: orders are polynomials in n, with few denominators. */
const MEMBERS = 4

/**
 * Every order that a term can have in the leading small parameter is a multiple of this: ½ where vertices bring N^{−1/2},
 * so that O(N^{−2}) leaves open what comes after N^{−3/2}.
 */
export function orderStep(theory: Theory): Rational {
  const { expands, lines, legs, vertices } = theory
  const ofVertices = vertices.flatMap((rule) =>
    Array.from({ length: rule.family === undefined ? 1 : MEMBERS }, (_, k) =>
      memberOf(rule, (rule.family?.from ?? 0) + k * (rule.family?.step ?? 0)),
    ),
  )
  const denominators = [expands, ...lines, ...legs, ...ofVertices].map(({ order }) => orderOf(theory, order).den)
  return Q.rational(1n, denominators.reduce(leastCommonMultiple, 1n))
}

/** One order of the leading small parameter; undefined for several parameters. */
function singleOrder(orders: Orders): Rational | undefined {
  if (typeof orders === 'number') return Q.parse(`${orders}`)
  return isSingleOrder(orders) ? orders : undefined
}

/** The request up to an order too, from the lowest on, where it asks for orders of the leading small parameter. */
export function reaching(request: ExpansionRequest, highest: Rational): ExpansionRequest {
  const { select } = request
  const order = 'order' in select ? singleOrder(select.order) : 'upTo' in select ? singleOrder(select.upTo) : undefined
  return order === undefined ? request : { ...request, select: { upTo: Q.larger(order, highest) } }
}

/** Whether a request asks for terms of such powers. */
export function askedBy({ select }: ExpansionRequest, theory: Theory): (term: Pick<Term, 'powers'>) => boolean {
  const [upper, lower] =
    'order' in select
      ? [singleOrder(select.order), singleOrder(select.order)]
      : 'upTo' in select
        ? [singleOrder(select.upTo), select.from === undefined ? undefined : singleOrder(select.from)]
        : []
  return ({ powers }) => {
    const order = orderOf(theory, powers)
    return (
      (upper === undefined || Q.compare(order, upper) <= 0) && (lower === undefined || Q.compare(order, lower) >= 0)
    )
  }
}
