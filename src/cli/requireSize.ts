import { factorial } from '../algebra/counts.js'
import * as Q from '../algebra/rational.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { weightBound, weightSum } from '../diagrams/weightSum.js'
import { InputError } from '../errors.js'
import type { SelectionOptions } from './options.js'

/**
 * Refuses a request that must have more diagrams than the limit, before any is made: every diagram weighs at most 1, so there are at least as many as the exact
 * sum of their weights, which is known beforehand.
 *
 * @throws InputError saying how many there are at least
 */
export function requireSize(requests: readonly DiagramRequest[], limit: number, options: SelectionOptions): void {
  const perClass = (weight: (request: DiagramRequest) => Q.Rational): number =>
    Q.toNumber(Q.sum(requests.map((request) => Q.divide(weight(request), Q.rational(request.legLabels === 'free' ? factorial(request.legs.length) : 1n)))))
  if (perClass(weightBound) <= limit) return
  const weight = perClass(weightSum)
  if (weight <= limit) return
  const filtered = options.filter !== undefined || options.maxSelfLoops !== undefined || options.maxParallel !== undefined
  throw new InputError({
    code: 'cli.limit',
    at: '--limit',
    expected: `at most ${limit} diagrams (a larger --limit allows more)`,
    received: `a request for more than ${weight.toPrecision(3)}${filtered ? ' before filtering' : ''}`,
  })
}
