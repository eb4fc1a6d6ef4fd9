import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compiled, hasPdflatex } from '../render/pdflatex.js'
import { expectWellFormed } from '../render/svg/expectWellFormed.js'
import { runWith, words } from './run.js'

describe('pictures on the command line', () => {
  it('draws a PNG with the fonts of its labels', async () => {
    const { status, bytes, written } = await runWith(
      words('expand edgeworth --legs 4 --order 1 --format png -o g4.png'),
    )
    expect({ status, files: [...written.keys()] }).toEqual({ status: 0, files: ['g4.png'] })
    expect([...bytes.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    expect(view.getUint32(16)).toBeGreaterThan(300)
    const dots = await runWith(words('expand edgeworth --legs 4 --order 1 --format png --vertex-style dot'))
    expect(dots.bytes).not.toEqual(bytes)
    const none = await runWith(words('diagrams edgeworth --legs 3 --order 1 --format png'))
    expect(none.status).toBe(0)
    expect([...none.bytes.slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  })

  it('draws momenta, fields and styles of lines on request, and says what it does not know', async () => {
    const of = async (flags: string): Promise<string> =>
      (await runWith(words(`diagrams phi4 --legs 4 --vertices 2 --format svg ${flags}`))).out
    const momenta = await of('--line-labels momenta')
    // Two lines and four legs in each of three channels; a line, a loop and four legs in each of four others.
    expect(momenta.match(/class="momentum"/g)).toHaveLength(7 * 6)
    expect((await of('--line-labels fields')).match(/>ϕ<\/text>/g)).toHaveLength(7 * 6)
    expect(await of('')).not.toContain('class="momentum"')
    expect((await of('--line-style Δ=ghost')).match(/stroke-dasharray="0 3.4"/g)).toHaveLength(7 * 6)
    for (const [flags, sentence] of [
      ['--line-style D=ghost', /a line of phi4: Δ/],
      ['--line-style Δ=curly', /plain, dashed, wavy, gluon, ghost, double/],
      ['--line-labels all', /none, fields/],
    ] as const) {
      const { status, err } = await runWith(words(`diagrams phi4 --legs 4 --vertices 2 --format svg ${flags}`))
      expect({ status, says: sentence.test(err) }, `${flags}: ${err}`).toEqual({ status: 2, says: true })
    }
  })

  it.skipIf(!hasPdflatex('tikz-feynman.sty', 'tikz-feynhand.sty')).each(['tikz', 'tikz-feynman', 'tikz-feynhand'])(
    '%s: every style, with momenta and amputated legs, compiles without a complaint',
    async (format) => {
      for (const style of ['gluon', 'ghost', 'double']) {
        const command = `expand phi4 --legs 2 --up-to 2 --quantity vertex --line-labels momenta --line-style Δ=${style} --format ${format} --standalone`
        expect(compiled((await runWith(words(command))).out), command).toEqual({ written: true, complaints: [] })
      }
      const charged = `diagrams complex-phi4 --legs J,Jbar --up-to 1 --line-style Δ=double --format ${format} --standalone`
      expect(compiled((await runWith(words(charged))).out)).toEqual({ written: true, complaints: [] })
    },
  )

  it('has the letters of its labels inside an SVG, and few kilobytes of them', async () => {
    const { out } = await runWith(words('expand edgeworth --legs 4 --order 1 --format svg --equation'))
    expect(out.match(/@font-face\{font-family:KaTeX_(?:Main|Math);/g)).toHaveLength(2)
    expect(/<style>.*<\/style>/s.exec(out)?.[0].length).toBeLessThan(14_000)
  })

  it.each(['tikz', 'tikz-feynman', 'tikz-feynhand'])(
    '%s: a fragment says what it needs, and a whole document has it',
    async (format) => {
      const command = `expand phi4 --legs 2 --up-to 2 --format ${format}`
      const [fragment, whole] = [await runWith(words(command)), await runWith(words(`${command} --standalone`))]
      expect(fragment.out).toMatch(/^% phi4: .*\n% In the preamble:\n%   \\usepackage\{amsmath\}/)
      expect(fragment.out.match(/\\begin\{tikzpicture\}/g)).toHaveLength(5)
      expect(whole.out).toMatch(/^\\documentclass\{article\}\n[^]*\\begin\{document\}[^]*\\end\{document\}\n$/)
      if (format !== 'tikz') expect(whole.out).toContain(`{${format}}`)
    },
  )

  it('is a document of the class standalone on request, and formulas are not', async () => {
    const command = 'expand edgeworth --legs 4 --order 1 --standalone=standalone --format'
    const { out } = await runWith(words(`${command} tikz`))
    expect(out.startsWith('\\documentclass[border=4pt,varwidth=16cm]{standalone}')).toBe(true)
    const { status, err } = await runWith(words(`${command} latex`))
    expect({ status, says: err.includes('article or revtex, for formulas') }).toEqual({ status: 2, says: true })
  })

  it('writes an equation with the weights of the formula', async () => {
    const { out } = await runWith(words('expand edgeworth-even --legs 2 --order 1 --format tikz --equation'))
    expect(out).toContain('g_{2}(x_{1},x_{2}) ={}& \\frac{1}{4}')
    const svg = (await runWith(words('expand edgeworth --legs 4 --order 1 --format svg --equation'))).out
    expectWellFormed(svg)
    expect(svg.split('class="vertex"').length - 1).toBe(3)
    expect(svg).toContain('+ 2 perms')
    expect(
      (await runWith(words('expand edgeworth --legs 4 --order 1 --format png --equation'))).bytes.length,
    ).toBeGreaterThan(5000)
    const page = await runWith(words('expand edgeworth --legs 4 --order 1 --format html --equation'))
    expect(page.out).toContain('+ 2 perms')
    expect(page.out.match(/<svg /g)).toHaveLength(2)
  })

  it
    .skipIf(!hasPdflatex('tikz.sty', 'revtex4-2.cls'))
    .each([
      'expand edgeworth --legs 4 --up-to 2 --format tikz --equation --standalone',
      'expand edgeworth --legs 4 --up-to 2 --format tikz --equation --standalone revtex',
      'expand edgeworth --legs 6 --up-to 2 --format tikz --standalone revtex',
    ])('%s: compiles without a complaint, overfull boxes included', async (command) => {
    expect(compiled((await runWith(words(command))).out)).toEqual({ written: true, complaints: [] })
  })

  it.each([
    ['svg', />x<\/text><text[^>]*>(\d)</g],
    ['tikz', /\$x_\{(\d)\}\$/g],
    ['tikz-feynman', /\$x_\{(\d)\}\$/g],
    ['html', />x<\/text><text[^>]*>(\d)</g],
    ['terminal', /x([₁₂₃₄])/g],
  ] as const)('%s: labelled legs have their points, exchangeable ones none', async (format, label) => {
    const labels = async (more: string): Promise<string> => {
      const { out } = await runWith(words(`diagrams phi4 --legs 4 --vertices 2 --format ${format}${more}`))
      return [...out.matchAll(label)].map(([, digit]) => digit).join('')
    }
    // Three channels and four places of the self-loop, four legs each.
    expect([...(await labels(''))].sort().join('')).toMatch(/^(.)\1{6}(.)\2{6}(.)\3{6}(.)\4{6}$/)
    expect(await labels(' --unlabelled')).toBe('')
  })

  it('draws the lines of legs as what they carry says, where one field ends legs of several kinds', async () => {
    const dashes = async (command: string): Promise<number> =>
      (await runWith(words(command))).out.split('stroke-dasharray').length - 1
    // Three diagrams: a response line inside and one response leg in two of them, which labelled legs make four, two
    // response legs in the third.
    expect(await dashes('diagrams msrdj-quadratic --legs J,J --order 2 --format svg')).toBe(10)
    expect(await dashes('diagrams msrdj-quadratic --legs J,J --order 2 --unlabelled --format svg')).toBe(6)
    expect(await dashes('expand msrdj-quadratic --legs J,J --order 2 --format svg')).toBe(6)
    // Two diagrams with a response line inside and two response legs each.
    expect(await dashes('diagrams msrdj-quadratic --legs J,J~ --order 2 --format svg')).toBe(6)
    expect(await dashes('diagrams msrdj-quadratic --legs J,J~ --order 2 --unlabelled --format svg')).toBe(6)
  })

  it.each([
    [
      'expand phi4 --legs 2 --order 1 --equation',
      '--equation: expected --format svg, png, html, terminal or a TikZ format, received --format text',
    ],
    [
      'expand phi4 --legs 2 --order 1 --standalone --format svg',
      '--standalone: expected --format latex, or a TikZ format, beside it',
    ],
    [
      'expand phi4 --legs 2 --order 1 --format tikz --leg-places top',
      '--leg-places: expected one of around, sides, circle',
    ],
    [
      'expand phi4 --legs 2 --order 1 --at-a-point --format tikz',
      '--format: expected one of text, unicode, latex, json, sympy, mathematica, form, julia, nerdamer, mathml, typst with --at-a-point',
    ],
    ["explain phi4 'e11|'", 'Nickel index, character 2'],
  ])('%s: one sentence', async (command, sentence) => {
    const { status, err, out } = await runWith(words(command))
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(sentence)
  })

  it('explains a weight in words, LaTeX and JSON', async () => {
    const text = await runWith(words("explain phi4 'e111|e|'"))
    expect(text.out).toContain('3!  the 3 equal lines between vertices 1 and 2 can be exchanged')
    expect(text.out).toContain('192/1152 = 1/6')
    const latex = await runWith(words("explain phi4 'e111|e|' --format latex"))
    expect(latex.out).toContain('\\underbrace{3!}_{\\text{3 equal lines between vertices 1 and 2}} = 6')
    const json = JSON.parse((await runWith(words("explain phi4 'e111|e|' --format json"))).out) as {
      contractions: string
    }
    expect(json).toMatchObject({
      contractions: '192',
      labellings: '1',
      automorphisms: { fixed: { order: '6' }, free: { order: '12' } },
    })
  })
})

it.each(['\\def\\x{}', '"&\' %$#_^~{}'])('a theory whose LaTeX is %s is refused with its place', async (latex) => {
  const text = readFileSync('rules/edgeworth.yaml', 'utf8').replace(
    "latex: 'G_c^{({n})}({points})'",
    () => `latex: ${JSON.stringify(`${latex}({points})`)}`,
  )
  for (const format of ['latex', 'tikz', 'unicode', 'html']) {
    const { status, out, err } = await runWith(words(`expand evil.yaml --legs 4 --order 1 --format ${format}`), {
      'evil.yaml': text,
    })
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(/^edgewick: evil\.yaml:34:12: vertices\[0\]\.latex: expected /)
  }
})

describe.each(['<script>alert(1)</script>', '\\def\\x{}', '"&\' %$#_^~{}'])('a theory called %s', (name) => {
  const source = readFileSync('rules/edgeworth.yaml', 'utf8')
    .replace(/^name: .*$/m, () => `name: ${JSON.stringify(name)}`)
    .replace(/^title: .*$/m, () => `title: ${JSON.stringify(name)}`)
    .replace("latex: 'G_c^{({n})}({points})'", "latex: '<script>alert(1)</script>({points})'")
  const run = async (command: string): Promise<string> => {
    const { status, out, err } = await runWith(words(command), { 'evil.yaml': source })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    return out
  }

  it('stays text in SVG', async () => {
    for (const equation of ['', ' --equation']) {
      const svg = await run(`expand evil.yaml --legs 4 --order 1 --format svg${equation}`)
      expectWellFormed(svg)
      expect(svg).not.toContain('<script')
    }
  })

  it('stays text in the TikZ dialects, sheets and equations', async () => {
    for (const format of ['tikz', 'tikz-feynman', 'tikz-feynhand']) {
      for (const equation of ['', ' --equation']) {
        const text = await run(`expand evil.yaml --legs 4 --order 1 --format ${format}${equation} --standalone`)
        const code = text.replaceAll(/^%.*$/gm, '')
        expect(code).not.toMatch(/\\def/)
      }
    }
  })

  it('stays text in HTML', async () => {
    for (const equation of ['', ' --equation']) {
      const page = await run(`expand evil.yaml --legs 4 --order 1 --format html${equation}`)
      expect(page).not.toContain('<script')
    }
  })

  it('stays text in DOT and in explanations', async () => {
    const dot = await run('diagrams evil.yaml --legs 4 --order 1 --format dot')
    expect(dot.replaceAll(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/[<>\\$%&^~#']/)
    expect(await run("explain evil.yaml 'ee0|'")).toContain(name)
    expect(await run("explain evil.yaml 'ee0|' --format latex")).not.toContain('\\input')
  })

  it('stays text in LaTeX documents, and the equation between diagrams compiles', async () => {
    const document = await run('expand evil.yaml --legs 4 --order 1 --at-a-point --format latex --standalone')
    expect(document).not.toMatch(/\\input\b/)
    if (hasPdflatex('tikz.sty')) {
      expect(compiled(document)).toEqual({ written: true, complaints: [] })
      const equation = await run('expand evil.yaml --legs 4 --order 1 --format tikz --equation --standalone')
      expect(compiled(equation)).toEqual({ written: true, complaints: [] })
    }
  })

  it('stays out of formulas for other programs, and is text in the terminal', async () => {
    for (const format of ['mathml', 'typst', 'sympy', 'form', 'julia', 'mathematica', 'nerdamer'])
      expect(await run(`expand evil.yaml --legs 4 --order 1 --at-a-point --format ${format}`), format).not.toMatch(
        /<script|\\input|alert/,
      )
    expect(await run('expand evil.yaml --legs 4 --order 1 --format terminal')).toContain('1/8 N⁻¹')
    expect(await run('expand evil.yaml --legs 4 --order 1')).toContain(name)
  })
})
