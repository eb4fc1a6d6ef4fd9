import * as Q from '../../algebra/rational.js'
import type { Difference } from '../../expansion/compare.js'
import type { Term } from '../../expansion/expansion.js'
import { powersText, rationalText } from './unicode.js'

/** One line for each difference: `missing: −1/24 N⁻¹ · eeee| (Gc4)`. */
export function differencesText(differences: readonly Difference[]): string {
  return differences
    .map((difference) => {
      switch (difference.kind) {
        case 'missing':
          return `missing: ${termText(difference.derived)}`
        case 'extra':
          return `extra: ${termText(difference.claimed)}`
        case 'coefficient':
          return `coefficient ${rationalText(difference.claimed.coefficient)} instead of ${rationalText(difference.derived.coefficient)} (ratio ${rationalText(difference.ratio)}): ${termText(difference.derived)}`
        case 'order':
          return `order ${orderText(difference.claimed)} instead of ${orderText(difference.derived)}${Q.equal(difference.ratio, Q.one) ? '' : `, and coefficient ${rationalText(difference.claimed.coefficient)} (ratio ${rationalText(difference.ratio)})`}: ${termText(difference.derived)}`
      }
    })
    .join('\n')
}

function orderText({ powers }: Term): string {
  return powersText(powers) === '' ? '1' : powersText(powers)
}

/** `−1/24 N⁻¹ · eeee| (Gc4)`. */
function termText({ coefficient, powers, weighted: { id, diagram } }: Term): string {
  const vertices = diagram.vertices.map((vertex) => vertex.name).join(' ')
  return [rationalText(coefficient), powersText(powers), '·', id, vertices === '' ? '' : `(${vertices})`]
    .filter((part) => part !== '')
    .join(' ')
}
