import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { parseFormula } from '../../src/theory/formula.js'
import { Misread } from '../../src/theory/misread.js'

describe('a formula of a rule file', () => {
  it.each<readonly [text: string, n: number, value: string]>([
    ['12', 0, '12'],
    ['10 - 2*3 - 1', 0, '3'],
    ['12/4/3', 0, '1'],
    ['7 - 12/5', 0, '23/5'],
    ['2^3^2', 0, '512'],
    ['-2^2', 0, '-4'],
    ['(-2)^2', 0, '4'],
    ['2^-2', 0, '1/4'],
    ['--3', 0, '3'],
    [' 1 - n/2 ', 4, '-1'],
    ['(-1)^n', 3, '-1'],
    ['2*n!', 3, '12'],
    ['0!', 0, '1'],
    ['(n!)!', 3, '720'],
    ['n!!', 5, '15'],
    ['n!!', 6, '48'],
    ['(2*n-1)!!', 0, '1'],
    ['2^1000/2^999', 0, '2'],
    ['2^-1000*2^999', 0, '1/2'],
    ['1000!/999!', 0, '1000'],
  ])('%s at n = %i is %s', (text, n, value) => {
    expect(Q.format(parseFormula(text).at(n))).toBe(value)
  })

  it.each([
    ['2^1001', 'an exponent must be an integer of at most 1000, not 1001'],
    ['2^(0-1001)', 'an exponent must be an integer of at most 1000, not -1001'],
    ['2^(1/2)', 'an exponent must be an integer of at most 1000, not 1/2'],
    ['1001!', 'the argument of a factorial must be an integer of at most 1000, not 1001'],
    ['(0-1)!', 'the argument of a factorial must be at least 0, not -1'],
    ['(0-2)!!', 'the argument of a double factorial must be at least -1, not -2'],
    ['1/(n-n)', 'zero'],
  ])('%s has no value', (text, sentence) => {
    expect(() => parseFormula(text).at(3)).toThrow(RangeError)
    expect(() => parseFormula(text).at(3)).toThrow(sentence)
  })

  it.each([
    ['1 +  x', 5, "a number, n or '('", "'x'"],
    ['12a', 2, 'an operator or the end', "'a'"],
    ['1 23', 2, 'an operator or the end', "'23'"],
    ['', 0, "a number, n or '('", 'the end'],
    ['2 * ', 4, "a number, n or '('", 'the end'],
    ['(1', 2, "')'", 'the end'],
    ['n!!!', 3, 'parentheses around a factorial of a factorial', "'!'"],
    ['n! !!', 3, 'parentheses around a factorial of a factorial', "'!!'"],
  ])('%s cannot be read, from character %i on', (text, offset, expected, received) => {
    let found: unknown
    try {
      parseFormula(text)
    } catch (error) {
      found = error
    }
    expect(found).toBeInstanceOf(Misread)
    expect(found).toMatchObject({ offset, expected, received })
  })

  it.each<readonly [how: string, nested: (depth: number) => string]>([
    ['parentheses', (depth) => '('.repeat(depth) + '1' + ')'.repeat(depth)],
    ['signs', (depth) => '-'.repeat(depth) + '1'],
    ['powers', (depth) => '1^'.repeat(depth) + '1'],
  ])('nests 50 deep by %s, and no deeper', (_, nested) => {
    expect(Q.format(parseFormula(nested(50)).at(0))).toBe('1')
    expect(() => parseFormula(nested(51))).toThrow('fewer nested parentheses and signs')
  })
})
