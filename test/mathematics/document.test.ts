import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { texDocument } from '../../src/mathematics/document.js'

const shown = (text: string): readonly (readonly [number, string | undefined, string])[] =>
  texDocument(text).equations.map(({ at, end, line, label }) => [line, label, text.slice(at, end).trim()])

describe('the equations of a document', () => {
  it('are its displays, without comments, text and what is verbatim', () => {
    const text = readFileSync('test/requests/papers/edgeworth.tex', 'utf8')
    const { equations, remarks } = texDocument(text)
    expect(equations.map(({ line, label }) => [line, label])).toEqual([
      [10, 'eq:two'],
      [16, 'eq:w2'],
      [18, 'eq:wrong'],
      [21, 'eq:four'],
      [25, undefined],
      [31, undefined],
      [35, 'eq:sigma'],
    ])
    expect(equations[0]?.macros).toMatchObject({ '\\half': String.raw`\frac{1}{2}` })
    expect(remarks.map(({ text: said }) => said)[0]).toBe('theory=phi4 legs=2 up-to=1')
  })

  it.each([
    ['a whole text', 'a = b', [[1, undefined, 'a = b']]],
    [
      'brackets and dollars',
      '\\[ a = b \\] and $$ c = d $$',
      [
        [1, undefined, 'a = b'],
        [1, undefined, 'c = d'],
      ],
    ],
    [
      'a comment',
      '% \\[ a \\]\n\\[ b \\] 10\\% \\[ c \\]',
      [
        [2, undefined, 'b'],
        [2, undefined, 'c'],
      ],
    ],
    [
      'rows',
      '\\begin{align} a &= b \\label{x} \\\\ c &= d \\\\ &= e \\\\ & + f \\end{align}',
      [
        [1, 'x', 'a &= b \\label{x}'],
        [1, undefined, 'c &= d \\\\ &= e \\\\ & + f'],
      ],
    ],
    [
      'rows within',
      '\\begin{equation}\\label{s}\\begin{aligned} a &= b \\\\ &- c \\end{aligned}\\end{equation}',
      [[1, 's', '\\label{s}\\begin{aligned} a &= b \\\\ &- c \\end{aligned}']],
    ],
    ['one of several lines', '\\begin{multline} a = b \\\\ + c \\end{multline}', [[1, undefined, 'a = b \\\\ + c']]],
    [
      'a break in braces',
      '\\begin{gather} a = \\substack{b \\\\ c} \\\\ d = e \\end{gather}',
      [
        [1, undefined, 'a = \\substack{b \\\\ c}'],
        [1, undefined, 'd = e'],
      ],
    ],
    [
      'blocks of mathematics alone',
      '\\begin{aligned} a ={}& b \\\\ & + c \\end{aligned}\n\\begin{aligned} d &= e \\end{aligned}',
      [
        [1, undefined, '\\begin{aligned} a ={}& b \\\\ & + c \\end{aligned}'],
        [2, undefined, '\\begin{aligned} d &= e \\end{aligned}'],
      ],
    ],
    [
      'a block beside other mathematics',
      'f = \\begin{cases} a & b \\end{cases}',
      [[1, undefined, 'f = \\begin{cases} a & b \\end{cases}']],
    ],
    ['text with a list', 'We see \\begin{itemize} \\item a \\end{itemize}', []],
    [
      'macros for displays',
      '\\def\\beq{\\begin{equation*}}\\def\\eeq{\\end{equation*}}\n\\beq a = b \\eeq',
      [[2, undefined, 'a = b']],
    ],
  ])('%s', (_, text, equations) => {
    expect(shown(text)).toEqual(equations)
  })

  it('a display that is not closed, in braces or verbatim', () => {
    expect(() => texDocument('\\[ a = b')).toThrow("expected a display that is closed, received '\\[' without its end")
    expect(shown('\\iffalse \\[ a \\] \\fi \\begin{comment} \\[ b \\] \\end{comment}')).toEqual([])
  })

  it('macros are those before the equation', () => {
    const text = '\\def\\h{1} \\[ \\h \\] \\def\\h{2} \\[ \\h \\]'
    expect(texDocument(text).equations.map(({ macros }) => macros)).toEqual([{ '\\h': '1' }, { '\\h': '2' }])
  })
})
