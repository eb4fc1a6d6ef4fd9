import * as Q from '../../algebra/rational.js'
import type { WeightExplanation } from '../../expansion/explainWeight.js'
import { reasons } from './reasons.js'

/**
 * The explanation as other programs read it; see `docs/json.md`.
 *
 * @example
 * explainJson(explainWeight(theory('phi4'), diagramNamed(theory('phi4'), 'e111|e|'))).contractions // '192'
 */
export function explainJson({
  theory,
  weighted,
  fixed,
  free,
  orderings,
  contractions,
  terms,
}: WeightExplanation): object {
  const group = (of: WeightExplanation['fixed']): object => ({
    order: `${of.order}`,
    factors: reasons(of).map(({ product, value, words }) => ({
      product: product.join('*'),
      value: `${value}`,
      reason: words,
    })),
  })
  return {
    theory: theory.name,
    diagram: weighted.id,
    automorphisms: { fixed: group(fixed), free: group(free) },
    labellings: `${weighted.labellings}`,
    orderings: `${orderings}`,
    contractions: `${contractions}`,
    terms: terms.map(({ coefficient, powers }) => ({
      coefficient: Q.format(coefficient),
      powers: Object.fromEntries(Object.entries(powers).map(([symbol, power]) => [symbol, Q.format(power)])),
    })),
  }
}
