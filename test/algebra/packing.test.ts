import { describe, expect, it } from 'vitest'
import { limit } from '../../src/algebra/limits.js'
import { multiplyPolynomials } from '../../src/algebra/multiplyPolynomials.js'
import { pack, packingOf, rangeOf, scaleOf } from '../../src/algebra/packing.js'
import { unpack } from '../../src/algebra/unpacking.js'
import { addPolynomials, monomial, polynomial } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { multiplySeries, series } from '../../src/algebra/series.js'

const sum = (...terms: readonly Polynomial[]): Polynomial => addPolynomials(...terms)

describe('packed exponents below zero', () => {
  const p = sum(
    monomial({ x: -3, y: 2 }, Q.rational(1n, 3n)),
    monomial({ x: 2, y: -1 }, Q.rational(-2n)),
    monomial({ x: Q.rational(-1n, 2n) }, Q.rational(5n)),
    monomial({}, Q.rational(7n, 4n)),
  )

  it('come back as they were, alone and beside a constant', () => {
    for (const one of [
      p,
      monomial({ x: -3 }),
      monomial({ x: 4 }),
      sum(monomial({ x: 2 }), monomial({ x: 5 })),
      sum(monomial({ x: -5 }), monomial({ x: -2 })),
    ]) {
      const scale = scaleOf([one], [])
      const packing = packingOf(scale, rangeOf(one, scale))
      expect(unpack(pack(one, packing).values(), packing)).toEqual(one)
      // The exponent 0 of an absent symbol is always in range.
      packing.lows.forEach((low, s) => {
        expect(low).toBeLessThanOrEqual(0)
        expect(low + (packing.widths[s] as number)).toBeGreaterThan(0)
      })
    }
  })

  it('multiply as term by term', () => {
    const q = sum(
      monomial({ x: -1, y: -4 }, Q.rational(3n)),
      monomial({ y: 3, z: -2 }, Q.rational(-1n, 5n)),
      monomial({ z: 1 }),
    )
    const slow = polynomial(
      p.flatMap((a) =>
        q.map((b) => {
          const symbols = new Set([...Object.keys(a.powers), ...Object.keys(b.powers)])
          const powers = [...symbols].map(
            (symbol) => [symbol, Q.add(a.powers[symbol] ?? Q.zero, b.powers[symbol] ?? Q.zero)] as const,
          )
          return {
            coefficient: Q.multiply(a.coefficient, b.coefficient),
            powers: Object.fromEntries(powers.filter(([, power]) => !Q.isZero(power))),
          }
        }),
      ),
    )
    expect(multiplyPolynomials(p, q)).toEqual(slow)
  })
})

describe('limits below zero', () => {
  it.each([
    [Q.rational(-1n, 2n), -1],
    [Q.rational(-3n, 2n), -2],
    [Q.rational(-2n), -2],
    [Q.rational(-1n, 3n), -1],
    [Q.rational(0n), 0],
    [Q.rational(1n, 2n), 0],
    [Q.rational(3n, 2n), 1],
    [Q.rational(2n), 2],
  ])('the highest whole order within %o is %i', (order, highest) => {
    const scale = scaleOf([monomial({ x: 1 })], [limit({ x: 1 }, order)])
    expect(scale.limits.map((each) => each.highest)).toEqual([highest])
  })

  it('a product keeps what is within them and nothing else', () => {
    const known = [limit({ x: 1 }, Q.rational(-1n, 2n))]
    const p = sum(monomial({ x: -2 }), monomial({ x: -1 }))
    // x⁻⁴ + 2x⁻³ + x⁻² times x³: x⁻¹ is within −1/2, 2 and x are not.
    const [square, cube] = [series(multiplyPolynomials(p, p), known), series(monomial({ x: 3 }), [limit({ x: 1 }, 9)])]
    expect(multiplyPolynomials(square.terms, cube.terms).length).toBe(3)
    expect(
      multiplySeries(square, series(p, known)).terms.every(
        ({ powers }) => Q.compare(powers['x'] ?? Q.zero, Q.rational(-1n, 2n)) <= 0,
      ),
    ).toBe(true)
  })
})
