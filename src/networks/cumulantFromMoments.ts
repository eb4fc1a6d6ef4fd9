import { cumulantTerms } from '../algebra/cumulant.js'
import type { Evaluated } from '../kernels/evaluated.js'

/**
 * The joint cumulant of n centred, even variables as a number, from their joint moments: Σ over set partitions into even blocks of
 * (−1)^(|π|−1) (|π|−1)! Π_B E[Π_B]. Errors of the moments are carried along to first order and added up.
 *
 * @param moment the joint moment of the variables with these indices, an even number of them
 */
export function cumulantFromMoments(n: number, moment: (block: readonly number[]) => Evaluated): Evaluated {
  const known = new Map<string, Evaluated>()
  const momentOf = (block: readonly number[]): Evaluated => {
    const found = known.get(block.join()) ?? moment(block)
    known.set(block.join(), found)
    return found
  }
  let [value, error] = [0, 0]
  for (const { coefficient, blocks } of cumulantTerms(Array.from({ length: n }, (_, i) => i))) {
    if (blocks.some((block) => block.length % 2 === 1)) continue
    const factors = blocks.map(momentOf)
    const size = Math.abs(Number(coefficient))
    value += Number(coefficient) * factors.reduce((product, factor) => product * factor.value, 1)
    factors.forEach((each, i) => {
      error += size * each.error * factors.reduce((product, other, j) => (j === i ? product : product * Math.abs(other.value)), 1)
    })
  }
  return { value, error }
}
