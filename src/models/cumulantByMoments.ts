import { cumulantTerms } from '../algebra/cumulant.js'
import { addValues, multiplyValues, numeric } from './value.js'
import type { Value } from './value.js'

/** The joint cumulant of what stands at these places, by moments of it. */
export function cumulantByMoments(places: readonly number[], moment: (places: readonly number[]) => Value): Value {
  let total = numeric(0)
  for (const { coefficient, blocks } of cumulantTerms(places.map((place) => [place]))) {
    const product = blocks.reduce((value, block) => multiplyValues(value, moment(block.flat())), numeric(1))
    total = addValues(total, multiplyValues(product, numeric(Number(coefficient))))
  }
  return total
}
