import type { Evaluated } from '../../kernels/evaluated.js'
import { evenPartitions, sumOfMomentProducts } from './evenPartitions.js'

/**
 * The joint cumulant of n centred, even variables as a number, from their joint moments: Σ over set partitions into
 * even blocks of (−1)^(|π|−1) (|π|−1)! Π_B E[Π_B]. Errors of the moments are carried along.
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
  return sumOfMomentProducts(evenPartitions(n), momentOf)
}
