import { describe, expect, it } from 'vitest'
import { formulaText } from '../../src/render/text/formulaText.js'
import { runWith, words } from '../cli/run.js'

describe('a formula as text', () => {
  it.each([
    [String.raw`\frac{1}{2} \sigma_{1}^2`, '1/2 σ₁²'],
    [String.raw`-\frac{3}{4 N \sigma_{1}^2} \left(\frac{v}{2\pi}\right)^{3d/2}`, '−3/(4N σ₁²) (v/(2π))^(3d/2)'],
    [String.raw`\int \frac{d^dk}{(2\pi)^d} \, e^{3 k^2/2v} \tilde\phi(k)^2`, '∫ dᵈk/(2π)ᵈ e^(3k²/2v) φ̃(k)²'],
    [String.raw`\mathrm{E}_h \big[ (h, G^{-1} \phi)^4 \big]`, 'Eₕ[(h, G⁻¹ φ)⁴]'],
    [String.raw`\frac{a + b}{c} - \frac{a b}{c + d}`, '(a + b)/c − a b/(c + d)'],
    [String.raw`\left(\frac{a}{b}\right)^2 + \frac{a}{b}^{2}`, '(a/b)² + (a/b)²'],
    [String.raw`e^{-\nabla_{r_{1}}^2/2v}`, 'e^(−∇_(r₁)²/2v)'],
    [String.raw`\delta^d(r) \Big|_{r = x_{1} - x_{2}}`, 'δᵈ(r)|_(r = x₁ − x₂)'],
    [String.raw`S_{\mathrm{Gauss}} = -x + (-y)`, 'S_Gauss = −x + (−y)'],
    [String.raw`\sqrt{2 \pi} x^{\frac{1}{2}} x^{n} x_i' x^{ab}`, '√(2π) x^(1/2) xⁿ x′ᵢ x^(a b)'],
    [String.raw`\int_{|k| < \Lambda} k`, '∫_(|k| < Λ) k'],
    [
      String.raw`\begin{aligned} S ={}& a + \frac{1}{2} b \\ & - c \\ & + d \end{aligned}`,
      'S = a + 1/2 b\n  − c\n  + d',
    ],
  ])('%s is %s', (latex, text) => {
    expect(formulaText(latex)).toBe(text)
  })

  it('ends on the sign that it says: nothing of LaTeX is left in what networks print', async () => {
    for (const command of [
      'cos-net',
      'gauss-net --order 2',
      'phi4-net',
      'relu-net --order 2',
      'cos-net --param alpha=0.1',
    ]) {
      const { out, status } = await runWith(words(`action ${command} --samples 0`))
      expect(status).toBe(0)
      expect(out).not.toMatch(/[\\{}]/)
    }
  })
})

describe('the action as one formula', () => {
  it('is that of the Cos-net in momentum space, first of all', async () => {
    const { out } = await runWith(words('action cos-net --samples 0'))
    expect(out.split('\n').slice(0, 11)).toEqual([
      'action of cos-net to order 1/N, up to a constant',
      '',
      '  S[φ] = 1/σ₁² (v/(2π))^(d/2) ∫ dᵈk/(2π)ᵈ e^(k²/2v) φ̃(k) φ̃(−k)',
      '       + 3/(4N σ₁²) (v/(4π))ᵈ φ̃(0)²',
      '       + 3V/(2N σ₁²) (v/(2π))ᵈ ∫ dᵈk/(2π)ᵈ e^(k²/v) φ̃(k) φ̃(−k)',
      '       − 1/(N σ₁²) (v/(2π))^(d/2) ∫ dᵈk/(2π)ᵈ e^(k²/2v) φ̃(k) φ̃(−k)',
      '       − V/(2N σ₁²) (v/(2π))^(d/2) δᵈ(0) ∫ dᵈk/(2π)ᵈ e^(k²/2v) φ̃(k) φ̃(−k)',
      '       − 3/(4N σ₁⁴) (v/(2π))^(3d/2) ∫ dᵈk/(2π)ᵈ e^(3k²/2v) φ̃(k)² φ̃(−k)²',
      '       + 1/(2N σ₁⁴) (v/(2π))ᵈ ∫ dᵈk₁/(2π)ᵈ dᵈk₂/(2π)ᵈ e^(k₁²/2v + k₂²/2v) φ̃(k₁) φ̃(−k₁) φ̃(k₂) φ̃(−k₂)',
      '',
      'with v = σ₀²/d, δᵈ(0) = ∫ dᵈk/(2π)ᵈ, φ̃(k) = ∫ dᵈx e^(−i k x) φ(x), V = ∫ dᵈx',
    ])
  })

  it('is the sum of its parts, whatever form it has', async () => {
    for (const [command, kind] of [
      ['cos-net', 'momentum'],
      ['phi4-net', 'momentum'],
      ['relu-net', 'units'],
    ] as const) {
      const { out } = await runWith(words(`action ${command} --samples 0 --format json`))
      const { latex } = JSON.parse(out) as { latex: Record<string, Record<string, string>> & { action: string } }
      const body = (formula: string): string =>
        formula
          .replace(/^.*?=(?:\{\})?&? ?/su, '')
          .replaceAll(/\\\\ &|\\begin\{aligned\}|\\end\{aligned\}/g, '')
          .replaceAll(/\s+/g, ' ')
          .trim()
      const parts = Object.values(latex[kind] ?? {}).map(body)
      expect(parts.length).toBeGreaterThan(1)
      const half = kind === 'units' ? ['\\frac{1}{2} (\\phi, G^{-1} \\phi)'] : []
      const signed = [...half, ...parts].map((part) => (part.startsWith('-') ? `- ${part.slice(1)}` : `+ ${part}`))
      expect(`+ ${body(latex.action)}`).toBe(signed.join(' '))
    }
  })

  it('is over the couplings where there is no closed form of all parts', async () => {
    const { out } = await runWith(words('action relu-net --order 2 --samples 0'))
    expect(
      out
        .split('\n')
        .slice(2, 6)
        .map((line) => line.trim()),
    ).toEqual([
      'S[φ] = 1/2 ∫ dx₁ dx₂ G_c⁽²⁾(x₁, x₂)⁻¹ φ(x₁) φ(x₂)',
      '+ ∫ dx₁ dx₂ g₂(x₁, x₂) φ(x₁) φ(x₂)',
      '+ ∫ dx₁ … dx₄ g₄(x₁, …, x₄) φ(x₁) … φ(x₄)',
      '+ ∫ dx₁ … dx₆ g₆(x₁, …, x₆) φ(x₁) … φ(x₆)',
    ])
  })

  it('counts what samples say', async () => {
    const { out } = await runWith(words('action cos-net --samples 4000 --seed 7'))
    expect(out).toMatch(/^formulas beside samples: 8 agree, 2 unchecked, none differs$/m)
    expect((await runWith(words('action cos-net --at 0.3 --field 0.8 --format latex'))).err).toMatch(
      /--format: expected text or json, for the value at a field is no formula/,
    )
  })
})
