import katex from 'katex'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import { expand } from '../../src/expansion/expand.js'
import { explainWeight } from '../../src/expansion/explainWeight.js'
import { diagramStyle } from '../../src/render/diagramStyle.js'
import { explainLatex } from '../../src/render/explain/explainLatex.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { latexDocument } from '../../src/render/latex/document.js'
import { momentumSpaceLatex } from '../../src/render/latex/momentumSpaceLatex.js'
import { diagramTikz } from '../../src/render/tikz/diagramTikz.js'
import { unicodeMath } from '../../src/theory/unicodeMath.js'
import { argumentsOf, mathCommands, sizeCommands } from '../../src/theory/mathCommands.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import { withNames } from '../../src/theory/withNames.js'
import type { Theory } from '../../src/theory/theory.js'
import { compiled, hasPdflatex } from '../render/pdflatex.js'
import fc, { runs } from '../fastCheck.js'

/** A theory whose vertex has this LaTeX, written in single quotes in line 6. */
function source(latex: string): string {
  return `name: own
title: t
source: s
expands: { functional: S, sign: -1, latex: S, coupling: g }
vertices:
  - latex: '${latex.replaceAll("'", "''")}'
    name: G
    legs: [φ^n]
    n: { from: 3 }
    factor: 1
    order: { N: 1 - n/2 }
    at-a-point: kappa_{n}
    local: ${!latex.includes('{points}')}
fields: { φ: { latex: \\phi } }
orders: { N: { small: N^-1, latex: N } }
lines: [{ name: D, joins: [φ, φ], factor: -1, latex: 'D({a},{b})', at-a-point: D }]
legs: [{ field: φ, line: D, carries: φ }]
`
}

function refusal(text: string): string | undefined {
  try {
    parseTheory(text, 'my.yaml')
    return undefined
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
}

/** Each command of the list with the arguments that it takes. */
const examples: readonly string[] = [
  ...[...mathCommands].map(
    ([name, { kind }]) =>
      `\\${name}${['{x}', '{x}'].slice(0, argumentsOf[kind]).join('')}${kind === 'space' ? ' x' : ''}`,
  ),
  ...[...sizeCommands].map((size) => `\\${size}${size.endsWith('r') ? ')' : '('} x`),
  '\\left( x \\right)',
  '\\left\\langle x \\right|',
  '\\sqrt[3]{x}',
  "x'^{2}_{1}",
  'x_\\mathrm{c}',
  'x_\\text{c}',
  'x^\\dagger',
]

const legsOf = (theory: Theory): ReturnType<typeof expand> => expand(theory, { legs: 2, select: { order: 1 } })

/** What is printed of a theory, in every way that makes TeX. */
function printed(theory: Theory): readonly string[] {
  const expansion = legsOf(theory)
  const weighted = expansion.terms[0]?.weighted
  return [
    expansionLatex(expansion),
    momentumSpaceLatex(expansion),
    ...(weighted === undefined
      ? []
      : [explainLatex(explainWeight(theory, weighted)), diagramTikz(weighted.diagram, diagramStyle(theory))]),
  ]
}

describe('the TeX commands of rule files', () => {
  it('are read, and KaTeX and a terminal know every one', () => {
    for (const example of examples) {
      expect(refusal(source(`G ${example}`)), example).toBeUndefined()
      expect(katex.renderToString(`G ${example}`, { strict: 'error', throwOnError: true }), example).toContain('katex')
      if (!/^\\(?:[,;:! ]|q?quad|\w+style)/.test(example))
        expect(unicodeMath(`G ${example}`).length, example).toBeGreaterThan(1)
      expect(unicodeMath(example), example).not.toMatch(/\\/)
    }
  })

  it.runIf(hasPdflatex('amssymb.sty'))('are known to pdflatex with the packages of our documents', () => {
    const { written, complaints } = compiled(
      latexDocument(
        'article',
        'commands',
        examples.map((example) => `$G ${example}$`),
      ),
    )
    expect({ written, complaints: complaints.filter((line) => !line.includes('Overfull')) }).toEqual({
      written: true,
      complaints: [],
    })
  })

  it.each([
    ['\\def\\x{y}', "a TeX command that docs/theories.md lists, received '\\def' in '\\def\\x{y}'"],
    ['\\newcommand{\\x}{y}', "a TeX command that docs/theories.md lists, received '\\newcommand'"],
    ['\\let\\x=y', "a TeX command that docs/theories.md lists, received '\\let'"],
    ['\\csname x\\endcsname', "a TeX command that docs/theories.md lists, received '\\csname'"],
    ['\\begin{matrix}x\\end{matrix}', "a TeX command that docs/theories.md lists, received '\\begin'"],
    ['\\href{x}{y}', "a TeX command that docs/theories.md lists, received '\\href'"],
    ['\\htmlClass{x}{y}', "a TeX command that docs/theories.md lists, received '\\htmlClass'"],
    ['\\x@y', "a TeX command that docs/theories.md lists, received '\\x'"],
    ['\\@x', "a TeX command that docs/theories.md lists, received '\\@'"],
    ['x \\\\ y', "a TeX command that docs/theories.md lists, received '\\\\'"],
    ['^^5cdef', 'a letter or a bracket before ^'],
    ['x^^5cdef', 'the argument of ^ in braces'],
    ['x % y', 'a formula of letters, digits, signs, braces and TeX commands'],
    ['$x$', 'a formula of letters'],
    ['x & y', 'a formula of letters'],
    ['x~y', 'a formula of letters'],
    ['#1', 'a formula of letters'],
    ['x"y', 'a formula of letters'],
    ['名', 'a formula of letters'],
    ['{x', "'}', received the end"],
    ['x}', 'a { before }'],
    ['x^2^3', 'one ^ for each letter'],
    ['x_1_2', 'one _ for each letter'],
    ["x^2'", "' before ^"],
    ['\\frac{1}', 'the argument of \\frac in braces, received the end'],
    ['\\left( x', '\\right, received the end'],
    ['x \\right)', '\\left before \\right'],
    ['x^\\frac{1}{2}', "the argument of ^ in braces, received '\\frac'"],
    ['\\text{x_1}', 'letters, digits and plain signs in \\text'],
    ['\\text{\\def\\x{}}', 'letters, digits and plain signs in \\text'],
    ['G({momenta})', 'only {n}, {points} to fill in'],
    ['{'.repeat(40) + 'x' + '}'.repeat(40), 'at most 24 braces'],
  ])('%s is refused with its place', (latex, expected) => {
    const message = refusal(source(latex)) ?? ''
    expect(message).toContain('my.yaml:6:12: vertices[0].latex: expected ')
    expect(message).toContain(expected)
  })

  it('are listed in docs/theories.md, and no others', () => {
    const [, section = ''] = /^## LaTeX$([^]*?)^## /m.exec(readFileSync('docs/theories.md', 'utf8')) ?? []
    const rows = section.split('\n').filter((line) => line.startsWith('- '))
    const listed = rows.flatMap((row) => [...row.matchAll(/`\\([A-Za-z]+|[^])`/g)].map(([, name]) => name))
    expect([...listed].sort()).toEqual(['left', 'right', ...sizeCommands, ...mathCommands.keys()].sort())
  })

  it('are the same for every key that is printed', () => {
    const text = source('G').replace(
      'at-a-point: kappa_{n}',
      "momentum-latex: 'G({momenta})'\n    at-a-point: kappa_{n}",
    )
    for (const [from, to, at] of [
      ['latex: S,', "latex: '\\def',", 'expands.latex'],
      ['coupling: g', "coupling: '\\def'", 'expands.coupling'],
      ['coupling: g', 'coupling: g_0', 'expands.coupling'],
      ['latex: \\phi', "latex: '\\def'", 'fields.φ.latex'],
      ['latex: N', "latex: '\\def'", 'orders.N.latex'],
      ["latex: 'D({a},{b})'", "latex: 'D({a},{b})', momentum-latex: '\\def'", 'lines[0].momentum-latex'],
      ["latex: 'D({a},{b})'", "latex: '\\def({a},{b})'", 'lines[0].latex'],
      ["'G({momenta})'", "'\\def({momenta})'", 'vertices[0].momentum-latex'],
    ] as const)
      expect(refusal(text.replace(from, to)), at).toMatch(
        new RegExp(`^my\\.yaml:\\d+:\\d+: ${at.replaceAll(/[.[\]]/g, '\\$&')}: expected `),
      )
  })

  it('are all that leaves the program, whatever a rule file holds', () => {
    const ours = new Set(
      'int cdots left right begin end frac text quad times underbrace mathrm cdot to textstyle sum pi delta Bigl Bigr tilde'.split(
        ' ',
      ),
    )
    const pieces = [
      '\\def',
      '\\relax',
      '\\x',
      '\\alpha',
      '\\frac',
      '{1}',
      '{x}',
      '{',
      '}',
      '^',
      '_',
      '^^5c',
      '$',
      '%',
      '&',
      '~',
      '#',
      '\\left(',
      '\\right)',
    ]
    const more = [
      '\\text',
      '\\mathrm{c}',
      '({points})',
      '{n}',
      'x',
      "'",
      '+',
      '-',
      '\\',
      ' ',
      '\\sqrt',
      '[',
      ']',
      '\\tilde',
      '|',
      '\\langle',
      '\\bigl',
    ]
    let accepted = 0
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, ...more), { minLength: 1, maxLength: 7 }), (tokens) => {
        let theory: Theory
        try {
          theory = parseTheory(source(tokens.join('')), 'my.yaml')
        } catch (error) {
          if (error instanceof InputError) return
          throw error
        }
        accepted++
        for (const text of printed(theory)) {
          const picture = text.startsWith('\\begin{tikzpicture}')
          for (const [, name = ''] of text.matchAll(/\\([A-Za-z]+|[^])/g)) {
            const known = mathCommands.has(name) || sizeCommands.has(name) || ours.has(name) || name === '\\'
            expect(known || (picture && /^(?:path|draw|fill|node)$/.test(name)), `\\${name} in ${text}`).toBe(true)
          }
          expect(text).not.toMatch(/[%#$~]|\^\^/.test(tokens.join('')) && !picture ? /[%#$~]|\^\^/ : /\^\^/)
          if (!picture)
            expect(
              () => katex.renderToString(text, { strict: 'error', throwOnError: true, displayMode: true }),
              text,
            ).not.toThrow()
        }
      }),
      { numRuns: runs(1500) },
    )
    expect(accepted).toBeGreaterThan(runs(50))
  })

  it('are the same for names given on the way', () => {
    const rules = parseTheory(source('G_c({points})'), 'my.yaml')
    expect(withNames(rules, { G: '\\kappa' }).vertices[0]?.latex).toBe('\\kappa_c({points})')
    for (const names of [
      { G: '\\def' },
      { G: '\\int' },
      { G: 'K_c' },
      { g: 'h_c' },
      { '{': 'x' },
      { G: 'a+b' },
      { G: '$' },
      { G: '\\alpha{' },
    ])
      expect(() => withNames(rules, names), JSON.stringify(names)).toThrow(InputError)
  })
})
