import type { Powers } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Claim } from '../../expansion/formula/claim.js'
import type { Tail } from '../../expansion/formula/tails.js'
import { orderOf, orderStep } from '../../expansion/leadingOrder.js'
import type { Theory } from '../../theory/theory.js'

/**
 * The highest order of which a formula says something: that of its terms, or the one below its tail, for O(λ³) says that
 * everything below is there.
 */
export function highestClaimed({ theory, terms, tails }: Pick<Claim, 'theory' | 'terms' | 'tails'>): Rational {
  return terms.map(({ powers }) => orderOf(theory, powers)).reduce(Q.larger, belowTails(theory, tails))
}

/** The highest order in the leading small parameter that no tail leaves open; 0 where none says. */
export function belowTails(theory: Theory, tails: readonly Pick<Tail, 'from'>[]): Rational {
  const begins = tails.flatMap(({ from }) => (from === undefined ? [] : (beginOf(theory, from) ?? [])))
  const [first, ...others] = begins
  if (first === undefined || begins.length < tails.length) return Q.zero
  const begin = others.reduce((a, b) => (Q.compare(a, b) < 0 ? a : b), first)
  return Q.larger(Q.zero, Q.subtract(begin, orderStep(theory)))
}

/** Where a tail in the leading small parameter alone begins. */
function beginOf(theory: Theory, from: Powers): Rational | undefined {
  const [leading] = theory.orders
  const [symbol, other] = Object.keys(from)
  return leading !== undefined && symbol === leading.symbol && other === undefined ? orderOf(theory, from) : undefined
}
