import fc, { runs } from './fastCheck.js'
import { describe, expect, it } from 'vitest'
import { InputError, printable } from '../src/errors.js'
import { dictionary, named } from '../src/names.js'
import { decimal, decimalOf, finite, requireNumber } from '../src/numbers.js'

describe('numbers from outside', () => {
  it.each([
    ['0', 0],
    ['-0.0', 0],
    ['007', 7],
    [' 1.5 ', 1.5],
    ['+2', 2],
    ['.5', 0.5],
    ['5.', 5],
    ['1E3', 1000],
    ['-2.5e-3', -0.0025],
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['5e-324', Number.MIN_VALUE],
  ])("'%s' is a decimal number", (text, value) => {
    expect(decimalOf(text)).toBe(value)
  })

  it.each(
    // prettier-ignore
    ['', ' ', '.', '-', '+-1', '1e', 'e5', '1e5.5', '0x10', '0b11', '0o7', '1_000', '1 000', '1,5', '1n', 'Infinity', '-Infinity', 'NaN', 'inf', '1e400', '1e-400', '٣', '−1', '½', 'null', 'true', '[1]'],
  )("'%s' is none", (text) => {
    expect(decimalOf(text)).toBeUndefined()
    expect(() => decimal(text, { at: '--x' })).toThrow(InputError)
  })

  it('every number is read back from its text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => decimalOf(`${value}`) === value),
      { numRuns: runs(1000) },
    )
  })

  it.each([
    ['3', true],
    ['1e5', true],
    ['1.5e1', true],
    ['20.0', true],
    ['100e-2', true],
    ['9007199254740991', true],
    ['9007199254740993', false],
    ['1e16', false],
    ['2.5', false],
    ['15e-1', false],
    ['20.00000000000000000001', false],
    ['-1', false],
  ])("'%s' as a natural number: %s", (text, whole) => {
    const read = (): number => decimal(text, { at: '--n', integer: true, min: 0 })
    if (whole) expect(read()).toBe(Number(text))
    else expect(read).toThrow(`--n: expected a decimal number, received '${text}'`)
  })

  it('bounds are kept, with or without themselves', () => {
    expect(decimal('2', { at: 'x', min: 2, max: 2 })).toBe(2)
    expect(() => decimal('2', { at: 'x', above: 2 })).toThrow(InputError)
    expect(() => decimal('2', { at: 'x', below: 2 })).toThrow(InputError)
    expect(() => decimal('2', { at: 'x', min: 2.1 })).toThrow(InputError)
    expect(() => requireNumber(Number.NaN, { at: 'x' })).toThrow('x: expected a finite number, received NaN')
    expect(() => requireNumber(1.5, { at: 'x', integer: true })).toThrow(InputError)
    expect(requireNumber(-1.5, { at: 'x' })).toBe(-1.5)
    expect(finite(0, { at: 'x', what: 'a value' })).toBe(0)
    expect(() => finite(-Infinity, { at: 'x', what: 'a value' })).toThrow(
      'x: expected a value within the range of float64, up to 1.8e308 in size, received -Infinity',
    )
  })
})

describe('names from outside', () => {
  it('are looked up among what a table has itself', () => {
    const inherited = Object.getOwnPropertyNames(Object.prototype)
    expect(inherited).toContain('__proto__')
    for (const name of inherited) {
      expect(named({ a: 1 }, name)).toBeUndefined()
      expect(dictionary()[name]).toBeUndefined()
      expect(Object.entries(dictionary([[name, 1]]))).toEqual([[name, 1]])
    }
    expect(named({ a: 1 }, 'a')).toBe(1)
  })
})

describe('texts of strangers in a sentence', () => {
  it('have no control characters, and are cut', () => {
    const { message, received } = new InputError({
      code: 'x',
      at: 'a\nb',
      expected: 'c\u009bd',
      received: `'\u001b[2J\u202e\u2028${'y'.repeat(500)}'`,
    })
    expect(message).toMatch(/^a\\nb: expected c\\u009bd, received '\\x1b\[2J\\u202e\\u2028y+…'$/)
    expect(received.length).toBeLessThan(205)
    const place = new InputError({
      code: 'x',
      at: `${'d'.repeat(5000)}.yaml:7:15: vertices[0]`,
      expected: `one of ${'z'.repeat(5000)}, w`,
      received: 'v',
    })
    expect(place.message).toMatch(/^d+…d+\.yaml:7:15: vertices\[0\]: expected one of z+…z+, w, received v$/)
    expect([place.at.length, place.expected.length]).toEqual([300, 500])
    expect(printable('κ₂ 𝔽 \uFFFD')).toBe('κ₂ 𝔽 \uFFFD')
  })

  it('never break a line or a terminal, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) =>
          !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(
            new InputError({ code: 'x', at: text, expected: text, received: text }).message,
          ),
      ),
      { numRuns: runs(1000) },
    )
  })
})
