import { expand } from '../expansion/expand.js'
import type { Expansion } from '../expansion/expansion.js'
import { theory } from '../theory/shipped.js'

/**
 * The expansions that make up the action of an even theory through order 1/N^`order`, by number of legs, without the constant and
 * without the Gaussian part: a tree of order k has at most 2k + 2 legs.
 */
export function evenActionExpansions(order: number): readonly Expansion[] {
  const found = known.get(order) ?? derived(order)
  known.set(order, found)
  return found
}

const known = new Map<number, readonly Expansion[]>()

function derived(order: number): readonly Expansion[] {
  const even = theory('edgeworth-even')
  return Array.from({ length: order + 1 }, (_, i) => {
    const expansion = expand(even, { legs: 2 * i + 2, select: { upTo: order } })
    return { ...expansion, terms: expansion.terms.filter((term) => term.weighted.diagram.vertices.length > 0) }
  }).filter((expansion) => expansion.terms.length > 0)
}
