import type { Polynomial } from '../algebra/polynomial.js'
import { largest, requireSize } from '../sizes.js'
import type { Theory } from '../theory/theory.js'
import { diagramRequests } from './diagramRequests.js'
import type { ExpandOptions } from './expand.js'
import type { Expansion, ExpansionRequest } from './expansion.js'
import { isPlainTheory, pointSeriesSteps } from './pointSeries.js'
import type { OrderSelection } from './powerCounting.js'
import { atAPoint } from './readings/atAPoint.js'
import { byOrders } from './readings/byOrders.js'

/** An expansion in zero dimensions: a polynomial, like terms collected, by their orders, with the theory and the request that it answers. */
export interface PointExpansion extends Pick<Expansion, 'theory' | 'request' | 'reason'> {
  readonly value: Polynomial
}

/**
 * The expansion read at a point.
 *
 * @example
 * pointExpansion(expand(theory('edgeworth-even'), { legs: 4, select: { order: 1 } })).value // −1/24 N^-1 kappa_2^-4 kappa_4
 */
export function pointExpansion(expansion: Expansion): PointExpansion {
  const { theory, request, reason } = expansion
  return { theory, request, value: byOrders(theory, atAPoint(expansion)), ...(reason === undefined ? {} : { reason }) }
}

/**
 * The expansion at a point without its diagrams, in short steps. Undefined where only the diagrams tell: some are left
 * out, vertices or loops are chosen, indices counted, or there is nothing, and the reason is to be found.
 *
 * @throws InputError as `expand` does; the limit is one of sets of vertices, each of which makes a term
 */
export function* pointExpansionSteps(
  theory: Theory,
  request: ExpansionRequest,
  { limit = largest.terms }: ExpandOptions = {},
): Generator<undefined, PointExpansion | undefined> {
  const { select } = request
  if (!needsNoDiagrams(theory, request) || !isByOrder(select)) return undefined
  const { requests } = diagramRequests(theory, request, 'free')
  requireSize({
    code: 'diagrams.limit',
    at: 'limit',
    of: 'sets of vertices',
    needed: requests.length,
    most: limit,
    raised: 'a larger --limit allows more',
  })
  const value = requests.length === 0 ? [] : yield* pointSeriesSteps(theory, { ...request, select })
  return value.length === 0 ? undefined : { theory, request, value: byOrders(theory, value) }
}

/** Whether the series tells the polynomial: all diagrams of some orders are there, and no indices are summed. */
export function needsNoDiagrams(
  theory: Theory,
  { select, filters = [], maxSelfLoops, maxParallel, shard }: ExpansionRequest,
): boolean {
  const isWhole = filters.length === 0 && [maxSelfLoops, maxParallel, shard].every((each) => each === undefined)
  return isWhole && isPlainTheory(theory) && isByOrder(select)
}

function isByOrder(select: ExpansionRequest['select']): select is OrderSelection {
  return 'order' in select || 'upTo' in select
}
