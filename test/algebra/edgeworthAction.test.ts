import { describe, expect, it } from 'vitest'
import { addPolynomials, collect, monomial } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { known } from '../known/known.js'
import { edgeworthAction } from '../oracles/edgeworthAction.js'

interface KnownTerm {
  readonly coef: string
  readonly kappa: Readonly<Record<string, number>>
  readonly kappa2_power: number
}

const read = (order: number, term: KnownTerm): Polynomial =>
  monomial(
    {
      N: Q.rational(-order, 2),
      kappa_2: term.kappa2_power,
      ...Object.fromEntries(Object.entries(term.kappa).map(([r, m]) => [`kappa_${r}`, m])),
    },
    Q.parse(term.coef),
  )

describe('the Edgeworth action from power series', () => {
  it.each([
    ['edgeworth_action_even.json', 12, 2, 2],
    ['edgeworth_action_general.json', 8, 1, 1],
  ] as const)('is that of %s, every g_r to the last order', (file, highest, step, halves) => {
    const { g } = known<{ readonly g: Readonly<Record<string, Readonly<Record<string, readonly KnownTerm[]>>>> }>(file)
    const action = edgeworthAction(highest, step)
    const byDegree = collect(action.terms, 't')
    expect(byDegree.map(([r]) => Q.format(r))).toEqual(Object.keys(g).sort((a, b) => Number(a) - Number(b)))
    for (const [r, coefficient] of byDegree) {
      const orders = Object.entries(g[Q.format(r)] ?? {})
      expect(coefficient).toEqual(
        addPolynomials(...orders.flatMap(([order, terms]) => terms.map((term) => read(Number(order) * halves, term)))),
      )
    }
  })
})
