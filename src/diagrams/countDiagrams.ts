import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { bareLines } from './enumerate.js'
import { total } from './generator/classes.js'
import { generatorRequest } from './request.js'
import type { DiagramRequest } from './request.js'

/** How many diagrams there are, and the exact sum of their weights. */
export interface DiagramCount {
  readonly diagrams: bigint
  /** Σ 1/automorphisms.fixed over diagrams with labelled legs, or Σ 1/automorphisms.free over classes with free legs, as the request says. */
  readonly weight: Rational
}

/**
 * Counts and weights every diagram of the request without making it: each class of diagrams with free legs is visited once, and stands for
 * E!·fixed/free labelled ones.
 *
 * @throws InputError as {@link enumerateDiagrams} does
 */
export function countDiagrams(request: DiagramRequest): DiagramCount {
  const numbered = generatorRequest(request)
  const free = request.legLabels === 'free'
  if (request.vertices.every(({ count }) => count === 0)) {
    const found = bareLines(request)
    return { diagrams: BigInt(found.length), weight: Q.sum(found.map(({ automorphisms }) => Q.rational(1n, free ? automorphisms.free : automorphisms.fixed))) }
  }
  const { classes, diagrams, weight, labelOrders } = total(numbered)
  const labelled = Q.rational(weight[0], weight[1])
  return free ? { diagrams: BigInt(classes), weight: Q.divide(labelled, Q.rational(labelOrders)) } : { diagrams, weight: labelled }
}
