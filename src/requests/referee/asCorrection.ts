import type { Expansion } from '../../expansion/expansion.js'
import type { Claim } from '../../expansion/formula/claim.js'
import { verifyClaim } from '../../expansion/verify.js'

/** What is said of such a g_2. */
export const CORRECTION_ALONE =
  'it is right as the correction to ½ G⁻¹ alone, which it does not say; order=… leaves that out'

/**
 * Whether a wrong g_2 is right as the correction alone to the ½ G⁻¹ of the Gaussian action, which many texts mean by it:
 * it has no bare line, and every other term.
 *
 * @param draw numbers for the values on points
 */
export function isCorrectionAlone(coefficients: Expansion, claim: Claim, draw: () => number): boolean {
  const { theory, request, terms } = coefficients
  const corrections = terms.filter(({ weighted }) => weighted.diagram.vertices.length > 0)
  if (theory.expands.functional !== 'S' || request.legs !== 2) return false
  if (corrections.length === 0 || corrections.length === terms.length) return false
  if (claim.terms.some(({ weighted }) => weighted.diagram.vertices.length === 0)) return false
  return verifyClaim({ ...coefficients, terms: corrections }, claim, draw).verdict === 'right'
}
