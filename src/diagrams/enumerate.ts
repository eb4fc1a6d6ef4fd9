import { canonical, labelsText } from './canonical.js'
import type { Diagram, Leg, Line, LineKind, VertexKind, WeightedDiagram } from './diagram.js'
import { graphName } from './graphName.js'
import { labelledPlaces } from './labelledPlaces.js'
import { legOrders } from './labellingCount.js'
import { OrderedClasses } from './orderedClasses.js'
import { printingDiagram } from './printingDiagram.js'
import { isBareLine } from './isBareLine.js'
import { isTyped } from './request.js'
import type { DiagramRequest } from './request.js'
import { arrangedKinds, arrangements, legSpecies, requestedLegs } from './requestedLegs.js'
import type { RequestedLeg } from './requestedLegs.js'
import { weightedDiagram } from './weightedDiagram.js'

/**
 * Every connected diagram that answers the request, each isomorphism class exactly once, in canonical form, one after
 * the other as they are found: nothing is stored, so the memory does not grow with their number. Self-loops, tadpoles
 * and parallel lines are included unless a filter excludes them. Without vertices there is the bare line. No diagram is
 * an empty sequence, not an error.
 *
 * @throws InputError at once, for a field that no line ends on, a count that is no natural number, more than 32
 * vertices, a shard that is none
 * @example
 * [...enumerateDiagrams({ legs: ['φ', 'φ'], legLabels: 'fixed', vertices: [{ kind: { name: 'λ', fields: ['φ', 'φ', 'φ', 'φ'] }, count: 4 }],
 *  lines: [{ name: 'Δ', fields: ['φ', 'φ'] }] })].length // 39
 */
export function enumerateDiagrams(request: DiagramRequest): Generator<WeightedDiagram> {
  const isBare = request.vertices.every(({ count }) => count === 0)
  const classes = new OrderedClasses(request)
  return isBare ? labelledBareLines(request) : find()

  function* find(): Generator<WeightedDiagram> {
    const typed = isTyped(request)
    const read = diagramReader(request, classes)
    const labels = legOrders(requestedLegs(request))
    const arranged = request.legLabels === 'free' ? [] : arrangedKinds(request)
    while (classes.next()) {
      const free = read.diagram()
      const automorphisms = { fixed: BigInt(classes.fixed()), free: BigInt(classes.free()) }
      const labellings = (labels * automorphisms.fixed) / automorphisms.free
      const id = graphName(free, typed)
      if (request.legLabels === 'free') {
        yield weightedDiagram({ id, diagram: free, automorphisms, labellings })
        continue
      }
      const places = {
        kinds: classes.legSpecies.slice(0, classes.legs),
        vertices: classes.legVertex.slice(0, classes.legs),
      }
      const generators = classes.movesLegs ? classes.generators() : []
      for (const kinds of arranged)
        for (const vertices of labelledPlaces(kinds, places, generators)) {
          const legs = vertices.map((vertex, i) => read.leg(kinds[i] as number, vertex))
          const diagram = printingDiagram({ ...free, legs })
          const ranks = kinds.map((kind) => classes.legRank[kind] as number)
          yield weightedDiagram({ id: id + labelsText(vertices, ranks), diagram, automorphisms, labellings })
        }
    }
  }
}

/** The bare line, and with labelled legs each way to label it. */
export function* labelledBareLines(request: DiagramRequest): Generator<WeightedDiagram> {
  for (const bare of bareLines(request)) {
    if (request.legLabels === 'free') yield bare
    else
      for (const legs of arrangements(request))
        yield canonical({ ...bare.diagram, legs: ofBareLine(legs) }, 'fixed', isTyped(request))
  }
}

/** Makes the class at hand a diagram. Lines and legs with the same ends are the same objects in all diagrams. */
function diagramReader(
  request: DiagramRequest,
  classes: OrderedClasses,
): { readonly diagram: () => Diagram; readonly leg: (species: number, vertex: number) => Leg } {
  const species = legSpecies(request).map(({ leg }) => leg)
  const lines: Line[] = []
  const legs: Leg[] = []
  const leg = (kind: number, vertex: number): Leg =>
    (legs[(kind << 5) | vertex] ??= { ...(species[kind] as (typeof species)[number]), vertex })
  const line = (kind: number, from: number, to: number): Line =>
    (lines[(kind << 10) | (from << 5) | to] ??= { kind: request.lines[kind] as LineKind, from, to })
  const kinds = request.vertices.map(({ kind }) => kind)
  return {
    leg,
    diagram: () => {
      const drawn = {
        vertices: new Array<VertexKind>(classes.vertices),
        lines: new Array<Line>(classes.lines),
        legs: new Array<Leg>(classes.legs),
      }
      for (let p = 0; p < classes.vertices; p++) drawn.vertices[p] = kinds[classes.kindAt(p)] as VertexKind
      for (let i = 0; i < classes.lines; i++)
        drawn.lines[i] = line(classes.lineKind[i] as number, classes.lineFrom[i] as number, classes.lineTo[i] as number)
      for (let i = 0; i < classes.legs; i++)
        drawn.legs[i] = leg(classes.legSpecies[i] as number, classes.legVertex[i] as number)
      return printingDiagram(drawn)
    },
  }
}

/** Without vertices there is the line that joins two legs, and nothing else. */
export function bareLines(request: DiagramRequest): readonly WeightedDiagram[] {
  const { legs, outer, lines, shard } = request
  if ((shard?.[0] ?? 0) > 0) return []
  const line = lines.find((each) => isBareLine(each, legs))
  if (line === undefined || outer?.some((end) => end.line !== line.name) === true) return []
  return [canonical({ vertices: [], lines: [], legs: ofBareLine(requestedLegs(request)) }, 'free', isTyped(request))]
}

function ofBareLine(legs: readonly RequestedLeg[]): readonly Leg[] {
  return legs.map((leg, i) => ({ ...leg, vertex: i - 2 }))
}
