// Two legs joined to a line: a connected diagram with two legs is a connected diagram without legs, cut at a line that
// is no bridge.

import type { GenerateRequest } from './request.js'

/** A request with two legs as one without legs, and the kind of line at which it is cut. */
export interface JoinedLegs {
  readonly vacuum: GenerateRequest
  readonly line: number
  /** In how many ways the legs can be labelled: 2 when both are of one kind. */
  readonly labelOrders: 1n | 2n
  /** Whether the line has no direction, so that it can be cut in two ways. */
  readonly symmetric: boolean
  /**
   * Whether there may be bridges: only if a vertex has an odd number of half-edges, since a side of a bridge has one
   * more than its lines use up.
   */
  readonly bridges: boolean
}

/**
 * The diagrams without legs to be cut for a request; undefined when it has not two legs that a line may join, or
 * conditions on the diagrams.
 */
export function joinedLegs(request: GenerateRequest): JoinedLegs | undefined {
  const { lines, legs, kinds, filters = {}, shard } = request
  const ends = legs.flatMap(({ field, count }) => Array.from({ length: count }, () => field))
  const conditions = Object.values(filters).some((value) => value !== undefined && value !== false)
  if (ends.length !== 2 || conditions || shard !== undefined) return undefined
  const [u, v] = ends as [number, number]
  const line = lines.findIndex(([a, b]) => (a === u && b === v) || (a === v && b === u))
  if (line < 0) return undefined
  const bridges = kinds.some(({ count, halfEdges }) => count > 0 && halfEdges.reduce((a, b) => a + b, 0) % 2 === 1)
  return {
    vacuum: { ...request, legs: [] },
    line,
    labelOrders: legs.some(({ count }) => count === 2) ? 2n : 1n,
    symmetric: u === v,
    bridges,
  }
}
