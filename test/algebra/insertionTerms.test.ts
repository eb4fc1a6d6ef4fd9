import { describe, expect, it } from 'vitest'
import { insertionTerms } from '../../src/algebra/insertionTerms.js'
import { limit } from '../../src/algebra/limits.js'
import { addPolynomials, monomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { addSeries, scaleSeries, series } from '../../src/algebra/series.js'
import { exponential, logarithm } from '../../src/algebra/seriesFunctions.js'

/** Four equally likely states with values of two fields and two insertions, chosen without any symmetry. */
const states = [
  { x: 1, y: 2, U: 3, V: -1 },
  { x: -2, y: 1, U: 1, V: 2 },
  { x: 0, y: -1, U: -2, V: 1 },
  { x: 3, y: 0, U: 1, V: 5 },
] as const
type Name = keyof (typeof states)[number]

const mean = (block: readonly Name[]): Q.Rational =>
  Q.divide(
    Q.sum(states.map((state) => block.map((name) => Q.rational(state[name])).reduce(Q.multiply, Q.one))),
    Q.rational(states.length),
  )

const byTerms = (fields: readonly Name[], insertions: readonly Name[], order: number): Q.Rational =>
  Q.sum(
    [...insertionTerms(fields, insertions, order)].map(({ coefficient, blocks }) =>
      blocks.map(mean).reduce(Q.multiply, coefficient),
    ),
  )

/** The coefficient of α^order J^a K^b in log E exp(Jx + Ky − αU − α²V), times a! b!. */
const bySeries = (a: number, b: number, order: number): Q.Rational => {
  const limits = [limit({ J: 1, K: 1, α: 1 }, a + b + order)]
  const summands = states.map(({ x, y, U, V }) =>
    exponential(
      series(
        addPolynomials(
          monomial({ J: 1 }, Q.rational(x)),
          monomial({ K: 1 }, Q.rational(y)),
          monomial({ α: 1 }, Q.rational(-U)),
          monomial({ α: 2 }, Q.rational(-V)),
        ),
        limits,
      ),
    ),
  )
  const generating = logarithm(scaleSeries(addSeries(...summands), Q.rational(1, states.length)))
  const wanted = generating.terms.find(({ powers }) =>
    [
      ['J', a],
      ['K', b],
      ['α', order],
    ].every(([symbol, power]) => Q.equal(powers[symbol as string] ?? Q.zero, Q.rational(power as number))),
  )
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  return Q.multiply(wanted?.coefficient ?? Q.zero, Q.rational(factorial(a) * factorial(b)))
}

describe('cumulants with insertions', () => {
  it.each([
    [1, 0, 1],
    [1, 1, 1],
    [2, 1, 1],
    [1, 1, 2],
    [2, 2, 2],
    [1, 0, 3],
    [2, 1, 0],
  ])('of x %i times and y %i times at order %i equal the logarithm of the generating function', (a, b, order) => {
    const fields: Name[] = [
      ...Array.from({ length: a }, () => 'x' as const),
      ...Array.from({ length: b }, () => 'y' as const),
    ]
    expect(byTerms(fields, ['U', 'V'], order)).toEqual(bySeries(a, b, order))
  })

  it('with one insertion is minus a joint cumulant', () => {
    expect([...insertionTerms(['x'], ['U'], 1)]).toEqual([
      { coefficient: Q.rational(-1), blocks: [['x', 'U']] },
      { coefficient: Q.rational(1), blocks: [['x'], ['U']] },
    ])
  })
})
