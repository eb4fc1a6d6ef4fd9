import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'

/** The factors of rules, equal ones together with their power. */
export function powersOfFactors(
  rules: readonly { readonly factor: Rational }[],
): readonly { readonly factor: Rational; readonly power: number }[] {
  const found = new Map<string, { readonly factor: Rational; power: number }>()
  for (const { factor } of rules) {
    const entry = found.get(Q.format(factor))
    if (entry === undefined) found.set(Q.format(factor), { factor, power: 1 })
    else entry.power += 1
  }
  return [...found.values()]
}
