import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import { fitSlope } from '../../src/montecarlo/schwingerDyson/fitSlope.js'
import { randomStream } from '../../src/random/philox.js'

const widths = [10, 20, 40, 80]

describe('fitSlope', () => {
  it.each([-2, -1, 0.5])('finds the exponent %d of a power law of either sign', (exponent) => {
    for (const sign of [1, -1]) {
      const points = widths.map((N) => ({ N, value: sign * 3 * N ** exponent, standardError: 0.01 / N }))
      expect(fitSlope(points).slope).toBeCloseTo(exponent, 12)
    }
  })

  it('of two points is the chord, with the errors added in squares', () => {
    const { slope, standardError } = fitSlope([
      { N: 10, value: 0.4, standardError: 0.004 },
      { N: 20, value: -0.1, standardError: 0.003 },
    ])
    expect(slope).toBeCloseTo(-2, 12)
    expect(standardError).toBeCloseTo(Math.hypot(0.01, 0.03) / Math.LN2, 12)
  })

  it('follows the precise points and has an honest error', () => {
    const stream = randomStream(2, 0)
    const repetitions = 2000
    let squares = 0
    for (let r = 0; r < repetitions; r++) {
      stream.aim(r)
      const points = widths.map((N, i) => ({
        N,
        value: N ** -2 * (1 + 0.01 * (i + 1) * stream.normal()),
        standardError: N ** -2 * 0.01 * (i + 1),
      }))
      const { slope, standardError } = fitSlope(points)
      squares += ((slope + 2) / standardError) ** 2 / repetitions
    }
    expect(Math.abs(squares - 1)).toBeLessThan(4 * Math.sqrt(2 / repetitions))
  })

  it.each([
    [[{ N: 10, value: 1, standardError: 0.1 }], 'points: expected two different N at least, received N = 10'],
    [
      [10, 10].map((N) => ({ N, value: 1, standardError: 0.1 })),
      'points: expected two different N at least, received N = 10, 10',
    ],
    [
      [10, 20].map((N) => ({ N, value: 0, standardError: 0.1 })),
      'points[0].value: expected a number whose logarithm is finite, received 0',
    ],
    [
      [10, 20].map((N) => ({ N, value: 1, standardError: 20 - N })),
      'points[1].standardError: expected a number whose logarithm is finite, received 0',
    ],
    [
      [10, 0].map((N) => ({ N, value: 1, standardError: 0.1 })),
      'points[1].N: expected a number whose logarithm is finite, received 0',
    ],
    [
      [10, 20].map((N) => ({ N, value: NaN, standardError: 0.1 })),
      'points[0].value: expected a number whose logarithm is finite, received NaN',
    ],
  ])('refuses %o', (points, message) => {
    expect(() => fitSlope(points)).toThrow(InputError)
    expect(() => fitSlope(points)).toThrow(message)
  })
})
