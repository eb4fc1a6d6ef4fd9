import { canonical } from './canonical.js'
import type { Leg, WeightedDiagram } from './diagram.js'

/**
 * The distinct labelled versions of a diagram with free legs: `labellings` of them, with leg i of field `fields[i]`, each in canonical form.
 */
export function labelLegs(free: WeightedDiagram, fields: readonly string[]): readonly WeightedDiagram[] {
  if (free.diagram.vertices.length === 0) return [canonical(free.diagram, 'fixed')]
  const found = new Map<string, WeightedDiagram>()
  for (const legs of distributions(fields, free.diagram.legs)) {
    const labelled = canonical({ ...free.diagram, legs }, 'fixed')
    found.set(labelled.id, labelled)
  }
  return [...found.values()]
}

/** All assignments of the labelled legs to the places, equal places (same vertex, same field) counted once. */
function* distributions(fields: readonly string[], places: readonly Leg[]): Generator<readonly Leg[]> {
  const [field, ...rest] = fields
  if (field === undefined) {
    yield []
    return
  }
  const tried = new Set<number>()
  for (const [i, place] of places.entries()) {
    if (place.field !== field || tried.has(place.vertex)) continue
    tried.add(place.vertex)
    for (const others of distributions(
      rest,
      places.filter((_, j) => j !== i),
    ))
      yield [place, ...others]
  }
}
