import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { bareLines } from './enumerate.js'
import { finished } from '../algebra/finished.js'
import { partOfShard } from './generator/request.js'
import { total } from './generator/total.js'
import { generatorRequest } from './request.js'
import type { DiagramRequest } from './request.js'
import { arrangementCount } from './requestedLegs.js'

/** How many diagrams there are, and the exact sum of their weights. */
export interface DiagramCount {
  readonly diagrams: bigint
  /**
   * Σ 1/automorphisms.fixed over diagrams with labelled legs, or Σ 1/automorphisms.free over classes with free legs, as
   * the request says.
   */
  readonly weight: Rational
}

/**
 * Counts and weights every diagram of the request without making it. Each class of diagrams with free legs is visited
 * once, and stands for E!·fixed/free labelled ones; diagrams with two legs that a line may join are counted as the
 * orbits of directed lines at which diagrams without legs can be cut, which are fewer by far.
 *
 * @param part `[i, n]`: only the i-th (from 0) of n parts of the work, whose counts and weights add up to the whole.
 * Unlike those of `request.shard`, they are not those of parts of the list.
 * @throws InputError as {@link enumerateDiagrams} does
 * @example
 * const [request] = diagramRequests(theory('phi4'), { legs: 2, select: { order: 4 } }, 'fixed').requests
 * countDiagrams(request).diagrams // 39n
 */
export function countDiagrams(request: DiagramRequest, part?: readonly [number, number]): DiagramCount {
  return countUpTo(request, Number.POSITIVE_INFINITY, part)
}

/** A count that may not be the whole: `cut` once there are more than the most, or filters left out many times as many. */
export type PartialCount = DiagramCount & { readonly cut?: true }

/** As {@link countDiagrams}, as far as the most. */
export function countUpTo(request: DiagramRequest, most: number, part?: readonly [number, number]): PartialCount {
  return finished(countingUpTo(request, most, part))
}

/** The same in short steps, each of which tells how many there are so far. */
export function* countingUpTo(
  request: DiagramRequest,
  most: number,
  part?: readonly [number, number],
): Generator<number, PartialCount> {
  const numbered = generatorRequest(request)
  const free = request.legLabels === 'free'
  const arranged = free ? 1n : arrangementCount(request)
  if (request.vertices.every(({ count }) => count === 0)) {
    const found = bareLines({ ...request, shard: partOfShard(request.shard, part) })
    const weights = found.map(({ automorphisms }) =>
      Q.rational(arranged, free ? automorphisms.free : automorphisms.fixed),
    )
    return { diagrams: BigInt(found.length) * arranged, weight: Q.sum(weights) }
  }
  const steps = total(numbered, free, part, most / Number(arranged))
  let step = steps.next()
  for (; step.done !== true; step = steps.next()) yield step.value * Number(arranged)
  const { diagrams, weight, ...rest } = step.value
  return { diagrams: diagrams * arranged, weight: Q.rational(weight[0] * arranged, weight[1]), ...rest }
}
