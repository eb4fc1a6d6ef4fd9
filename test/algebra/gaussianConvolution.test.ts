import { describe, expect, it } from 'vitest'
import { gaussianConvolution } from '../../src/algebra/gaussianConvolution.js'
import { limit, withinLimits } from '../../src/algebra/limits.js'
import { monomial, polynomial, powers } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import fc, { runs } from '../fastCheck.js'

describe('a Gaussian convolution within limits', () => {
  it('is what the whole one has within them, of fields, of some of them, and of other symbols', () => {
    const terms = fc
      .array(
        fc.record({
          coefficient: fc.integer({ min: 1, max: 9 }).map((n) => Q.rational(n)),
          powers: fc
            .record({
              x: fc.integer({ min: 0, max: 4 }),
              y: fc.integer({ min: 0, max: 4 }),
              g: fc.integer({ min: 0, max: 3 }),
            })
            .map(powers),
        }),
        { maxLength: 4 },
      )
      .map(polynomial)
    const order = fc.integer({ min: 0, max: 4 })
    const limits = fc.oneof(
      order.map((n) => [limit({ x: 1, y: 1 }, n)]),
      order.map((n) => [limit({ g: 1 }, n)]),
      fc.tuple(order, order).map(([n, m]) => [limit({ x: 1 }, n), limit({ y: 1 }, m)]),
      fc.tuple(order, order).map(([n, m]) => [limit({ y: 1 }, n), limit({ g: 2 }, m)]),
    )
    const propagators = [
      { fields: ['x', 'x'] as const, value: monomial({ A: 1 }) },
      { fields: ['x', 'y'] as const, value: [...monomial({ B: 1 }), ...monomial({ B: 1, g: 1 }, Q.rational(-1, 2))] },
      { fields: ['y', 'y'] as const, value: monomial({ g: 1 }, Q.rational(3)) },
    ]
    fc.assert(
      fc.property(terms, limits, fc.shuffledSubarray(propagators), (p, within, lines) => {
        const whole = gaussianConvolution(p, lines)
        expect(gaussianConvolution(p, lines, within)).toEqual(whole.filter((term) => withinLimits(term.powers, within)))
      }),
      { numRuns: runs(200) },
    )
  })
})
