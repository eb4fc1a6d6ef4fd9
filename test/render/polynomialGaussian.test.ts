import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { monomial } from '../../src/algebra/polynomial.js'
import { gaussian } from '../../src/kernels/gaussianFunction.js'
import { inModes, leadingIn, polynomialGaussian } from '../../src/kernels/polynomialGaussian.js'
import { coupledCosCorrelator } from '../../src/networks/coupled/coupledCosCorrelator.js'
import { architecture } from '../../src/networks/architectures.js'
import { gaussMoment } from '../../src/networks/layers/gaussMoments.js'
import { networkCorrelatorLatex } from '../../src/render/latex/networkCorrelatorLatex.js'
import { polynomialGaussianLatex } from '../../src/render/latex/polynomialGaussianLatex.js'
import { polynomialGaussianText } from '../../src/render/text/polynomialGaussianText.js'

describe('the correlators of the φ⁴ network', () => {
  const phi4Latex = (n: number): string => networkCorrelatorLatex(architecture('phi4-net'), n)

  it('compile in KaTeX, with its readout', () => {
    for (const n of [2, 3, 4, 6]) {
      expect(katex.renderToString(phi4Latex(n), { strict: 'error', throwOnError: true, displayMode: true })).toContain(
        'katex',
      )
      expect(phi4Latex(n)).not.toContain('sigma_{1}')
    }
    expect(phi4Latex(4)).toContain('M_{1 \\ldots 2k} ={}&')
  })
})

describe('polynomials times Gaussians', () => {
  it('in LaTeX have what they share in front', () => {
    expect(polynomialGaussianLatex('G', coupledCosCorrelator(2, 1))).toBe(
      '\\begin{aligned} G ={}& \\frac{\\sigma_{1}^2 v^3}{2 N^2} \\Big[ \\left( 2 N d |x_{1} - x_{2}|^2 + 4 |x_{1} - x_{2}|^2 - v |x_{1} - x_{2}|^4 \\right) ' +
        'e^{-\\frac{v}{2} |x_{1} - x_{2}|^2} \\Big] \\end{aligned}',
    )
    expect(polynomialGaussianLatex('G', leadingIn(coupledCosCorrelator(4, 1), 'N'))).toContain(
      '\\frac{\\sigma_{1}^4 v^3}{4 N^2}',
    )
  })

  it('compile in KaTeX', () => {
    for (const [n, order] of [
      [2, 0],
      [2, 2],
      [4, 0],
      [4, 1],
      [3, 1],
    ] as const)
      expect(
        katex.renderToString(polynomialGaussianLatex('G', coupledCosCorrelator(n, order)), {
          strict: 'error',
          throwOnError: true,
          displayMode: true,
        }),
      ).toContain('katex')
    expect(polynomialGaussianLatex('G', coupledCosCorrelator(3, 1))).toBe('G = 0')
    expect(
      polynomialGaussianLatex('G', polynomialGaussian(2, gaussian({}, { coefficient: monomial({ N: -1 }) }))),
    ).toContain('\\frac{1}{N} \\Big[ 1 \\Big]')
  })

  it('have weights of modes and constants in the exponent', () => {
    const fourth = inModes(gaussMoment([0, 1, 2, 3], 4))
    expect(polynomialGaussianText(fourth)).toBe(
      '  (1) exp(4 σb² − v/2 (−|x1+x2+x3+x4|² + 2 |x1|² + 2 |x2|² + 2 |x3|² + 2 |x4|²))',
    )
    expect(polynomialGaussianLatex('M', fourth)).toContain(
      'e^{4 \\sigma_{b}^2} e^{-\\frac{v}{2} \\left[ -|x_{1} + x_{2} + x_{3} + x_{4}|^2 + 2 |x_{1}|^2',
    )
  })

  it('in text give a term a line', () => {
    expect(polynomialGaussianText(coupledCosCorrelator(2, 1))).toBe(
      '  (N⁻¹ d σ₁² v³ |x1-x2|² + 2 N⁻² σ₁² v³ |x1-x2|² − 1/2 N⁻² σ₁² v⁴ |x1-x2|⁴) exp(−v/2 |x1-x2|²)',
    )
    expect(polynomialGaussianText(coupledCosCorrelator(4, 0)).split('\n')).toHaveLength(6)
    expect(polynomialGaussianText(coupledCosCorrelator(3, 0))).toBe('0')
  })
})
