import { isLeast, namedWithLabels } from './canonical.js'
import { legKind } from './diagram.js'
import type { Leg, WeightedDiagram } from './diagram.js'
import { printingDiagram } from './printingDiagram.js'
import type { RequestedLeg } from './requestedLegs.js'

/**
 * The distinct labelled versions of a diagram with free legs in canonical form, with leg i of the kind `kinds[i]`, each
 * in canonical form. One of each orbit of the group on the placements of the legs.
 *
 * @param generators of the group of vertex permutations
 */
export function* labelLegs(
  free: WeightedDiagram,
  kinds: readonly RequestedLeg[],
  generators: readonly (readonly number[])[],
  typed: boolean,
): Generator<WeightedDiagram> {
  const graph = free.id
  for (const legs of placements(kinds.map(legKind), free.diagram.legs)) {
    if (!isLeast(legs, generators)) continue
    yield namedWithLabels({ ...free, diagram: printingDiagram({ ...free.diagram, legs }) }, graph, typed)
  }
}

/** All assignments of the labelled legs to the places, equal places (same vertex, same kind) counted once. */
function* placements(kinds: readonly string[], places: readonly Leg[]): Generator<readonly Leg[]> {
  const [kind, ...rest] = kinds
  if (kind === undefined) {
    yield []
    return
  }
  const tried = new Set<number>()
  for (const [i, place] of places.entries()) {
    if (legKind(place) !== kind || tried.has(place.vertex)) continue
    tried.add(place.vertex)
    const left = places.filter((_, j) => j !== i)
    for (const others of placements(rest, left)) yield [place, ...others]
  }
}
