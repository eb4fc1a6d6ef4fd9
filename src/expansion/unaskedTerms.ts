import { passesFilters } from '../diagrams/passesFilters.js'
import type { Diagram } from '../diagrams/diagram.js'
import { isConnected } from '../diagrams/structure/connectedParts.js'
import type { Theory } from '../theory/theory.js'
import { diagramKey } from './compare.js'
import { termsOf } from './expand.js'
import type { Expansion, ExpansionRequest, Term } from './expansion.js'
import { hasParts } from './diagramRequests.js'
import { isSelected } from './isSelected.js'
import { legRule } from '../theory/lookups.js'
import { legChoices } from './legs.js'

/**
 * The terms, by the rules of the theory, of those diagrams of a claim that belong to the function that a request is
 * about and not to the part of it that the request selects: terms of higher orders in a formula of which a lower one is
 * asked, or of lower ones.
 */
export function unaskedTerms(expansion: Expansion, claimed: readonly Term[]): readonly Term[] {
  const { theory, request } = expansion
  const known = KNOWN.get(expansion) ?? new WeakMap<Term['weighted'], readonly Term[]>()
  KNOWN.set(expansion, known)
  const unasked = (weighted: Term['weighted']): readonly Term[] => {
    const others = termsOf(theory, weighted).filter((term) => !isSelected(theory, request.select, term))
    return others.length > 0 && belongs(theory, request, weighted.diagram) ? others : []
  }
  const diagrams = new Map(claimed.map((term) => [diagramKey(term), term.weighted]))
  return [...diagrams.values()].flatMap((weighted) => {
    const found = known.get(weighted) ?? unasked(weighted)
    known.set(weighted, found)
    return found
  })
}

/** Errors are planted in a claim dozens of times, and its diagrams stay what they are. */
const KNOWN = new WeakMap<Expansion, WeakMap<Term['weighted'], readonly Term[]>>()

/** Whether a diagram is connected, where the function is, has the legs of a request and passes its filters. */
function belongs(theory: Theory, request: ExpansionRequest, diagram: Diagram): boolean {
  const { filters = [], maxValence = Infinity } = request
  const rules = (of: Parameters<typeof theory.legs.indexOf>[0][]): string =>
    of
      .map((rule) => theory.legs.indexOf(rule))
      .sort()
      .join()
  const legs = rules(diagram.legs.map((leg) => legRule(theory, leg)))
  return (
    legChoices(theory, request).some((choice) => rules([...choice]) === legs) &&
    diagram.vertices.every(({ fields }) => fields.length <= maxValence) &&
    (hasParts(theory) || isConnected(diagram)) &&
    passesFilters(diagram, { ...request, filters: [...theory.filters, ...filters] })
  )
}
