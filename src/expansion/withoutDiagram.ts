import type { Theory } from '../theory/theory.js'
import type { ExpansionRequest } from './expansion.js'
import { legChoices } from './legs.js'
import { orderBudget } from './powerCounting.js'

/**
 * What of Γ is asked for and no finite diagram: the vacuum part of one loop, a logarithm, and the quadratic part of the
 * action where the inverse of a matrix of lines is no line. Undefined where the diagrams are all.
 *
 * @example
 * withoutDiagram(effectiveTheory(theory('phi4')), { legs: 0, select: { loops: 1 } }) // 'one loop without legs is …'
 */
export function withoutDiagram(theory: Theory, request: ExpansionRequest): string | undefined {
  const { legs } = request
  const part = legs === 0 ? theory.withoutDiagram?.vacuum : legs === 2 ? theory.withoutDiagram?.pair : undefined
  return part !== undefined && asksForNoVertices(theory, request) ? part : undefined
}

/** Whether the selection admits the part of the functional to which no vertex contributes. */
function asksForNoVertices(theory: Theory, { legs, legFields, select }: ExpansionRequest): boolean {
  if ('vertices' in select) return Object.values(select.vertices).every((count) => count === 0)
  if ('loops' in select) {
    const [least, most] = typeof select.loops === 'number' ? [select.loops, select.loops] : select.loops
    const own = legs === 0 ? 1 : 0
    return least <= own && own <= most
  }
  const rules = legChoices(theory, { legs, ...(legFields === undefined ? {} : { legFields }) })
  return rules.some((each) => {
    const { amounts, least = [], exact } = orderBudget(theory, each, select)
    return amounts.every(({ num }) => (exact ? num === 0n : num >= 0n)) && least.every(({ num }) => num <= 0n)
  })
}
