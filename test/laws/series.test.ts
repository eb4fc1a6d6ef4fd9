import fc, { runs } from '../fastCheck.js'
import { describe, expect, it } from 'vitest'
import { composeSeries, substitutePolynomial } from '../../src/algebra/composeSeries.js'
import { limit, orderLimit } from '../../src/algebra/limits.js'
import type { Limit } from '../../src/algebra/limits.js'
import { multiplyPolynomials } from '../../src/algebra/multiplyPolynomials.js'
import {
  addPolynomials,
  constant,
  differentiatePolynomial,
  evaluate,
  monomial,
  polynomial,
  powers,
  scalePolynomial,
} from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { reverseSeries } from '../../src/algebra/reverseSeries.js'
import {
  addSeries,
  differentiateSeries,
  multiplySeries,
  scaleSeries,
  series,
  subtractSeries,
  truncate,
} from '../../src/algebra/series.js'
import type { Series } from '../../src/algebra/series.js'
import { exponential, inverseSeries, logarithm, powerSeries } from '../../src/algebra/seriesFunctions.js'

const rationals = fc
  .tuple(fc.bigInt({ min: -12n, max: 12n }), fc.bigInt({ min: 1n, max: 8n }))
  .map(([n, d]) => Q.rational(n, d))

/** Two small parameters, N^(-1/2) and λ, and the couplings κ (any sign of power) and g. */
const limits = [limit({ N: -2 }, 4), limit({ lambda: 1 }, 3)]
const monomials = (least: number): fc.Arbitrary<Polynomial> =>
  fc
    .array(
      fc
        .record({
          n: fc.integer({ min: 0, max: 4 }),
          lambda: fc.integer({ min: 0, max: 3 }),
          kappa: fc.integer({ min: -2, max: 2 }),
          g: fc.integer({ min: 0, max: 2 }),
        })
        .filter(({ n, lambda }) => n + lambda >= least)
        .chain(({ n, lambda, kappa, g }) =>
          rationals.map((coefficient) => ({ coefficient, powers: powers({ N: Q.rational(-n, 2), lambda, kappa, g }) })),
        ),
      { maxLength: 5 },
    )
    .map(polynomial)
const small = monomials(1).map((terms) => series(terms, limits))
const any = monomials(0).map((terms) => series(terms, limits))
const one = series(constant(1))
const law = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void =>
  fc.assert(fc.property(arbitrary, holds), { numRuns: runs(60) })

describe('products of polynomials', () => {
  it('are products of their values, and form a ring with derivations', () => {
    const values = { N: 1.7, lambda: 0.6, kappa: 1.3, g: -0.8 }
    law(fc.tuple(monomials(0), monomials(0), monomials(0)), ([a, b, c]) => {
      const ab = multiplyPolynomials(a, b)
      const exact = evaluate(a, values) * evaluate(b, values)
      expect(Math.abs(evaluate(ab, values) - exact)).toBeLessThan(1e-9 * (1 + Math.abs(exact)) * 1e3)
      expect(multiplyPolynomials(ab, c)).toEqual(multiplyPolynomials(a, multiplyPolynomials(c, b)))
      expect(multiplyPolynomials(a, addPolynomials(b, c))).toEqual(addPolynomials(ab, multiplyPolynomials(a, c)))
      for (const symbol of ['N', 'kappa'])
        expect(differentiatePolynomial(ab, symbol)).toEqual(
          addPolynomials(
            multiplyPolynomials(differentiatePolynomial(a, symbol), b),
            multiplyPolynomials(a, differentiatePolynomial(b, symbol)),
          ),
        )
    })
  })

  it('hold for more symbols than a float key has room for', () => {
    const sum = Array.from({ length: 40 }, (_, i) => monomial({ [`x${i}`]: 1 }, Q.rational(i + 1))).reduce((a, b) =>
      addPolynomials(a, b),
    )
    const square = multiplyPolynomials(sum, sum)
    const cube = multiplyPolynomials(square, sum)
    const ones = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`x${i}`, 1]))
    expect(cube).toHaveLength((40 * 41 * 42) / 6)
    expect(evaluate(cube, ones)).toBe(820 ** 3)
  })
})

describe('series', () => {
  it('exp and log undo each other, and turn sums into products', () => {
    law(fc.tuple(small, small), ([a, b]) => {
      expect(logarithm(exponential(a))).toEqual(a)
      expect(exponential(logarithm(addSeries(one, a)))).toEqual(addSeries(one, a))
      expect(multiplySeries(exponential(a), exponential(b))).toEqual(exponential(addSeries(a, b)))
    })
  })

  it('powers are products, inverses and roots', () => {
    law(fc.tuple(small, fc.integer({ min: -3, max: 3 })), ([a, n]) => {
      const leading = monomial({ kappa: -1, g: 2 }, Q.rational(3, 2))
      const unit = multiplySeries(addSeries(one, a), series(leading))
      expect(multiplySeries(unit, inverseSeries(unit))).toEqual(truncate(one, limits))
      expect(multiplySeries(powerSeries(unit, n), unit)).toEqual(powerSeries(unit, n + 1))
      const root = powerSeries(addSeries(one, a), Q.rational(1, 2))
      expect(multiplySeries(root, root)).toEqual(addSeries(one, a))
      expect(powerSeries(addSeries(one, a), Q.rational(n, 3))).toEqual(
        exponential(scaleSeries(logarithm(addSeries(one, a)), Q.rational(n, 3))),
      )
    })
  })

  it('truncating afterwards is computing to a lower order', () => {
    const lower = [limit({ N: -2 }, 2), limit({ lambda: 1 }, 1)]
    law(fc.tuple(small, any), ([a, b]) => {
      const [low, other] = [truncate(a, lower), truncate(b, lower)]
      expect(truncate(multiplySeries(a, b), lower)).toEqual(multiplySeries(low, other))
      expect(truncate(exponential(a), lower)).toEqual(exponential(low))
      expect(truncate(inverseSeries(addSeries(one, a)), lower)).toEqual(inverseSeries(addSeries(one, low)))
      expect(truncate(logarithm(addSeries(one, a)), lower)).toEqual(logarithm(addSeries(one, low)))
    })
  })

  it('derivatives follow the chain rule', () => {
    law(small, (a) => {
      expect(differentiateSeries(exponential(a), 'kappa')).toEqual(
        multiplySeries(exponential(a), differentiateSeries(a, 'kappa')),
      )
      const known = differentiateSeries(exponential(a), 'lambda')
      expect(known.limits).toContainEqual(limit({ lambda: 1 }, 2))
      expect(known).toEqual(multiplySeries(exponential(a), differentiateSeries(a, 'lambda')))
    })
  })

  const inX = (least: number, slope?: Polynomial): fc.Arbitrary<Series> =>
    fc
      .array(fc.tuple(fc.integer({ min: least, max: 5 }), monomials(0)), { maxLength: 4 })
      .map((terms) => terms.map(([n, coefficient]) => multiplyPolynomials(coefficient, monomial({ x: n }))))
      .map((terms) =>
        series(
          addPolynomials(...terms, ...(slope === undefined ? [] : [multiplyPolynomials(slope, monomial({ x: 1 }))])),
          [limit({ x: 1 }, 5), ...limits],
        ),
      )

  it('composition is associative', () => {
    law(fc.tuple(inX(0), inX(1), inX(1)), ([f, g, h]) => {
      expect(composeSeries(composeSeries(f, { x: g }), { x: h })).toEqual(
        composeSeries(f, { x: composeSeries(g, { x: h }) }),
      )
    })
  })

  it('reversion undoes composition on both sides', () => {
    law(inX(2, monomial({ kappa: -1 }, Q.rational(2, 3))), (f) => {
      const x = truncate(series(monomial({ x: 1 })), f.limits)
      expect(composeSeries(f, { x: reverseSeries(f, 'x') })).toEqual(x)
      expect(composeSeries(reverseSeries(f, 'x'), { x: f })).toEqual(x)
      expect(reverseSeries(reverseSeries(f, 'x'), 'x')).toEqual(f)
    })
  })
})

describe('limits', () => {
  const x = (n: number): Polynomial => monomial({ x: n })

  it('keep N^-1 and N^(-1/2) to an order, included, and total degrees', () => {
    const unit = { symbol: 'N', unit: Q.rational(-1, 2) }
    const terms = [0, -1, -2, -3].flatMap((n) => monomial({ N: Q.rational(n, 2) }))
    expect(series(terms, [orderLimit(unit, 2)]).terms).toHaveLength(3)
    expect(series(terms, [limit({ N: -1 }, 1)]).terms).toHaveLength(3)
    expect(
      series([...monomial({ x: 2, y: 2 }), ...monomial({ x: 2, y: 3 })], [limit({ x: 1, y: 1 }, 4)]).terms,
    ).toEqual(monomial({ x: 2, y: 2 }))
  })

  it('say no more than is known', () => {
    const known = series(addPolynomials(constant(1), x(1)), [limit({ x: 1 }, 4)])
    expect(multiplySeries(known, series(x(-1))).limits).toEqual([limit({ x: 1 }, 3)])
    expect(composeSeries(known, { x: series(x(2)) }).limits).toEqual([limit({ x: 1 }, 8)])
    expect(composeSeries(known, { x: series(monomial({ N: -1 }), [limit({ N: -2 }, 20)]) }).limits).toEqual([
      limit({ N: -2 }, 8),
    ])
    expect(subtractSeries(known, known)).toEqual({ terms: [], limits: known.limits })
  })

  it('cut a factor before it is multiplied only where the others do not lower the order', () => {
    const to = (order: number): Limit => limit({ N: -1 }, order)
    const small = series(addPolynomials(monomial({ N: -1 }), monomial({ N: -2 })))
    // N (1/N + 1/N²) = 1 + 1/N, although 1/N² by itself is beyond the order asked for.
    const raised = composeSeries(series(monomial({ N: 1, x: 1 }), [to(1)]), { x: small })
    expect(raised.terms).toEqual(addPolynomials(constant(1), monomial({ N: -1 })))
    // 1/(1/N + 1/N²) = N − 1 + 1/N − …
    const inverse = composeSeries(series(monomial({ x: -1 }), [to(1)]), { x: series(small.terms, [to(4)]) })
    expect(truncate(inverse, [to(1)]).terms).toEqual(
      addPolynomials(monomial({ N: 1 }), constant(-1), monomial({ N: -1 })),
    )
  })

  it('are asked for where an expansion needs them', () => {
    expect(() => exponential(series(x(1)))).toThrow(
      'exponential: expected terms of positive order in some limit, received the term 1 x',
    )
    expect(() => logarithm(series(x(1), [limit({ x: 1 }, 3)]))).toThrow(
      'logarithm: expected terms of positive order in x, received the term -1',
    )
    expect(() => inverseSeries(series(addPolynomials(x(1), monomial({ kappa: 1 })), [limit({ N: -1 }, 3)]))).toThrow(
      'expected one leading term',
    )
    expect(() => composeSeries(series(x(1), [limit({ x: 1 }, 3)]), { x: one })).toThrow(
      'expected a small series in place of x',
    )
    expect(() => reverseSeries(series(x(1)), 'x')).toThrow('expected a series with a limit in x alone')
    expect(() => reverseSeries(series(x(2), [limit({ x: 1 }, 3)]), 'x')).toThrow(
      'expected a leading term with x^1, received the exponent 2',
    )
    expect(() =>
      powerSeries(series(scalePolynomial(x(2), Q.rational(2)), [limit({ x: 1 }, 3)]), Q.rational(1, 2)),
    ).toThrow('coefficient 1')
  })
})

describe('well-known series', () => {
  const to = limit({ x: 1 }, 9)
  const coefficients = (a: Series): string[] =>
    Array.from({ length: 10 }, (_, n) =>
      Q.format(a.terms.find(({ powers: p }) => Q.equal(p['x'] ?? Q.zero, Q.rational(n)))?.coefficient ?? Q.zero),
    )

  it('come out: exp, Catalan numbers, Lambert W, Bell numbers', () => {
    const x = series(monomial({ x: 1 }), [to])
    expect(coefficients(exponential(x)).slice(0, 5)).toEqual(['1', '1', '1/2', '1/6', '1/24'])
    expect(coefficients(reverseSeries(subtractSeries(x, multiplySeries(x, x)), 'x'))).toEqual([
      '0',
      '1',
      '1',
      '2',
      '5',
      '14',
      '42',
      '132',
      '429',
      '1430',
    ])
    const tree = coefficients(reverseSeries(multiplySeries(x, exponential(scaleSeries(x, Q.rational(-1)))), 'x'))
    expect(tree.slice(0, 6)).toEqual(['0', '1', '1', '3/2', '8/3', '125/24'])
    const bell = exponential(subtractSeries(exponential(x), truncate(one, [to])))
    expect(coefficients(bell).slice(0, 6)).toEqual(['1', '1', '1', '5/6', '5/8', '13/30'])
  })

  it('substitution is evaluation', () => {
    const p = addPolynomials(monomial({ x: 2, y: -1 }), monomial({ x: 1 }, Q.rational(3)))
    const q = substitutePolynomial(p, {
      x: addPolynomials(monomial({ y: 1 }), constant(2)),
      y: monomial({ x: 2 }, Q.rational(1, 2)),
    })
    const y = { y: 0.7, x: 1.1 }
    expect(evaluate(q, y)).toBeCloseTo(evaluate(p, { x: 2.7, y: 1.21 / 2 }), 12)
  })
})
