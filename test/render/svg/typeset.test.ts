import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { fontFile, withFonts, withLetters } from '../../../src/cli/withFonts.js'
import { captionRow } from '../../../src/render/svg/captionRow.js'
import { leaningOf, widthOf } from '../../../src/render/svg/fontWidths.js'
import type { Run } from '../../../src/render/svg/mathRow.js'
import { typeset } from '../../../src/render/svg/typeset.js'
import { expectWellFormed } from './expectWellFormed.js'

/** Text, face and size of each run. */
const runs = (latex: string): readonly string[] =>
  typeset(latex).runs.map(({ text, face, size }) => `${text} ${face} ${size}`)
const run = (latex: string, text: string): Run => {
  const found = typeset(latex).runs.find((each) => each.text === text)
  if (found === undefined) throw new Error(`no ${text} in ${latex}`)
  return found
}

describe('a formula in a picture', () => {
  it('has letters in italics, digits, capital Greek letters and words upright, as LaTeX has them', () => {
    expect(runs('\\Gamma^{(4)}')).toEqual(['Γ upright 1', '( upright 0.7', '4 upright 0.7', ') upright 0.7'])
    expect(runs('G_{c,\\mathrm{amp}}')).toEqual(
      ['G italic 1', 'c italic 0.7', ', upright 0.7'].concat(['a', 'm', 'p'].map((c) => `${c} upright 0.7`)),
    )
    expect(runs('\\phi\\varphi\\epsilon')).toEqual(['ϕ italic 1', 'φ italic 1', 'ϵ italic 1'])
    expect(runs('\\lambda_{\\text{in b}}')).toEqual(['λ italic 1', 'in b upright 0.7'])
    expect(runs('κ_4')).toEqual(['κ italic 1', '4 upright 0.7'])
    expect(runs('')).toEqual([])
  })

  it('has scripts above and below each other behind their letter, and primes', () => {
    const [above, below] = [run('G_c^{(4)}', '('), run('G_c^{(4)}', 'c')]
    expect(below.x).toBeCloseTo(widthOf('G', 'italic'), 12)
    expect(above.x).toBeCloseTo(below.x, 1)
    expect(above.y).toBeGreaterThan(0.3)
    expect(below.y).toBeLessThan(-0.2)
    expect(run("p'", '′').y).toBeGreaterThan(0.3)
    // A letter that leans keeps its superscript off, and not its subscript.
    expect(run('W^2', '2').x - run('W_2', '2').x).toBeCloseTo(leaningOf('W', 'italic'), 12)
  })

  it('has fractions with a bar at the height of signs, above a denominator', () => {
    const { bars, runs: found, width } = typeset('\\frac{1}{24}', true)
    expect(bars).toHaveLength(1)
    expect(bars[0]?.y).toBeCloseTo(0.25, 12)
    expect(found.map(({ y }) => Math.sign(y))).toEqual([1, -1, -1])
    const middle = (text: string): number => {
      const all = found.filter((each) => text.includes(each.text))
      return ((all[0]?.x ?? NaN) + (all.at(-1)?.x ?? NaN) + widthOf(text.slice(-1), 'upright')) / 2
    }
    expect(middle('1')).toBeCloseTo(width / 2, 12)
    expect(middle('24')).toBeCloseTo(width / 2, 12)
  })

  it('keeps signs apart: relations, sums and lists have the spaces of TeX, a sign in front has none', () => {
    const gap = (latex: string, before: string, after: string): number =>
      run(latex, after).x - run(latex, before).x - widthOf(before, /[a-z]/.test(before) ? 'italic' : 'upright')
    expect(gap('a=-b', '=', '−')).toBeCloseTo(5 / 18, 12)
    expect(gap('a=-b', '−', 'b')).toBeCloseTo(0, 12)
    expect(gap('a-b', '−', 'b')).toBeCloseTo(2 / 9, 12)
    expect(gap('(a,b)', ',', 'b')).toBeCloseTo(1 / 6, 12)
    expect(gap('a,\\ldots,b', '…', ',')).toBeLessThan(0)
    expect(typeset('x,\\ldots,y').width).toBeGreaterThan(widthOf('x', 'italic') + widthOf('…', 'upright') + 0.5)
  })

  it('is plain text where it is no formula', () => {
    expect(runs('<script>')).not.toEqual([])
    expect(runs('\\input{x}')).toEqual(['\\input{x} upright 1'])
  })
})

describe('a caption of plain text', () => {
  it('has small digits and powers, and single letters in italics', () => {
    const found = captionRow('3 × 1/2 λ² N⁻¹ ee0| e^(−2τ)').runs.map(
      ({ text, face, size }) => `${text} ${face} ${size}`,
    )
    expect(found).toEqual([
      '3 × 1/2  upright 1',
      'λ italic 1',
      '2 upright 0.7',
      '  upright 1',
      'N italic 1',
      '− upright 0.7',
      '1 upright 0.7',
      ' ee0|  upright 1',
      'e italic 1',
      '− upright 0.7',
      '2 upright 0.7',
      'τ italic 0.7',
    ])
  })
})

/** Widths by the tables of the font itself, in a reader of its own. */
function advance(font: Buffer, character: string): number {
  const table = (tag: string): number => {
    for (let i = 0; i < font.readUInt16BE(4); i++)
      if (font.toString('latin1', 12 + 16 * i, 16 + 16 * i) === tag) return font.readUInt32BE(12 + 16 * i + 8)
    throw new Error(`no table ${tag}`)
  }
  const cmap = table('cmap')
  const code = character.codePointAt(0) as number
  let glyph = 0
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * i)
    if (font.readUInt16BE(at) !== 4) continue
    const size = font.readUInt16BE(at + 6)
    for (let k = 0; k < size; k += 2) {
      const [last, first] = [font.readUInt16BE(at + 14 + k), font.readUInt16BE(at + 16 + size + k)]
      if (code < first || code > last) continue
      const [shift, range] = [font.readUInt16BE(at + 16 + 2 * size + k), font.readUInt16BE(at + 16 + 3 * size + k)]
      glyph =
        range === 0 ? (code + shift) % 65536 : font.readUInt16BE(at + 16 + 3 * size + k + range + 2 * (code - first))
    }
  }
  const [unit, count] = [font.readUInt16BE(table('head') + 18), font.readUInt16BE(table('hhea') + 34)]
  return glyph === 0 ? 0 : font.readUInt16BE(table('hmtx') + 4 * Math.min(glyph, count - 1)) / unit
}

describe('the fonts of pictures', () => {
  const faces = [
    ['upright', 'Main-Regular', "abcxyzABCWXYZ0123456789()[]|+−=…⋯′′ΓΔΣΩ×,./:;'∞∂√ˉ˜ℏ→"],
    ['italic', 'Math-Italic', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZαβγδϵεζηθικλμνξπρστυφϕχψω'],
  ] as const

  it.each(faces)('%s: widths are those of the font', (face, file, characters) => {
    const font = readFileSync(fontFile(file))
    for (const c of characters) expect(widthOf(c, face), c).toBeCloseTo(advance(font, c), 2)
  })

  it('letters lean as KaTeX says', () => {
    const source = readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex.mjs'), 'utf8')
    const metrics = source.slice(source.indexOf('"Math-Italic": {'))
    for (const c of 'WVTJfαβγτφ') {
      const [, italic] = new RegExp(`"${c.codePointAt(0)}": \\[[^,]*, [^,]*, ([^,]*),`).exec(metrics) ?? []
      expect(leaningOf(c, 'italic'), c).toBeCloseTo(Number(italic), 1)
    }
  })

  it.each(faces)(
    '%s: a subset has the same widths and few bytes, and nothing for other characters',
    (_, file, characters) => {
      const font = readFileSync(fontFile(file))
      const subset = withLetters(font, characters)
      for (const c of characters) expect(advance(subset, c), c).toBe(advance(font, c))
      expect(advance(subset, '5')).toBe(characters.includes('5') ? advance(font, '5') : 0)
      expect(withLetters(font, 'x').length).toBeLessThan(4000)
    },
  )

  it('stand inside a picture, with the letters that it has', async () => {
    const svg = await withFonts(
      '<svg xmlns="http://www.w3.org/2000/svg"><title>t</title><g><text font-style="italic">x</text></g></svg>\n',
    )
    expectWellFormed(svg)
    expect(svg.match(/@font-face/g)).toHaveLength(1)
    const [, data = ''] =
      /font-family:KaTeX_Math;font-style:italic;src:url\(data:font\/ttf;base64,([^)]*)\)/.exec(svg) ?? []
    const font = Buffer.from(data, 'base64')
    expect(advance(font, 'x')).toBeCloseTo(widthOf('x', 'italic'), 2)
    expect(advance(font, 'y')).toBe(0)
    expect(await withFonts('<svg><title>t</title></svg>')).toBe('<svg><title>t</title></svg>')
  })
})
