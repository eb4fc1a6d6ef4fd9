import * as Q from '../../algebra/rational.js'
import type { Theory } from '../../theory/theory.js'
import type { Kernel } from './syntax.js'
import type { Fails } from './toDiagram.js'
import { hasPoints, vertexMembers } from './vocabulary.js'
import type { WrittenTerm } from './writtenTerms.js'

/** Both points of a line that says only that they are one, as Δ(0) does. */
export const ANYWHERE = '0'

/** As many ways to put the lines are looked at. */
const MOST_WAYS = 2000

/**
 * The term with every Δ(0) at the point where it belongs: in a local theory each point must have as many line ends as a
 * vertex has half-edges, which leaves one way, or it is refused.
 */
export function withLoopsPlaced(
  theory: Theory,
  term: WrittenTerm,
  external: readonly string[],
  { fail, unclear }: Fails,
): WrittenTerm {
  const loops = term.kernels.filter(isAnywhere)
  const [first] = loops
  if (first === undefined) return term
  const others = term.kernels.filter((kernel) => !isAnywhere(kernel))
  const { rootOf, roots } = theory.bare === undefined ? NOWHERE : externalVertices(external, others)
  // A leg without a line is one of the half-edges of the vertex where it is.
  const ends = new Map<string, number>(roots.map((root) => [root, external.filter((x) => rootOf(x) === root).length]))
  for (const point of [
    ...(term.integrated ?? []),
    ...others.flatMap(({ of, points }) => (of === 'line' ? points : [])),
  ])
    if (!external.includes(point)) ends.set(point, 0)
  for (const { of, points } of others)
    for (const point of of === 'line' ? points.map(rootOf) : [])
      if (ends.has(point)) ends.set(point, (ends.get(point) ?? 0) + 1)
  const valences = new Set(
    vertexMembers(theory)
      .filter((member) => member.local && !hasPoints(member))
      .map(({ kind }) => kind.fields.length),
  )
  const ways = distributions([...ends.values()], loops.length, valences)
  const [way, second] = ways
  if (way === undefined && vertexMembers(theory).every((member) => !hasPoints(member)) && isWhole(term, ends.size))
    fail(first.at, `points at which ${first.name}(0) makes a vertex of ${theory.name}`, 'none')
  if (way === undefined || second !== undefined)
    return unclear(
      first.at,
      `a line with its point, such as ${first.name}(y,y), where it is not clear which vertex ${first.name}(0) is at`,
      way === undefined ? `${first.name}(0)` : `${first.name}(0) at one of several points`,
    )
  const places = [...ends.keys()].flatMap((point, i) => Array.from({ length: way[i] ?? 0 }, () => point))
  let next = 0
  const kernels = term.kernels.map((kernel) => {
    if (!isAnywhere(kernel)) return kernel
    const point = places[next++] as string
    return { ...kernel, points: [point, point] }
  })
  return { ...term, kernels }
}

/** Points of legs that may be vertices, where legs have no lines, and the one of them that stands for it. */
interface ExternalVertices {
  readonly rootOf: (point: string) => string
  readonly roots: readonly string[]
}

const NOWHERE: ExternalVertices = { rootOf: (point) => point, roots: [] }

/** The external points, those that δ's make one as one. */
function externalVertices(external: readonly string[], kernels: readonly Kernel[]): ExternalVertices {
  const joined = kernels.flatMap(({ of, points }) => {
    const [a, b] = points
    const isOfLegs = of === 'delta' && a !== undefined && b !== undefined && points.every((x) => external.includes(x))
    return isOfLegs ? [[a, b] as const] : []
  })
  const groups = external.map((point) => [point])
  for (const [a, b] of joined) {
    const [first, second] = [a, b].map((point) => groups.findIndex((group) => group.includes(point))) as [
      number,
      number,
    ]
    if (first !== second) groups[first]?.push(...(groups.splice(second, 1, [])[0] ?? []))
  }
  const whole = groups.filter(({ length }) => length > 0)
  const rootOf = (point: string): string => whole.find((group) => group.includes(point))?.[0] ?? point
  return { rootOf, roots: whole.map(([root]) => root as string) }
}

/** Whether all vertices of a term have their points: as many as it has couplings. */
function isWhole({ couplings }: WrittenTerm, points: number): boolean {
  return points > 0 && Q.equal(Q.sum(couplings.values()), Q.rational(points))
}

function isAnywhere({ of, points }: Kernel): boolean {
  return of === 'line' && points.length === 2 && points.every((point) => point === ANYWHERE)
}

/** How many of the loops each point gets, in every way that makes vertices of all points. */
function distributions(
  ends: readonly number[],
  loops: number,
  valences: ReadonlySet<number>,
): readonly (readonly number[])[] {
  let ways: readonly { readonly left: number; readonly counts: readonly number[] }[] = [{ left: loops, counts: [] }]
  for (const there of ends) {
    ways = ways.flatMap(({ left, counts }) =>
      Array.from({ length: left + 1 }, (_, count) => count)
        .filter((count) => valences.has(there + 2 * count))
        .map((count) => ({ left: left - count, counts: [...counts, count] })),
    )
    if (ways.length > MOST_WAYS) return ways.map(({ counts }) => counts)
  }
  return ways.filter(({ left }) => left === 0).map(({ counts }) => counts)
}
