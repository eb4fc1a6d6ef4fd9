import { factorial } from '../algebra/integers.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Expansion, Term } from './expansion.js'
import { legRule } from '../theory/lookups.js'

/**
 * By what the contribution of a diagram to the n-point function δⁿW/δJⁿ is larger than its coefficient in W: n! for n
 * sources of one kind, Π nᵢ! for several. The contribution is that of all its labellings together, 1/|Aut| with legs
 * held fixed times their number.
 */
export function derivativeFactor({ theory }: Expansion, { weighted: { diagram } }: Term): Rational {
  const counts = new Map<string, number>()
  for (const leg of diagram.legs) {
    const { carries } = legRule(theory, leg)
    counts.set(carries, (counts.get(carries) ?? 0) + 1)
  }
  return Q.rational([...counts.values()].reduce((product, count) => product * factorial(count), 1n))
}

/** The n-point function, n the number of legs: every coefficient times its `derivativeFactor`. */
export function correlatorOf(expansion: Expansion): Expansion {
  return {
    ...expansion,
    terms: expansion.terms.map((term) => ({
      ...term,
      coefficient: Q.multiply(term.coefficient, derivativeFactor(expansion, term)),
    })),
  }
}

/** `the 2-point function δ^2W/(δJ δJ)`. */
export function correlatorName({ theory, request: { legs, legFields = [] }, terms: [first] }: Expansion): string {
  const carried =
    legFields.length > 0 ? legFields : (first?.weighted.diagram.legs.map((leg) => legRule(theory, leg).carries) ?? [])
  return `the ${legs}-point function δ^${legs}${theory.expands.functional}/(${carried.map((source) => `δ${source}`).join(' ')})`
}
