import { describe, expect, it } from 'vitest'
import { effectiveAction } from '../../src/models/loops/effectiveAction.js'
import { describeRight } from './describeRight.js'
import { claimOf } from './identityClaims.js'

describeRight([
  [
    'theory=phi4 legs=2 order=1 filter=1pi',
    String.raw`\Gamma[\phi] = S[\phi] + \frac{1}{2}\,\mathrm{Tr}\ln S^{(2)}[\phi] + O(\hbar^2)`,
  ],
  ['', String.raw`\Gamma[\phi] = S[\phi] + \frac{\hbar}{2} \mathrm{Tr} \ln S^{(2)}[\phi] + O(\hbar^2)`],
  ['', String.raw`\Gamma[\varphi] = S[\varphi] + \frac{\hbar}{2} \ln\det S''[\varphi] + \mathcal{O}(\hbar^2)`],
  ['', String.raw`\Gamma(\phi) = S(\phi) + \frac{1}{2} \log \det S''(\phi) + \dots`],
  [
    '',
    String.raw`\Gamma_{\text{1-loop}}[\bar\phi] = \frac{\hbar}{2} \operatorname{Tr}\left[ \ln S^{(2)}[\bar\phi] \right]`,
  ],
  [
    '',
    String.raw`\Gamma[\Phi] = S[\Phi] + \frac{\hbar}{2}\,\mathrm{Tr}\,\ln\left( \frac{\delta^2 S}{\delta\Phi\,\delta\Phi} \right) + O(\hbar^2)`,
  ],
  [
    '',
    String.raw`\Gamma[\phi] = S[\phi] + \frac{\hbar}{2} \mathrm{Tr} \ln \frac{S^{(2)}[\phi]}{S^{(2)}[0]} + O(\hbar^2)`,
  ],
  ['', String.raw`\Gamma[\phi] = S[\phi] - \frac{1}{2}\,\mathrm{Tr}\ln G[\phi] + O(\hbar^2)`],
  ['', String.raw`\Gamma(x^*) = -S(x^*) + \frac{1}{2} \ln\det\left(-S^{(2)}(x^*)\right) + \ldots`],
  ['', String.raw`\Gamma(\phi) = S(\phi) + \frac{\hbar}{2} \ln S''(\phi) + O(\hbar^2)`],
  [
    '',
    String.raw`\Gamma(\phi) = S(\phi) + \frac{\hbar}{2} \ln S''(\phi) + \hbar^2 \left[ \frac{S''''(\phi)}{8 S''(\phi)^2} - \frac{S'''(\phi)^2}{12 S''(\phi)^3} \right] + O(\hbar^3)`,
  ],
  [
    '',
    String.raw`\Gamma[\phi] = S[\phi] + \frac{\hbar}{2} \mathrm{Tr}\ln S^{(2)} + \frac{\hbar^2}{8} S^{(4)}_{ijkl} G_{ij} G_{kl} - \frac{\hbar^2}{12} S^{(3)}_{ijk} S^{(3)}_{lmn} G_{il} G_{jm} G_{kn} + O(\hbar^3)`,
  ],
  [
    '',
    String.raw`W[J] = \int dx\, J(x)\phi_0(x) - S[\phi_0] - \frac{\hbar}{2} \mathrm{Tr}\ln S^{(2)}[\phi_0] + O(\hbar^2)`,
  ],
])

describe('the loop expansion', () => {
  it.each([
    String.raw`\Gamma[\phi] = S[\phi] + \mathrm{Tr}\ln S^{(2)}[\phi] + O(\hbar^2)`,
    String.raw`\Gamma[\phi] = S[\phi] - \frac{1}{2}\mathrm{Tr}\ln S^{(2)}[\phi] + O(\hbar^2)`,
    String.raw`\Gamma[\phi] = S[\phi] + O(\hbar^2)`,
    String.raw`\Gamma[\phi] = S[\phi] + \frac{1}{2}\mathrm{Tr}\ln S^{(2)}[\phi] + O(\hbar^3)`,
  ])('%s is wrong', async (tex) => {
    expect((await claimOf(tex)).verdict).toBe('wrong')
  })

  it.each([
    String.raw`\Gamma[\phi] = S[\phi] + \frac{i\hbar}{2} \mathrm{Tr} \ln S^{(2)}[\phi] + O(\hbar^2)`,
    String.raw`\Gamma[\phi, G] = S[\phi] + \frac{1}{2} \mathrm{Tr} \ln G^{-1} + \frac12 \mathrm{Tr}\, G_0^{-1} G + \Gamma_2[\phi,G]`,
    String.raw`\Gamma_k[\phi] = S[\phi] + \frac{1}{2} \mathrm{Tr}\ln \left( S^{(2)}[\phi] + R_k\right)`,
    String.raw`\partial_t \Gamma_k[\phi] = \frac{1}{2} \mathrm{Tr}\left[ \left(\Gamma_k^{(2)}[\phi] + R_k\right)^{-1} \partial_t R_k \right]`,
    String.raw`W[J] = S[\phi_0] - \int dx\, J(x)\phi_0(x) + \frac{\hbar}{2} \mathrm{Tr}\ln S^{(2)}[\phi_0] + O(\hbar^2)`,
    String.raw`\Gamma[\phi] = -S[\phi] - \frac{1}{2} \mathrm{Tr} \ln S^{(2)}[\phi] + O(\hbar^2)`,
  ])('%s is not called wrong', async (tex) => {
    expect((await claimOf(tex)).verdict).not.toBe('wrong')
  })
})

/** S = ½φ² + gφ⁴/4! at a field: the integral by the trapezoidal rule, the source by bisection. */
describe('the effective action of one variable', () => {
  const [g, field] = [0.7, 0.4]
  const action = (x: number): number => x ** 2 / 2 + (g * x ** 4) / 24
  const derivatives = [action(field), field + (g * field ** 3) / 6, 1 + (g * field ** 2) / 2, g * field, g, 0, 0]

  function exact(hbar: number): number {
    const sums = (source: number): readonly [number, number] => {
      let [total, mean] = [0, 0]
      for (let x = -6; x <= 6; x += 1e-3) {
        const weight = Math.exp(-(action(x) - source * x) / hbar)
        total += weight * 1e-3
        mean += weight * x * 1e-3
      }
      return [total, mean / total]
    }
    let [low, high] = [-3, 3]
    while (high - low > 1e-14) {
      const middle = (low + high) / 2
      if (sums(middle)[1] < field) low = middle
      else high = middle
    }
    return low * field - hbar * Math.log(sums(low)[0] / Math.sqrt(2 * Math.PI * hbar))
  }

  it('differs from its three loops by the fourth order of ħ', () => {
    const series = effectiveAction({ sites: 1, derivative: ({ length }) => derivatives[length] as number }, 3)
    const rest = (hbar: number): number => exact(hbar) - series.reduce((sum, x, k) => sum + x * hbar ** k, 0)
    const [wide, narrow] = [rest(0.1), rest(0.05)]
    expect(Math.abs(narrow)).toBeLessThan(1e-5)
    expect(wide / narrow).toBeGreaterThan(12)
    expect(wide / narrow).toBeLessThan(18)
  })
})
