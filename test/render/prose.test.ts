import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { texText } from '../../src/render/latex/texText.js'
import { prose } from '../../src/render/report/prose.js'
import { typeset, withSigns } from '../../src/render/report/typeset.js'
import { math } from '../../src/render/report/content.js'
import { compiled, hasPdflatex } from './pdflatex.js'

describe('sentences of pages', () => {
  it.each<readonly [string, ReturnType<typeof prose>]>([
    [
      'TAP, (C⁻¹)ᵢⱼ = −Kᵢⱼ − 2 Kᵢⱼ² mᵢ mⱼ.',
      ['TAP, ', math('(C^{-1})_{ij} = - K_{ij} - 2 K_{ij}^{2} m_{i} m_{j}'), '.'],
    ],
    ['up to λ^2, ħ^2', ['up to ', math('\\lambda^{2}'), ', ', math('\\hbar^{2}')]],
    ['falls as K^4.97, which', ['falls as ', math('K^{4.97}'), ', which']],
    ['has kappa_1 = m', ['has ', math('\\kappa_{1}'), ' = m']],
    ['Γ⁽²⁾W⁽²⁾ = 1', [math('\\Gamma^{(2)} W^{(2)}'), ' = 1']],
    ['G_c^(4) at x2 to 1/N^2', [math('G_{c}^{(4)}'), ' at ', math('x_{2}'), ' to ', math('1/N^{2}')]],
    ['1 − ρ(q K² q), 1/N² ', ['1 − ρ(q ', 'K²', ' q), ', math('1/N^{2}'), ' ']],
    ['phi^4 of my_file_1.tex', [math('\\phi^{4}'), ' of my_file_1.tex']],
  ])('have their formulas as mathematics: %s', (sentence, parts) => {
    expect(prose(sentence)).toEqual(parts)
  })

  it.each([
    ['G = -5.18, -0.5e-7 and 2e+1', 'G = −5.18, −0.5 × 10⁻⁷ and 2 × 10'],
    ['-2.209e+0 to -1.318e-1', '−2.209 to −1.318 × 10⁻¹'],
    ['of 2026-11-29, x-1, e12|e-3| and cos-net', 'of 2026-11-29, x-1, e12|e-3| and cos-net'],
  ])('have signs in their numbers: %s', (plain, set) => {
    expect(withSigns(plain)).toBe(set)
    expect(typeset([plain])).toEqual(prose(set))
  })
})

/** What is for terminals, for other formats, and for files that are no text. */
const ELSEWHERE = new Set([...'⎡⎢⎣⎤⎥⎦█░●◯□﹉﹊﹋�\u2062\u200b\u0080\u0089\u0093µýþÿ\ufeff'])

describe('text of ours in LaTeX', () => {
  const sources = ['src', 'rules'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|yaml)$/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll(/^\s*(?:\/?\*|\/\/).*$/gm, '')),
  )
  const signs = [...new Set(sources.flatMap((text) => text.match(/[^\n\x20-\x7e\p{M}]/gu) ?? []))].filter(
    (sign) => !ELSEWHERE.has(sign),
  )

  it('has every sign that is in our sources, none by its code point', () => {
    expect(signs.length).toBeGreaterThan(150)
    expect(signs.filter((sign) => texText(sign).startsWith('U+'))).toEqual([])
    expect(texText('φ̄ x̃ é')).toBe('\\ensuremath{\\bar{\\phi}} \\ensuremath{\\tilde{\\mbox{x}}} é')
  })

  it.skipIf(!hasPdflatex('amsmath.sty'))('is set by pdflatex, with amsmath alone', () => {
    const body = signs.map(texText).join('\n\n')
    const { written, complaints } = compiled(
      `\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{amsmath}\\begin{document}\n${body} ${texText('φ̄ x̃')}\n\\end{document}`,
    )
    expect(complaints).toEqual([])
    expect(written).toBe(true)
  })
})
