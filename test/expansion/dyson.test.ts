import { describe, expect, it } from 'vitest'
import { addPolynomials, constant, polynomial, scalePolynomial } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import { multiplyPolynomials } from '../../src/algebra/multiplyPolynomials.js'
import * as Q from '../../src/algebra/rational.js'
import { dysonMatrix, dysonSeries } from '../../src/expansion/dyson.js'
import { expand } from '../../src/expansion/expand.js'
import { atAPoint } from '../../src/expansion/readings/atAPoint.js'
import { effectiveTheory } from '../../src/theory/effectiveTheory.js'
import { outerField } from '../../src/theory/lookups.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'
import type { Theory } from '../../src/theory/theory.js'

describe("Dyson's equation", () => {
  it.each([
    ['phi4', 3],
    ['phi3', 4],
    ['phi6', 2],
    ['phi3-phi4', 2],
    ['action', 1],
  ])('makes the two-point function of %s to order %i of irreducible diagrams', (name, upTo) => {
    const of = theory(name)
    const { propagator } = dysonSeries(of, upTo)
    const all = atAPoint(expand(of, { legs: 2, select: { upTo } }))
    expect(propagator.terms).toEqual(scalePolynomial(polynomial(all), Q.rational(2)))
  })

  it('makes the mean field of irreducible diagrams', () => {
    const { mean } = dysonSeries(theory('phi3-phi4'), 2)
    expect(mean.terms).toEqual(polynomial(atAPoint(expand(theory('phi3-phi4'), { legs: 1, select: { upTo: 2 } }))))
  })

  it('has as self-energy the irreducible diagrams with two legs, where there is no mean', () => {
    const { selfEnergy, mean } = dysonSeries(theory('phi4'), 3)
    expect(mean.terms).toEqual([])
    const diagrams = atAPoint(
      expand(effectiveTheory(theory('phi4')), { legs: 2, select: { upTo: { λ: 3 }, from: { λ: 1 } } }),
    )
    expect(selfEnergy.terms).toEqual(scalePolynomial(diagrams, Q.rational(-2)))
  })

  it('resums: G (L⁻¹ − Σ) is 1 to the order', () => {
    const { line, selfEnergy, propagator } = dysonSeries(theory('phi4'), 2)
    const product = multiplyPolynomials(propagator.terms, multiplyPolynomials(line, selfEnergy.terms))
    const left = addPolynomials(propagator.terms, scalePolynomial(product, Q.rational(-1)))
    expect(left.filter(({ powers }) => Q.toNumber(powers['λ'] ?? Q.zero) <= 2)).toEqual(line)
  })

  it('is one of matrices for several fields', () => {
    expect(() => dysonSeries(theory('yukawa'), 2)).toThrow('one field')
    expect(() => dysonMatrix(theory('edgeworth'), 2)).toThrow('expands W')
    expect(() => dysonMatrix(theory('phi4-vector'), 2)).toThrow('without indices')
  })
})

const mixed = parseTheory(
  `
name: mixed
title: two fields with three propagators
source: none
expands: { functional: W, sign: 1, latex: 'W[J,K]', coupling: w }
fields: { φ: { latex: \\phi }, χ: { latex: \\chi } }
orders: { g: { small: g, latex: g } }
lines:
  - { name: A, joins: [φ, φ], factor: 1, latex: 'A({a},{b})', at-a-point: A }
  - { name: B, joins: [φ, χ], factor: 1, latex: 'B({a},{b})', at-a-point: B }
  - { name: D, joins: [χ, χ], factor: 1, latex: 'D({a},{b})', at-a-point: D }
legs:
  - { field: φ, line: A, carries: J }
  - { field: χ, line: B, carries: J }
  - { field: φ, line: B, carries: K }
  - { field: χ, line: D, carries: K }
vertices:
  - { name: g, legs: [φ^2, χ], factor: -1, order: { g: 1 }, local: true, latex: g, at-a-point: '1' }
`,
  'mixed.yaml',
)

describe("Dyson's equation of several fields", () => {
  const cases: readonly (readonly [name: string, of: Theory, upTo: number])[] = [
    ['yukawa', theory('yukawa'), 3],
    ['complex-phi4', theory('complex-phi4'), 2],
    ['msrdj-quadratic', theory('msrdj-quadratic'), 2],
    ['msrdj-cubic', theory('msrdj-cubic'), 1],
    ['mixed', mixed, 2],
  ]
  /** The source that is coupled to each field, and how often a pair of them is counted. */
  const sourceOf = (of: Theory, field: string): string =>
    of.legs.find((leg) => outerField(of, leg) === field)?.carries ?? ''
  const twice = (a: string, b: string): Q.Rational => Q.rational(a === b ? 2 : 1)

  it.each(cases)('makes the two-point functions and means of %s of irreducible diagrams', (_, of, upTo) => {
    const { fields, propagator, mean } = dysonMatrix(of, upTo)
    fields.forEach((a, i) => {
      const one = expand(of, { legs: 1, legFields: [sourceOf(of, a)], select: { upTo } })
      expect(mean[i]?.terms).toEqual(polynomial(atAPoint(one)))
      fields.forEach((b, k) => {
        const legFields = [sourceOf(of, a), sourceOf(of, b)]
        const all = atAPoint(expand(of, { legs: 2, legFields, select: { upTo } }))
        expect([a, b, propagator[i]?.[k]?.terms]).toEqual([a, b, scalePolynomial(polynomial(all), twice(a, b))])
      })
    })
  })

  it.each(cases)('has Γ⁽²⁾W⁽²⁾ = 1 for the quadratic part that the effective action of %s lists', (_, of, upTo) => {
    const gamma = effectiveTheory(of)
    const { fields, selfEnergy, propagator } = dysonMatrix(of, upTo)
    const drawn: Readonly<Record<string, Q.Rational>> = Object.fromEntries(
      of.lines
        .flatMap(({ atAPoint: powers }) => Object.keys(powers))
        .map((name, k) => [name, Q.rational(2 * k + 3, 7 - k)]),
    )
    const [A, B, D] = [drawn['A'] ?? Q.rational(2), drawn['B'] ?? Q.one, drawn['D'] ?? Q.one]
    const det = Q.subtract(Q.multiply(A, D), Q.multiply(B, B))
    const values: Readonly<Record<string, Q.Rational>> = {
      ...drawn,
      iL_φφ: Q.divide(D, det),
      iL_φχ: Q.divide(Q.negate(B), det),
      iL_χχ: Q.divide(A, det),
    }
    const [parameter] = of.orders.map(({ symbol }) => symbol)
    const at = (p: Polynomial): Polynomial =>
      polynomial(
        p.map(({ coefficient, powers }) => ({
          coefficient: Object.entries(powers).reduce(
            (product, [symbol, power]) =>
              symbol === parameter
                ? product
                : Q.multiply(product, Q.power(values[symbol] as Q.Rational, Q.toNumber(power))),
            coefficient,
          ),
          powers: Object.fromEntries(Object.entries(powers).filter(([symbol]) => symbol === parameter)),
        })),
      )
    const quadratic = (a: string, b: string): Polynomial =>
      scalePolynomial(at(atAPoint(expand(gamma, { legs: 2, legFields: [a, b], select: { order: 0 } }))), twice(a, b))
    fields.forEach((a, i) =>
      fields.forEach((_b, k) => {
        const entries = fields.map((c, j) =>
          multiplyPolynomials(
            addPolynomials(quadratic(a, c), scalePolynomial(at(selfEnergy[i]?.[j]?.terms ?? []), Q.rational(-1))),
            at(propagator[j]?.[k]?.terms ?? []),
          ),
        )
        const known = addPolynomials(...entries).filter(
          ({ powers }) => Q.toNumber(powers[parameter ?? ''] ?? Q.zero) <= upTo,
        )
        expect([a, k, known]).toEqual([a, k, i === k ? constant(1) : []])
      }),
    )
  })

  it('lists the quadratic part of a response as lines, of a matrix as symbols', () => {
    const listed = (of: Theory, ...legFields: readonly string[]): string =>
      String(
        atAPoint(expand(effectiveTheory(of), { legs: 2, legFields, select: { order: 0 } })).map(
          ({ coefficient, powers }) =>
            `${Q.format(coefficient)} ${Object.entries(powers)
              .map(([s, p]) => `${s}^${Q.format(p)}`)
              .sort()
              .join(' ')}`,
        ),
      )
    const response = theory('msrdj-quadratic')
    expect(listed(response, 'x', 'x')).toBe('')
    expect(listed(response, 'x', 'x~')).toBe('1 R^-1')
    expect(listed(response, 'x~', 'x~')).toBe('-1/2 C^1 R^-2')
    expect(listed(mixed, 'φ', 'χ')).toBe('1 iL_φχ^1')
  })
})
