import type { Expression } from '../mathematics/expression.js'
import type { FiniteSpace } from './finiteSpace.js'
import { Unsettled } from './noMeaning.js'
import { addValues, negateValue, sizeOfValue } from './value.js'
import type { Value } from './value.js'

/** An average with the size of what was added up to it. */
export interface Summed {
  readonly value: Value
  readonly size: number
}

/** Two rules agree to this part of the average; less than that of what was added up is rounding. */
const [AGREED, SEEN] = [1e-10, 1e-4]

/**
 * What all outcomes of a space add up to; where its outcomes are the nodes of a rule, what two rules agree on.
 *
 * @throws Unsettled where no two do, and where an average is too small a part of what was added up
 */
export function settled(space: FiniteSpace, sum: (space: FiniteSpace) => Summed, node: Expression): Value {
  let before = sum(space)
  if (space.quadrature === undefined) return before.value
  for (const finer of space.quadrature.finer) {
    const found = sum(finer())
    const size = sizeOfValue(found.value)
    const distance = sizeOfValue(addValues(found.value, negateValue(before.value)))
    if (distance <= AGREED * size && size >= SEEN * found.size) return found.value
    before = found
  }
  throw new Unsettled(node)
}
