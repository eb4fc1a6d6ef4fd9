import { describe, expect, it } from 'vitest'
import { digits, withError } from '../../../src/render/text/digits.js'
import fc, { runs } from '../../fastCheck.js'

describe('a number with its error, as a text', () => {
  it('has the digits that are known', () => {
    expect(digits(0.123456789, 2e-6)).toBe('0.1235')
    expect(digits(0.1, 0)).toBe('0.1')
    expect(withError({ value: 0.123456789, error: 2e-6 })).toBe('0.123457 ± 3e-6')
    expect(withError({ value: 2, error: 1e-15 })).toBe('2')
    expect(withError({ value: 0, error: 0 })).toBe('0')
  })

  it('of which no digit is known is 0 within what it may be', () => {
    expect(digits(5e-7, 3e-7)).toBe('0 ± 8e-7')
    expect(digits(0, 1.4e-17)).toBe('0 ± 2e-17')
  })

  it('contains every number that it may be', () => {
    const exponent = fc.integer({ min: -60, max: 60 })
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 10, noNaN: true }),
        exponent,
        fc.integer({ min: -14, max: 2 }),
        (m, e, relative) => {
          const [value, error] = [m * 10 ** e, 1.37 * 10 ** (e + relative)]
          const [text = '', bound] = withError({ value, error }).split(' ± ')
          const most = bound === undefined ? 1e-11 * Math.abs(value) : Number(bound) * (1 + 1e-9)
          expect(Math.abs(value - Number(text)) + error).toBeLessThanOrEqual(most)
        },
      ),
      { numRuns: runs(300) },
    )
  })
})
