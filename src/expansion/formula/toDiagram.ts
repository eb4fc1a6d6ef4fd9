import type { Diagram, Leg, Line } from '../../diagrams/diagram.js'
import { MAX_VERTICES } from '../../diagrams/generator/request.js'
import { connectedParts } from '../../diagrams/structure/connectedParts.js'
import { lineNamed, memberNamed } from '../../theory/lookups.js'
import type { VertexMember } from '../../theory/members.js'
import type { LegRule, LineRule, Theory } from '../../theory/theory.js'
import { hasParts } from '../diagramRequests.js'
import { isNamed, legOf } from '../legs.js'
import type { Kernel } from './syntax.js'
import { vertexMembers } from './vocabulary.js'
import type { WrittenTerm } from './writtenTerms.js'
import { largest } from '../../sizes.js'

/** Throws the error of a formula at an offset. */
export type Fail = (at: number, expected: string, received: string) => never

/** What is said of a product that stands for no diagram of the theory, and of one that this reader cannot judge. */
export interface Fails {
  readonly fail: Fail
  readonly unclear: Fail
}

/** The end of a line at a point. */
interface LineEnd {
  readonly field: string
  readonly kernel: Kernel
}

/** A product with what is where. */
interface Drawing {
  readonly theory: Theory
  readonly term: WrittenTerm
  readonly external: readonly string[]
  readonly ends: ReadonlyMap<string, readonly LineEnd[]>
  /** The point at which the end of an amputated leg sits, by a δ. */
  readonly on: ReadonlyMap<string, string>
  readonly fail: Fail
  readonly unclear: Fail
  /** What is asked for at each external point, where that is said. */
  readonly legNames?: readonly string[]
}

interface Vertices {
  readonly vertices: readonly VertexMember[]
  /** The vertex at which a point lies. */
  readonly place: ReadonlyMap<string, number>
}

/**
 * The diagram that a product of lines and vertices stands for, its legs in the order of the external points.
 *
 * A point joins a line end to a half-edge of a vertex that is written with its points; in a local theory the line ends
 * that meet at a point make the vertex. External points are ends of legs; where legs have no line, they are half-edges
 * of vertices.
 */
export function toDiagram(
  theory: Theory,
  term: WrittenTerm,
  external: readonly string[],
  { fail, unclear }: Fails,
  legNames?: readonly string[],
): Diagram {
  const drawing: Drawing = {
    theory,
    term,
    external,
    ends: lineEnds(theory, term),
    on: hasImplicitVertices(theory) ? joinedByDeltas(term, external, fail) : deltas(term, external, fail),
    fail,
    unclear,
    ...(legNames === undefined ? {} : { legNames }),
  }
  requireIntegrated(drawing)
  const placed = verticesOf(drawing)
  if (placed.vertices.length > MAX_VERTICES)
    fail(term.at, `at most ${MAX_VERTICES} vertices`, `${placed.vertices.length}`)
  const legs = external.map((point) => legAt(drawing, point, placed))
  const lines = term.kernels.flatMap((kernel) => internalLine(drawing, kernel, placed))
  const diagram: Diagram = { vertices: placed.vertices.map(({ kind }) => kind), lines, legs }
  if (hasParts(theory)) {
    if (connectedParts(diagram).some((part) => legs.every(({ vertex }) => !part.has(vertex))))
      fail(term.at, 'a diagram of which each part has a leg', 'one with a part that has none')
  } else if (placed.vertices.length === 0 ? legs.length !== 2 : connectedParts(diagram).length > 1)
    unclear(term.at, 'a connected diagram', 'one of several parts')
  return diagram
}

function ruleOf(theory: Theory, { name }: Kernel): LineRule {
  return lineNamed(theory, name)
}

function lineEnds(theory: Theory, { kernels }: WrittenTerm): ReadonlyMap<string, readonly LineEnd[]> {
  const ends = new Map<string, LineEnd[]>()
  for (const kernel of kernels) {
    if (kernel.of !== 'line') continue
    kernel.points.forEach((point, i) => {
      const list = ends.get(point) ?? []
      list.push({ field: ruleOf(theory, kernel).fields[i === 0 ? 0 : 1], kernel })
      ends.set(point, list)
    })
  }
  return ends
}

function deltas({ kernels }: WrittenTerm, external: readonly string[], fail: Fail): ReadonlyMap<string, string> {
  const atVertices = new Set(kernels.filter(({ of }) => of === 'vertex').flatMap(({ points }) => points))
  const on = new Map<string, string>()
  for (const { of, points, at } of kernels) {
    if (of !== 'delta') continue
    const [a = '', b = ''] = points
    const [leg, other] = external.includes(a) && !atVertices.has(a) && !on.has(a) ? [a, b] : [b, a]
    if (points.length !== 2 || !external.includes(leg) || atVertices.has(leg) || on.has(leg) || !atVertices.has(other))
      fail(at, 'δ of an external point and the point of a vertex', points.join(', '))
    on.set(leg, other)
  }
  return on
}

/** Whether external points are where vertices are that are written without points: legs of Γ have no lines. */
function hasImplicitVertices({ bare }: Theory): boolean {
  return bare !== undefined
}

/** External points that δ's make one: each with the point of the vertex, or else the first of them. */
function joinedByDeltas(
  { kernels }: WrittenTerm,
  external: readonly string[],
  fail: Fail,
): ReadonlyMap<string, string> {
  const atVertices = new Set(kernels.filter(({ of }) => of === 'vertex').flatMap(({ points }) => points))
  const root = new Map<string, string>()
  const rootOf = (point: string): string => {
    const next = root.get(point)
    return next === undefined ? point : rootOf(next)
  }
  for (const { of, points, at } of kernels) {
    if (of !== 'delta') continue
    const [a, b] = points.map(rootOf) as [string, string]
    if (points.length !== 2 || a === b || !points.every((point) => external.includes(point)))
      fail(at, 'δ of two external points that no other δ makes one', points.join(', '))
    const [kept, moved] =
      atVertices.has(b) || (!atVertices.has(a) && external.indexOf(b) < external.indexOf(a)) ? [b, a] : [a, b]
    if (atVertices.has(moved)) fail(at, 'δ of points that are not those of two vertices', points.join(', '))
    root.set(moved, kept)
  }
  return new Map([...root.keys()].map((point) => [point, rootOf(point)]))
}

/** The points under the integral signs, where there are any, must be those that are not external. */
function requireIntegrated({ term: { kernels, integrated, at }, external, fail }: Drawing): void {
  if (integrated === undefined) return
  const inner = new Set(kernels.flatMap(({ points }) => points).filter((point) => !external.includes(point)))
  const declared = new Set(integrated)
  if (declared.size < integrated.length)
    fail(
      at,
      'each point under one integral sign',
      `${integrated.find((point, i) => integrated.indexOf(point) < i) ?? ''} twice`,
    )
  const outer = integrated.find((point) => external.includes(point))
  if (outer !== undefined) fail(at, 'integrals over inner points', `one over the external point ${outer}`)
  for (const point of declared)
    if (!inner.has(point)) fail(at, `the point ${point} of the integral in the term`, 'a term without it')
  for (const point of inner)
    if (!declared.has(point)) fail(at, `an integral over ${point}, or ${point} as an external point`, 'neither')
}

function verticesOf(drawing: Drawing): Vertices {
  const { theory, term, external, ends, fail } = drawing
  const vertices: VertexMember[] = []
  const place = new Map<string, number>()
  for (const kernel of term.kernels) {
    if (kernel.of !== 'vertex') continue
    const member = memberNamed(theory, { name: kernel.name })
    const count = member.local ? 1 : member.kind.fields.length
    if (kernel.points.length !== count)
      fail(kernel.at, `${count} ${count === 1 ? 'point' : 'points'} of ${kernel.name}`, `${kernel.points.length}`)
    for (const point of kernel.points) {
      if (place.has(point)) fail(kernel.at, 'a point that no other half-edge has', point)
      place.set(point, vertices.length)
    }
    requireFields(drawing, member, kernel)
    vertices.push(member)
  }
  for (const [point, [first, ...others]] of ends) {
    if (external.includes(point) || place.has(point) || first === undefined) continue
    place.set(point, vertices.length)
    vertices.push(localVertex(drawing, point, [first, ...others]))
  }
  if (hasImplicitVertices(theory))
    for (const point of external) {
      const root = drawing.on.get(point) ?? point
      if (place.has(root)) {
        place.set(point, place.get(root) as number)
        continue
      }
      const together = external.filter((other) => (drawing.on.get(other) ?? other) === root)
      const there = together.flatMap((other) => ends.get(other) ?? [])
      if (there.some(({ kernel }) => isBare(theory, kernel))) continue
      for (const other of together) place.set(other, vertices.length)
      vertices.push(vertexOfLegs(drawing, there, together))
    }
  return { vertices, place }
}

function isBare({ bare = [] }: Theory, { name }: Kernel): boolean {
  return bare.some((line) => line.name === name)
}

/** The vertex at external points that are one, of the line ends that meet there and a leg for each point. */
function vertexOfLegs(drawing: Drawing, ends: readonly LineEnd[], legs: readonly string[]): VertexMember {
  const { theory, term, fail, unclear } = drawing
  const allowed = legs.map((point) => fieldsOf(rulesAt(drawing, point)))
  const fitting = vertexMembers(theory, Math.min(ends.length + legs.length, largest.namedValence)).filter(
    ({ local, kind, latex }) => {
      const left = [...kind.fields]
      const fits = ends.every(({ field }) => {
        const index = left.indexOf(field)
        if (index >= 0) left.splice(index, 1)
        return index >= 0
      })
      return local && !latex.includes('{points}') && fits && left.length === legs.length && canTake(allowed, left)
    },
  )
  const names = legs.flatMap((point) => drawing.legNames?.[drawing.external.indexOf(point)] ?? [])
  const named = fitting.length > 1 ? fitting.filter(({ kind }) => term.couplings.has(kind.name)) : fitting
  const [vertex] = named
  if (vertex !== undefined && named.length === 1) return vertex
  return (fitting.length > 1 ? unclear : fail)(
    ends[0]?.kernel.at ?? term.at,
    `a vertex of ${theory.name} at ${legs.join(' = ')}`,
    `${ends.length} line ends and ${legs.length} legs${names.length === 0 ? '' : ` for ${names.join(', ')}`}, which ${fitting.length > 1 ? 'several vertices join' : 'no vertex joins'}`,
  )
}

/** The line ends at the points of a vertex must be its half-edges, save those that are amputated legs. */
function requireFields(
  { theory, external, ends, on, fail }: Drawing,
  member: VertexMember,
  { points, at, name }: Kernel,
): void {
  const amputated =
    points.filter((point) => external.includes(point)).length +
    [...on.values()].filter((point) => points.includes(point)).length
  const found = points.flatMap((point): readonly string[] => {
    const there = ends.get(point) ?? []
    const most = external.includes(point) ? 0 : 1
    if (!member.local && there.length > most)
      fail(
        there[most]?.kernel.at ?? at,
        most === 0 ? `no line at ${point}, which is a leg on ${name} itself` : `one line end at ${point}`,
        `${there.length}`,
      )
    if (!member.local && there.length < most)
      fail(at, `a line that ends at ${point}, or ${point} as ${EXTERNAL}`, 'a point that is used once')
    return there.map(({ field }) => field)
  })
  const left = [...member.kind.fields]
  for (const field of found) {
    const index = left.indexOf(field)
    if (index < 0)
      fail(at, `line ends that fit the half-edges of ${name} (${member.kind.fields.join(' ')})`, found.join(' '))
    left.splice(index, 1)
  }
  if (left.length !== amputated)
    fail(at, `${member.kind.fields.length} line ends and legs at ${name}`, `${found.length + amputated}`)
  if (!left.every((field) => amputatedRules(theory).some((leg) => leg.field === field)))
    fail(at, `a line between ${name} and the external point`, 'none')
}

const EXTERNAL = 'an external point (x1, x2, … or those of the left side)'

/** The vertex of the line ends that meet at one point. */
function localVertex(
  { theory, term: { couplings }, fail, unclear }: Drawing,
  point: string,
  ends: readonly [LineEnd, ...LineEnd[]],
): VertexMember {
  const fields = ends.map(({ field }) => field).sort()
  const { at } = ends[0].kernel
  const fitting = vertexMembers(theory, Math.min(fields.length, largest.namedValence)).filter(
    ({ local, kind, latex }) =>
      local &&
      !latex.includes('{points}') &&
      kind.fields.length === fields.length &&
      kind.fields.every((field, i) => field === fields[i]),
  )
  const named = fitting.length > 1 ? fitting.filter(({ kind }) => couplings.has(kind.name)) : fitting
  const [vertex] = named
  if (vertex !== undefined && named.length === 1) return vertex
  if (fitting.length > 1)
    return unclear(
      at,
      `the coupling of one of ${fitting.map(({ kind }) => kind.name).join(', ')}, to tell what is at ${point}`,
      `${named.length} of them`,
    )
  if (ends.length === 1)
    return fail(at, `a second use of ${point}, or ${point} as ${EXTERNAL}`, 'a point that is used once')
  return fail(
    at,
    `a vertex of ${theory.name} at ${point}`,
    `${ends.length} line ends (${fields.join(' ')}), which no vertex joins`,
  )
}

/** A line between vertices; none for one that is a leg. */
function internalLine({ theory, external }: Drawing, kernel: Kernel, { place }: Vertices): readonly Line[] {
  const [a = '', b = ''] = kernel.points
  if (kernel.of !== 'line' || kernel.points.some((point) => external.includes(point) && !place.has(point))) return []
  const { name, fields } = ruleOf(theory, kernel)
  return [{ kind: { name, fields }, from: place.get(a) as number, to: place.get(b) as number }]
}

function legAt(drawing: Drawing, point: string, { vertices, place }: Vertices): Leg {
  const { theory, external, ends, on, term, fail } = drawing
  const vertex = place.get(on.get(point) ?? point)
  if (vertex !== undefined) return amputatedLeg(drawing, vertices[vertex] as VertexMember, vertex, point, place)
  const [end, second] = ends.get(point) ?? []
  if (end === undefined) return fail(term.at, `the external point ${point} in every term`, `a term without ${point}`)
  if (second !== undefined)
    fail(second.kernel.at, `the external point ${point} at the end of one line`, 'a second line')
  const [a = '', b = ''] = end.kernel.points
  if (a === b) fail(end.kernel.at, `a line from ${point} to another point`, `a line from ${point} to ${point}`)
  const inner = a === point ? b : a
  const { fields, name } = ruleOf(theory, end.kernel)
  const field = fields[inner === a ? 0 : 1]
  const line = isBare(theory, end.kernel) ? undefined : name
  const rule = theory.legs.find((leg) => leg.field === field && leg.line === line)
  if (rule === undefined)
    return fail(
      end.kernel.at,
      `a line that can be a leg of ${theory.name}`,
      `${name}, whose inner end has the field ${field}`,
    )
  return legOf(theory, rule, place.get(inner) ?? -1 - external.indexOf(inner))
}

function amputatedRules(theory: Theory): readonly LegRule[] {
  return theory.legs.filter(({ line }) => line === undefined)
}

/** The rules that a leg at an external point may have: all, or those of the name by which it is asked for. */
function rulesAt({ theory, external, legNames }: Drawing, point: string): readonly LegRule[] {
  const name = legNames?.[external.indexOf(point)]
  return amputatedRules(theory).filter((rule) => name === undefined || isNamed(theory, rule, name))
}

function fieldsOf(rules: readonly LegRule[]): ReadonlySet<string> {
  return new Set(rules.map(({ field }) => field))
}

/** Whether legs that may have these fields can take the half-edges that are left, each one. */
function canTake([first, ...others]: readonly ReadonlySet<string>[], left: readonly string[]): boolean {
  if (first === undefined) return left.length === 0
  return [...first].some((field) => left.includes(field) && canTake(others, without(left, field)))
}

function without(fields: readonly string[], field: string): readonly string[] {
  return fields.toSpliced(fields.indexOf(field), 1)
}

/** The leg that takes a half-edge which the lines at the vertex and the other legs on it leave. */
function amputatedLeg(
  drawing: Drawing,
  { kind }: VertexMember,
  vertex: number,
  point: string,
  place: Vertices['place'],
): Leg {
  const { theory, term, external, ends, on, fail } = drawing
  const taken = [...ends].flatMap(([at, there]) => (place.get(at) === vertex ? there : []))
  const left = taken.reduce<readonly string[]>((fields, { field }) => without(fields, field), kind.fields)
  const others = external.filter((other) => other !== point && place.get(on.get(other) ?? other) === vertex)
  const allowed = others.map((other) => fieldsOf(rulesAt(drawing, other)))
  const fitting = rulesAt(drawing, point).filter(
    ({ field }) => left.includes(field) && canTake(allowed, without(left, field)),
  )
  const [rule] = fitting
  return rule === undefined || fitting.length > 1
    ? fail(term.at, `one kind of leg without a line on ${kind.name}`, `${fitting.length}`)
    : legOf(theory, rule, vertex)
}
