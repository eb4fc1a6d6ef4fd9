import { describe, expect, it } from 'vitest'
import { addPolynomials, polynomial, scalePolynomial } from '../../src/algebra/polynomial.js'
import { multiplyPolynomials } from '../../src/algebra/multiplyPolynomials.js'
import * as Q from '../../src/algebra/rational.js'
import { dysonSeries } from '../../src/expansion/dyson.js'
import { expand } from '../../src/expansion/expand.js'
import { atAPoint } from '../../src/expansion/readings/atAPoint.js'
import { effectiveTheory } from '../../src/theory/effectiveTheory.js'
import { theory } from '../../src/theory/shippedTheories.js'

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

  it('is refused for several fields', () => {
    expect(() => dysonSeries(theory('yukawa'), 2)).toThrow('one field')
  })
})
