import { isLeast, namedWithLabels } from './canonical.js'
import type { Leg, WeightedDiagram } from './diagram.js'

/**
 * The distinct labelled versions of a diagram with free legs in canonical form: `labellings` of them, with leg i of field `fields[i]`, each in
 * canonical form. One of each orbit of the group on the placements of the legs.
 *
 * @param generators of the group of vertex permutations
 */
export function* labelLegs(
  free: WeightedDiagram,
  fields: readonly string[],
  generators: readonly (readonly number[])[],
  typed: boolean,
): Generator<WeightedDiagram> {
  const graph = free.id
  for (const legs of placements(fields, free.diagram.legs)) {
    if (isLeast(legs, generators)) yield namedWithLabels({ ...free, diagram: { ...free.diagram, legs } }, graph, typed)
  }
}

/** All assignments of the labelled legs to the places, equal places (same vertex, same field) counted once. */
function* placements(fields: readonly string[], places: readonly Leg[]): Generator<readonly Leg[]> {
  const [field, ...rest] = fields
  if (field === undefined) {
    yield []
    return
  }
  const tried = new Set<number>()
  for (const [i, place] of places.entries()) {
    if (place.field !== field || tried.has(place.vertex)) continue
    tried.add(place.vertex)
    const left = places.filter((_, j) => j !== i)
    for (const others of placements(rest, left)) yield [place, ...others]
  }
}
