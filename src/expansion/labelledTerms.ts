import * as Q from '../algebra/rational.js'
import type { Powers } from '../algebra/polynomial.js'
import type { Rational } from '../algebra/rational.js'
import { canonicalLabelling } from '../diagrams/canonicalLabelling.js'
import type { Diagram, WeightedDiagram } from '../diagrams/diagram.js'
import { labelLegs } from '../diagrams/labelLegs.js'
import type { Expansion } from './expansion.js'
import { legFieldsOf, legPlaces } from './legs.js'

/**
 * Whether a diagram with n distinct labellings of its legs is given once, one labelling standing for all (`counted`, "+ n−1 perms"), or n
 * times, each labelling as a term of its own (`written`).
 */
export type Permutations = 'counted' | 'written'

/**
 * `coefficient` · (the diagram with leg i ending at x_i, and `others` more labellings of its legs). `coefficient` is that of one labelling:
 * the class's coefficient in the functional, divided by the number of labellings.
 */
export interface LabelledTerm {
  readonly coefficient: Rational
  readonly powers: Powers
  /** Its legs are in the order of the request's fields: leg i is x_{i+1}. */
  readonly diagram: Diagram
  /** How many further labellings this one stands for: what "+ n perms" or "+ Comb." counts; 0 when written out. */
  readonly others: bigint
  /** Index of the expansion's term that it belongs to. */
  readonly term: number
}

/**
 * The coefficient function of the expansion, term by term with labelled legs. Written out, it is symmetric in the legs of one field as it stands;
 * counted, after the labellings not written are added.
 *
 * @example
 * const g4 = expand(theory('edgeworth'), { legs: 4, select: { order: 1 } })
 * labelledTerms(g4, 'counted').map(({ others }) => others) // [0n, 2n]: the exchange diagram has three channels
 * labelledTerms(g4, 'written').length // 4
 */
export function labelledTerms(expansion: Expansion, permutations: Permutations): readonly LabelledTerm[] {
  const fields = legFieldsOf(expansion.theory, expansion.request)
  return expansion.terms.flatMap(({ coefficient, powers, weighted }, term) => {
    const single = Q.divide(coefficient, Q.rational(weighted.labellings))
    const diagrams = permutations === 'counted' || weighted.labellings === 1n ? [inPlace(weighted.diagram, fields)] : writtenOut(weighted, fields)
    return diagrams.map((diagram) => ({
      coefficient: single,
      powers,
      diagram,
      others: permutations === 'counted' ? weighted.labellings - 1n : 0n,
      term,
    }))
  })
}

/** The diagram with its legs in the order of the fields asked for. */
function inPlace(diagram: Diagram, fields: readonly string[]): Diagram {
  const places = legPlaces(fields, diagram)
  const turned = (vertex: number): number => (vertex < 0 ? -1 - (places[-1 - vertex] as number) : vertex)
  return { ...diagram, legs: places.map((_, place) => diagram.legs[places.indexOf(place)] as Diagram['legs'][number]).map(({ field, vertex }) => ({ field, vertex: turned(vertex) })) }
}

/** Each distinct labelling once. */
function writtenOut(weighted: WeightedDiagram, fields: readonly string[]): readonly Diagram[] {
  const { generators } = canonicalLabelling(weighted.diagram)
  return [...labelLegs(weighted, fields, generators, false)].map(({ diagram }) => diagram)
}
