import { factorial } from '../algebra/integers.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Expansion } from './expansion.js'
import type { Diagram } from '../diagrams/diagram.js'
import { legRule } from '../theory/lookups.js'
import type { NPointFunction, Theory } from '../theory/theory.js'

/**
 * In how many ways legs that are named alike can be labelled: n! for n sources of one kind, Π nᵢ! for several. By so much is the
 * contribution of a diagram to the n-point function δⁿW/δJⁿ, that of all its labellings together, larger than its coefficient in W.
 */
export function legPermutations(theory: Theory, { legs }: Pick<Diagram, 'legs'>): Rational {
  const counts = new Map<string, number>()
  for (const leg of legs) {
    const { carries } = legRule(theory, leg)
    counts.set(carries, (counts.get(carries) ?? 0) + 1)
  }
  return Q.rational([...counts.values()].reduce((product, count) => product * factorial(count), 1n))
}

/** The n-point function, n the number of legs: every coefficient times the labellings of its legs. */
export function correlatorOf(expansion: Expansion): Expansion {
  return {
    ...expansion,
    terms: expansion.terms.map((term) => ({
      ...term,
      coefficient: Q.multiply(term.coefficient, legPermutations(expansion.theory, term.weighted.diagram)),
    })),
  }
}

/** `the 2-point function δ^2W/(δJ δJ)`, `the connected 2-point function`. */
export function correlatorName({ theory, request: { legs, legFields = [] }, terms: [first] }: Expansion): string {
  const { quantity, functional } = theory.expands
  if (quantity !== undefined) return `the ${quantityText(quantity, legs)}`
  const carried =
    legFields.length > 0 ? legFields : (first?.weighted.diagram.legs.map((leg) => legRule(theory, leg).carries) ?? [])
  return `the ${legs}-point function δ^${legs}${functional}/(${carried.map((source) => `δ${source}`).join(' ')})`
}

/** `connected 4-point function`, `self-energy`. */
export function quantityText(quantity: NPointFunction, legs: number): string {
  switch (quantity) {
    case 'vertex':
      return `${legs}-point vertex function`
    case 'self-energy':
      return 'self-energy'
    case 'amputated':
      return `amputated connected ${legs}-point function`
    default:
      return `${quantity} ${legs}-point function`
  }
}
