import { describe, expect, it } from 'vitest'
import { constant } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { momentumTermsLatex } from '../../src/render/latex/momentumTermsLatex.js'

/** The number that factors such as `\left( \frac{v}{4\pi} \right)^{d}` and `2^{-d}` are. */
function valueOf(latex: string, v: number, d: number): number {
  const number = (text: string): number => (text === '' ? 1 : Number(text))
  const base = (text: string): number => {
    const [, above = '', below = '1'] = /^\\frac\{(.*)\}\{(.*)\}$/.exec(text) ?? ['', text]
    const [top, bottom] = [above, below].map((part) => {
      const digits = /^\d*/.exec(part)?.[0] ?? ''
      const letters = part.slice(digits.length)
      return number(digits) * (letters === 'v' ? v : letters === '\\pi' ? Math.PI : 1)
    }) as [number, number]
    return top / bottom
  }
  const power = (text: string): number => {
    const [, sign = '', count = '', half = ''] = /^(-?)(\d*)d(\/2)?$/.exec(text) ?? []
    return ((sign === '-' ? -1 : 1) * number(count) * d) / (half === '' ? 1 : 2)
  }
  let product = 1
  const rest = latex
    .replaceAll(/\\left\( (\S+) \\right\)\^\{([^}]*)\}/g, (_, inner: string, exponent: string) => {
      product *= base(inner) ** power(exponent)
      return ''
    })
    .replaceAll(/(\d+)\^\{([^}]*)\}/g, (_, inner: string, exponent: string) => {
      product *= Number(inner) ** power(exponent)
      return ''
    })
  expect(rest.replaceAll(/\\,|\s/g, '')).toBe('S=\\tilde\\phi(0)^2')
  return product
}

describe('powers of v/2π with a number', () => {
  const cases = [-4, -3, -2, -1, 0, 1, 2, 3].flatMap((gaussians) =>
    (
      [
        [1, 1],
        [1, 4],
        [1, 2],
        [4, 9],
        [3, 1],
      ] as const
    ).map(([num, den]) => [gaussians, num, den] as const),
  )
  it.each(cases)('(2π/v)^(d %d/2) (%d/%d)^(d/2) has its value', (gaussians, num, den) => {
    const term = { coefficient: constant(1), gaussians, scale: Q.rational(num, den), volumes: 0, divergent: [] }
    const latex = momentumTermsLatex('S', [{ ...term, legs: [[], []], form: [] }])
    const [v, d] = [1.3, 3]
    const exact = ((2 * Math.PI) / v) ** ((d * gaussians) / 2) * (num / den) ** (d / 2)
    expect(valueOf(latex, v, d) / exact).toBeCloseTo(1, 12)
  })

  it('are one power where that has one base', () => {
    const term = { coefficient: constant(1), volumes: 0, divergent: [], legs: [[], []], form: [] }
    const written = (gaussians: number, scale: Q.Rational): string =>
      momentumTermsLatex('S', [{ ...term, gaussians, scale }])
    expect(written(-2, Q.rational(1, 4))).toContain('\\left( \\frac{v}{4\\pi} \\right)^{d}')
    expect(written(-1, Q.rational(3))).toContain('\\left( \\frac{3v}{2\\pi} \\right)^{d/2}')
    expect(written(2, Q.rational(1, 4))).toContain('\\left( \\frac{\\pi}{v} \\right)^{d}')
  })
})
