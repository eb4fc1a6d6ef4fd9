import type { DiagramRequest } from '../diagrams/request.js'
import { InputError } from '../errors.js'
import { members } from '../theory/members.js'
import type { Theory } from '../theory/theory.js'
import type { ExpansionRequest } from './expansion.js'
import { vertexSets } from './vertexSets.js'

/** One request for diagrams for each set of vertices that answers, and why there is none when there is none. */
export interface DiagramRequests {
  readonly requests: readonly DiagramRequest[]
  readonly reason?: string
}

/** Why there are no diagrams although there are sets of vertices that could make some. */
export const NO_DIAGRAM = 'no connected diagram has these legs and vertices (and passes the filters)'

/**
 * What to enumerate for an expansion: power counting turns legs and an order (or counts, or loops) into sets of vertices.
 *
 * @param legLabels `fixed`: labelled legs, so that diagrams that differ by an exchange of legs are different; `free`: unlabelled classes
 * @param parts `connected`: sets of vertices that can make a connected diagram; `any`: all that can be paired
 * @throws InputError for a number of legs that is none, and when the order does not bound the diagrams
 */
export function diagramRequests(
  theory: Theory,
  request: ExpansionRequest,
  legLabels: 'fixed' | 'free',
  parts: 'connected' | 'any' = 'connected',
): DiagramRequests {
  const { legs, legFields, select, ...restrictions } = request
  if (!Number.isInteger(legs) || legs < 0) throw new InputError({ code: 'expansion.legs', at: 'legs', expected: 'a natural number', received: `${legs}` })
  const { sets, reason } = vertexSets(theory, legs, select, parts)
  const fields = legFields ?? Array.from({ length: legs }, () => theory.legs[0]?.field ?? '')
  const known = theory.legs.map(({ field }) => field)
  const wrong = fields.findIndex((field) => !known.includes(field))
  if (wrong >= 0)
    throw new InputError({ code: 'expansion.legs', at: `leg ${wrong + 1}`, expected: `one of ${known.join(', ')}`, received: `'${fields[wrong]}'` })
  if (fields.length !== legs)
    throw new InputError({ code: 'expansion.legs', at: 'legFields', expected: `${legs} fields, one for each leg`, received: `${fields.length}` })
  const requests = sets.map(({ vertices }): DiagramRequest => ({
    legs: fields,
    legLabels,
    vertices,
    lines: theory.lines,
    ...(needsTypes(theory) ? { typed: true } : {}),
    ...restrictions,
  }))
  return { requests, ...(reason === undefined ? {} : { reason }) }
}

/** Whether two vertices of the theory have the same number of half-edges, so that the graph does not tell them apart. */
function needsTypes({ vertices }: Theory): boolean {
  // The members of one family differ in valence.
  if (vertices.length < 2) return false
  const valences = vertices.flatMap((rule) => [...members(rule, LARGEST_VALENCE)].map(({ kind }) => kind.fields.length))
  return new Set(valences).size < valences.length
}

/** Beyond the 32 vertices of a diagram no valence is of practical use. */
const LARGEST_VALENCE = 64
