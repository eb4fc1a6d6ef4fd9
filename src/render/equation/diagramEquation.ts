import type { Diagram } from '../../diagrams/diagram.js'
import type { Expansion } from '../../expansion/expansion.js'
import { labelledTerms } from '../../expansion/readings/labelledTerms.js'
import type { Permutations } from '../../expansion/readings/labelledTerms.js'
import { coefficientLatex } from '../latex/expansionLatex.js'
import { coefficientSummand } from '../latex/factors.js'

/**
 * A term of an equation between diagrams: sign, factor (LaTeX, empty for 1), diagram with labelled legs, and how many
 * further labellings it stands for.
 */
export interface EquationTerm {
  readonly negative: boolean
  readonly factor: string
  readonly diagram: Diagram
  readonly others: bigint
}

/** A coefficient function of an expansion as a sum of diagrams: `left` is LaTeX. */
export interface DiagramEquation {
  readonly left: string
  readonly terms: readonly EquationTerm[]
}

/**
 * The equation that `expansionLatex` prints, with the diagrams in place of the integrals: a diagram stands for the
 * integral over its vertices, lines and legs (leg i ends at x_i), without signs and without 1/|Aut|, which are in the
 * factor.
 *
 * @example
 * diagramEquation(expand(theory('phi4'), { legs: 2, select: { order: 2 } })).terms.length // 3
 */
export function diagramEquation(expansion: Expansion, permutations: Permutations = 'counted'): DiagramEquation {
  const { theory, request } = expansion
  const terms = labelledTerms(expansion, permutations).map((term): EquationTerm => {
    const { negative, body } = coefficientSummand(theory, term.coefficient, term.powers)
    return { negative, factor: body === '1' ? '' : body, diagram: term.diagram, others: term.others }
  })
  return { left: coefficientLatex(theory, request), terms }
}
