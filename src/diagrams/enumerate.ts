import { canonical, inCanonicalOrder, renumbered } from './canonical.js'
import { canonicalLabelling } from './canonicalLabelling.js'
import type { Diagram, Leg, LineKind, VertexKind, WeightedDiagram } from './diagram.js'
import { generateClasses } from './generator/foundClasses.js'
import type { FoundClass } from './generator/foundClasses.js'
import { labelLegs } from './labelLegs.js'
import { generatorRequest, isTyped } from './request.js'
import type { DiagramRequest } from './request.js'
import { arrangements, legSpecies, requestedLegs } from './requestedLegs.js'
import type { RequestedLeg } from './requestedLegs.js'

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
  const numbered = generatorRequest(request)
  const typed = isTyped(request)
  return find()

  function* find(): Generator<WeightedDiagram> {
    if (request.vertices.every(({ count }) => count === 0)) {
      for (const bare of bareLines(request)) {
        if (request.legLabels === 'free') yield bare
        else
          for (const legs of arrangements(request))
            yield canonical({ ...bare.diagram, legs: ofBareLine(legs) }, 'fixed', typed)
      }
      return
    }
    for (const found of generateClasses(numbered)) {
      // The search knows the automorphisms already, so only the canonical order is left to find.
      const diagram = diagramOf(request, found)
      const labelling = canonicalLabelling(diagram)
      const free = inCanonicalOrder(diagram, labelling, { fixed: found.fixed, free: found.free }, typed)
      if (request.legLabels === 'free') yield free
      else for (const legs of arrangements(request)) yield* labelLegs(free, legs, renumbered(labelling), typed)
    }
  }
}

function diagramOf(request: DiagramRequest, { kinds, legs, lines }: FoundClass): Diagram {
  const species = legSpecies(request)
  return {
    vertices: kinds.map((kind) => (request.vertices[kind] as { readonly kind: VertexKind }).kind),
    lines: lines.flatMap(({ line, from, to, count }) =>
      Array.from({ length: count }, () => ({ kind: request.lines[line] as LineKind, from, to })),
    ),
    legs: legs.flatMap((counts, vertex) =>
      counts.flatMap((count, s) =>
        Array.from({ length: count }, () => ({ ...(species[s] as (typeof species)[number]).leg, vertex })),
      ),
    ),
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

/**
 * Whether a line by itself, without vertices, joins legs that end on these fields: each ends inside where the other one
 * begins.
 */
export function isBareLine({ fields: [a, b] }: LineKind, legs: readonly string[]): boolean {
  return legs.length === 2 && ((legs[0] === a && legs[1] === b) || (legs[0] === b && legs[1] === a))
}

function ofBareLine(legs: readonly RequestedLeg[]): readonly Leg[] {
  return legs.map((leg, i) => ({ ...leg, vertex: i - 2 }))
}
