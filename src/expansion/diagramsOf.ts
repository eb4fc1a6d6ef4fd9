import type { WeightedDiagram } from '../diagrams/diagram.js'
import { enumerateDiagrams } from '../diagrams/enumerate.js'
import { InputError } from '../errors.js'
import type { Theory } from '../theory/theory.js'
import type { ExpansionRequest } from './expansion.js'
import { vertexSets } from './vertexSets.js'

/** The diagrams of a request, and why there are none when there are none. */
export interface DiagramsOf {
  readonly diagrams: readonly WeightedDiagram[]
  readonly reason?: string
}

/**
 * Every connected diagram of the theory that answers the request.
 *
 * @param legLabels `fixed`: labelled legs, so that diagrams that differ by an exchange of legs are different; `free`: unlabelled classes
 * @throws InputError for a number of legs that is none, and when the order does not bound the diagrams
 */
export function diagramsOf(theory: Theory, request: ExpansionRequest, legLabels: 'fixed' | 'free'): DiagramsOf {
  const { legs, select, filters } = request
  if (!Number.isInteger(legs) || legs < 0) throw new InputError({ code: 'expansion.legs', at: 'legs', expected: 'a natural number', received: `${legs}` })
  const { sets, reason } = vertexSets(theory, legs, select)
  const [rule] = theory.legs
  const fields = Array.from({ length: legs }, () => rule?.field ?? '')
  const diagrams = sets.flatMap(({ vertices }) =>
    enumerateDiagrams({ legs: fields, legLabels, vertices, lines: theory.lines, ...(filters === undefined ? {} : { filters }) }),
  )
  return diagrams.length > 0 ? { diagrams } : { diagrams, reason: reason ?? 'no connected diagram has these legs and vertices (and passes the filters)' }
}
