import type { Unfit } from '../errors.js'
import type { Rational } from './rational.js'

/** Where a fraction that `rational` did not make is none: one without a positive denominator. */
export function unsoundRational({ num, den }: Rational): Unfit | undefined {
  return den > 0n ? undefined : { path: '.den', expected: 'a positive denominator', words: `${num}/${den}` }
}
