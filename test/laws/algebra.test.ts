import fc from '../fastCheck.js'
import Fraction from 'fraction.js'
import { describe, expect, it } from 'vitest'
import { cumulantTerms } from '../../src/algebra/cumulant.js'
import { pairings, permutations, setPartitions } from '../../src/algebra/partitions.js'
import { evaluate, multiplyPowers, polynomial, powers } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { contractWithVector, tensor } from '../../src/algebra/tensor.js'
import { symmetrize } from '../symmetrize.js'

const rationals = fc
  .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n }))
  .map(([n, d]) => Q.rational(n, d))

describe('rationals', () => {
  it('agree with fraction.js', () => {
    fc.assert(
      fc.property(rationals, rationals, (a, b) => {
        const [x, y] = [new Fraction(Q.format(a)), new Fraction(Q.format(b))]
        expect(Q.format(Q.add(a, b))).toBe(x.add(y).toFraction())
        expect(Q.format(Q.multiply(a, b))).toBe(x.mul(y).toFraction())
        expect(Math.sign(Q.compare(a, b))).toBe(x.compare(y))
        if (!Q.isZero(b)) expect(Q.format(Q.divide(a, b))).toBe(x.div(y).toFraction())
      }),
    )
  })

  it('are structurally equal when equal, and read back what they print', () => {
    fc.assert(
      fc.property(
        rationals,
        fc.bigInt({ min: -50n, max: 50n }).filter((k) => k !== 0n),
        (a, k) => {
          expect(Q.rational(a.num * k, a.den * k)).toEqual(a)
          expect(Q.parse(Q.format(a))).toEqual(a)
        },
      ),
    )
  })

  it('have no zero denominator, and are read from decimals exactly', () => {
    expect(() => Q.rational(1n, 0n)).toThrow('denominator: expected a whole number other than 0')
    expect(Q.parse('1.25')).toEqual(Q.rational(5, 4))
    expect(() => Q.parse('1/0', '--order')).toThrow(
      "--order: expected an exact number such as 2, 3/2 or 1.5, received '1/0'",
    )
    expect(Q.toNumber(Q.rational(10n ** 400n, 10n ** 399n))).toBe(10)
  })
})

describe('partitions', () => {
  it('are counted by Bell numbers, double factorials and factorials', () => {
    const items = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((n) => [...setPartitions(items(n))].length)).toEqual([
      1, 1, 2, 5, 15, 52, 203, 877,
    ])
    expect([0, 1, 2, 3, 4, 6, 8].map((n) => [...pairings(items(n))].length)).toEqual([1, 0, 1, 0, 3, 15, 105])
    expect([0, 1, 2, 3, 4].map((n) => [...permutations(items(n))].length)).toEqual([1, 1, 2, 6, 24])
    expect(new Set([...setPartitions(items(5))].map((partition) => JSON.stringify(partition))).size).toBe(52)
  })

  it('cumulants of a Gaussian vanish beyond the second', () => {
    const moment = (n: number): number => [1, 0, 1, 0, 3, 0, 15, 0, 105][n] ?? Number.NaN
    for (const n of [3, 4, 6, 8]) {
      let total = 0
      for (const { coefficient, blocks } of cumulantTerms(Array.from({ length: n }, (_, i) => i)))
        total += Number(coefficient) * blocks.reduce((product, block) => product * moment(block.length), 1)
      expect(total).toBe(0)
    }
  })
})

describe('polynomials', () => {
  const monomials = fc.array(
    fc.record({
      coefficient: rationals,
      powers: fc.record({ a: fc.integer({ min: -2, max: 3 }), b: fc.integer({ min: 0, max: 2 }) }).map(powers),
    }),
    { maxLength: 6 },
  )

  it('collect like terms in any order, without zeros', () => {
    fc.assert(
      fc.property(monomials, (terms) => {
        const sum = polynomial(terms)
        expect(polynomial([...terms].reverse())).toEqual(sum)
        expect(sum.every(({ coefficient }) => !Q.isZero(coefficient))).toBe(true)
        const direct = terms.reduce(
          (total, { coefficient, powers: p }) =>
            total + Q.toNumber(coefficient) * 1.3 ** Q.toNumber(p['a'] ?? Q.zero) * 0.7 ** Q.toNumber(p['b'] ?? Q.zero),
          0,
        )
        expect(evaluate(sum, { a: 1.3, b: 0.7 })).toBeCloseTo(direct, 6)
      }),
    )
    expect(multiplyPowers(powers({ N: Q.rational(-1, 2) }), powers({ N: Q.rational(1, 2) }))).toEqual({})
  })
})

describe('tensors', () => {
  const random = (size: number, rank: number): ReturnType<typeof tensor> =>
    tensor(size, rank, (index) => Math.sin(1 + index.reduce((key, i, axis) => key * 3.7 + i * (axis + 1.3), 0)))

  it('are symmetrised and contracted with vectors as the sums that define these', () => {
    const a = random(3, 3)
    const at = (t: typeof a, ...index: number[]): number =>
      t.data[index.reduce((offset, i) => offset * t.size + i, 0)] as number
    const symmetric = symmetrize(a)
    expect(at(symmetric, 0, 1, 2)).toBeCloseTo(
      [...permutations([0, 1, 2])].reduce((total, index) => total + at(a, ...index), 0) / 6,
      12,
    )
    const partly = symmetrize(a, [[0, 2], [1]])
    expect(at(partly, 0, 1, 2)).toBeCloseTo((at(a, 0, 1, 2) + at(a, 2, 1, 0)) / 2, 12)
    const vector = [0.3, -1, 2]
    expect(contractWithVector(symmetric, vector)).toBeCloseTo(contractWithVector(a, vector), 12)
    expect(contractWithVector(random(1, 4), [2])).toBeCloseTo(16 * at(random(1, 4), 0, 0, 0, 0), 12)
  })
})
