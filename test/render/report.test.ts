import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { isThorough } from '../fastCheck.js'
import { diagramEquation } from '../../src/render/equation/diagramEquation.js'
import { expand } from '../../src/expansion/expand.js'
import type { Block, ReportContent } from '../../src/render/report/content.js'
import { text } from '../../src/render/report/content.js'
import type { Panel } from '../../src/render/plots/panel.js'
import { copyScript } from '../../src/render/report/copyButton.js'
import { reportHtml } from '../../src/render/report/reportHtml.js'
import { reportTex } from '../../src/render/report/reportTex.js'
import { sourcesText } from '../../src/render/report/sourcesText.js'
import { partLatex } from '../../src/render/actionFormulas.js'
import { architecture } from '../../src/networks/architectures.js'
import type { SmoothSources } from '../../src/networks/architecture.js'
import { rulesSection } from '../../src/render/report/rulesSection.js'
import { theory } from '../../src/theory/shippedTheories.js'
import { runWith, words } from '../cli/run.js'
import { compiled, hasPdflatex } from './pdflatex.js'

const report = async (options: string): Promise<string> => {
  const { status, err, written } = await runWith(
    words(`report cos-net --samples 400 --estimator kernel ${options} -o report`),
  )
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return written.get('report') ?? ''
}

const unescaped = (attribute: string): string =>
  attribute
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

describe('docs/report.md', () => {
  const commands = [...readFileSync('docs/report.md', 'utf8').matchAll(/^edgewick (.*)$/gm)].map(
    (match) => match[1] ?? '',
  )

  it.each(commands.filter((command) => !command.includes('--pdf') || hasPdflatex('pgfplots.sty')))(
    'edgewick %s',
    async (command) => {
      const { status, err, written } = await runWith(words(`${command} --samples 400 --estimator kernel`))
      expect({ status, err, files: written.size }).toEqual({ status: 0, err: '', files: 1 })
    },
  )
})

describe('the page', () => {
  it('has a button at every display that copies LaTeX which KaTeX, or for diagrams TikZ, understands', async () => {
    const page = await report('--order 2')
    const buttons = [
      ...page.matchAll(
        /<button[^>]*class="copy"[^>]*data-latex="([^"]*)"[^>]*aria-label="Copy the LaTeX of the formula [^"]+"/g,
      ),
    ].map((match) => unescaped(match[1] ?? ''))
    expect(buttons).toHaveLength(page.split(/class="formula(?: whole)?"/).length - 1)
    expect(buttons.length).toBeGreaterThan(12)
    const pictures = buttons.filter((latex) => latex.includes('tikzpicture'))
    expect(pictures).toHaveLength(3)
    for (const latex of buttons.filter((each) => !pictures.includes(each)))
      expect(() =>
        katex.renderToString(latex, { displayMode: true, strict: 'error', throwOnError: true }),
      ).not.toThrow()
    expect(buttons.some((latex) => latex.startsWith('\\begin{aligned} g_{4}(x_{1},\\ldots,x_{4}) ={}&'))).toBe(true)
  })

  it('folds the rows that agree, and no other', async () => {
    const { written } = await runWith(words('report cos-net --samples 400 -o report'))
    const page = written.get('report') ?? ''
    const folded = [...page.matchAll(/<details>.*?<\/details>/gsu)].map(([part]) => part)
    const counts = folded.map((part) => Number(/(?:the|all) (\d+) (?:that )?agree/.exec(part)?.[1]))
    folded.forEach((part, i) => {
      expect(part.split('class="verdict agrees"').length - 1).toBe(counts[i])
      expect(part).not.toMatch(/class="verdict (?:differs|undecided)"/)
    })
    expect(Math.max(...counts)).toBeGreaterThan(5)
    expect(page).toMatch(/class="verdict undecided"/)
  })

  it('can be read with a keyboard: a link past the beginning, sections with names, headings in order, targets that exist', async () => {
    const page = await report('')
    const body = page.slice(page.indexOf('<body'))
    expect(body).toMatch(/^<body>\s*<a class="skip" href="#content">/)
    const ids = new Set([...body.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1]))
    for (const [, target = ''] of body.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g))
      expect(ids.has(target), target).toBe(true)
    const levels = [...body.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]))
    expect(levels[0]).toBe(1)
    levels.slice(1).forEach((level, i) => expect(level - (levels[i] ?? 0)).toBeLessThanOrEqual(1))
    expect(page).toMatch(/:focus-visible \{/)
    expect(page).toMatch(/prefers-color-scheme: dark/)
    expect(page).toMatch(/@media print/)
  })

  it('has formulas within text that are buttons for their LaTeX, with a name, reached by the keyboard, and none outside of mathematics', async () => {
    const page = await report('')
    const body = page.slice(page.indexOf('<body'))
    const formulas = [
      ...body.matchAll(
        /<span role="button" tabindex="0" class="math" data-latex="([^"]+)" aria-label="([^"]+)" title="Copy LaTeX">/g,
      ),
    ]
    expect(formulas.length).toBeGreaterThan(20)
    for (const [, latex = '', label = ''] of formulas) {
      expect(() => katex.renderToString(unescaped(latex), { strict: 'error', throwOnError: true })).not.toThrow()
      expect(label).toBe(`${latex}: copy the LaTeX`)
    }
    // Every formula that KaTeX set is a display with a button, part of an equation that has one, or such a formula.
    const [displays, all] = [body.split('class="katex-display"').length - 1, body.split('class="katex"').length - 1]
    const inEquations = [...body.matchAll(/<div class="equation"[\s\S]*?<\/div>/g)].reduce(
      (sum, [part]) => sum + part.split('class="katex"').length - 1,
      0,
    )
    expect(formulas.length).toBe(all - displays - inEquations)
    expect(page).toMatch(/@media print \{[^@]*\.math::after \{ display: none \}/)
  })

  it.each([
    ['a button with a clipboard', 'click', true],
    ['a button without one', 'click', false],
    ['a formula within text', 'keydown', true],
  ])('copies: %s', async (_, event, clipboard) => {
    const copied: string[] = []
    const listeners: Record<string, (event: unknown) => Promise<void>> = {}
    class Element {
      dataset: Record<string, string> = { latex: 'x^2' }
      textContent = ''
      value = ''
      style = {}
      closest = (): this => this
      matches = (): boolean => true
      focus = (): void => undefined
      select = (): void => undefined
      remove = (): void => undefined
      setAttribute = (): void => undefined
    }
    const [said, target, field] = [new Element(), new Element(), new Element()]
    runInNewContext(copyScript, {
      Element,
      setTimeout: () => undefined,
      navigator: clipboard ? { clipboard: { writeText: (latex: string) => Promise.resolve(copied.push(latex)) } } : {},
      document: {
        getElementById: () => said,
        createElement: () => field,
        body: { append: () => undefined },
        execCommand: () => copied.push(field.value) > 0,
        addEventListener: (name: string, listener: (event: unknown) => Promise<void>) => (listeners[name] = listener),
      },
    })
    await listeners['keydown']?.({ target, key: 'a', preventDefault: () => undefined })
    await listeners[event]?.({ target, key: 'Enter', preventDefault: () => undefined })
    expect({ copied, button: target.dataset['said'], said: said.textContent }).toEqual({
      copied: ['x^2'],
      button: 'Copied',
      said: 'LaTeX copied',
    })
  })
})

/** Every text of a plot is this name. */
const panelNamed = (name: string): Panel => ({
  title: name,
  height: 0.4,
  x: { scale: 'log', label: name, ticks: [100, 2000], as: 'count' },
  y: { scale: 'rows', names: [name, name] },
  layers: [
    {
      kind: 'points',
      name,
      colour: 'red',
      points: [
        { x: 100, y: 0 },
        { x: 2000, y: 1 },
      ],
    },
  ],
})

describe.each(['<script>alert(1)</script>', '\\input{x}', '"&\' %$#_^~{}'])(
  'a report of a theory called %s',
  (name) => {
    const evil = { ...theory('phi4'), name, title: name, source: name }
    const expansion = expand(evil, { legs: 2, select: { upTo: 1 } })
    const blocks: readonly Block[] = [
      { kind: 'heading', text: text`${name}` },
      { kind: 'paragraph', text: [name, { code: name }], tone: 'note' },
      { kind: 'equation', style: {}, equation: diagramEquation(expansion), name },
      {
        kind: 'diagrams',
        style: {},
        items: expansion.terms.map(({ weighted: { diagram } }) => ({ diagram, weight: '1', remark: name })),
      },
      { kind: 'table', name, head: [name], rows: [[{ text: [name] }]], numbers: [0] },
      { kind: 'plot', panel: panelNamed(name), svg: '<svg></svg>' },
    ]
    const content: ReportContent = {
      title: name,
      subtitle: [name],
      verdict: 'agrees',
      summary: [name],
      sections: [{ title: name, blocks: [...rulesSection(evil).blocks, ...blocks] }],
    }

    it('stays text on the page', () => {
      const page = reportHtml(content, '')
      expect(page.split('<script').length - 1).toBe(1)
      expect(page).not.toContain('alert(1)</script>')
    })

    it('stays text in LaTeX', () => {
      for (const kind of ['article', 'revtex'] as const) {
        const tex = reportTex(content, kind)
        expect(tex).not.toMatch(/\\input\b/)
        expect(tex.split('\\begin{document}')).toHaveLength(2)
      }
    })

    it.skipIf(!hasPdflatex('pgfplots.sty'))('compiles', () => {
      expect(compiled(reportTex(content))).toEqual({ written: true, complaints: [] })
    })
  },
)

describe('the smooth sources of a report', () => {
  it('are told with the numbers that give the prediction: the double integral of G₂ with two of them', () => {
    const { smooth } = architecture('cos-net')
    const sources = smooth?.({ N: 20, d: 1, sigma0: 1, sigma1: 1 }) as SmoothSources
    const told = sourcesText(sources)
      .map((part) => (typeof part === 'object' && 'math' in part ? part.math : ''))
      .join(' ')
    expect(told).toContain('J_i(x) = e^{-|x - c_i|^2/2\\tau_i^2}')
    const numbers = [...told.matchAll(/c_\{\d\} = (\S+)\s+\\tau_\{\d\} = (\S+)/g)].map(([, c, tau]) => [
      Number(c),
      Number(tau),
    ])
    expect(numbers).toHaveLength(4)
    // G₂ = e^{−(x − y)²/2}/2, by the trapezoidal rule, which is exact here to all digits.
    const grid = Array.from({ length: 401 }, (_, i) => -10 + i / 20)
    const source = (i: number, x: number): number =>
      Math.exp(-((x - (numbers[i]?.[0] ?? 0)) ** 2) / (2 * (numbers[i]?.[1] ?? 1) ** 2))
    const integral = grid.reduce(
      (sum, x) => grid.reduce((row, y) => row + (Math.exp(-((x - y) ** 2) / 2) / 2) * source(0, x) * source(1, y), sum),
      0,
    )
    expect(integral / 400).toBeCloseTo(sources.network.correlator(sources.packets.slice(0, 2)), 10)
    expect(integral / 400).toBeCloseTo(1.37322, 5)
  })

  it('of a momentum are packets of a width', () => {
    const sources = architecture('phi4-net').smooth?.({}) as SmoothSources
    expect(JSON.stringify(sourcesText(sources))).toContain('\\\\tau = 6')
  })
})

describe('what the report says of its numbers', () => {
  it('coupled neurons: the derivative with respect to α, and no check that is not there', async () => {
    const page = await report('--param alpha=0.05')
    for (const part of ['gaussian', 2, 4] as const) expect(page).toContain(`\\partial_{\\alpha} ${partLatex(part)}`)
    expect(page).toContain('At α = 0 the action is that of cos-net.')
    expect(page).not.toContain('see the check below')
    expect(page).not.toContain('Truncated at 1/N')
  })

  it('the slope with f = φ counts for no certificate; the strip of a plot and powers of N are explained', async () => {
    const page = await report('')
    expect(page).toContain('under “The action on points”, 1 agrees, none differs.')
    expect(page).toContain('counts for no certificate')
    expect(page).toContain('Of right predictions 95 in 100')
    expect(page).toContain('the power of N is there in the correlators')
    expect(page).not.toMatch(/G_c\^\(|order 1\/N\^/)
    // Punctuation behind a formula is set with it.
    expect(page).not.toMatch(/<\/button>\s*[.,;:]/)
  })
})

describe('the report on paper', () => {
  it('has the couplings g₂, g₄ and g₆ to order 1/N² as equations between diagrams and as formulas, and the action', async () => {
    const tex = await report('--order 2 --tex --class revtex')
    expect(tex).toMatch(/^\\documentclass\[aps,pre,10pt,onecolumn\]\{revtex4-2\}/)
    // The diagrams with their weights, and the same in the equations: 5 of g₂, 4 of g₄ and 2 of g₆.
    expect(tex.split(/\\begin\{tikzpicture\}(?!\n\\begin\{axis\})/).length - 1).toBe(22)
    for (const part of [
      'g_{4}(x_{1},\\ldots,x_{4}) ={}& - \\frac{1}{24}',
      '9\\text{ perms}',
      'S_{g_{4}} ={}& -\\frac{3}{4 N \\sigma_{1}^4}',
    ])
      expect(tex).toContain(part)
    expect(tex).toContain('-{}-order 2 -{}-tex -{}-class revtex -o report')
    // Orders along the field, z-scores, convergence, N-dependence.
    expect(tex.split('\\begin{axis}')).toHaveLength(5)
  })

  it.skipIf(!hasPdflatex('pgfplots.sty', 'revtex4-2.cls')).each(['article', 'revtex'])(
    'compiles as %s without a complaint, overfull boxes included',
    async (kind) => {
      expect(compiled(await report(`--order 2 --tex --class ${kind}`))).toEqual({ written: true, complaints: [] })
    },
  )

  it.skipIf(!hasPdflatex('pgfplots.sty', 'revtex4-2.cls')).each<readonly [string, string]>([
    ['gauss-net', 'revtex'],
    ...(isThorough
      ? ([
          ['gauss-net', 'article'],
          ['relu-net', 'revtex'],
          ['erf-net', 'article'],
          ['phi4-net', 'revtex'],
        ] as const)
      : []),
    ['cos-net --param alpha=0.5 --param N=3', 'article'],
  ])('of the %s compiles as %s without a complaint', async (name, kind) => {
    const { status, written } = await runWith(
      words(`report ${name} --samples 400 --histogram --tex --class ${kind} -o report`),
    )
    expect(status).toBeLessThan(2)
    expect(compiled(written.get('report') ?? '')).toEqual({ written: true, complaints: [] })
  })

  it.skipIf(!hasPdflatex('pgfplots.sty'))('is a PDF', async () => {
    const { status, bytes } = await runWith(
      words('report cos-net --samples 400 --estimator kernel --pdf -o report.pdf'),
    )
    expect({ status, head: new TextDecoder().decode(bytes.slice(0, 5)) }).toEqual({ status: 0, head: '%PDF-' })
  })

  it.each([
    ['report cos-net --class revtex -o x', '--class: expected --tex or --pdf beside it'],
    ['report cos-net --tex --class book -o x', '--class: expected one of article, revtex'],
    ['report cos-net --order 4 -o x', '--order: expected an order from 1 to 3'],
  ])('%s: one sentence', async (command, sentence) => {
    const { status, err } = await runWith(words(command))
    expect(status).toBe(2)
    expect(err).toContain(sentence)
  })
})
