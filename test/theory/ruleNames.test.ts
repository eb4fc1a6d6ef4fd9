import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import { expand } from '../../src/expansion/expand.js'
import { compareExpansions } from '../../src/expansion/compare.js'
import { parseExpansion } from '../../src/expansion/parseExpansion.js'
import { expansionPlain } from '../../src/render/text/plainText.js'
import { parseTheory } from '../../src/theory/parseTheory.js'

const phi4 = readFileSync('rules/phi4.yaml', 'utf8')
const edgeworth = readFileSync('rules/edgeworth.yaml', 'utf8')

function messageOf(text: string): string {
  try {
    parseTheory(text, 'my.yaml')
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  throw new Error('the text was accepted')
}

/** The text with a change that must change something. */
function changed(text: string, from: string, to: string): string {
  expect(text).toContain(from)
  return text.replace(from, () => to)
}

describe('text of a rule file', () => {
  it.each([
    ['"\\alpha"', "'\\a'"],
    ['"\\beta"', "'\\b'"],
    ['"\\theta"', "'\\t'"],
    ['"\\tau"', "'\\t'"],
    ['"\\rho"', "'\\r'"],
    ['"\\nu"', "'\\n'"],
    ['"\\frac{1}{2}"', "'\\f'"],
    ['"\\varphi"', "'\\v'"],
    ['"\\eta"', "'\\e'"],
    ['"\\Phi"', '\\P'],
    ['"\\Lambda"', '\\L'],
    ['"\\lambda"', '\\l'],
    ['"\\xi"', '\\x'],
    ['"\\upsilon"', '\\u'],
    ['"\\_"', "'\\_'"],
    ['"\\x07"', '\\x07'],
  ])('%s in double quotes is refused with the place of the backslash', (written, received) => {
    const message = messageOf(changed(phi4, 'latex: \\phi }', `latex: ${written} }`))
    expect(message).toContain(
      `my.yaml:9:16: expected LaTeX in single quotes, '\\alpha' (in double quotes \\\\ is a backslash), received `,
    )
    expect(message).toContain(received)
  })

  it('has the column of a backslash further in, and of a key', () => {
    expect(messageOf(changed(phi4, 'latex: \\phi }', 'latex: "x_{1} \\beta" }'))).toMatch(/^my\.yaml:9:22: /)
    expect(messageOf(changed(phi4, 'φ: { latex', '"\\phi": { latex'))).toMatch(/^my\.yaml:9:4: /)
    expect(messageOf(changed(phi4, 'source: ', 'source: "\\tau" # '))).toMatch(
      /^my\.yaml:\d+:10: expected LaTeX in single quotes/,
    )
  })

  it('may have backslashes in double quotes that are written twice, and stand on several lines', () => {
    expect(parseTheory(changed(phi4, 'latex: \\phi }', 'latex: "\\\\phi" }'), 'my.yaml').fields[0]?.latex).toBe('\\phi')
    expect(
      parseTheory(changed(phi4, "latex: '\\Delta({a},{b})'", 'latex: |\n      \\Delta({a},\n        {b})'), 'my.yaml')
        .lines[0]?.latex,
    ).toBe('\\Delta({a}, {b})')
    expect(parseTheory(changed(phi4, 'latex: \\phi }', 'latex: φ }'), 'my.yaml').fields[0]?.latex).toBe('\\phi')
  })

  it.each(['\u0007', '\u001B', '\t', '\u0085', '\u2028'])('has no control character %j', (control) => {
    const code = `U+${(control.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`
    expect(messageOf(changed(phi4, 'title: Connected', `title: Con${control}nected`))).toMatch(
      /^my\.yaml:2:\d+: expected text without control characters/,
    )
    expect(messageOf(changed(phi4, "'\\lambda'", `'\\la${control}mbda'`))).toContain(`received ${code}`)
  })
})

describe('names of a rule file', () => {
  it.each(["''", "' '", "'a b'", 'a-b', 'a+b', "'a*b'", '1x', '_x', "'x^2'", "'x(1)'", "'~'", 'a~b', "'x.'", "'{a}'"])(
    '%s is no name',
    (name) => {
      expect(messageOf(changed(phi4, 'name: Δ', `name: ${name}`))).toMatch(
        /^my\.yaml:\d+:\d+: lines\[0\]\.name: expected a name: a letter, then letters, digits or _, at the end perhaps ~, received /,
      )
      expect(messageOf(phi4.replaceAll('φ:', `${name}:`).replaceAll(/φ/g, name))).toMatch(/^my\.yaml:\d+:\d+: /)
    },
  )

  it('a line may be called like the small parameter that it brings', () => {
    const named = phi4
      .replace('orders:', 'orders:\n  Δ: { small: Δ, latex: \\Delta }')
      .replace('factor: 1\n', 'factor: 1\n    order: { Δ: 1 }\n')
      .replace('at-a-point: Δ', "at-a-point: '1'")
    expect(parseTheory(named, 'my.yaml').lines[0]?.name).toBe('Δ')
  })

  it.each(['O', 'int', 'sum', 'prod', 'perms', 'perm', 'comb', 'combinations'])('%s is a word of formulas', (name) => {
    expect(messageOf(phi4.replaceAll(/Δ(?!\()/g, name))).toMatch(
      /^my\.yaml:\d+:\d+: expected a name that is no word of formulas|lines\[0\]\.name: expected a name that is no word/,
    )
    expect(messageOf(phi4.replaceAll('φ', name))).toContain('expected a name that is no word of formulas')
  })

  it.each([
    ['a line like a parameter', phi4, 'Δ', 'λ', 'a small parameter'],
    ['a line by the name of a letter that a parameter has', phi4, 'Δ', 'lambda', 'a small parameter'],
    ['a source like a parameter', phi4, 'J', 'λ', 'a small parameter'],
    ['a source like a line', phi4, 'J', 'Δ', 'a line'],
    ['a field like a parameter', phi4, 'φ', 'λ', 'a field'],
    ['a vertex like a line', edgeworth, 'Gc\n', 'iG\n', 'a line'],
  ])('%s is refused with its place', (_, text, from, to, taken) => {
    expect(messageOf(text.replaceAll(from, to))).toMatch(
      new RegExp(`^my\\.yaml:\\d+:\\d+: \\S+: expected a name that is not taken, as this one is by ${taken}`),
    )
  })

  it('cannot be those of members of a family', () => {
    const member = "  - { name: Gc4, legs: [φ^4], factor: 1, order: {}, local: true, latex: G, at-a-point: '1' }\n"
    expect(messageOf(`${edgeworth}${member}`)).toMatch(
      /vertices\[1\]\.name: expected a name that no member of the family Gc has, received 'Gc4'$/,
    )
    expect(parseTheory(`${edgeworth}${member.replace('Gc4', 'Gc2')}`, 'my.yaml').vertices).toHaveLength(2)
  })

  it('may be one of a vertex and its parameter: what is printed is read', () => {
    const text = changed(phi4, 'local: true', 'local: false').replace(
      "latex: '\\lambda'\n    at",
      "latex: '\\lambda({points})'\n    at",
    )
    const derived = expand(parseTheory(text, 'my.yaml'), { legs: 2, select: { order: 1 } })
    expect(compareExpansions(derived, parseExpansion(expansionPlain(derived), derived.theory))).toEqual([])
  })
})

describe('fields that do not commute', () => {
  it.each([
    'statistics: fermi',
    'grassmann: true',
    'fermion: true',
    'anticommuting: yes',
    'ghost: true',
    'spin: 1/2',
    'type: fermionic',
    'commutes: false',
  ])('%s is refused wherever it stands', (entry) => {
    const key = entry.split(':')[0] ?? ''
    const sentence = `expected fields that commute (fermions and ghosts are not supported yet), received '${key}'`
    expect(messageOf(`${entry}\n${phi4}`)).toBe(`my.yaml:1:1: the file: ${sentence}`)
    expect(messageOf(changed(phi4, 'φ: { latex: \\phi', `φ: { ${entry}, latex: \\phi`))).toContain(
      `fields.φ: ${sentence}`,
    )
    expect(messageOf(changed(phi4, '    line: Δ', `    ${entry}\n    line: Δ`))).toContain(`legs[0]: ${sentence}`)
  })

  it('is told before what else is wrong', () => {
    expect(messageOf(`colour: red\nstatistics: fermi\n${phi4.replace(/^title.*$/m, '')}`)).toContain(
      'fields that commute',
    )
  })
})
