import { isOriented } from '../diagrams/diagram.js'
import type { LineRule, Theory } from '../theory/theory.js'
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
  const { bare, lines } = theory
  if (bare === undefined || !asksForNoVertices(theory, request)) return undefined
  if (request.legs === 0)
    return `one loop without legs is ${determinants(theory)}, which no finite diagram gives: it is not listed`
  if (request.legs === 2 && bare.length === 0)
    return `the quadratic part of the action, half the inverse of the matrix of ${lines.map(({ name }) => name).join(', ')}, is no diagram: it is not listed`
  return undefined
}

/** An oriented line stands for two entries of the matrix of lines. */
function determinants({ bare = [], lines }: Theory): string {
  const names = (of: readonly LineRule[]): string => of.map(({ name }) => name).join(', ')
  if (bare.length === 0) return `½ log det of the inverse of the matrix of ${names(lines)}`
  const [plain, oriented] = [lines.filter((line) => !isOriented(line)), lines.filter(isOriented)]
  return [
    ...(plain.length === 0 ? [] : [`½ log det of the inverse of ${names(plain)}`]),
    ...(oriented.length === 0 ? [] : [`log det of the inverse of ${names(oriented)}`]),
  ].join(' and ')
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
