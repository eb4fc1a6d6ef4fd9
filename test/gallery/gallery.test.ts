import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { tikzPreamble } from '../../src/render/tikz/preamble.js'
import { safeMath } from '../../src/render/tikz/safeMath.js'
import { texComment, texText } from '../../src/render/latex/texText.js'
import { expectWellFormed } from '../render/svg/expectWellFormed.js'
import { cases } from './cases.js'
import type { GalleryCase } from './cases.js'
import { galleryPage } from './page.js'

const of = (format: GalleryCase['format']): readonly GalleryCase[] => cases.filter((each) => each.format === format)

describe('the gallery', () => {
  it('has at least 40 cases in three formats, with names of their own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40)
    for (const format of ['svg', 'tex', 'latex'] as const) expect(of(format).length).toBeGreaterThan(8)
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  })

  it.each(cases)('$name', async ({ name, format, content }) => {
    await expect(content()).toMatchFileSnapshot(`../golden/gallery/${name}.${format === 'svg' ? 'svg' : 'tex'}`)
  })

  it('is shown in docs/gallery.md', async () => {
    await expect(galleryPage(cases)).toMatchFileSnapshot('../../docs/gallery.md')
  })

  it.each(of('svg'))('$name is one well-formed element', ({ content }) => expectWellFormed(content()))

  it.each(of('latex'))('$name is what KaTeX understands strictly', ({ content }) => {
    expect(() => katex.renderToString(content(), { displayMode: true, strict: 'error', throwOnError: true })).not.toThrow()
  })
})

const hasPdflatex = spawnSync('pdflatex', ['--version']).status === 0 && spawnSync('kpsewhich', ['tikz-feynhand.sty']).status === 0
if (!hasPdflatex) console.warn('pdflatex with tikz-feynman and tikz-feynhand is not installed: TikZ pictures are not compiled in this run')

describe.skipIf(!hasPdflatex)('pdflatex', () => {
  it('compiles every TikZ picture and every formula of the gallery, in one document, without errors and warnings', () => {
    const preamble = new Set(['tikz', 'tikz-feynman', 'tikz-feynhand'].flatMap((dialect) => tikzPreamble(dialect as 'tikz')))
    const bodies = cases.flatMap(({ name, format, content }) =>
      format === 'tex' ? [`% ${name}\n\\noindent ${content()}\n`] : format === 'latex' ? [`% ${name}\n\\[ ${content().trim()} \\]\n`] : [],
    )
    const names = ['\\input{x}', '<script>', '"&\' %$#_^~{}|', 'λ−1 名'].flatMap((name) => [texText(name), `$${safeMath(name)}$`, texComment(name)])
    const page = '\\usepackage[paperwidth=50cm,paperheight=70cm,margin=2cm]{geometry}'
    const log = compiled(['\\documentclass{article}', page, ...preamble, '\\begin{document}', ...names, ...bodies, '\\end{document}', ''].join('\n'))
    expect(bodies.length).toBeGreaterThan(25)
    expect(log).toContain('Output written on page.pdf')
    expect(log.split('\n').filter((line) => /^!|Warning|Overfull|Underfull|undefined/.test(line))).toEqual([])
  })
})

/** The log of pdflatex for a document. */
function compiled(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'edgewick-'))
  try {
    writeFileSync(join(folder, 'page.tex'), text)
    try {
      execFileSync('pdflatex', ['-interaction=nonstopmode', '-no-shell-escape', 'page.tex'], {
        cwd: folder,
        stdio: 'ignore',
        env: { ...process.env, max_print_line: '1000' },
      })
    } catch {
      // The log says what was wrong.
    }
    return readFileSync(join(folder, 'page.log'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
