import { momentTerms } from '../algebra/cumulant.js'

/** The moment of a field with these cumulants of even order. */
export function fieldMoment(points: readonly number[], cumulant: (block: readonly number[]) => number): number {
  let total = 0
  for (const { coefficient, blocks } of momentTerms(points))
    if (blocks.every((block) => block.length % 2 === 0))
      total += Number(coefficient) * blocks.reduce((product, block) => product * cumulant(block), 1)
  return total
}
