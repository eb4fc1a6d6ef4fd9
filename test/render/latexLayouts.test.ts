import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { atAPoint } from '../../src/expansion/readings/atAPoint.js'
import { compareExpansions } from '../../src/expansion/compare.js'
import { exactRealization, valueOfClaim, valueOfExpansion } from '../../src/expansion/readings/exactValue.js'
import { expand } from '../../src/expansion/expand.js'
import type { Expansion } from '../../src/expansion/expansion.js'
import { parseExpansion } from '../../src/expansion/parseExpansion.js'
import { randomStream } from '../../src/random/philox.js'
import { latexDocument } from '../../src/render/latex/document.js'
import { texText } from '../../src/render/latex/texText.js'
import type { DocumentClass } from '../../src/render/latex/document.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { layouts } from '../../src/render/latex/layouts.js'
import { momentumSpaceLatex } from '../../src/render/latex/momentumSpaceLatex.js'
import { factorialLatex } from '../../src/render/latex/number.js'
import { polynomialLatex } from '../../src/render/latex/polynomialLatex.js'
import type { LatexStyle, PermutationStyle } from '../../src/render/latex/style.js'
import { widthOf } from '../../src/render/latex/width.js'
import { shippedTheories, theory } from '../../src/theory/shippedTheories.js'
import type { Theory } from '../../src/theory/theory.js'
import { withNames } from '../../src/theory/withNames.js'
import { isThorough } from '../fastCheck.js'
import { runWith } from '../cli/run.js'
import { hasPdflatex } from './pdflatex.js'

const hasLatex = hasPdflatex('amsmath.sty', 'revtex4-2.cls')

const styles: readonly (readonly [PermutationStyle, LatexStyle])[] = [
  ...layouts.map((layout) => ['counted', { layout }] as const),
  ['sum', { layout: 'align' }],
  ['sum', { layout: 'multline', lineWidth: 21, factorials: true }],
  ['counted', { layout: 'split', lineWidth: 21, points: { x: 'z', y: 'u' } }],
  ['counted', { layout: 'aligned', lineWidth: 12 }],
  ['written', { layout: 'align', termsPerLine: 2, lineWidth: 60 }],
  ['counted', { layout: 'equation', termsPerLine: 3, lineWidth: 1000 }],
]

function expansionsOf(rules: Theory): readonly Expansion[] {
  return [0, 1, 2, 4].map((legs) =>
    expand(rules, { legs, select: { upTo: rules.name === 'edgeworth-even' ? 2 : 1 }, maxValence: 6 }),
  )
}

describe('every layout is read back, and compiles in KaTeX where KaTeX knows it', () => {
  const stream = randomStream(71, 0)
  it.each(shippedTheories)('%s', (name) => {
    const rules = theory(name)
    for (const expansion of expansionsOf(rules)) {
      const values = exactRealization(() => stream.uniform())
      const value = valueOfExpansion(expansion, values)
      // Four legs have most terms by far.
      const tried = styles.filter((_, s) => isThorough || expansion.request.legs < 4 || s % 2 === 0)
      for (const [permutations, style] of tried) {
        const text = expansionLatex(expansion, permutations, style)
        const claim = parseExpansion(text, rules, { request: expansion.request, input: 'latex' })
        expect(compareExpansions(expansion, claim), text).toEqual([])
        expect(valueOfClaim(claim, values)).toEqual(value)
        expect(text).not.toMatch(/\+ -|- -|\b1 \\,|undefined|NaN/)
        for (const line of text.split('\\\\')) expect(line.split('\\left').length).toBe(line.split('\\right').length)
        if (!text.includes('multline'))
          expect(
            katex.renderToString(text.replaceAll('$', ''), {
              strict: 'error',
              throwOnError: true,
              displayMode: true,
              maxExpand: 1e6,
            }),
          ).toContain('katex')
        for (const document of ['article', 'revtex'] as const)
          if (style.layout !== 'aligned')
            expect(
              compareExpansions(
                expansion,
                parseExpansion(latexDocument(document, rules.title, [text]), rules, { request: expansion.request }),
              ),
            ).toEqual([])
      }
    }
  })

  it('has the terms asked for on each line, and lines as wide as asked for', () => {
    const g4 = expand(theory('edgeworth'), { legs: 4, select: { order: 2 } })
    expect(g4.terms).toHaveLength(20)
    const linesOf = (style: LatexStyle): readonly string[] => expansionLatex(g4, 'counted', style).split('\\\\\n')
    expect(linesOf({ layout: 'align', termsPerLine: 3, lineWidth: 1e4 })).toHaveLength(7)
    expect(linesOf({ layout: 'equation', termsPerLine: 4, lineWidth: 1e4 })).toHaveLength(5)
    for (const lineWidth of [20, 30])
      for (const line of linesOf({ layout: 'multline', lineWidth }))
        expect(widthOf(line.replace(/\\(?:begin|end)\{multline\}/, ''))).toBeLessThan(lineWidth + 1)
  })

  it('refuses a document with two formulas, and a Σ without limits, in a sentence with its place', () => {
    const rules = theory('phi4')
    const text = expansionLatex(expand(rules, { legs: 2, select: { order: 1 } }), 'counted', { layout: 'equation' })
    expect(() => parseExpansion(latexDocument('article', 'two', [text, text]), rules)).toThrow(
      /formula:10:1: expected a text with one formula \(referee judges each of several\), received 2 of them/,
    )
    expect(() => parseExpansion(String.raw`\sum_Q \Delta(x_1,x_2)`, rules)).toThrow(
      /or \\sum_P over the permutations of the external points/,
    )
    expect(parseExpansion(String.raw`\frac{1}{2} \sum_{P} \Delta(x_1,x_2)`, rules).notes[0]).toContain('adds nothing')
  })
})

describe('chosen names', () => {
  it.each([
    ['edgeworth', { G_c: '\\kappa', g: '\\Gamma' }],
    ['edgeworth-even', { 'G_c^{(2)}': 'K' }],
    ['phi4', { '\\Delta': 'G', '\\lambda': 'u' }],
    ['phi4', { '\\Delta': '\\mathcal{G}', w: '\\tilde{w}' }],
    ['action', { g: '\\lambda', '\\Delta': 'D' }],
  ] as const)('of %s: %o are printed and read', (name, names) => {
    const rules = withNames(theory(name), names)
    for (const expansion of expansionsOf(rules)) {
      const text = expansionLatex(expansion, 'sum', { layout: 'align' })
      for (const from of Object.keys(names))
        if (from.length > 1) expect(text).not.toContain(from.replace('^{(2)}', '^{(2)}('))
      expect(compareExpansions(expansion, parseExpansion(text, rules, { request: expansion.request })), text).toEqual(
        [],
      )
    }
  })

  it('are exchanged at once, and places in templates left alone', () => {
    const rules = withNames(theory('yukawa'), { '\\Delta': 'D', D: '\\Delta' })
    expect(rules.lines.map(({ latex }) => latex)).toEqual(['D({a},{b})', '\\Delta({a},{b})'])
    expect(() => withNames(theory('phi4'), { a: 'c' })).toThrow(
      /expected a name in w, \\Delta\(\{a\},\{b\}\), \\lambda, received 'a'/,
    )
  })

  it.each(['\\input{x}', 'a b', '\\csname', '$', 'G}', '\\mathcal{\\input}'])('cannot be %s', (name) => {
    expect(() => withNames(theory('phi4'), { w: name })).toThrow(/expected a letter or a name/)
  })
})

describe('numbers and words', () => {
  it.each([
    [24n, '4!'],
    [48n, '2 \\cdot 4!'],
    [2n, '2'],
    [7n, '7'],
    [720n, '6!'],
    [6n, '3!'],
  ])('%i is written %s', (value, written) => {
    expect(factorialLatex(value)).toBe(written)
  })

  it('text stays text', () => {
    expect(texText('\\input{x} & 50% of φ_4 <script> Ж é')).toBe(
      '\\textbackslash{}input\\{x\\} \\& 50\\% of \\ensuremath{\\phi}\\_4 \\textless{}script\\textgreater{} U+0416 é',
    )
  })
})

describe('the command line', () => {
  it('prints a document that verify reads', async () => {
    const expanded = await runWith([
      'expand',
      'edgeworth',
      '--legs',
      '4',
      '--order',
      '1',
      '--format',
      'latex',
      '--perms',
      'sum',
      '--rename',
      'x=z,G_c=\\kappa',
      '--factorials',
      '--standalone',
      'revtex',
    ])
    expect({ status: expanded.status, err: expanded.err }).toEqual({ status: 0, err: '' })
    expect(expanded.out).toContain('\\kappa^{(4)}')
    const verified = await runWith(
      ['verify', 'g4.tex', '--against', 'edgeworth', '--legs', '4', '--order', '1', '--rename', 'G_c=\\kappa'],
      {
        'g4.tex': expanded.out,
      },
    )
    expect(verified).toMatchObject({ status: 0, err: '' })
  })

  it.each([
    ['expand phi4 --legs 2 --order 1 --layout align', '--layout: expected --format latex beside it'],
    ['expand phi4 --legs 2 --order 1 --perms sum', '--perms: expected one of counted, written'],
    ['expand phi4 --legs 2 --order 1 --format latex --layout tabular', '--layout: expected one of aligned'],
    [
      'expand phi4 --legs 2 --order 1 --format latex --terms-per-line 0',
      '--terms-per-line: expected a positive number',
    ],
    ['expand phi4 --legs 2 --order 1 --format latex --rename x=d', '--rename: expected two letters for points'],
    ['expand phi4 --legs 2 --order 1 --format latex --rename x=y', '--rename: expected two letters for points'],
    [
      'expand phi4 --legs 2 --order 1 --format latex --rename Q=R',
      "--rename: expected a name in w, \\Delta({a},{b}), \\lambda, received 'Q'",
    ],
  ])('%s', async (command, message) => {
    const { status, err } = await runWith(command.split(' '))
    expect({ status, err: err.includes(message) ? message : err }).toEqual({ status: 2, err: message })
  })
})

/** Compiles a document; gives the lines of its log that complain. */
function complaints(document: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'edgewick-'))
  try {
    writeFileSync(join(folder, 'page.tex'), document)
    const { status } = spawnSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'page.tex'], {
      cwd: folder,
    })
    const log = readFileSync(join(folder, 'page.log'), 'latin1').split('\n')
    return [
      ...(status === 0 ? [] : ['it does not compile']),
      ...log.filter(
        (line) =>
          /^!|Overfull|Underfull \\hbox|Warning/.test(line) &&
          !/natbib|No file|Rerun|rerun|nameref|OT1|Empty bibliography/i.test(line),
      ),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.skipIf(!hasLatex).each(['article', 'revtex'] as const)(
  'pdflatex sets a page of %s without a warning',
  (kind: DocumentClass) => {
    it('with every theory in every layout', { timeout: 120_000 }, () => {
      const lineWidth = kind === 'article' ? 30 : 21
      const formulas = shippedTheories.flatMap((name) => {
        const rules = theory(name)
        return expansionsOf(rules).flatMap((expansion) => [
          ...styles
            // No page can hold more lines of what is not broken across pages.
            .filter(
              ([, { layout }]) =>
                layout !== 'aligned' && (expansion.terms.length <= 4 || (layout !== 'split' && layout !== 'equation')),
            )
            .map(
              ([permutations, style]) =>
                `${texText(rules.name)}\n\n${expansionLatex(expansion, permutations, { ...style, ...(style.layout === 'inline' ? {} : { lineWidth }) })}\n`,
            ),
          `${polynomialLatex(atAPoint(expansion), 'g', { layout: 'align', lineWidth })}\n`,
          ...(name === 'independence-breaking'
            ? []
            : [`${momentumSpaceLatex(expansion, 'sum', { layout: 'align', lineWidth })}\n`]),
        ])
      })
      expect(
        complaints(latexDocument(kind, 'A theory called \\input{x} & <script>', ['\\raggedright', ...formulas])),
      ).toEqual([])
    })
  },
)
