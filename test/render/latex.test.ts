import { readFileSync } from 'node:fs'
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { atAPoint } from '../../src/expansion/readings/atAPoint.js'
import { expand } from '../../src/expansion/expand.js'
import { evaluateGaussianSum } from '../../src/kernels/gaussianSum.js'
import { continuumAction } from '../../src/actions/continuumAction.js'
import { cosCorrelator } from '../../src/networks/cosines/cosNet.js'
import { evenActionExpansions } from '../../src/actions/evenActionExpansions.js'
import { actionFormulas, byPartName } from '../../src/render/actionFormulas.js'
import { correlatorName } from '../../src/render/latex/correlatorName.js'
import { expansionLatex } from '../../src/render/latex/expansionLatex.js'
import { momentumSpaceLatex } from '../../src/render/latex/momentumSpaceLatex.js'
import { gaussianLatex } from '../../src/render/latex/gaussianLatex.js'
import { prefactorLatex, sumLatex } from '../../src/render/latex/number.js'
import { polynomialLatex } from '../../src/render/latex/polynomialLatex.js'
import { symbolLatex } from '../../src/render/latex/symbols.js'
import { parseTheory } from '../../src/theory/parseTheory.js'
import { shippedTheories, theory } from '../../src/theory/shippedTheories.js'
import { nerdamerValue } from '../oracles/nerdamer.js'

/** Compiles a formula; a construct that KaTeX does not know in full throws. */
function compile(latex: string): string {
  return katex.renderToString(latex, { strict: 'error', throwOnError: true, displayMode: true, maxExpand: 1e6 })
}

describe('every formula compiles in KaTeX', () => {
  it.each([
    ['edgeworth', 2],
    ['edgeworth-even', 3],
    ['phi4', 3],
  ] as const)('expansions of %s up to order %i', (name, order) => {
    for (let legs = 0; legs <= 6; legs++) {
      const expansion = expand(theory(name), { legs, select: { upTo: order } })
      for (const latex of [expansionLatex(expansion), polynomialLatex(atAPoint(expansion), 'g')]) {
        expect(compile(latex)).toContain('katex')
        expect(latex).not.toMatch(/\+ -|- -|\b1 \\,|undefined|NaN|\{[ab]\}|\{points\}|\{n\}/)
      }
    }
  })

  it.each(shippedTheories.filter((name) => name !== 'independence-breaking'))(
    '%s in momentum space, and with every labelling written out',
    (name) => {
      for (const legs of [0, 1, 2, 3]) {
        const expansion = expand(theory(name), { legs, select: { upTo: 1 } })
        for (const latex of [
          momentumSpaceLatex(expansion),
          momentumSpaceLatex(expansion, 'written'),
          expansionLatex(expansion, 'written'),
        ]) {
          expect(compile(latex)).toContain('katex')
          expect(latex).not.toMatch(/\+ -|- -|\b1 \\,|undefined|NaN|\{-?[abp]\}|\{points\}|\{momenta\}/)
        }
      }
    },
  )

  it.each([1, 2, 3, 4, 6])('the correlator of order %i of the Cos-net', (n) => {
    expect(compile(gaussianLatex(correlatorName(n), cosCorrelator(n)))).toContain('katex')
  })

  it.each([1, 2])('the action of the Cos-net to order %i', (order) => {
    const forms = actionFormulas(evenActionExpansions(order), { action: continuumAction(cosCorrelator, order) })
    for (const latex of [
      forms.definitions,
      ...forms.couplings.values(),
      ...forms.momentum.values(),
      ...forms.operators.values(),
    ]) {
      expect(compile(latex)).toContain('katex')
      expect(latex).not.toMatch(/\+ -|- -|undefined|NaN/)
    }
  })
})

describe('the printed action of the Cos-net', () => {
  const forms = actionFormulas(evenActionExpansions(1), { action: continuumAction(cosCorrelator, 1) })

  it('is, in momentum space, the one derived by hand', () => {
    expect(byPartName(forms.momentum)).toMatchObject({
      gaussian:
        'S_{\\mathrm{Gauss}} = \\frac{1}{\\sigma_{1}^2} \\, \\left( \\frac{v}{2\\pi} \\right)^{d/2} \\, \\int \\frac{d^dk}{(2\\pi)^d} \\, e^{k^2/2v} \\, \\tilde\\phi(k) \\tilde\\phi(-k)',
    })
    expect(forms.momentum.get(4)).toContain(
      '-\\frac{3}{4 N \\sigma_{1}^4} \\, \\left( \\frac{v}{2\\pi} \\right)^{3d/2} \\, \\int \\frac{d^dk}{(2\\pi)^d} \\, e^{3 k^2/2v} \\, \\tilde\\phi(k)^2 \\tilde\\phi(-k)^2',
    )
    expect(forms.momentum.get(4)).toContain('+ \\frac{1}{2 N \\sigma_{1}^4} \\, \\left( \\frac{v}{2\\pi} \\right)^{d}')
  })

  it('shows the volume-divergent self-contraction', () => {
    expect(forms.momentum.get(2)).toContain('\\frac{3 V}{2 N \\sigma_{1}^2}')
    expect(forms.operators.get(2)).toContain('\\delta^d(0)')
  })
})

describe('momentum space', () => {
  it('prints the one-loop self-energy of φ⁴ as a person does', () => {
    expect(momentumSpaceLatex(expand(theory('phi4'), { legs: 2, select: { order: 1 } }))).toBe(
      "\\tilde{w}_{2}(p,p') = (2\\pi)^d \\, \\delta(p+p') \\, \\Bigl[ -\\frac{\\lambda}{4} \\Delta(p)^{2} \\, \\int \\frac{d^dk}{(2\\pi)^d} \\, \\Delta(k) \\Bigr]",
    )
  })

  it('gives non-local vertices their momenta, and brackets to a power of an inverse', () => {
    expect(momentumSpaceLatex(expand(theory('edgeworth-even'), { legs: 2, select: { order: 1 } }))).toContain(
      '\\frac{1}{4} \\left[ G_c^{(2)}(p)^{-1} \\right]^{2} \\, \\int \\frac{d^dk}{(2\\pi)^d} \\, G_c^{(4)}(p,-p,-k,k) \\, G_c^{(2)}(k)^{-1}',
    )
  })

  it('takes the templates of the rule file', () => {
    const rules = readFileSync('rules/phi4.yaml', 'utf8')
    const own = rules
      .replace("latex: '\\Delta({a},{b})'", "latex: '\\Delta({a},{b})'\n    momentum-latex: '\\frac{1}{({p})^2+m^2}'")
      .replace("latex: '\\lambda'", "latex: '\\lambda'\n    momentum-latex: '\\lambda({momenta})'")
    expect(own).not.toBe(rules)
    expect(momentumSpaceLatex(expand(parseTheory(own, 'own.yaml'), { legs: 2, select: { order: 1 } }))).toContain(
      '-\\frac{1}{4} \\left[ \\frac{1}{(p)^2+m^2} \\right]^{2} \\, \\int \\frac{d^dk}{(2\\pi)^d} \\, \\lambda(p,-p,-k,k) \\, \\frac{1}{(k)^2+m^2}',
    )
  })
})

describe('formulas as a person writes them', () => {
  it.each([
    [prefactorLatex(Q.rational(1), [], true), ''],
    [prefactorLatex(Q.rational(1), [], false), '1'],
    [prefactorLatex(Q.rational(-3, 8), [['N', Q.rational(-1)]], true), '\\frac{3}{8 N}'],
    [prefactorLatex(Q.rational(1), [['N', Q.rational(-1, 2)]], true), '\\frac{1}{N^{1/2}}'],
    [sumLatex([]), '0'],
    [
      sumLatex([
        { negative: true, body: 'a' },
        { negative: true, body: 'b' },
        { negative: false, body: 'c' },
      ]),
      '-a - b + c',
    ],
    [symbolLatex('kappa_12'), '\\kappa_{12}'],
    [symbolLatex('λ'), '\\lambda'],
    [symbolLatex('a_b_c'), '\\mathrm{a\\_b\\_c}'],
  ])('%s', (printed, expected) => {
    expect(printed).toBe(expected)
  })
})

describe('the printed correlator, read back', () => {
  it('has the value of the closed form when a computer-algebra system evaluates it', () => {
    const points = [0, 0.4, -0.7, 1.1]
    const printed = gaussianLatex('G', cosCorrelator(4))
      .replace(/^.*?= *\{?\}?&? */, '')
      .replaceAll(/\\(?:begin|end)\{aligned\}|\\\\|&|\\qquad|\\,/g, ' ')
      .replaceAll(/\\(?:left|right|Big)\s*/g, '')
      .replaceAll(/\\frac\{v\}\{2\}/g, '(1/2)*')
      .replaceAll(/e\^\{-((?:[^{}]|\{[^{}]*\})*)\}/g, (_, exponent: string) => `exp(-(${exponent}))`)
      .replaceAll(/\\frac\{\\sigma_\{1\}\^4\}\{N\}/g, '(1/20)*')
      .replaceAll(/\\frac\{(\d+)\}\{(\d+)\}/g, '($1/$2)*')
      .replaceAll(/x_\{(\d)\}/g, (_, i: string) => `(${points[Number(i) - 1] ?? ''})`)
      .replaceAll('[', '(')
      .replaceAll(']', ')')
      .replaceAll(/\s+/g, '')
    const pieces = printed.match(/^\(1\/20\)\*\((.*)\)$/)?.[1]?.split(/-(?=\(1\/4\))/) ?? []
    expect(pieces).toHaveLength(2)
    const [plus, minus] = pieces.map((piece) => evaluateByParts(piece))
    const value = ((plus ?? Number.NaN) - (minus ?? Number.NaN)) / 20
    expect(value).toBeCloseTo(
      evaluateGaussianSum(
        cosCorrelator(4),
        points.map((x) => [x]),
        1,
        { sigma1: 1, N: 20 },
      ),
      12,
    )
  })
})

/** `(3/8)*(exp(…)+exp(…)+exp(…))`, each exponential by the computer-algebra system. */
function evaluateByParts(text: string): number {
  const [, numerator = '', denominator = ''] = /^\((\d)\/(\d)\)\*/.exec(text) ?? []
  const exponentials = text
    .split('exp')
    .slice(1)
    .map((part) => `exp${part.replace(/\)*\+?$/, '')}`)
  const balanced = exponentials.map((part) => part + ')'.repeat(part.split('(').length - part.split(')').length))
  const values = balanced.map((part) => nerdamerValue(part))
  return (Number(numerator) / Number(denominator)) * values.reduce((a, b) => a + b, 0)
}
