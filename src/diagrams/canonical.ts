import { automorphismsFrom } from './automorphisms.js'
import { canonicalLabelling } from './canonicalLabelling.js'
import type { CanonicalLabelling } from './canonicalLabelling.js'
import { isOriented, legKind } from './diagram.js'
import type { Automorphisms, Diagram, Leg, WeightedDiagram } from './diagram.js'
import { labellingCount } from './labellingCount.js'
import { weightedDiagram } from './weightedDiagram.js'
import { relabel } from './relabel.js'

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
  return namedWithLabels(
    { ...free, diagram: { ...free.diagram, legs: leastPlaces(placed, renumbered(labelling)) } },
    free.id,
    typed,
  )
}

/** The diagram in the canonical order of its vertices, legs free, with its name. */
export function inCanonicalOrder(
  diagram: Diagram,
  { order }: CanonicalLabelling,
  automorphisms: Automorphisms,
  typed: boolean,
): WeightedDiagram {
  const numbered = relabel(diagram, order)
  const free = { ...numbered, legs: [...numbered.legs].sort(compareLegs) }
  return weightedDiagram({
    id: nickelName(free, typed),
    diagram: free,
    automorphisms,
    labellings: labellingCount(diagram.legs, automorphisms),
  })
}

/** The generators of the group as permutations of canonical positions. */
export function renumbered({ order, generators }: CanonicalLabelling): readonly (readonly number[])[] {
  const number: number[] = []
  order.forEach((vertex, i) => {
    number[vertex] = i
  })
  return generators.map((generator) => order.map((vertex) => number[generator[vertex] as number] as number))
}

/**
 * Gives a diagram whose vertices are in canonical order its name with the labels of its legs.
 *
 * @param free the name with legs free
 */
export function namedWithLabels(weighted: WeightedDiagram, free: string, typed: boolean): WeightedDiagram {
  const { diagram } = weighted
  if (diagram.legs.length === 0) return weightedDiagram({ ...weighted, id: free })
  const labels = diagram.legs
    .map((_, i) => i)
    .sort((a, b) => compareLegs(diagram.legs[a] as Leg, diagram.legs[b] as Leg) || a - b)
  const suffix = `:${labels.map((i) => i + 1).join(',')}`
  return weightedDiagram({
    ...weighted,
    id: (typed ? nickelName({ ...diagram, legs: labels.map((i) => diagram.legs[i] as Leg) }, true) : free) + suffix,
  })
}

/** Of all images of the labelled legs under the group, the one whose vertices, leg by leg, come first. */
function leastPlaces(legs: readonly Leg[], generators: readonly (readonly number[])[]): readonly Leg[] {
  let least = legs
  for (const image of labelledImages(legs, generators)) if (comparePlaces(image, least) < 0) least = image
  return least
}

/** Whether the labelled legs are the least of their images under the group. */
export function isLeast(legs: readonly Leg[], generators: readonly (readonly number[])[]): boolean {
  for (const image of labelledImages(legs, generators)) if (comparePlaces(image, legs) < 0) return false
  return true
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
  const [kindA, kindB] = [legKind(a), legKind(b)]
  return a.vertex - b.vertex || (kindA < kindB ? -1 : kindA > kindB ? 1 : 0)
}

function comparePlaces(a: readonly Leg[], b: readonly Leg[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = compareLegs(a[i] as Leg, b[i] as Leg)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * Nickel's index: per vertex `e` for a leg and the numbers of its neighbours from itself on, closed by `|`:
 * `e112|e3|333||`. A typed name goes on with the kinds of the vertices, the lines with their ends, and the fields of
 * the legs: `[e,e][S01,D01][ψ,ψ̄]`.
 */
function nickelName(diagram: Diagram, typed: boolean): string {
  const rows = diagram.vertices.map((_, v) => {
    const ends = diagram.lines
      .flatMap(({ from, to }) => (from === v || to === v ? [from === v ? to : from] : []))
      .filter((to) => to >= v)
    const legs = diagram.legs.filter((leg) => leg.vertex === v).map(() => 'e')
    return [...legs, ...ends.sort((a, b) => a - b).map(digit)].join('') + '|'
  })
  const graph = diagram.vertices.length === 0 && diagram.legs.length === 2 ? 'ee' : rows.join('')
  if (!typed) return graph
  const kinds = diagram.vertices.map((vertex) => vertex.name)
  const lines = diagram.lines.map((line) => `${line.kind.name}${digit(line.from)}${digit(line.to)}`)
  return (
    graph +
    [kinds, lines, diagram.legs.map(legKind)]
      .map((names) => (names.length === 0 ? '' : `[${names.join(',')}]`))
      .join('')
  )
}

/** Whether the graph alone does not tell the kinds in this diagram. */
function hasTypes({ vertices, lines, legs }: Diagram): boolean {
  const kinds = new Set(vertices.map(({ name, fields }) => `${fields.length} ${name}`))
  const several = new Set(lines.map(({ kind }) => kind.name)).size > 1 || new Set(legs.map(legKind)).size > 1
  return (
    several ||
    lines.some(({ kind }) => isOriented(kind)) ||
    kinds.size > new Set(vertices.map(({ fields }) => fields.length)).size
  )
}

/** 0–9, then A, B, …: vertex numbers of one character up to 35, then in brackets. */
function digit(n: number): string {
  return n < 36 ? n.toString(36).toUpperCase() : `(${n})`
}
