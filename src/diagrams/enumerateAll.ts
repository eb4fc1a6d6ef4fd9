import { subCounts } from '../algebra/partitions.js'
import { legKind } from './diagram.js'
import type { WeightedDiagram } from './diagram.js'
import { enumerateDiagrams } from './enumerate.js'
import { together } from './together.js'
import type { Part } from './together.js'
import type { DiagramRequest } from './request.js'
import { arrangements, requestedLegs } from './requestedLegs.js'
import type { OuterEnd, RequestedLeg } from './requestedLegs.js'

/**
 * Every diagram that answers the request, connected or not: sets of connected ones that share out its vertices and
 * legs, the bare line and diagrams without legs among them. The name lists those of the parts, separated by blanks.
 * Filters hold for every part.
 *
 * Equal parts without labelled legs can be exchanged, which multiplies the automorphisms by k! for k equal parts. The
 * connected parts are kept in memory. `request.shard` is not for this enumeration.
 *
 * @throws InputError as `enumerateDiagrams` does
 * @example
 * const [request] = diagramRequests(theory('phi4'), { legs: 0, select: { order: 2 } }, 'fixed', 'any').requests
 * Array.from(enumerateAllDiagrams(request)).length // 3: two connected ones, and twice the figure of eight
 */
export function* enumerateAllDiagrams(request: DiagramRequest): Generator<WeightedDiagram> {
  for (const found of searchAllDiagrams(request)) if (found !== undefined) yield found
}

/** The same in short steps: undefined while there is none yet, because a connected part is being looked for. */
export function* searchAllDiagrams(request: DiagramRequest): Generator<WeightedDiagram | undefined> {
  if (request.legLabels === 'free') yield* inParts(request)
  else for (const legs of arrangements(request)) yield* inParts(arranged(request, legs))
}

/** The request with labelled legs in one arrangement, so that leg i ends on `legs[i]` and on nothing else. */
function arranged(request: DiagramRequest, legs: readonly RequestedLeg[]): DiagramRequest {
  const outer =
    request.outer === undefined
      ? []
      : legs.map((leg, i) => ({ ...(request.outer?.[at(request, leg)] as OuterEnd), name: `${i}` }))
  return { ...request, legs: legs.map(({ field }) => field), ...(request.outer === undefined ? {} : { outer }) }
}

/** A leg of the request that is of this kind. */
function at(request: DiagramRequest, leg: RequestedLeg): number {
  return requestedLegs(request).findIndex((each) => legKind(each) === legKind(leg))
}

function* inParts(request: DiagramRequest): Generator<WeightedDiagram | undefined> {
  const { legLabels, outer } = request
  const kinds = requestedLegs(request).map(legKind)
  const known = new Map<string, readonly WeightedDiagram[]>()
  const connected: Connected = function* (share) {
    const legs = share.legs.map((leg) => request.legs[leg] as string)
    const key = `${share.counts.join()} ${share.legs.map((leg) => kinds[leg] as string).join()}`
    const before = known.get(key)
    if (before !== undefined) return before
    if (request.vacuumParts === false && share.legs.length === 0) return []
    const found: WeightedDiagram[] = []
    const part = {
      ...request,
      vertices: share.counts.map((count, k) => ({ kind: kindOf(request, k), count })),
      legs,
      ...(outer === undefined ? {} : { outer: share.legs.map((leg) => outer[leg] as OuterEnd) }),
    }
    for (const weighted of enumerateDiagrams(part)) {
      found.push(weighted)
      yield
    }
    known.set(key, found)
    return found
  }
  const whole: Share = { counts: request.vertices.map(({ count }) => count), legs: request.legs.map((_, leg) => leg) }
  for (const parts of legLabels === 'fixed' ? labelledSets(whole, connected) : freeSets(kinds, whole, connected))
    yield parts === undefined ? undefined : together(legLabels, parts)
}

/** Vertices of each kind, and legs by their index in the request. */
interface Share {
  readonly counts: readonly number[]
  readonly legs: readonly number[]
}

/** The connected diagrams of a share, found in steps. */
type Connected = (share: Share) => Generator<undefined, readonly WeightedDiagram[]>

/** Parts that make up a whole; undefined while there are none yet. */
type Parts = Generator<readonly Part[] | undefined>

function kindOf(request: DiagramRequest, k: number): DiagramRequest['vertices'][number]['kind'] {
  return (request.vertices[k] as DiagramRequest['vertices'][number]).kind
}

/** Labelled legs: the part of the first leg, then that of the next one not in it, …; then the parts without legs. */
function* labelledSets(left: Share, connected: Connected): Parts {
  const [first, ...others] = left.legs
  if (first === undefined) {
    yield* multisets(left, connected, undefined)
    return
  }
  for (const chosen of subsets(others)) {
    const legs = [first, ...chosen]
    for (const counts of subCounts(left.counts)) {
      const parts = yield* connected({ counts, legs })
      if (parts.length === 0) continue
      const rest = { counts: difference(left.counts, counts), legs: left.legs.filter((leg) => !legs.includes(leg)) }
      for (const set of labelledSets(rest, connected))
        if (set === undefined) yield
        else for (const weighted of parts) yield [{ weighted, legs }, ...set]
    }
  }
}

/**
 * Free legs: a multiset of classes; legs of one kind are exchangeable, so a part takes the first ones left of each
 * kind.
 */
function* freeSets(kinds: readonly string[], whole: Share, connected: Connected): Parts {
  const species = [...new Set(kinds)]
  const perKind = (legs: readonly number[]): number[] =>
    species.map((kind) => legs.filter((leg) => kinds[leg] === kind).length)
  const shareOf = (numbers: readonly number[], available: readonly number[]): Share => {
    const counts = numbers.slice(0, whole.counts.length)
    const legs = species.flatMap((kind, s) =>
      available.filter((leg) => kinds[leg] === kind).slice(0, numbers[counts.length + s]),
    )
    return { counts, legs }
  }
  for (const set of multisets(
    { counts: [...whole.counts, ...perKind(whole.legs)], legs: [] },
    ({ counts }) => connected(shareOf(counts, whole.legs)),
    undefined,
  )) {
    if (set === undefined) {
      yield
      continue
    }
    let available = whole.legs
    yield set.map(({ weighted }) => {
      // The legs of the part in their order, each the first one left of its kind.
      const taken: number[] = []
      for (const own of weighted.diagram.legs)
        taken.push(available.find((leg) => kinds[leg] === legKind(own) && !taken.includes(leg)) as number)
      available = available.filter((leg) => !taken.includes(leg))
      return { weighted, legs: taken }
    })
  }
}

/** Multisets of connected classes that use up the counts, in falling order of (counts, name), each once. */
function* multisets(
  left: Share,
  connected: Connected,
  most: { readonly counts: readonly number[]; readonly index: number } | undefined,
): Parts {
  if (left.counts.every((count) => count === 0)) {
    yield []
    return
  }
  for (const counts of subCounts(left.counts)) {
    if (counts.every((count) => count === 0)) continue
    const order = most === undefined ? -1 : compareCounts(counts, most.counts)
    if (order > 0) continue
    const classes = yield* connected({ counts, legs: [] })
    for (const [index, weighted] of classes.entries()) {
      if (order === 0 && index > (most?.index ?? 0)) break
      for (const rest of multisets({ counts: difference(left.counts, counts), legs: [] }, connected, { counts, index }))
        yield rest === undefined ? undefined : [{ weighted, legs: [] }, ...rest]
    }
  }
}

function* subsets(items: readonly number[]): Generator<readonly number[]> {
  const [first, ...rest] = items
  if (first === undefined) {
    yield []
    return
  }
  for (const chosen of subsets(rest)) {
    yield chosen
    yield [first, ...chosen]
  }
}

function difference(a: readonly number[], b: readonly number[]): number[] {
  return a.map((count, k) => count - (b[k] as number))
}

function compareCounts(a: readonly number[], b: readonly number[]): number {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return (a[k] as number) - (b[k] as number)
  return 0
}
