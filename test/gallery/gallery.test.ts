import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { tikzPreamble } from '../../src/render/tikz/preamble.js'
import { safeMath } from '../../src/render/tikz/safeMath.js'
import { texComment, texText } from '../../src/render/latex/texText.js'
import { compiled, hasPdflatex } from '../render/pdflatex.js'
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

  // KaTeX knows no multline; pdflatex compiles it below.
  it.each([...of('latex'), ...of('display').filter(({ name }) => !name.includes('multline'))])(
    '$name is what KaTeX understands strictly',
    ({ content }) => {
      const formula = content()
        .trim()
        .replaceAll(/^\$|\$$/g, '')
      expect(() =>
        katex.renderToString(formula, { displayMode: true, strict: 'error', throwOnError: true }),
      ).not.toThrow()
    },
  )
})

describe.skipIf(!hasPdflatex('tikz-feynman.sty', 'tikz-feynhand.sty'))('pdflatex', () => {
  it('compiles every TikZ picture and every formula of the gallery, in one document, without errors and warnings', () => {
    const preamble = new Set(
      ['tikz', 'tikz-feynman', 'tikz-feynhand'].flatMap((dialect) => tikzPreamble(dialect as 'tikz')),
    )
    const bodies = cases.flatMap(({ name, format, content }) =>
      format === 'tex' || format === 'display'
        ? [`% ${name}\n\\noindent ${content()}\n`]
        : format === 'latex'
          ? [`% ${name}\n\\[ ${content().trim()} \\]\n`]
          : [],
    )
    const names = ['\\input{x}', '<script>', '"&\' %$#_^~{}|', 'λ−1 名'].flatMap((name) => [
      texText(name),
      `$${safeMath(name)}$`,
      texComment(name),
    ])
    const page = '\\usepackage[paperwidth=50cm,paperheight=70cm,margin=2cm]{geometry}'
    const { written, complaints } = compiled(
      [
        '\\documentclass{article}',
        page,
        ...preamble,
        '\\begin{document}',
        ...names,
        ...bodies,
        '\\end{document}',
        '',
      ].join('\n'),
    )
    expect(bodies.length).toBeGreaterThan(25)
    expect({ written, complaints }).toEqual({ written: true, complaints: [] })
  })
})
