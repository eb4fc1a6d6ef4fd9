import { raisePowers } from '../../algebra/polynomial.js'
import type { Monomial } from '../../algebra/polynomial.js'
import * as Q from '../../algebra/rational.js'

/** One over it. */
export function inverseMonomial({ coefficient, powers }: Monomial): Monomial {
  return { coefficient: Q.divide(Q.one, coefficient), powers: raisePowers(powers, Q.rational(-1)) }
}
