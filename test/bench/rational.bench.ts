import Fraction from 'fraction.js'
import { bench, describe } from 'vitest'
import * as Q from '../../src/algebra/rational.js'

/** Weights as they occur in expansions: 1/|Aut| with |Aut| a product of small factorials. */
const denominators = Array.from({ length: 200 }, (_, i) => 2 ** (i % 9) * ([1, 6, 24, 120, 720][i % 5] ?? 1))

describe('a sum of 200 weights times a factor', () => {
  bench('rational.ts', () => {
    let total = Q.zero
    for (const denominator of denominators)
      total = Q.add(total, Q.multiply(Q.rational(1, denominator), Q.rational(-7, 48)))
  })
  bench('fraction.js', () => {
    let total = new Fraction(0)
    for (const denominator of denominators) total = total.add(new Fraction(1, denominator).mul(-7, 48))
  })
})
