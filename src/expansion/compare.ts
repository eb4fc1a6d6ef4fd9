import { formatPowers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import type { Expansion, Term } from './expansion.js'

/** One way in which a claimed expansion differs from a derived one. */
export type Difference =
  | { readonly kind: 'missing'; readonly derived: Term }
  | { readonly kind: 'extra'; readonly claimed: Term }
  | { readonly kind: 'coefficient'; readonly derived: Term; readonly claimed: Term; readonly ratio: Rational }

/**
 * Compares two expansions term by term: terms belong together when their diagrams are isomorphic and their powers of the small parameters
 * are equal. `ratio` is claimed/derived. No difference means that the two are the same sum.
 */
export function compareExpansions(derived: Expansion, claimed: Expansion): readonly Difference[] {
  const claims = new Map(claimed.terms.map((term) => [keyOf(term), term]))
  const differences: Difference[] = []
  for (const term of derived.terms) {
    const claim = claims.get(keyOf(term))
    claims.delete(keyOf(term))
    if (claim === undefined) differences.push({ kind: 'missing', derived: term })
    else if (!Q.equal(claim.coefficient, term.coefficient)) {
      differences.push({ kind: 'coefficient', derived: term, claimed: claim, ratio: Q.divide(claim.coefficient, term.coefficient) })
    }
  }
  for (const claim of claims.values()) differences.push({ kind: 'extra', claimed: claim })
  return differences
}

function keyOf({ powers, weighted: { id, diagram } }: Term): string {
  return `${id} ${diagram.vertices.map((vertex) => vertex.name).join()} ${formatPowers(powers)}`
}
