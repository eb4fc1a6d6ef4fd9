import { describe, expect, it } from 'vitest'
import type { Expression } from '../../src/mathematics/expression.js'
import { UnreadableMathematics } from '../../src/mathematics/item.js'
import { readChain } from '../../src/mathematics/readChain.js'
import type { Notation } from '../../src/mathematics/readChain.js'

/** Plain writing, and the same in LaTeX. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['kappa_4 = mu_4 - 3 mu_2^2', String.raw`\kappa_4 = \mu_4 - 3\mu_2^2`],
  ['<x^4> = 3*K^2 + O(λ)', String.raw`\langle x^4 \rangle = 3 K^2 + O(\lambda)`],
  [
    '<<x^2>> = <x^2> - <x>^2',
    String.raw`\langle\langle x^2 \rangle\rangle = \langle x^2 \rangle - \langle x \rangle^2`,
  ],
  ['E[x1 x2] = K_12', String.raw`E[x_1 x_2] = K_{12}`],
  ['κ^{i,jk} = κ^{i,j,k} + κ^j κ^{i,k}[2]', String.raw`\kappa^{i,jk} = \kappa^{i,j,k} + \kappa^j\kappa^{i,k}[2]`],
  ['w_4 = -1/24 lambda Delta^4 + ...', String.raw`w_4 = -\frac{1}{24}\lambda\Delta^4 + \ldots`],
  ['x^(1/2) = sqrt(x)', String.raw`x^{(\frac{1}{2})} = \sqrt{x}`],
  ['m_i = tanh(h_i + J m_i)', String.raw`m_i = \tanh(h_i + J m_i)`],
  ["f'(x) = x^-1 # a remark", String.raw`f'(x) = x^{-1}`],
  ['5!! = 15', '5!! = 15'],
  ['Δ³ κ₄ N⁻¹², x^-1', String.raw`\Delta^3 \kappa_4 N^{-12}, x^{-1}`],
  ['½ΣG + nσ²/3 - κ_4/24', String.raw`\frac{1}{2}\Sigma G + n\sigma^2/3 - \kappa_4/24`],
  ['t^2/2 + N^-1/2', String.raw`t^2/2 + N^{-\frac{1}{2}}`],
  ['√n + √q^{ℓ}z √(a+b)', String.raw`\sqrt{n} + \sqrt{q^\ell}z \sqrt{a+b}`],
  ['e^{ŝx̄}', String.raw`e^{\hat{s}\bar{x}}`],
  ['∫Dz φ(z)', String.raw`\int Dz \phi(z)`],
  ["∂⟨f''⟩/∂K", String.raw`\frac{\partial\langle f''\rangle}{\partial K}`],
  ['δ⁴W/δJ⁴', String.raw`\delta^4 W/\delta J^4`],
  ['∂²f/∂x∂y ∂/∂z', String.raw`\frac{\partial^2 f}{\partial x\partial y} \frac{\partial}{\partial z}`],
  ['log Z = 1/8 λ', String.raw`\log Z = \frac{1}{8} \lambda`],
]

/** The tree without its places. */
function shapes(text: string, notation: Notation): unknown {
  return JSON.parse(
    JSON.stringify(readChain(text, {}, notation), (key, value: unknown) =>
      ['at', 'end', 'spaced', 'tight'].includes(key) ? undefined : typeof value === 'bigint' ? `${value}` : value,
    ),
  )
}

describe('plain writing and LaTeX', () => {
  it.each(PAIRS)('%s is the tree of %s', (plain, latex) => {
    expect(shapes(plain, 'plain')).toEqual(shapes(latex, 'latex'))
  })

  it('has the places of the text', () => {
    const text = 'kappa_4 = mu_4 - 3 mu_2^2'
    const [left, right] = readChain(text, {}, 'plain').sides
    const placed = (node: Expression | undefined): string => (node === undefined ? '' : text.slice(node.at, node.end))
    expect(placed(left)).toBe('kappa_4')
    expect(right?.kind === 'sum' ? right.terms.map(placed) : []).toEqual(['mu_4', '- 3 mu_2^2'])
  })

  it.each([
    ['x = (y', "expected ')' behind it"],
    ['x = y)', 'expected a bracket that is open'],
    ['x^2^3', 'expected one power'],
    ['x²⁻³', 'expected one power'],
    ['x_', "expected something behind '_'"],
    ['('.repeat(99), 'expected brackets at most 64 deep'],
    ['∂f/∂x g', 'expected brackets, to tell what is differentiated'],
    ['x = (y]', "expected ')' behind it, received ']'"],
  ])('%s is refused', (text, sentence) => {
    expect(() => readChain(text, {}, 'plain')).toThrow(UnreadableMathematics)
    expect(() => readChain(text, {}, 'plain')).toThrow(sentence)
  })
})
