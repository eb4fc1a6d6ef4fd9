import { describe, expect, it } from 'vitest'
import fc, { runs } from '../fastCheck.js'
import { substitutePolynomial } from '../../src/algebra/composeSeries.js'
import { connectedSum } from '../../src/algebra/connectedSum.js'
import { gaussianConvolution } from '../../src/algebra/gaussianConvolution.js'
import type { Propagator } from '../../src/algebra/gaussianConvolution.js'
import { limit } from '../../src/algebra/limits.js'
import { addPolynomials, evaluate, monomial, polynomial } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { truncate } from '../../src/algebra/series.js'
import { connectedSumByLogarithm } from '../oracles/connectedSumByLogarithm.js'

const propagator = (a: string, b: string, value: Polynomial): Propagator => ({ fields: [a, b], value })
const symbol = (name: string, coefficient = 1): Polynomial => monomial({ [name]: 1 }, Q.rational(coefficient))

/** Couplings of valence 1 … 4, the last one quadratic in the small parameter. */
const potential = (field: string): Polynomial =>
  addPolynomials(
    monomial({ e: 1, g: 1, [field]: 3 }, Q.rational(1, 6)),
    monomial({ e: 2, h: 1, [field]: 4 }, Q.rational(-1, 24)),
    monomial({ e: 1, j: 1, [field]: 1 }),
    monomial({ e: 1, k: 1, [field]: 2 }, Q.rational(1, 2)),
  )

describe('the sum of connected diagrams as a logarithm', () => {
  const to = [limit({ e: 1 }, 4)]
  const single = connectedSum(potential('z'), [propagator('z', 'z', symbol('D'))], to)

  it('depends on the sum of two correlated fields through its variance only', () => {
    const sum = { z: addPolynomials(symbol('x'), symbol('y')) }
    const lines = [
      propagator('x', 'x', symbol('A')),
      propagator('x', 'y', symbol('B')),
      propagator('y', 'y', symbol('C')),
    ]
    const two = connectedSum(substitutePolynomial(potential('z'), sum), lines, to)
    const variance = addPolynomials(symbol('A'), symbol('B', 2), symbol('C'))
    expect(two.terms).toEqual(substitutePolynomial(single.terms, { ...sum, D: variance }))
  })

  it('may be cut in the degree in the fields before the logarithm', () => {
    const degree = limit({ x: 1, y: 1 }, 2)
    const sum = { z: addPolynomials(symbol('x'), symbol('y')) }
    const lines = [propagator('x', 'x', symbol('A')), propagator('y', 'y', symbol('C'))]
    const whole = connectedSum(substitutePolynomial(potential('z'), sum), lines, to)
    expect(connectedSum(substitutePolynomial(potential('z'), sum), lines, [...to, degree])).toEqual(
      truncate(whole, [degree]),
    )
  })

  it('is the polynomial itself without lines, and the resummed Gaussian for a quadratic one', () => {
    expect(substitutePolynomial(single.terms, { D: [] })).toEqual(potential('z'))
    // log E[exp(e k (z+η)²/2)] = −½ log(1 − e k D) + …: at z = 0 the coefficient of (e k D)^n is 1/2n.
    const gaussian = connectedSum(
      monomial({ e: 1, k: 1, z: 2 }, Q.rational(1, 2)),
      [propagator('z', 'z', symbol('D'))],
      [...to, limit({ z: 1 }, 0)],
    )
    expect(gaussian.terms).toEqual(
      addPolynomials(...[1, 2, 3, 4].map((n) => monomial({ e: n, k: n, D: n }, Q.rational(1, 2 * n)))),
    )
  })

  it('is the logarithm of the average of e^V, for any vertices and lines', () => {
    const exponents = fc
      .record({
        e: fc.integer({ min: 0, max: 2 }),
        h: fc.integer({ min: 0, max: 2 }),
        k: fc.integer({ min: -1, max: 1 }),
        x: fc.integer({ min: 0, max: 3 }),
        y: fc.integer({ min: 0, max: 2 }),
      })
      .filter(({ e, h }) => e + h > 0)
    const factor = fc.integer({ min: -4, max: 4 })
    const vertices = fc.array(fc.tuple(exponents, factor), { maxLength: 4 })
    const small = [limit({ e: 2 }, 6), limit({ h: 1 }, 2)]
    fc.assert(
      fc.property(vertices, fc.tuple(factor, factor, factor), fc.boolean(), (terms, [xx, xy, yy], isCut) => {
        const of = polynomial(terms.flatMap(([powers, size]) => monomial(powers, Q.rational(size, 3))))
        const lines = [
          // A line may bring an order of its own, and need not have a symbol.
          propagator('x', 'x', addPolynomials(symbol('D', xx), monomial({ e: 1 }, Q.rational(1, 2)))),
          propagator('x', 'y', symbol('B', xy)),
          propagator('y', 'y', monomial({}, Q.rational(yy, 2))),
        ]
        const limits = isCut ? [...small, limit({ x: 1, y: 1 }, 3)] : small
        expect(connectedSum(of, lines, limits)).toEqual(connectedSumByLogarithm(of, lines, limits))
      }),
      { numRuns: runs(40) },
    )
  })

  it('counts exponents of any size and number', () => {
    const letters = Array.from({ length: 9 }, (_, i) => `a${i}`)
    const vertex = (letter: string, size: number): Polynomial =>
      monomial({ e: 1, [letter]: 40, z: 4 }, Q.rational(size, 24))
    const sumOf = (vertices: Polynomial): Polynomial =>
      connectedSum(vertices, [propagator('z', 'z', symbol('D'))], [limit({ e: 1 }, 2)]).terms
    const many = sumOf(addPolynomials(...letters.map((letter) => vertex(letter, 1))))
    const alike = Object.fromEntries(letters.map((letter) => [letter, symbol('a')]))
    expect(substitutePolynomial(many, alike)).toEqual(sumOf(vertex('a', letters.length)))
  })

  it('needs a small potential', () => {
    expect(() => connectedSum(monomial({ z: 3 }), [propagator('z', 'z', symbol('D'))], to)).toThrow(
      'connectedSum: expected terms of positive order in e, received the term 1 z^3',
    )
  })

  it.each([
    [{ e: 2, z: 3 }, { e: -1 }, 'lines without fields, of no negative order in a limit, received the term 1 e^-1'],
    [{ e: 1, z: 4 }, { e: -1 }, 'lines without fields, of no negative order in a limit, received the term 1 e^-1'],
    [{ e: 1, z: 3 }, { D: 1, z: 1 }, 'lines without fields, of no negative order in a limit, received the term 1 D z'],
    [{ e: 1, z: Q.rational(1, 2) }, { D: 1 }, 'natural powers of the fields, received the term 1 e z^(1/2)'],
    [{ e: 1, z: -1 }, { D: 1 }, 'natural powers of the fields, received the term 1 e z^-1'],
  ])('of %j with the line %j is refused', (vertex, line, message) => {
    const lines = [propagator('z', 'z', monomial(line))]
    expect(() => connectedSum(monomial(vertex), lines, [...to, limit({ z: 1 }, 0)])).toThrow(
      `connectedSum: expected ${message}`,
    )
  })
})

describe('Gaussian convolution', () => {
  it('adds covariances, and its inverse has the opposite one', () => {
    const p = addPolynomials(monomial({ x: 4, y: 3 }, Q.rational(2, 3)), monomial({ x: 1, y: 5, k: -1 }))
    const lines = (sign: number): Propagator[] => [
      propagator('x', 'x', symbol('A', sign)),
      propagator('x', 'y', symbol('B', 2 * sign)),
      propagator('y', 'y', addPolynomials(symbol('A', sign), symbol('C', sign))),
    ]
    expect(gaussianConvolution(gaussianConvolution(p, lines(1)), lines(-1))).toEqual(p)
    expect(gaussianConvolution(gaussianConvolution(p, lines(1)), lines(2))).toEqual(gaussianConvolution(p, lines(3)))
  })

  it('is an average over samples of a two-valued variable to third order', () => {
    // η = ±1 has the moments of a Gaussian of variance 1 up to the third.
    const p = addPolynomials(monomial({ x: 3 }), monomial({ x: 2 }, Q.rational(5)))
    const average = (evaluate(p, { x: 0.3 + 1 }) + evaluate(p, { x: 0.3 - 1 })) / 2
    expect(evaluate(gaussianConvolution(p, [propagator('x', 'x', monomial({}))]), { x: 0.3 })).toBeCloseTo(average, 12)
  })
})
