import { factorial } from '../algebra/integers.js'
import { subCounts } from '../algebra/partitions.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { finished } from '../algebra/finished.js'
import { generatorRequest } from './request.js'
import type { DiagramRequest } from './request.js'
import { arrangementCount } from './requestedLegs.js'

/**
 * Σ 1/automorphisms.fixed over all connected diagrams with these vertices and labelled legs, without enumerating any:
 * zero-dimensional field theory. The bare line is left out; filters, bounds and shards of the request do not enter.
 * With `legLabels: 'free'` the legs of one kind are labelled all the same, so that the sum is Π m! times that over the
 * classes.
 *
 * With labelled vertices the diagrams, connected or not, are the ways to pair all half-edges by allowed lines, a leg
 * being a vertex with one half-edge. Connected ones follow by splitting off the component of one vertex, in whole
 * numbers; the labels are taken away at the end, by Π over kinds (Π_f h_f!)^c c!.
 *
 * @example
 * const [request] = diagramRequests(theory('phi4'), { legs: 2, select: { order: 4 } }, 'fixed').requests
 * weightSum(request) // { num: 34n, den: 9n }
 * @source the sum rule by which M. Borinsky checks feyngen, Comput. Phys. Commun. 185, 3317 (2014)
 */
export function weightSum(request: DiagramRequest): Rational {
  return finished(weighing(request))
}

/** The same in short steps. */
export function* weighing(request: DiagramRequest): Generator<undefined, Rational> {
  const { pieces, all } = zeroDimensional(request)
  const known = new Map<string, bigint>()
  const connected = function* (counts: readonly number[]): Generator<undefined, bigint> {
    const root = lastPositive(counts)
    if (root < 0) return 0n
    const name = counts.join()
    const found = known.get(name)
    if (found !== undefined) return found
    let rest = 0n
    for (const part of subCounts(counts)) {
      if ((part[root] as number) === 0 || part.every((count, p) => count === counts[p])) continue
      // The first of the root's kind is in the part.
      const choices = part.reduce((product, count, p) => {
        const total = counts[p] as number
        return product * (p === root ? choose(total - 1, count - 1) : choose(total, count))
      }, 1n)
      const others = all(counts.map((count, p) => count - (part[p] as number)))
      if (others !== 0n) rest += choices * (yield* connected(part)) * others
    }
    const value = all(counts) - rest
    known.set(name, value)
    yield
    return value
  }
  const counts = pieces.map(({ count }) => count)
  return Q.rational((yield* connected(counts)) * labelOrders(request), vertexSymmetry(pieces))
}

/** In how many ways labelled legs share out the kinds of legs: one, unless legs of one name end on different fields. */
function labelOrders(request: DiagramRequest): bigint {
  return request.legLabels === 'fixed' ? arrangementCount(request) : 1n
}

/**
 * Ways to pair half-edges, `ends[f]` of each field, by the allowed lines: Σ Π_f h_f! / Π (2^m m! for m lines of equal
 * ends, m! otherwise).
 */
function pairingCount(ends: readonly number[], lines: readonly (readonly [number, number])[]): bigint {
  const orders = ends.reduce((product, h) => product * factorial(h), 1n)
  let total = 0n
  const place = (line: number, left: readonly number[], weight: bigint): void => {
    const pair = lines[line]
    if (pair === undefined) {
      if (left.every((h) => h === 0)) total += orders / weight
      return
    }
    const [a, b] = pair
    const most = a === b ? Math.floor((left[a] as number) / 2) : Math.min(left[a] as number, left[b] as number)
    // The last line on a field has to take all that is left there.
    const isLast = [a, b].some((field) => lines.slice(line + 1).every((later) => !later.includes(field)))
    for (let m = isLast ? most : 0; m <= most; m++) {
      const next = left.map((h, f) => h - (f === a ? m : 0) - (f === b ? m : 0))
      place(line + 1, next, weight * factorial(m) * (a === b ? 2n ** BigInt(m) : 1n))
    }
  }
  place(0, ends, 1n)
  return total
}

function choose(n: number, k: number): bigint {
  return k < 0 || k > n ? 0n : factorial(n) / (factorial(k) * factorial(n - k))
}

function lastPositive(counts: readonly number[]): number {
  for (let p = counts.length - 1; p >= 0; p--) if ((counts[p] as number) > 0) return p
  return -1
}

function memoized(f: (counts: readonly number[]) => bigint): (counts: readonly number[]) => bigint {
  const known = new Map<string, bigint>()
  return (counts) => {
    const key = counts.join()
    const value = known.get(key) ?? f(counts)
    known.set(key, value)
    return value
  }
}

/**
 * How many steps {@link weightSum} takes, by the numbers of vertices and legs: all ways to split off a part, of all
 * parts.
 */
export function weightSteps({ vertices, legs }: DiagramRequest): number {
  const perField = new Map<string, number>()
  for (const field of legs) perField.set(field, (perField.get(field) ?? 0) + 1)
  return (
    [...vertices.map(({ count }) => count), ...perField.values()].reduce(
      (product, count) => product * (count + 1),
      1,
    ) ** 2
  )
}

/** Diagrams without the demand that they be connected: cheap, and an upper bound for the connected ones. */
export function weightBound(request: DiagramRequest): Rational {
  const { pieces, all } = zeroDimensional(request)
  return Q.rational(all(pieces.map(({ count }) => count)) * labelOrders(request), vertexSymmetry(pieces))
}

/** What labels on vertices and their half-edges multiply the diagrams by. */
function vertexSymmetry(pieces: readonly Piece[]): bigint {
  return pieces.reduce((product, { labelled, count, halfEdges }) => {
    return labelled
      ? product
      : product * factorial(count) * halfEdges.reduce((symmetry, h) => symmetry * factorial(h), 1n) ** BigInt(count)
  }, 1n)
}

/** What a diagram consists of: vertices of a kind, or the outer ends of the legs of a kind. */
interface Piece {
  readonly halfEdges: readonly number[]
  readonly count: number
  readonly labelled: boolean
}

/**
 * The pieces of a request, and the number of diagrams with all labels, connected or not, that have given numbers of
 * them.
 */
function zeroDimensional(request: DiagramRequest): {
  readonly pieces: readonly Piece[]
  readonly all: (counts: readonly number[]) => bigint
} {
  const { fields: own, lines: joins, kinds, legs } = generatorRequest(request)
  // The outer end of a leg is a half-edge of a field of its own, which can be joined only to the field on which the leg
  // ends.
  const fields = own + legs.length
  const lines = [...joins, ...legs.map(({ field }, species): readonly [number, number] => [own + species, field])]
  const pieces: readonly Piece[] = [
    ...kinds.map(({ halfEdges, count }) => ({ halfEdges, count, labelled: false })),
    ...legs.map(({ count }, species) => ({
      halfEdges: Array.from({ length: fields }, (_, f) => (f === own + species ? 1 : 0)),
      count,
      labelled: true,
    })),
  ]
  const all = memoized((counts) => {
    const ends = Array.from({ length: fields }, (_, f) =>
      counts.reduce((total, count, p) => total + count * (pieces[p]?.halfEdges[f] ?? 0), 0),
    )
    return pairingCount(ends, lines)
  })
  return { pieces, all }
}
