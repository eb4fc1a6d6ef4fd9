import { describe, expect, it } from 'vitest'
import { polynomial } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { atAPoint } from '../../src/expansion/readings/atAPoint.js'
import { expand } from '../../src/expansion/expand.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { known } from '../known/known.js'

interface KnownAction {
  readonly g: Readonly<
    Record<
      string,
      Readonly<
        Record<string, readonly { coef: string; kappa: Readonly<Record<string, number>>; kappa2_power: number }[]>
      >
    >
  >
}

function knownPolynomial(action: KnownAction, legs: number, order: Q.Rational, fileOrder: number): Polynomial {
  const terms = action.g[`${legs}`]?.[`${fileOrder}`] ?? []
  return polynomial(
    terms.map(({ coef, kappa, kappa2_power }) => ({
      coefficient: Q.parse(coef),
      powers: Object.fromEntries(
        Object.entries({
          N: Q.negate(order),
          kappa_2: Q.rational(kappa2_power),
          ...Object.fromEntries(Object.entries(kappa).map(([r, m]) => [`kappa_${r}`, Q.rational(m)])),
        }).sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    })),
  )
}

describe('the zero-dimensional Edgeworth action', () => {
  const general = known<KnownAction>('edgeworth_action_general.json')
  const even = known<KnownAction>('edgeworth_action_even.json')
  const legsOf = (action: KnownAction): number[] => Object.keys(action.g).map(Number)

  it.each(legsOf(general))(
    'g_%i of the general theory equals the logarithm of the series, at every order to N^-4',
    (E) => {
      for (let half = 1; half <= 8; half++) {
        const order = Q.rational(half, 2)
        expect(
          atAPoint(expand(theory('edgeworth'), { legs: E, select: { order } })),
          `order ${Q.format(order)}`,
        ).toEqual(knownPolynomial(general, E, order, half))
      }
    },
  )

  it.each(legsOf(even))('g_%i of the even theory equals the logarithm of the series, at every order to N^-6', (E) => {
    for (let k = 1; k <= 6; k++) {
      const order = Q.rational(k)
      expect(atAPoint(expand(theory('edgeworth-even'), { legs: E, select: { order } })), `order ${k}`).toEqual(
        knownPolynomial(even, E, order, k),
      )
    }
  })

  it('an expansion up to an order is the sum of its orders', () => {
    const upTo = expand(theory('edgeworth'), { legs: 2, select: { upTo: 2 } })
    const single = ['1/2', '1', '3/2', '2'].flatMap(
      (order) => expand(theory('edgeworth'), { legs: 2, select: { order: Q.parse(order) } }).terms,
    )
    expect(upTo.terms.slice(1)).toEqual(single)
    expect(expand(theory('edgeworth'), { legs: 2, select: { from: 1, upTo: 2 } }).terms).toEqual(single)
    expect(upTo.terms[0]?.weighted.id).toBe('ee')
    expect(upTo.terms[0]?.coefficient).toEqual(Q.rational(1, 2))
  })
})
