import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expand } from '../../src/expansion/expand.js'
import { sheetItems } from '../../src/render/equation/sheetItems.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { momentumSpaceLatex } from '../../src/render/latex/momentumSpaceLatex.js'
import { unicodeMath } from '../../src/theory/unicodeMath.js'
import { fillTemplate } from '../../src/theory/fillTemplate.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import { evaluateLatex } from '../oracles/evaluateLatex.js'
import fc, { runs } from '../fastCheck.js'

const phi4 = readFileSync('rules/phi4.yaml', 'utf8')

describe('a formula in a template', () => {
  it.each([
    ['\\frac{1}{{p}^2+m^2}', 'p', '\\frac{1}{p^2+m^2}'],
    ['\\frac{1}{{p}^2+m^2}', 'k_{1}+k_{2}-p', '\\frac{1}{(k_{1}+k_{2}-p)^2+m^2}'],
    ['\\frac{1}{({p})^2+m^2}', 'k-p', '\\frac{1}{(k-p)^2+m^2}'],
    ['\\Delta({p})', 'k-p', '\\Delta(k-p)'],
    ['m-{p}', 'k-p', 'm-(k-p)'],
    ['m+{p}', 'k-p', 'm+k-p'],
    ['m+{p}', '-p', 'm+(-p)'],
    ['|{p}|m', 'k-p', '|k-p|m'],
    ['|m|{p}', 'k-p', '|m|(k-p)'],
    ['{p} \\cdot {p}', 'k-p', '(k-p) \\cdot (k-p)'],
    ['\\sin {p}', 'k-p', '\\sin (k-p)'],
    ['e^{-{p}/2}', '2k', 'e^{-2k/2}'],
    ['1/{p}', '2k', '1/(2k)'],
    // Braces that are an argument stay.
    ['\\Delta_{p}', 'k-p', '\\Delta_{k-p}'],
    ['\\sqrt{p}', 'k-p', '\\sqrt{k-p}'],
    ['\\tilde{p}', 'k-p', '\\tilde{(k-p)}'],
    ['e^{p}', 'k_{1}', 'e^{k_{1}}'],
    ['\\frac{1}{p}', 'k-p', '\\frac{1}{k-p}'],
    // Braces that do not show do not help.
    ['{{p}}^2', 'k-p', '{(k-p)}^2'],
    ['\\mathbf{{p}}^2', 'k-p', '\\mathbf{(k-p)}^2'],
    ['{p}_i', 'k_{1}', '(k_{1})_i'],
    ['{p}_i', 'k', 'k_i'],
  ])('%s with %s is %s', (template, p, filled) => {
    expect(fillTemplate(template, { p })).toBe(filled)
  })

  it('keeps its value, whatever stands beside it', () => {
    const values = { k: 0.7, q: 1.9, m: 1.3, 'k_{1}': 0.4, "p'": 2.3, z: NaN }
    const names = { k: 0.7, q: 1.9, m: 1.3, k_1: 0.4, "p'": 2.3 }
    const formulas = fc.constantFrom('k', "p'", 'k_{1}', '-q', '2k', 'k-q', '-k+q', "k_{1}+q-p'", '3')
    const { template } = fc.letrec<{ template: string }>((tie) => {
      const inner = tie('template')
      return {
        template: fc.oneof(
          { maxDepth: 4, depthSize: 'small' },
          fc.constantFrom('{p}', '{p}', 'm', '2', '{{p}}'),
          fc
            .tuple(
              inner,
              fc.constantFrom('+', '-', ' \\cdot ', ' ', ' \\, ', '/'),
              fc.oneof(fc.constantFrom('{p}', 'm', '{p}^2', '{p} m', '({p})'), inner),
            )
            .map((parts) => parts.join('')),
          fc.constantFrom('{p}^2', '{p}^{2}', '{{p}}^2', '{p}{p}', '\\mathbf{{p}}^2'),
          inner.map((each) => `\\frac{m}{${each}}`),
          inner.map((each) => `\\left( ${each} \\right)^2`),
          inner.map((each) => `(${each})`),
          inner.map((each) => `m^{${each}}`),
        ),
      }
    })
    fc.assert(
      fc.property(template, formulas, (text, p) => {
        const z = evaluateLatex(p, names)
        const meant = evaluateLatex(fillTemplate(text, { p: 'z' }), { ...names, z })
        const got = evaluateLatex(fillTemplate(text, { p }), { ...names, ...values, z })
        expect(
          Object.is(got, meant) || Math.abs(got - meant) <= 1e-9 * Math.abs(meant),
          `${text} with ${p}: ${fillTemplate(text, { p })}`,
        ).toBe(true)
      }),
      { numRuns: runs(2000) },
    )
  })
})

describe('a rule file', () => {
  it('whose propagator squares its momentum prints brackets where a sum is squared, in LaTeX and in a terminal', () => {
    const text = phi4.replace(
      "latex: '\\Delta({a},{b})'",
      "latex: '\\Delta({a},{b})'\n    momentum-latex: '\\frac{1}{{p}^2+m^2}'",
    )
    const latex = momentumSpaceLatex(expand(parseTheory(text, 'own.yaml'), { legs: 2, select: { order: 2 } }))
    expect(latex).toContain('\\frac{1}{(k_{1}+k_{2}-p)^2+m^2}')
    expect(latex).toContain('\\frac{1}{k_{1}^2+m^2}')
    expect(latex).not.toContain('-p^2')
    expect(unicodeMath(latex)).toContain('1/((k₁+k₂−p)²+m²)')
  })

  it('whose line is a sum, or has a sign, prints brackets around it in a product', () => {
    const text = phi4.replace("latex: '\\Delta({a},{b})'", "latex: 'A({a},{b})-B({a},{b})'")
    const latex = expansionLatex(expand(parseTheory(text, 'own.yaml'), { legs: 2, select: { order: 1 } }))
    expect(latex).toContain('\\left[ A(y_{1},y_{1})-B(y_{1},y_{1}) \\right]')
    expect(latex).toContain('\\left[ A(y_{1},x_{1})-B(y_{1},x_{1}) \\right]')
  })

  it('whose parameter is a sum or has an index above prints brackets around it in a coefficient and under a power', () => {
    for (const [parameter, once, twice] of [
      ['g-1', '\\left[ g-1 \\right]', '\\left[ g-1 \\right]^2'],
      ['g^{*}', 'g^{*}', '\\left[ g^{*} \\right]^2'],
      ['g_0', 'g_0', 'g_0^2'],
    ] as const) {
      const rules = parseTheory(phi4.replace('latex: \\lambda }', `latex: '${parameter}' }`), 'own.yaml')
      const coefficient = (order: number): string | undefined =>
        sheetItems(expand(rules, { legs: 2, select: { order } }))[0]?.latex
      expect(coefficient(1)).toBe(`-\\frac{${once}}{4}`)
      expect(coefficient(2)).toMatch(new RegExp(`^\\\\frac\\{${escaped(twice)}\\}\\{\\d+\\}$`))
    }
  })
})

function escaped(text: string): string {
  return text.replaceAll(/[\\^$*[\](){}]/g, '\\$&')
}
