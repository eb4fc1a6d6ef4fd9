import { diagramKey } from '../../expansion/compare.js'
import type { Expansion } from '../../expansion/expansion.js'
import type { Verification } from '../../expansion/verify.js'

/**
 * An amplitude of one diagram, as texts print them one by one: without a left side, with the i's of its vertices and
 * lines, and right. What was asked for without the other diagrams; undefined for any other formula.
 */
export function oneDiagram(coefficients: Expansion, { claim, terms }: Verification): Expansion | undefined {
  const [claimed, second] = terms.filter((term) => term.claimed !== undefined)
  if (claim.left !== '' || claim.rotation === undefined || second !== undefined) return undefined
  if (claimed?.verdict !== 'equal' || claimed.derived === undefined) return undefined
  if (terms.some((term) => term !== claimed && term.verdict !== 'missing')) return undefined
  const key = diagramKey(claimed.derived)
  return { ...coefficients, terms: coefficients.terms.filter((term) => diagramKey(term) === key) }
}
