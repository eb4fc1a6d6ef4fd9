import { enumerateDiagrams } from '../diagrams/enumerate.js'
import { passesFilters } from '../diagrams/passesFilters.js'
import type { Theory } from '../theory/theory.js'
import { diagramRequests } from './diagramRequests.js'
import type { ExpansionRequest } from './expansion.js'
import { withoutDiagram } from './withoutDiagram.js'

/**
 * That the sum which is asked for is one of some diagrams only, in words; undefined where the filters leave out none.
 * Diagrams are looked through to the first that is left out.
 *
 * @example
 * leftOut(theory('phi4'), { legs: 2, select: { order: 2 }, filters: ['2pi'] }) // 'only the diagrams that pass the filter 2pi: …'
 */
export function leftOut(theory: Theory, request: ExpansionRequest): string | undefined {
  const { filters = [], ...all } = request
  if (filters.length === 0) return undefined
  const { requests } = diagramRequests(theory, all, 'free')
  for (const each of requests)
    for (const { diagram } of enumerateDiagrams(each))
      if (!passesFilters(diagram, { filters })) return onlyThose(filters)
  return undefined
}

/** The sentence itself. */
export function onlyThose(filters: readonly string[]): string {
  return `only the diagrams that pass the ${filters.length === 1 ? 'filter' : 'filters'} ${filters.join(', ')}: others are left out`
}

/** What is asked for and not in the sum, in sentences: what no diagram gives, and what filters leave out. */
export function notInSum(theory: Theory, request: ExpansionRequest): string | undefined {
  const parts = [withoutDiagram(theory, request), leftOut(theory, request)].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join('; ')
}
