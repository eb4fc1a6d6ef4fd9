import { formatPowers } from '../algebra/polynomial.js'
import * as Q from '../algebra/rational.js'
import type { Rational } from '../algebra/rational.js'
import { legKind } from '../diagrams/diagram.js'
import type { Expansion, Term } from './expansion.js'

/** One way in which a claimed expansion differs from a derived one. `ratio` is claimed/derived. */
export type Difference =
  | { readonly kind: 'missing'; readonly derived: Term }
  | { readonly kind: 'extra'; readonly claimed: Term }
  | { readonly kind: 'coefficient'; readonly derived: Term; readonly claimed: Term; readonly ratio: Rational }
  /** The diagram is there, with other powers of the small parameters. */
  | { readonly kind: 'order'; readonly derived: Term; readonly claimed: Term; readonly ratio: Rational }

/** A derived and a claimed term of one diagram and equal powers. */
export interface Pair<Claimed extends Term = Term> {
  readonly derived: Term
  readonly claimed: Claimed
  readonly ratio: Rational
}

/** The terms of two expansions, matched. */
export interface Matching<Claimed extends Term = Term> {
  readonly pairs: readonly Pair<Claimed>[]
  /** Of one diagram, with different powers of the small parameters. */
  readonly otherOrders: readonly Pair<Claimed>[]
  readonly missing: readonly Term[]
  readonly extra: readonly Claimed[]
}

/**
 * Matches two expansions term by term: terms belong together when their diagrams are isomorphic and their powers of the
 * small parameters are equal; what is left over of one diagram on both sides is matched as a term of another order.
 */
export function matchExpansions<Claimed extends Term>(
  derived: Expansion,
  claimed: { readonly terms: readonly Claimed[] },
): Matching<Claimed> {
  const claims = new Map(claimed.terms.map((term) => [keyOf(term), term]))
  const pairs: Pair<Claimed>[] = []
  const unmatched: Term[] = []
  for (const term of derived.terms) {
    const key = keyOf(term)
    const claim = claims.get(key)
    claims.delete(key)
    if (claim === undefined) unmatched.push(term)
    else pairs.push(pairOf(term, claim))
  }
  const otherOrders: Pair<Claimed>[] = []
  const missing: Term[] = []
  for (const term of unmatched) {
    const other = [...claims].find(([, claim]) => diagramKey(claim) === diagramKey(term))
    if (other === undefined) missing.push(term)
    else {
      claims.delete(other[0])
      otherOrders.push(pairOf(term, other[1]))
    }
  }
  return { pairs, otherOrders, missing, extra: [...claims.values()] }
}

/**
 * Every difference between two expansions, in the order of the derived terms; none means that the two are the same sum.
 *
 * @example
 * const even = theory('edgeworth-even')
 * const claim = parseExpansion('1/2 Gc4(y1,y2,y3,y4) iG(y1,x1) iG(y2,x2) iG(y3,y4)', even)
 * compareExpansions(expand(even, { legs: 2, select: { order: 1 } }), claim)[0].kind // 'coefficient'
 */
export function compareExpansions(derived: Expansion, claimed: Expansion): readonly Difference[] {
  const { pairs, otherOrders, missing, extra } = matchExpansions(derived, claimed)
  const found: readonly Difference[] = [
    ...missing.map((term): Difference => ({ kind: 'missing', derived: term })),
    ...pairs
      .filter(({ ratio }) => !Q.equal(ratio, Q.one))
      .map((pair): Difference => ({ kind: 'coefficient', ...pair })),
    ...otherOrders.map((pair): Difference => ({ kind: 'order', ...pair })),
    ...extra.map((term): Difference => ({ kind: 'extra', claimed: term })),
  ]
  const place = (difference: Difference): number =>
    'derived' in difference ? derived.terms.indexOf(difference.derived) : derived.terms.length
  return [...found].sort((a, b) => place(a) - place(b))
}

function pairOf<Claimed extends Term>(derived: Term, claimed: Claimed): Pair<Claimed> {
  return { derived, claimed, ratio: Q.divide(claimed.coefficient, derived.coefficient) }
}

/** Equal for terms of one diagram. */
export function diagramKey({ weighted }: Pick<Term, 'weighted'>): string {
  const key = DIAGRAMS.get(weighted) ?? keyOfDiagram(weighted)
  DIAGRAMS.set(weighted, key)
  return key
}

/** One expansion is compared with many, and many with one. */
const DIAGRAMS = new WeakMap<Term['weighted'], string>()
const POWERS = new WeakMap<Term['powers'], string>()

function keyOfDiagram({ id, diagram }: Term['weighted']): string {
  // The name of a line by itself has its legs in the order in which they were given, which makes it no other.
  if (diagram.vertices.length === 0) return `ee ${diagram.legs.map(legKind).sort().join()}`
  return `${id} ${diagram.vertices.map((vertex) => vertex.name).join()}`
}

function keyOf(term: Term): string {
  const { powers } = term
  const written = POWERS.get(powers) ?? formatPowers(powers)
  POWERS.set(powers, written)
  return `${diagramKey(term)} ${written}`
}
