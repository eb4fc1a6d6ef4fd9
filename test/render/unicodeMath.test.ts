import { describe, expect, it } from 'vitest'
import { coloured } from '../../src/cli/nodeIo.js'
import { expand } from '../../src/expansion/expand.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { momentumSpaceLatex } from '../../src/render/latex/momentumSpaceLatex.js'
import { shippedTheories, theory } from '../../src/theory/shippedTheories.js'
import { colours, unicodeMath } from '../../src/theory/unicodeMath.js'

describe('formulas in Unicode', () => {
  it.each([
    ['\\frac{1}{24} \\int dy_{1} \\cdots dy_{4} \\, G_c^{(4)}(y_{1},x_{12})^{-1}', '1/24 ∫ dy₁ ⋯ dy₄ G_c⁽⁴⁾(y₁,x₁₂)⁻¹'],
    [
      '\\begin{aligned} a ={}& -b \\\\ & + \\frac{7 \\kappa_{4}^2}{48 N^{1/2}} \\end{aligned}',
      'a = −b\n  + (7 κ₄²)/(48 N^(1/2))',
    ],
    ['\\tilde{w}_{2}(p)', 'w̃₂(p)'],
    ['\\left[ \\lambda + 2\\text{ perms} \\right]', '[ λ + 2 perms ]'],
    ['\\sum_{P} \\Delta(x)^{2}', 'Σ_P Δ(x)²'],
  ])('%s', (latex, text) => {
    expect(unicodeMath(latex)).toBe(text)
  })

  it.each(shippedTheories)('of %s have nothing left of LaTeX, and colours add no characters', (name) => {
    for (const legs of [1, 2, 4]) {
      const expansion = expand(theory(name), { legs, select: { upTo: 1 }, maxValence: 6 })
      const formulas = [
        expansionLatex(expansion, 'sum'),
        ...(name === 'independence-breaking' ? [] : [momentumSpaceLatex(expansion)]),
      ]
      for (const latex of formulas) {
        const text = unicodeMath(latex)
        expect(text).not.toMatch(/[\\{}&$]/)
        expect(text.split('\n')).toHaveLength(latex.split('\\\\').length)
        const painted = unicodeMath(latex, colours)
        expect(painted).not.toBe(text)
        expect(painted.replaceAll(/\u001B\[\d+m/g, '')).toBe(text)
      }
    }
  })

  it('are in colour on a terminal only, and not where NO_COLOR is set', () => {
    expect(coloured({}, true)).toBe(true)
    expect(coloured({}, false)).toBe(false)
    expect(coloured({ NO_COLOR: '1' }, true)).toBe(false)
    expect(coloured({ NO_COLOR: '' }, true)).toBe(true)
    expect(coloured({ TERM: 'dumb' }, true)).toBe(false)
  })
})
