import type { Theory } from '../theory/theory.js'
import { NO_DIAGRAM } from './diagramRequests.js'
import type { DiagramRequests } from './diagramRequests.js'
import type { ExpansionRequest } from './expansion.js'
import { legNames } from './legs.js'
import { withoutDiagram } from './withoutDiagram.js'

/**
 * Why an expansion has no diagram, in words: what is asked for is none, or has loops where there are trees only, or
 * nothing joins these legs; then also as what the legs were taken that nobody named.
 *
 * @example
 * whyNone(effectiveTheory(theory('edgeworth')), { legs: 4, select: { loops: 1 } }, {}) // 'Γ of edgeworth consists of trees only, …'
 */
export function whyNone(
  theory: Theory,
  request: ExpansionRequest,
  { reason = NO_DIAGRAM }: Pick<DiagramRequests, 'reason'>,
): string {
  return withoutDiagram(theory, request) ?? treesOnly(theory, request) ?? `${reason}${legsTakenAs(theory, request)}`
}

function treesOnly({ name, expands, filters }: Theory, { select }: ExpansionRequest): string | undefined {
  if (!filters.includes('tree') || !('loops' in select)) return undefined
  const least = typeof select.loops === 'number' ? select.loops : select.loops[0]
  if (least === 0) return undefined
  return `${expands.functional} of ${name} consists of trees only, which have no loops: --loops 0, or orders, ask for them`
}

/** Of several fields, legs that are only counted are all of the first. */
function legsTakenAs(theory: Theory, request: ExpansionRequest): string {
  const { legs, legFields } = request
  const names = [...new Set(theory.legs.map(({ carries }) => carries))]
  if (legs === 0 || legFields !== undefined || names.length < 2) return ''
  const mixed = Array.from({ length: legs }, (_, i) => names[(i + 1) % names.length])
  const [taken] = legNames(theory, request)
  return `; ${legs === 1 ? 'the leg was' : 'all legs were'} taken as ${taken}, others are named: --legs ${mixed.join()}`
}
