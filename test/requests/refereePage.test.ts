import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { refereePage, refereePaper } from '../../src/requests/referee/refereePage.js'
import { answerReferee } from '../../src/requests/referee/referee.js'
import { runWith } from '../cli/run.js'
import { compiled, hasPdflatex } from '../render/pdflatex.js'

const file = 'test/requests/papers/edgeworth.tex'
const paper = readFileSync(file, 'utf8')
const about = '% edgewick: theory=phi4 legs=2 order=0\n'

async function pageOf(document: string, name = 'paper.tex'): Promise<string> {
  return refereePage(await answerReferee({ document, file: name }), '')
}

describe('the page of a paper', () => {
  it('has every equation typeset, the verdict on it, and the right line to copy', async () => {
    const answer = await answerReferee({ document: paper, file })
    const page = refereePage(answer, '')
    const count = (...words: readonly string[]): number =>
      answer.claims.filter(({ verdict }) => words.includes(verdict)).length
    expect(page).toContain(
      `7 equations: ${count('right', 'right-under')} right, ${count('wrong')} wrong, ${count('not-judged')} not judged`,
    )
    for (const { line, label, verdict, corrected, differences } of answer.claims) {
      const words = verdict === 'right-under' ? 'right under a convention' : verdict.replace('-', ' ')
      expect(page).toContain(`line ${line}${label === null ? '' : ` (${label})`}: ${words}`)
      if (corrected !== null) expect(page).toContain(`data-latex="${corrected}"`)
      // Formulas in them are set.
      for (const difference of differences) expect(page).toContain(/^[\p{L} ,:]*/u.exec(difference)?.[0].trim())
    }
    expect(page.match(/<button/g)).toHaveLength(count('wrong'))
    // The source of each display stands in its MathML; all are set, macros of the paper too.
    expect(page.match(/class="katex-display"/g)).toHaveLength(answer.claims.length + count('wrong'))
    expect(page).not.toContain('<pre>')
    expect(page).not.toContain('katex-error')
  })

  it('of a document without displays says so', async () => {
    expect(await pageOf('\\documentclass{article}\\begin{document}Words.\\end{document}')).toContain(
      'No displayed equation.',
    )
  })

  it('takes nothing of the paper for markup', async () => {
    const hostile = [
      String.raw`\href{javascript:alert(1)}{x} = \htmlClass{evil}{y} = \htmlStyle{color:red}{z}`,
      String.raw`\includegraphics{https://example.org/a.png} = \url{javascript:alert(2)}`,
      String.raw`\text{<img src=x onerror=alert(3)></style><script>alert(4)</script>} = 1`,
      String.raw`\color{red"onload="alert(5)}x = 1`,
      String.raw`x = <script>alert(6)</script> \undefined{"'&lt;}`,
      String.raw`\rule{1000000em}{1000000em} = 1`,
      String.raw`\evil = 1 \label{"><script>alert(7)</script>}`,
      String.raw`\frac{ = \left( <b onclick="alert(8)">`,
    ]
    const document = `\\newcommand{\\evil}{\\href{javascript:alert(9)}{\\text{<i>}}}\n${about}${hostile
      .map((tex) => `\\[ ${tex} \\]\n`)
      .join('')}`
    const page = await pageOf(document, '<svg onload=alert(10)>.tex')
    // Ours is the only script, and says nothing of what the paper says.
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(/<script>([^]*)<\/script>/.exec(page)?.[1]).not.toContain('alert')
    const tags = [...page.matchAll(/<[a-z][^<>]*>/gi)].map(([tag]) => tag)
    expect(
      tags.filter((tag) => /\s(?:on\w+|href="(?!#)|src)\s*=|<(?:img|svg|iframe|i|b)[\s>]/i.test(bare(tag))),
    ).toEqual([])
    const sizes = tags.flatMap((tag) => [...tag.matchAll(/(\d+(?:\.\d+)?)em/g)].map(([, size]) => Number(size)))
    expect(Math.max(...sizes)).toBeLessThan(100)
    // What cannot be set is there as it is written.
    expect(page).toContain('<pre><code>\\frac{ = \\left( &lt;b onclick=&quot;alert(8)&quot;&gt;</code></pre>')
  })

  it('shows what is too long or too deep as it is written', async () => {
    for (const tex of [`x = ${'y + '.repeat(20_000)}y`, `x = ${'{'.repeat(5000)}y${'}'.repeat(5000)}`]) {
      const page = await pageOf(`${about}\\[ ${tex} \\]`)
      expect(page).toContain('<pre>')
      expect(page).toContain('not judged')
    }
  })
})

describe('the same on paper', () => {
  it('has formulas that are nothing but mathematics set, and all else as it is written', async () => {
    const document = `\\newcommand{\\half}{\\frac{1}{2}}\\newcommand{\\two}[1]{#1#1}\n${about}
      \\[ w_2(x,y) = \\half \\Delta(x,y) \\]
      \\[ w_2(x,y) = \\input{/etc/passwd} \\]
      \\[ w_2(x,y) = \\two{\\Delta(x,y)} \\]`
    const tex = refereePaper(await answerReferee({ document, file: 'a_b%.tex' }))
    expect(tex).toContain('$\\displaystyle w_2(x,y) = {\\frac{1}{2}} \\Delta(x,y)$')
    expect(tex).not.toContain('\\input')
    expect(tex).not.toContain('\\two')
    expect(tex).toContain('textbackslash{}input')
    expect(tex).toContain('a\\_b\\%.tex')
  })

  it.skipIf(!hasPdflatex('tikz.sty'))('is compiled without a complaint', async () => {
    expect(compiled(refereePaper(await answerReferee({ document: paper, file })))).toEqual({
      written: true,
      complaints: [],
    })
  })
})

describe('the command', () => {
  const files = { [file]: paper }

  it('writes the page, the paper, the text or JSON by the name of the file', async () => {
    const written = async (name: string): Promise<string> => {
      const { status, out, err, written: all } = await runWith(['referee', file, '-o', name], files)
      expect([status, out, err]).toEqual([1, '', ''])
      return all.get(name) ?? ''
    }
    const page = await written('a.html')
    expect(page.startsWith('<!doctype html>')).toBe(true)
    // Fonts of every alphabet, for papers have them.
    for (const family of ['Main', 'Caligraphic', 'Fraktur', 'Script'])
      expect(page).toContain(`font-family:KaTeX_${family}`)
    expect(await written('a.tex')).toContain('\\documentclass')
    expect(await written('a.txt')).toContain('7 equations')
    expect(JSON.parse(await written('a.json'))).toMatchObject({
      claims: [{ verdict: 'right' }, {}, {}, {}, {}, {}, {}],
    })
  })

  it('refuses a name of another format, and a place that cannot be written, before it works', async () => {
    for (const [words, sentence] of [
      [['-o', 'a.png'], 'expected a file name that ends in'],
      [['-o', 'a.html', '--format', 'json'], 'for --format json'],
      [['-o', '/readonly/a.html'], 'a path that can be written'],
    ] as const) {
      const { status, err } = await runWith(['referee', file, ...words], files)
      expect(status).toBe(2)
      expect(err).toContain(sentence)
    }
  })
})

/** A tag without what is in quotes. */
function bare(tag: string): string {
  return tag.replaceAll(/(="#)[^"]*"|"[^"]*"/g, (part) => (part.startsWith('="#') ? '="#"' : '""'))
}
