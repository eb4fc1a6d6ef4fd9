import { expand } from '../expansion/expand.js'
import type { Expansion } from '../expansion/expansion.js'
import { pointsReading } from '../expansion/readings/onPoints.js'
import type { PointsReading } from '../expansion/readings/onPoints.js'
import { theory } from '../theory/shippedTheories.js'

/**
 * The expansions that make up the action of an even theory through order 1/N^`order`, by number of legs, without the
 * constant and without the Gaussian part: a tree of order k has at most 2k + 2 legs.
 */
export const evenActionExpansions: (order: number) => readonly Expansion[] = byOrder((order) => {
  const even = theory('edgeworth-even')
  return Array.from({ length: order + 1 }, (_, i) => {
    const expansion = expand(even, { legs: 2 * i + 2, select: { upTo: order } })
    return { ...expansion, terms: expansion.terms.filter((term) => term.weighted.diagram.vertices.length > 0) }
  }).filter((expansion) => expansion.terms.length > 0)
})

/** The same made ready to be read on points, by number of legs. */
export const evenActionReadings: (order: number) => ReadonlyMap<number, PointsReading> = byOrder(
  (order) =>
    new Map(evenActionExpansions(order).map((expansion) => [expansion.request.legs, pointsReading(expansion)])),
)

/** A function of the order whose values are remembered. */
export function byOrder<T>(derive: (order: number) => T): (order: number) => T {
  const known = new Map<number, T>()
  return (order) => {
    const found = known.get(order) ?? derive(order)
    known.set(order, found)
    return found
  }
}
