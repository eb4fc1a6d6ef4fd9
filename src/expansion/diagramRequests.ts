import { isTyped } from '../diagrams/request.js'
import type { DiagramRequest } from '../diagrams/request.js'
import { bareLine } from '../theory/lookups.js'
import { members } from '../theory/members.js'
import type { LegRule, Theory } from '../theory/theory.js'
import type { ExpansionRequest } from './expansion.js'
import { hasNamedLegs, legChoices, legNames, outerEnds } from './legs.js'
import { vertexSets } from './vertexSets.js'
import { InputError } from '../errors.js'
import { largest } from '../sizes.js'

/**
 * One request for diagrams for each set of vertices and each choice of leg rules that answers, and why there is none
 * when there is none.
 */
export interface DiagramRequests {
  readonly requests: readonly DiagramRequest[]
  readonly reason?: string
}

/** Why there are no diagrams although there are sets of vertices that could make some. */
export const NO_DIAGRAM = 'no connected diagram has these legs and vertices (and passes the filters)'

/**
 * What to enumerate for an expansion: power counting turns legs and an order (or counts, or loops) into sets of
 * vertices.
 *
 * @param legLabels `fixed`: labelled legs, so that diagrams that differ by an exchange of legs are different; `free`:
 * unlabelled classes
 * @param parts `connected`: sets of vertices that can make a connected diagram; `any`: all that can be paired; default: what the
 * theory's n-point functions have
 * @throws InputError for a number of legs that is none, and when the order does not bound the diagrams
 * @example
 * diagramRequests(theory('phi4'), { legs: 2, select: { order: 2 } }, 'fixed').requests.length // 1: all with two vertices
 */
export function diagramRequests(
  theory: Theory,
  request: ExpansionRequest,
  legLabels: 'fixed' | 'free',
  parts: 'connected' | 'any' = hasParts(theory) ? 'any' : 'connected',
): DiagramRequests {
  if (hasParts(theory)) requireFull(request)
  if (theory.expands.quantity === 'self-energy' && request.legs !== 2)
    throw new InputError({
      code: 'expansion.selfEnergy',
      at: 'legs',
      expected: '2 for a self-energy',
      received: `${request.legs}`,
    })
  const found = legChoices(theory, request).map((rules) => requestsFor(theory, request, rules, legLabels, parts))
  const requests = found.flatMap((each) => each.requests)
  const reason = found.find((each) => each.reason !== undefined)?.reason
  return { requests, ...(requests.length > 0 || reason === undefined ? {} : { reason }) }
}

/** The requests for one choice of leg rules. */
function requestsFor(
  theory: Theory,
  request: ExpansionRequest,
  rules: readonly LegRule[],
  legLabels: 'fixed' | 'free',
  parts: 'connected' | 'any',
): DiagramRequests {
  const { filters = [], maxSelfLoops, maxParallel, shard } = request
  const { sets, reason } = vertexSets(theory, rules, request, parts)
  const outer = outerEnds(theory, rules, legNames(theory, request))
  const typed = namesAreTyped(theory)
  const bare = theory.bare === undefined ? undefined : bareLine(theory, rules)
  const requests = sets.map(({ vertices }): DiagramRequest => ({
    legs: rules.map(({ field }) => field),
    legLabels,
    vertices,
    ...(bare === undefined || vertices.length > 0
      ? { outer, lines: theory.lines }
      : { outer: outer.map((end) => ({ ...end, line: bare.name })), lines: [bare] }),
    ...(typed ? { typed } : {}),
    ...(hasParts(theory) ? { vacuumParts: false } : {}),
    filters: [...new Set([...theory.filters, ...filters])],
    ...(maxSelfLoops === undefined ? {} : { maxSelfLoops }),
    ...(maxParallel === undefined ? {} : { maxParallel }),
    ...(shard === undefined ? {} : { shard }),
  }))
  return { requests, ...(reason === undefined ? {} : { reason }) }
}

/** Whether the names of the theory's diagrams contain kinds and fields. */
export function namesAreTyped(theory: Theory): boolean {
  return needsTypes(theory) || hasNamedLegs(theory) || isTyped({ lines: theory.lines })
}

/**
 * Whether two vertices of the theory have the same number of half-edges, so that the graph does not tell them apart.
 */
function needsTypes({ vertices }: Theory): boolean {
  // The members of one family differ in valence.
  if (vertices.length < 2) return false
  const valences = vertices.flatMap((rule) =>
    [...members(rule, largest.namedValence)].map(({ kind }) => kind.fields.length),
  )
  return new Set(valences).size < valences.length
}

/** Whether the diagrams are those of full n-point functions, of any number of parts that have legs. */
export function hasParts({ expands }: Pick<Theory, 'expands'>): boolean {
  return expands.quantity === 'full'
}

/** @throws InputError for what means nothing of diagrams of several parts */
function requireFull({ select, shard }: ExpansionRequest): void {
  const received =
    'loops' in select
      ? 'loops, which each part has its own'
      : shard === undefined
        ? undefined
        : 'a part of the diagrams'
  if (received === undefined) return
  throw new InputError({
    code: 'expansion.full',
    at: 'request',
    expected: 'an order, or vertices, for full n-point functions',
    received,
  })
}
