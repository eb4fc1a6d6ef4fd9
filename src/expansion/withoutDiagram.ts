import { isOriented } from '../diagrams/diagram.js'
import { inverseLines, lineBlocks } from '../theory/lineBlocks.js'
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
  if (theory.bare === undefined || !asksForNoVertices(theory, request)) return undefined
  if (request.legs === 0)
    return `one loop without legs is ${determinants(theory)}, which no finite diagram gives: it is not listed`
  const singular = lineBlocks(theory).find((block) => inverseLines(block, theory.fields).length === 0)
  if (request.legs === 2 && singular !== undefined)
    return `the matrix of ${namesOf(singular.lines)} has no inverse: its part of the action is not listed`
  return undefined
}

/** An oriented line stands for two entries of the matrix of lines; a response has −det R² whatever the correlation is. */
function determinants(theory: Theory): string {
  const blocks = lineBlocks(theory)
  const own = blocks
    .filter(({ kind }) => kind !== 'matrix')
    .flatMap(({ kind, lines }) => (kind === 'single' ? lines : lines.filter(isOriented)))
  const [plain, oriented] = [own.filter((line) => !isOriented(line)), own.filter(isOriented)]
  return [
    ...(plain.length === 0 ? [] : [`½ log det of the inverse of ${namesOf(plain)}`]),
    ...(oriented.length === 0 ? [] : [`log det of the inverse of ${namesOf(oriented)}`]),
    ...blocks.flatMap(({ kind, lines }) =>
      kind === 'matrix' ? [`½ log det of the inverse of the matrix of ${namesOf(lines)}`] : [],
    ),
  ].join(' and ')
}

function namesOf(lines: readonly LineRule[]): string {
  return lines.map(({ name }) => name).join(', ')
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
