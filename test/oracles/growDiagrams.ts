import { canonical } from '../../src/diagrams/canonical.js'
import type { Diagram, Leg, Line, LineKind, WeightedDiagram } from '../../src/diagrams/diagram.js'
import type { DiagramRequest } from '../../src/diagrams/request.js'

/**
 * Every class of connected diagrams with free legs, by another route than the library's: slow, simple, with a store of
 * all partial results.
 *
 * The diagrams grow half-edge by half-edge: in a partial diagram the first open half-edge of the first vertex that has
 * one (in canonical order, so the choice is the same for isomorphic partial diagrams) becomes a leg, or is joined to
 * another open half-edge or to a new vertex, in every way; of isomorphic results one is kept.
 */
export function growDiagrams(request: DiagramRequest): readonly WeightedDiagram[] {
  const classes = request.vertices.every(({ count }) => count === 0) ? [] : grow(request)
  return [...classes].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/** An open half-edge is kept as a leg of the field's name with this mark, so that a partial diagram is a diagram. */
const OPEN = '?'

interface Partial {
  readonly diagram: Diagram
  /** What is left to place: vertices of each kind, legs of each field. */
  readonly vertices: readonly number[]
  readonly legs: ReadonlyMap<string, number>
}

function grow(request: DiagramRequest): readonly WeightedDiagram[] {
  const root = request.vertices.findIndex(({ count }) => count > 0)
  const legs = new Map<string, number>()
  for (const field of request.legs) legs.set(field, (legs.get(field) ?? 0) + 1)
  const seed = {
    diagram: { vertices: [], lines: [], legs: [] },
    vertices: request.vertices.map(({ count }) => count),
    legs,
  }
  let level: ReadonlyMap<string, Partial> = collect([withVertex(request, seed, root)])
  const complete = new Map<string, WeightedDiagram>()
  while (level.size > 0) {
    const next: Partial[] = []
    for (const partial of level.values()) {
      const open = partial.diagram.legs.findIndex((leg) => leg.field.endsWith(OPEN))
      if (open >= 0) next.push(...extensions(request, partial, open))
      else if (partial.vertices.every((n) => n === 0) && [...partial.legs.values()].every((n) => n === 0)) {
        const found = canonical(partial.diagram, 'free', true)
        complete.set(found.id, found)
      }
    }
    level = collect(next)
  }
  return [...complete.values()]
}

/** One partial diagram of each isomorphism class, in canonical form. */
function collect(partials: readonly Partial[]): ReadonlyMap<string, Partial> {
  const classes = new Map<string, Partial>()
  for (const partial of partials) {
    const { id, diagram } = canonical(partial.diagram, 'free', true)
    if (!classes.has(id)) classes.set(id, { ...partial, diagram })
  }
  return classes
}

/**
 * Every way to close the open half-edge `open`: as a leg, with another open half-edge, with a half-edge of a new
 * vertex.
 */
function extensions(request: DiagramRequest, partial: Partial, open: number): Partial[] {
  const { vertex, field: marked } = partial.diagram.legs[open] as Leg
  const field = marked.slice(0, -OPEN.length)
  const rest = without(partial.diagram, open)
  const found: Partial[] = []
  const legsLeft = partial.legs.get(field) ?? 0
  if (legsLeft > 0) {
    found.push({
      ...partial,
      diagram: { ...rest, legs: [...rest.legs, { field, vertex }] },
      legs: new Map(partial.legs).set(field, legsLeft - 1),
    })
  }
  for (const line of request.lines) {
    const partner = partnerOf(line, field)
    if (partner === undefined) continue
    const connect = (base: Partial, end: number): void => {
      const target = (base.diagram.legs[end] as Leg).vertex
      found.push({ ...base, diagram: joined(without(base.diagram, end), line, field, vertex, target) })
    }
    for (const end of openEnds(rest, partner, 0)) connect({ ...partial, diagram: rest }, end)
    request.vertices.forEach(({ kind }, k) => {
      if ((partial.vertices[k] as number) === 0 || !kind.fields.includes(partner)) return
      const larger = withVertex(request, { ...partial, diagram: rest }, k)
      const [end] = openEnds(larger.diagram, partner, rest.vertices.length)
      if (end !== undefined) connect(larger, end)
    })
  }
  return found
}

/** Indices of open half-edges of the field, one for each vertex from `first` on that has any. */
function openEnds(diagram: Diagram, field: string, first: number): number[] {
  const seen = new Set<number>()
  return diagram.legs.flatMap((leg, i) => {
    if (leg.field !== field + OPEN || leg.vertex < first || seen.has(leg.vertex)) return []
    seen.add(leg.vertex)
    return [i]
  })
}

function partnerOf(line: LineKind, field: string): string | undefined {
  return line.fields[0] === field ? line.fields[1] : line.fields[1] === field ? line.fields[0] : undefined
}

function joined(diagram: Diagram, kind: LineKind, field: string, vertex: number, target: number): Diagram {
  const line: Line = kind.fields[0] === field ? { kind, from: vertex, to: target } : { kind, from: target, to: vertex }
  return { ...diagram, lines: [...diagram.lines, line] }
}

function without(diagram: Diagram, leg: number): Diagram {
  return { ...diagram, legs: diagram.legs.filter((_, i) => i !== leg) }
}

function withVertex(request: DiagramRequest, partial: Partial, k: number): Partial {
  const { kind } = request.vertices[k] as DiagramRequest['vertices'][number]
  const vertex = partial.diagram.vertices.length
  return {
    ...partial,
    diagram: {
      ...partial.diagram,
      vertices: [...partial.diagram.vertices, kind],
      legs: [...partial.diagram.legs, ...kind.fields.map((field): Leg => ({ field: field + OPEN, vertex }))],
    },
    vertices: partial.vertices.map((count, i) => (i === k ? count - 1 : count)),
  }
}
