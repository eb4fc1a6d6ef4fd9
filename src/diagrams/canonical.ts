import { automorphismsFrom } from './automorphisms.js'
import { canonicalLabelling } from './canonicalLabelling.js'
import type { CanonicalLabelling } from './canonicalLabelling.js'
import { legKind } from './diagram.js'
import type { Automorphisms, Diagram, Leg, WeightedDiagram } from './diagram.js'
import { graphName, hasTypes } from './graphName.js'
import { labellingCount } from './labellingCount.js'
import { printingDiagram } from './printingDiagram.js'
import { relabel } from './relabel.js'
import { weightedDiagram } from './weightedDiagram.js'

/**
 * A connected diagram in canonical form, with its name and its automorphisms. Isomorphic diagrams give structurally
 * equal results.
 *
 * @param legs `free`: legs are exchangeable and are sorted by vertex. `fixed`: leg i stays leg i, and isomorphisms must
 * respect it; the name then ends with the labels (from 1) in the order in which the legs stand in the free name.
 * @param typed whether the name contains the kinds of vertices and lines and the fields of legs, as it must where a
 * theory has several that the graph does not tell apart; default: whether this diagram has
 * @throws InputError for a diagram of several parts
 * @example
 * canonical(diagramFromNickel('e111|e|'), 'fixed').automorphisms // { fixed: 6n, free: 12n }
 */
export function canonical(
  diagram: Diagram,
  legs: 'fixed' | 'free',
  typed: boolean = hasTypes(diagram),
): WeightedDiagram {
  const labelling = canonicalLabelling(diagram)
  const free = inCanonicalOrder(diagram, labelling, automorphismsFrom(diagram, labelling), typed)
  if (legs === 'free') return free
  const placed = relabel(diagram, labelling.order).legs
  const labelled = leastPlaces(placed, renumbered(labelling))
  return weightedDiagram({
    ...free,
    id:
      free.id +
      labelsText(
        labelled.map(({ vertex }) => vertex),
        labelled.map(legKind),
      ),
    diagram: printingDiagram({ ...free.diagram, legs: labelled }),
  })
}

/**
 * The end of the name of a diagram with labelled legs: the labels, from 1, in the order of the vertices and kinds of
 * their legs.
 */
export function labelsText(vertices: readonly number[], kinds: readonly (string | number)[]): string {
  if (vertices.length === 0) return ''
  const labels = vertices
    .map((_, i) => i)
    .sort((a, b) => (vertices[a] as number) - (vertices[b] as number) || compareKinds(kinds[a], kinds[b]) || a - b)
  return `:${labels.map((i) => i + 1).join(',')}`
}

function compareKinds(a: string | number | undefined, b: string | number | undefined): number {
  return a === b || a === undefined || b === undefined ? 0 : a < b ? -1 : 1
}

/** The diagram in the canonical order of its vertices, legs free, with its name. */
function inCanonicalOrder(
  diagram: Diagram,
  { order }: CanonicalLabelling,
  automorphisms: Automorphisms,
  typed: boolean,
): WeightedDiagram {
  const numbered = relabel(diagram, order)
  const free = printingDiagram({ ...numbered, legs: [...numbered.legs].sort(compareLegs) })
  return weightedDiagram({
    id: graphName(free, typed),
    diagram: free,
    automorphisms,
    labellings: labellingCount(diagram.legs, automorphisms),
  })
}

/** The generators of the group as permutations of canonical positions. */
function renumbered({ order, generators }: CanonicalLabelling): readonly (readonly number[])[] {
  const number: number[] = []
  order.forEach((vertex, i) => {
    number[vertex] = i
  })
  return generators.map((generator) => order.map((vertex) => number[generator[vertex] as number] as number))
}

/** Of all images of the labelled legs under the group, the one whose vertices, leg by leg, come first. */
function leastPlaces(legs: readonly Leg[], generators: readonly (readonly number[])[]): readonly Leg[] {
  let least = legs
  for (const image of labelledImages(legs, generators)) if (comparePlaces(image, least) < 0) least = image
  return least
}

/** The orbit of labelled legs under the group, the legs themselves first. */
export function* labelledImages(
  legs: readonly Leg[],
  generators: readonly (readonly number[])[],
): Generator<readonly Leg[]> {
  const found = new Map([[keyOf(legs), legs]])
  for (const image of found.values()) {
    yield image
    for (const generator of generators) {
      const next = image.map((leg) => ({
        ...leg,
        vertex: leg.vertex < 0 ? leg.vertex : (generator[leg.vertex] as number),
      }))
      const key = keyOf(next)
      if (!found.has(key)) found.set(key, next)
    }
  }
}

function keyOf(legs: readonly Leg[]): string {
  return legs.map(({ vertex }) => vertex).join()
}

function compareLegs(a: Leg, b: Leg): number {
  return a.vertex - b.vertex || compareKinds(legKind(a), legKind(b))
}

function comparePlaces(a: readonly Leg[], b: readonly Leg[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = compareLegs(a[i] as Leg, b[i] as Leg)
    if (difference !== 0) return difference
  }
  return 0
}
