import { greatestCommonDivisor, leastCommonMultiple } from '../../src/algebra/integers.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'

const ten = (n: number): bigint => 10n ** BigInt(n)

describe('the float beside a rational', () => {
  it.each<readonly [string, bigint, bigint, number]>([
    ['a third', 1n, 3n, 1 / 3],
    ['both out of range', -3n * ten(400), 7n * ten(399), -30 / 7],
    ['both out of range, the quotient small', 3n * ten(330), 7n * ten(340), 3e-10 / 7],
    ['a subnormal number', 7n, ten(310), 7e-310],
    ['a subnormal number of a quotient', -2n, 3n * ten(315), -6.666666666666667e-316],
    ['below the least number', 1n, ten(330), 0],
    ['the largest power of ten', ten(308), 1n, 1e308],
    ['a numerator out of range', ten(310), 1000n, 1e307],
    ['above the largest number', ten(309), 1n, Infinity],
    ['far below minus the largest number', -ten(700), 3n, -Infinity],
    ['zero', 0n, ten(400), 0],
  ])('%s', (_, num, den, value) => {
    expect(Q.toNumber(Q.rational(num, den))).toBe(value)
  })
})

describe('a rational', () => {
  it('is read with a sign, as a fraction or an exact decimal, and as nothing else', () => {
    const read = ['3', '+3', '-3', ' -1/24 ', '6/4', '1.50', '-0.125', '007', '-0'].map((text) =>
      Q.format(Q.parse(text)),
    )
    expect(read).toEqual(['3', '3', '-3', '-1/24', '3/2', '3/2', '-1/8', '7', '0'])
    for (const text of ['', '+', '.5', '1.', '1.5/2', '1/-2', '1/0', '1/00', '1e3', '1 2', '1/2/3', 'x1', '1x', '--1'])
      expect(() => Q.parse(text, '--order'), text).toThrow(
        `--order: expected an exact number such as 2, 3/2 or 1.5, received '${text}'`,
      )
  })

  it('has integer powers of both signs', () => {
    expect([-3, -2, -1, 0, 1, 2, 3].map((n) => Q.format(Q.power(Q.rational(-2, 3), n)))).toEqual([
      '-27/8',
      '9/4',
      '-3/2',
      '1',
      '-2/3',
      '4/9',
      '-8/27',
    ])
    expect(() => Q.power(Q.zero, -1)).toThrow('denominator: expected a whole number other than 0')
    expect(Q.power(Q.zero, 0)).toEqual(Q.one)
  })

  it('has the sign in the numerator, and lowest terms', () => {
    expect(Q.rational(6, -4)).toEqual({ num: -3n, den: 2n })
    expect(Q.rational(-6, -4)).toEqual({ num: 3n, den: 2n })
    expect(Q.rational(0, -7)).toEqual({ num: 0n, den: 1n })
    expect(Q.divide(Q.rational(1, 2), Q.rational(-3, 4))).toEqual({ num: -2n, den: 3n })
  })

  it('has divisors and multiples as in the table', () => {
    const pairs = [
      [4n, 6n],
      [6n, 4n],
      [-12n, 18n],
      [5n, 1n],
      [1n, 5n],
      [12n, 4n],
      [4n, 12n],
      [0n, 7n],
    ] as const
    expect(pairs.map(([a, b]) => greatestCommonDivisor(a, b))).toEqual([2n, 2n, 6n, 1n, 1n, 4n, 4n, 7n])
    expect(pairs.filter(([a]) => a > 0n).map(([a, b]) => leastCommonMultiple(a, b))).toEqual([
      12n,
      12n,
      5n,
      5n,
      12n,
      12n,
    ])
  })
})
