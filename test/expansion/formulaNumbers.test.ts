import { describe, expect, it } from 'vitest'
import { powers } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { parseExpansion } from '../../src/expansion/parseExpansion.js'
import { parseFormula } from '../../src/theory/formula.js'
import { theory } from '../../src/theory/shippedTheories.js'

const plain = (factor: string): string => `${factor} Δ(x1,x2)`
const latex = (factor: string): string => String.raw`${factor} \Delta(x_1,x_2)`

function term(text: string): { readonly coefficient: string; readonly power: string } {
  const [only] = parseExpansion(text, theory('phi4')).terms
  return { coefficient: Q.format(only?.coefficient ?? Q.zero), power: Q.format(powers(only?.powers ?? {}).λ ?? Q.zero) }
}

describe('numbers as they are written', () => {
  it.each([
    ['3!!', '3'],
    ['5!!/3!', '5/2'],
    ['(3!)!', '720'],
    ['(2*4-1)!!', '105'],
    ['(-1)!! 2', '2'],
    ['6!!', '48'],
    ['0.25', '1/4'],
    ['1/2/3', '1/6'],
    ['1/2 * 3', '3/2'],
    ['2^(3!)', '64'],
    ['sqrt(4)', '2'],
    ['3/sqrt(1/4) * sqrt(2 + 7)', '18'],
    ['4^(1/2)', '2'],
  ])('plain %s is %s', (factor, value) => {
    expect(term(plain(factor)).coefficient).toBe(value)
  })

  it.each([
    [String.raw`3!!`, '3'],
    [String.raw`\frac{7!!}{2}`, '105/2'],
    [String.raw`\left(3!\right)!`, '720'],
    [String.raw`\sum_{k=1}^{3} (2k-1)!!`, '19'],
    [String.raw`\frac{1}{46\,080}`, '1/46080'],
    [String.raw`46~080`, '46080'],
    [String.raw`1\,000\,000`, '1000000'],
    [String.raw`0.125`, '1/8'],
    [String.raw`{3 \over 4}`, '3/4'],
    [String.raw`{{1\over 2} \over {1+2}}`, '1/6'],
    [String.raw`2\frac{1}{4!}`, '1/12'],
    [String.raw`3\frac{1}{2}`, '3/2'],
    [String.raw`3\frac12`, '3/2'],
  ])('LaTeX %s is %s', (factor, value) => {
    expect(term(latex(factor)).coefficient).toBe(value)
  })

  it.each([
    '3!!!',
    '3! !',
    '2^3!',
    '46 080',
    '1 000',
    '1/2 3',
    '1 1/2',
    '1,000',
    '0,5',
    '1/24N',
    '1/2(3)',
    '1 / 2 λ',
    '1 / 2 (3)',
    '(-2)!',
    '(-3)!!',
    '1.5!',
    '3(1/2)!!',
    'sqrt(2)',
    'sqrt 4',
    'sqrt(-4)',
    'sqrt(Δ(x1,x2))',
  ])('plain %s is refused', (factor) => {
    expect(() => term(plain(factor))).toThrow(/^formula:1:\d+: expected /)
  })

  it.each([
    String.raw`46 080`,
    String.raw`46{,}080`,
    String.raw`0\,125`,
    String.raw`1\;000`,
    String.raw`1\,00`,
    String.raw`1\,000\,00`,
    String.raw`N^10`,
    String.raw`\lambda^10`,
    String.raw`\frac12 3`,
    String.raw`1/2\left(3\right)`,
    String.raw`1/2\lambda`,
    String.raw`\lambda^-1/2`,
    String.raw`2^{3}!`,
    String.raw`{1 \over 2 \over 3}`,
    String.raw`1 \over 2`,
    String.raw`\sqrt[3]{\lambda}`,
  ])('LaTeX %s is refused', (factor) => {
    expect(() => term(latex(factor))).toThrow(/^formula:1:\d+: expected /)
  })

  it('in the factors of rule files', () => {
    const at = (text: string, n: number): string => Q.format(parseFormula(text).at(n))
    expect(['n!!', '(2*n-1)!!', '(n!)!', '2^n!', '1/n!!'].map((text) => at(text, 3))).toEqual([
      '3',
      '15',
      '720',
      '64',
      '1/3',
    ])
    expect([0, 1, 2, 3, 4].map((n) => at('(2*n-1)!!', n))).toEqual(['1', '1', '3', '15', '105'])
    expect(() => parseFormula('n!!!')).toThrow(/parentheses around a factorial of a factorial/)
    expect(() => parseFormula('n! !')).toThrow(/parentheses around a factorial of a factorial/)
    expect(() => parseFormula('(n-5)!').at(1)).toThrow(/factorial must be at least 0, not -4/)
    expect(() => parseFormula('(n-5)!!').at(1)).toThrow(/double factorial must be at least -1, not -4/)
  })
})

describe('superscripts', () => {
  it.each([
    [String.raw`\lambda^{2}`, '2'],
    [String.raw`\lambda^{(3-1)/2}`, '1'],
    [String.raw`\lambda^{\frac{3}{2}}`, '3/2'],
    [String.raw`\lambda^{{1}\over{2}}`, '1/2'],
    [String.raw`\sqrt{\lambda}`, '1/2'],
    [String.raw`\frac{\lambda}{\sqrt{\lambda}}`, '1/2'],
    [String.raw`2^{(2)}\lambda`, '1'],
  ])('LaTeX %s is the power %s', (factor, power) => {
    expect(term(latex(factor)).power).toBe(power)
  })

  it.each([
    String.raw`\lambda^{(1)}`,
    String.raw`\lambda^{(2)}`,
    String.raw`\lambda^(2)`,
    String.raw`\lambda^{[1]}`,
    String.raw`\lambda^{\left(1\right)}`,
    String.raw`{\lambda}^{(1)}`,
    String.raw`\left(\lambda\right)^{(1)}`,
    String.raw`\lambda^*`,
    String.raw`\lambda^{*}`,
    String.raw`\lambda^\dagger`,
    String.raw`\lambda^{\prime}`,
    String.raw`\lambda'`,
    String.raw`\lambda_R`,
    String.raw`\lambda_{\mathrm{R}}`,
    String.raw`\lambda^{(0)}_2`,
    String.raw`\lambda^{\text{bare}}`,
    String.raw`\lambda^{2*}`,
    String.raw`\bar{\lambda}`,
  ])('LaTeX %s is a label, which no symbol here has', (factor) => {
    expect(() => term(latex(factor))).toThrow(/^formula:1:\d+: expected /)
  })

  it.each(['λ^*', "λ'", 'λ_0', 'λ²', 'λ_R'])('plain %s is refused', (factor) => {
    expect(() => term(plain(factor))).toThrow(/^formula:1:\d+: expected /)
  })
})

describe('a refusal names the real trouble', () => {
  it.each([
    [String.raw`\frac12\Delta(x_1+x_2)`, /such as Δ\(a,b\) \(Δ\), received 'Δ\(x_1\+x_2\)'$/],
    [String.raw`\Delta_{x_1x_2x_3}`, /such as Δ\(a,b\) \(Δ\), received 'Δ_\{x_1x_2x_3\}'$/],
    [String.raw`\Delta(0)`, /expected a line with its point, such as Δ\(y,y\)/],
    [String.raw`\lambda_R\Delta(x_1,x_2)`, /expected λ without index or prime, .* received 'λ_R'$/],
    [String.raw`\lambda^{(1)}\Delta(x_1,x_2)`, /expected a number as exponent.*received '\^\{\(1\)\}'$/],
  ])('%s', (text, message) => {
    expect(() => parseExpansion(text, theory('phi4'))).toThrow(message)
  })
})
