import { coefficientHead } from '../../expansion/coefficientName.js'
import type { Expansion, ExpansionRequest } from '../../expansion/expansion.js'
import { labelledTerms } from '../../expansion/readings/labelledTerms.js'
import type { Theory } from '../../theory/theory.js'
import { termLatex } from './factors.js'
import { integralLatex } from './integralLatex.js'
import { laidOut } from './layout.js'
import type { LaidOutTerm } from './layout.js'
import { nPointTerms } from './nPointTerms.js'
import { indexedNames, pointList, pointNames } from './pointNames.js'
import type { PointName } from './pointNames.js'
import type { LatexStyle, PermutationStyle } from './style.js'
import { withoutDiagramLatex } from './withoutDiagramLatex.js'

/**
 * The coefficient function of an expansion as integrals over points: `g_{4}(x_1,\ldots,x_4) = …`, symmetric, no 1/r! in
 * front. A diagram with n distinct labellings is printed once, "+ n−1 perms" standing for the others, its coefficient
 * being that of one labelling; or (`sum`) with Σ_P in front, the sum over the distinct permutations of the external
 * points; or (`written`) every labelling is a term of its own.
 *
 * @param style where lines are broken, in which environment, and how points are called; without it, as part of a
 * formula (`aligned`)
 * @example
 * expansionLatex(expand(theory('edgeworth'), { legs: 4, select: { order: 1 } }), 'sum', { layout: 'align', points: { x: 'z' } }).startsWith('\\begin{align}') // true
 */
export function expansionLatex(
  expansion: Expansion,
  permutations: PermutationStyle = 'counted',
  style: LatexStyle = {},
): string {
  const { theory, request } = expansion
  const left = coefficientLatex(theory, request, pointNames(theory, request.legs, style.points)(0))
  return laidOut(left, [...withoutDiagramLatex(expansion), ...expansionTerms(expansion, permutations, style)], style)
}

/** The terms of {@link expansionLatex} that are diagrams. */
export function expansionTerms(
  expansion: Expansion,
  permutations: PermutationStyle,
  style: LatexStyle,
): readonly LaidOutTerm[] {
  const { theory, request } = expansion
  const names = pointNames(theory, request.legs, style.points)
  const look = { permutations, factorials: style.factorials === true }
  const labelled = labelledTerms(expansion, permutations === 'sum' ? 'counted' : permutations)
  return theory.expands.quantity === undefined
    ? labelled.map((term) => termLatex(theory, term, { pieces: integralLatex(theory, term.diagram, names) }, look))
    : nPointTerms(theory, labelled, names, look)
}

/** `g_{4}(x_1,\ldots,x_4)`, `g_{2}(x_1,x_2)`, `g_{0}`, `\Gamma_{\phi\phi\chi}(x_1,x_2,x_3)`, `G_{c}^{(2)}(x,y)`. */
export function coefficientLatex(
  theory: Theory,
  asked: Pick<ExpansionRequest, 'legs' | 'legFields'>,
  name: PointName = indexedNames({}),
): string {
  const points = asked.legs === 0 ? '' : `(${pointList(name, asked.legs)})`
  return `${coefficientHead(theory, asked)}${points}`
}
