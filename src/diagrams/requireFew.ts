import { doubleFactorial, factorial } from '../algebra/integers.js'
import * as Q from '../algebra/rational.js'
import type { InputError } from '../errors.js'
import { tooLarge } from '../sizes.js'
import { countingUpTo } from './countDiagrams.js'
import type { DiagramCount, PartialCount } from './countDiagrams.js'
import { finished } from '../algebra/finished.js'
import type { DiagramRequest } from './request.js'
import { arrangementCount } from './requestedLegs.js'
import { weighing, weightBound, weightSteps } from './weightSum.js'

/**
 * Refuses requests for more diagrams than the most, before any is made.
 *
 * @param instead what the refusal advises; default: a larger --limit
 * @throws InputError saying how many there are at least
 */
export function requireFewDiagrams(requests: readonly DiagramRequest[], most: number, instead?: string): void {
  if (requests.reduce((sum, request) => sum + mostPairings(request), 0) > most)
    countFewDiagrams(requests, most, instead)
}

/**
 * The number of diagrams and their weight, when they are no more than the most: too many are told by the sum of their
 * weights where that says so, otherwise by counting them as far as the limit goes.
 *
 * @throws InputError saying how many there are at least
 */
export function countFewDiagrams(requests: readonly DiagramRequest[], most: number, instead?: string): DiagramCount {
  finished(weighingAll(requests, most, 'connected', instead))
  const count = finished(countingAsFarAs(requests, most))
  if (count.cut === true) throw tooManyDiagrams(most, count.diagrams, { instead })
  return count
}

/** The count as far as the most, in short steps, each of which tells how many there are so far. */
export function* countingAsFarAs(requests: readonly DiagramRequest[], most: number): Generator<number, PartialCount> {
  let [diagrams, weight] = [0n, Q.zero]
  for (const request of requests) {
    const steps = countingUpTo(request, most - Number(diagrams))
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) yield Number(diagrams) + step.value
    const part = step.value
    diagrams += part.diagrams
    weight = Q.add(weight, part.weight)
    if (part.cut === true) return { diagrams, weight, cut: true }
  }
  return { diagrams, weight }
}

/**
 * Refuses, in short steps, requests that must have more diagrams than the most.
 *
 * @param parts `any`: diagrams of several parts too
 *
 * @throws InputError saying how many there are at least
 */
export function* weighingAll(
  requests: readonly DiagramRequest[],
  most: number,
  parts: 'connected' | 'any' = 'connected',
  instead?: string,
): Generator<undefined, void> {
  const weight = yield* weighingUpTo(requests, most, parts)
  if (weight > most) throw tooManyDiagrams(most, weight, { filtered: requests.some(hasConditions), instead })
}

/**
 * A number that there are at least, before filters, in short steps, as far as it is found to be more than the most:
 * every diagram weighs at most 1, so there are at least as many as the exact sum of their weights, which zero-dimensional
 * field theory gives without a search.
 */
export function* weighingUpTo(
  requests: readonly DiagramRequest[],
  most: number,
  parts: 'connected' | 'any' = 'connected',
): Generator<undefined, number> {
  let weight = 0
  for (const request of requests) {
    const classes = Q.rational(request.legLabels === 'free' ? factorial(request.legs.length) : 1n)
    const perClass = (sum: Q.Rational): number => Q.toNumber(Q.divide(sum, classes))
    // The sum over all diagrams, connected or not, is cheaper, and larger.
    const bound = perClass(weightBound(request))
    if (parts === 'any') weight += bound
    else if (weight + bound > most && weightSteps(request) <= MOST_STEPS) weight += perClass(yield* weighing(request))
    yield
    if (weight > most) break
  }
  return weight
}

/** Longer than a count up to the limit takes. */
const MOST_STEPS = 3e5

/**
 * The refusal of a request for so many diagrams; not more than the most: those that the filters leave were not counted
 * to the end.
 */
export function tooManyDiagrams(
  most: number,
  found: number | bigint,
  how: { readonly filtered?: boolean; readonly instead?: string | undefined } = {},
): InputError {
  const { filtered = false, instead } = how
  const of = filtered || found <= most ? 'diagrams before filtering' : 'diagrams'
  // One more than the most ended a count.
  const needed = found <= most || Number(found) === most + 1 ? most : found
  const advice = instead === undefined ? { raised: 'a larger --limit allows more' } : { instead }
  return tooLarge({ code: 'diagrams.limit', at: 'limit', of, most, needed, known: 'more than', ...advice })
}

function hasConditions({ filters = [], maxSelfLoops, maxParallel }: DiagramRequest): boolean {
  return filters.length > 0 || maxSelfLoops !== undefined || maxParallel !== undefined
}

/** All ways to pair all half-edges: far more than the diagrams that they make. */
function mostPairings(request: DiagramRequest): number {
  const { legs, vertices, legLabels } = request
  const halfEdges = vertices.reduce((sum, { kind, count }) => sum + kind.fields.length * count, legs.length)
  return Number(doubleFactorial(halfEdges - 1)) * (legLabels === 'fixed' ? Number(arrangementCount(request)) : 1)
}
