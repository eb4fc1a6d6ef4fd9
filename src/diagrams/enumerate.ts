import { canonical, inCanonicalOrder, renumbered } from './canonical.js'
import { canonicalLabelling } from './canonicalLabelling.js'
import type { Diagram, LineKind, VertexKind, WeightedDiagram } from './diagram.js'
import { generateClasses } from './generator/foundClasses.js'
import type { FoundClass } from './generator/foundClasses.js'
import { labelLegs } from './labelLegs.js'
import { generatorRequest, isTyped } from './request.js'
import type { DiagramRequest } from './request.js'

/**
 * Every connected diagram that answers the request, each isomorphism class exactly once, in canonical form, one after the other as they are
 * found: nothing is stored, so the memory does not grow with their number. Self-loops, tadpoles and parallel lines are included unless a
 * filter excludes them. Without vertices there is the bare line. No diagram is an empty sequence, not an error.
 *
 * @throws InputError at once, for a field that no line ends on, a count that is no natural number, more than 32 vertices, a shard that is none
 * @example
 * [...enumerateDiagrams({ legs: ['φ', 'φ'], legLabels: 'fixed', vertices: [{ kind: { name: 'λ', fields: ['φ', 'φ', 'φ', 'φ'] }, count: 4 }],
 *   lines: [{ name: 'Δ', fields: ['φ', 'φ'] }] })].length // 39
 */
export function enumerateDiagrams(request: DiagramRequest): Generator<WeightedDiagram> {
  const numbered = generatorRequest(request)
  const typed = isTyped(request)
  return find()

  function* find(): Generator<WeightedDiagram> {
    if (request.vertices.every(({ count }) => count === 0)) {
      for (const bare of bareLines(request)) yield request.legLabels === 'free' ? bare : canonical(bare.diagram, 'fixed', typed)
      return
    }
    for (const found of generateClasses(numbered)) {
      // The search knows the automorphisms already, so only the canonical order is left to find.
      const diagram = diagramOf(request, found)
      const labelling = canonicalLabelling(diagram)
      const free = inCanonicalOrder(diagram, labelling, { fixed: found.fixed, free: found.free }, typed)
      if (request.legLabels === 'free') yield free
      else yield* labelLegs(free, request.legs, renumbered(labelling), typed)
    }
  }
}

function diagramOf(request: DiagramRequest, { kinds, legs, lines }: FoundClass): Diagram {
  const fields = [...new Set(request.lines.flatMap((line) => line.fields))]
  return {
    vertices: kinds.map((kind) => (request.vertices[kind] as { readonly kind: VertexKind }).kind),
    lines: lines.flatMap(({ line, from, to, count }) => Array.from({ length: count }, () => ({ kind: request.lines[line] as LineKind, from, to }))),
    legs: legs.flatMap((perField, vertex) => perField.flatMap((count, f) => Array.from({ length: count }, () => ({ field: fields[f] as string, vertex })))),
  }
}

/** Without vertices there is the line that joins two legs, and nothing else. */
export function bareLines(request: DiagramRequest): readonly WeightedDiagram[] {
  const [a, b] = request.legs
  if (request.legs.length !== 2 || a === undefined || b === undefined || (request.shard?.[0] ?? 0) > 0) return []
  if (!request.lines.some(({ fields: [x, y] }) => (x === a && y === b) || (x === b && y === a))) return []
  const legs = [
    { field: a, vertex: -2 },
    { field: b, vertex: -1 },
  ]
  return [canonical({ vertices: [], lines: [], legs }, 'free', isTyped(request))]
}
