import * as Q from '../../algebra/rational.js'
import type { Rational } from '../../algebra/rational.js'
import type { Claim } from '../../expansion/formula/claim.js'
import type { Tail } from '../../expansion/formula/tails.js'
import type { Theory } from '../../theory/theory.js'

/**
 * The highest order of which a formula says something: that of its terms, or the one below its tail, for O(λ³) says that
 * everything below is there.
 */
export function highestClaimed({ theory, terms, tails }: Pick<Claim, 'theory' | 'terms' | 'tails'>): Rational {
  const [leading] = theory.orders
  if (leading === undefined) return Q.zero
  return terms
    .map(({ powers }) => Q.divide(powers[leading.symbol] ?? Q.zero, leading.unit))
    .reduce(larger, larger(Q.zero, belowTails(theory, tails)))
}

/** The highest order in the leading small parameter that no tail leaves open; 0 where none says. */
export function belowTails({ orders: [leading] }: Theory, tails: readonly Tail[]): Rational {
  const begins = tails.flatMap(({ from }) => {
    const power = leading === undefined ? undefined : from?.[leading.symbol]
    return leading === undefined || power === undefined || Object.keys(from ?? {}).length > 1
      ? []
      : [Q.divide(power, leading.unit)]
  })
  const [first, ...others] = begins
  if (first === undefined || begins.length < tails.length) return Q.zero
  return larger(
    Q.zero,
    Q.subtract(
      others.reduce((a, b) => (Q.compare(a, b) < 0 ? a : b), first),
      Q.one,
    ),
  )
}

function larger(a: Rational, b: Rational): Rational {
  return Q.compare(a, b) < 0 ? b : a
}
