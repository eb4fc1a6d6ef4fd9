import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rational } from '../../src/algebra/rational.js'
import { InputError } from '../../src/errors.js'
import { memberOf } from '../../src/theory/members.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import { shippedTheories, theory } from '../../src/theory/shippedTheories.js'

const valid = readFileSync('rules/edgeworth.yaml', 'utf8')
const phi4 = readFileSync('rules/phi4.yaml', 'utf8')

function messageOf(text: string): string {
  try {
    parseTheory(text, 'rules/my.yaml')
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  throw new Error('the text was accepted')
}

/** Without the functions of formulas, which the texts beside them determine. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}` : each)))
}

describe('parseTheory', () => {
  it('reads every file in rules/, and ships every file in rules/', async () => {
    const { readdirSync } = await import('node:fs')
    expect(
      readdirSync('rules')
        .filter((file) => file.endsWith('.yaml'))
        .sort(),
    ).toEqual(shippedTheories.map((name) => `${name}.yaml`).sort())
    for (const name of shippedTheories) {
      const parsed = parseTheory(readFileSync(`rules/${name}.yaml`, 'utf8'), `rules/${name}.yaml`)
      expect(plain(theory(name))).toEqual(plain(parsed))
      expect(theory(name).name).toBe(name)
    }
  })

  it('evaluates the rules of a family member exactly', () => {
    const [vertex] = theory('edgeworth').vertices
    const third = memberOf(vertex as NonNullable<typeof vertex>, 3)
    expect(third).toMatchObject({
      factor: rational(-1),
      order: { N: rational(-1, 2) },
      kind: { name: 'Gc3', fields: ['φ', 'φ', 'φ'] },
    })
  })

  it('names file, line, column, path, expected and received', () => {
    const text =
      'name: my\ntitle: t\nsource: s\nexpands: { functional: S, sign: -1, latex: S, coupling: g }\nfields: { φ: { latex: x } }\nvertices:\n  - legs: [ φ, ψ ]\n    name: G\n    factor: 1\n    order: {}\n    local: true\n    latex: G\n    at-a-point: g\norders: {}\nlines: [{ name: D, joins: [φ, φ], factor: 1, latex: "D({a},{b})", at-a-point: D }]\nlegs: [{ field: φ, line: D, carries: φ }]\n'
    expect(messageOf(text)).toBe('rules/my.yaml:7:16: vertices[0].legs: expected one of φ, received ψ')
  })

  it.each([
    ['broken YAML', valid.replace('lines:', 'lines: ['), /^rules\/my\.yaml:\d+:\d+: expected valid YAML, received /],
    [
      'an unknown key',
      valid.replace('title:', 'titel:'),
      /^rules\/my\.yaml:2:\d+: the file: expected only the keys name, title, source, expands, indices, fields, orders, lines, legs, vertices, filters, received 'titel': did you mean title\?$/,
    ],
    [
      'an unknown key of a line',
      valid.replace(/^( +)factor: -1$/m, '$1factor: -1\n$1stile: wavy'),
      /lines\[0\]: expected only the keys name, joins, factor, order, latex, momentum-latex, at-a-point, style, received 'stile': did you mean style\?$/,
    ],
    ['a missing key', valid.replace(/^title:.*\n/m, ''), /title: expected text, received nothing/],
    [
      'a wrong type',
      valid.replace('factor: -1', 'factor: [1]'),
      /lines\[0\]\.factor: expected text or a number, received \[1\]/,
    ],
    [
      'a formula that is none',
      valid.replace('(-1)^n', '(-1)^m'),
      /vertices\[0\]\.factor: expected a number, n or '\(', received 'm' in '\(-1\)\^m'/,
    ],
    [
      'an n of a symbol',
      phi4.replace(/at-a-point: '1'/, "at-a-point: 'c_{n}'"),
      /vertices\[0\]\.at-a-point: expected a product of powers/,
    ],
    [
      'a line without its ends',
      phi4.replace('({a},{b})', '(a,b)'),
      /:\d+:\d+: lines\[0\]\.latex: expected \{a\} and \{b\} for the points at its ends, such as 'D\(\{a\},\{b\}\)', received/,
    ],
    ['a line with one of its ends', phi4.replace('({a},{b})', '({a})'), /lines\[0\]\.latex: expected \{a\} and \{b\}/],
    [
      'a vertex of points that nothing ties together',
      phi4.replace('local: true', 'local: false'),
      /vertices\[0\]\.latex: expected local: true, or \{points\} for the points at which its half-edges are, received/,
    ],
    [
      'a coupling that is counted twice',
      phi4.replace(/at-a-point: '1'/, "at-a-point: 'λ'"),
      /vertices\[0\]\.at-a-point: expected symbols other than λ, which order counts already \('1' for none\), received 'λ'$/,
    ],
    ['a formula that would run code', valid.replace('(-1)^n', 'process.exit(1)'), /vertices\[0\]\.factor: expected/],
    [
      'a huge power',
      valid.replace('(-1)^n', '9^9^9^9'),
      /vertices\[0\]\.factor: expected a formula with an exact value/,
    ],
    [
      'a division by zero',
      valid.replace('1 - n/2', '1/(n-3)'),
      /vertices\[0\]\.order\.N: expected a formula with an exact value/,
    ],
    ['half a leg', valid.replace('φ^n', 'φ^(n/2)'), /vertices\[0\]\.legs: expected a whole number of legs/],
    ['an unknown line', valid.replace('line: iG', 'line: G'), /legs\[0\]\.line: expected one of iG, received G$/],
    [
      'an unknown parameter',
      valid.replace('{ N: 1 - n/2 }', '{ M: 1 - n/2 }'),
      /vertices\[0\]\.order: expected one of N, received M$/,
    ],
    ['no power', valid.replace('kappa_2^-1', '2 kappa'), /lines\[0\]\.at-a-point: expected a product of powers/],
    [
      'a symbol that objects have',
      valid.replace('kappa_2^-1', 'toString'),
      /lines\[0\]\.at-a-point: expected a product of powers/,
    ],
    [
      'a symbol that objects have, of vertices',
      valid.replace(/at-a-point: kappa_\{n\}/, 'at-a-point: valueOf'),
      /vertices\[0\]\.at-a-point: expected a product of powers/,
    ],
    [
      'a vertex that objects have',
      valid.replace(/name: Gc\b/, 'name: constructor'),
      /vertices\[0\]\.name: expected a name: a letter/,
    ],
    [
      'a field that objects have',
      valid.replaceAll('φ', 'hasOwnProperty'),
      /fields(?:\.hasOwnProperty)?: expected a name: a letter/,
    ],
    [
      'a field that sets what is inherited',
      valid.replaceAll('φ', '__proto__'),
      /: fields\.__proto__: expected a name, received '__proto__'$/,
    ],
    [
      'a parameter that sets what is inherited',
      valid.replace(/^orders:/m, 'orders: { __proto__: { small: N, latex: N } }\nx:'),
      /orders\.__proto__: expected a name, received '__proto__'$/,
    ],
    ['a list', '- 1\n', /^rules\/my\.yaml:1:1: the file: expected keys with values, received - 1$/],
    [
      'a field instead of two',
      phi4.replace('joins: [φ, φ]', 'joins: φ'),
      /lines\[0\]\.joins: expected a list, received φ$/,
    ],
    [
      'a decimal factor',
      phi4.replace('factor: -1', 'factor: -0.5'),
      /vertices\[0\]\.factor: expected a fraction such as 1\/2 in place of a decimal, received '\.' in '-0\.5'$/,
    ],
    ['nothing', '', /^rules\/my\.yaml:1:1: the file: expected keys with values, received nothing$/],
    ['too much', ' '.repeat(70_000), /^rules\/my\.yaml: expected at most 65536 characters, received 70000$/],
    [
      'an alias bomb',
      `a: &a [1,1,1,1,1,1]\nb: &b [${'*a,'.repeat(9)}*a]\nc: &c [${'*b,'.repeat(9)}*b]\nd: [${'*c,'.repeat(9)}*c]\n`,
      /expected at most 20 uses of YAML aliases/,
    ],
  ])('refuses %s in one sentence', (_, text, sentence) => {
    expect(messageOf(text)).toMatch(sentence)
  })
})
