import { describe, expect, it } from 'vitest'
import { finished } from '../../../src/algebra/finished.js'
import { evaluate } from '../../../src/algebra/polynomial.js'
import * as Q from '../../../src/algebra/rational.js'
import { valueInFrequency } from '../../../src/dynamics/stochastic/frequencyTerm.js'
import { frequencySeries } from '../../../src/dynamics/stochastic/inFrequency.js'
import type { FrequencySeries } from '../../../src/dynamics/stochastic/inFrequency.js'
import { normalForm } from '../../../src/dynamics/stochastic/normalForm.js'
import { readEquation } from '../../../src/dynamics/stochastic/readEquation.js'
import { valueOfTerms } from '../../../src/dynamics/stochastic/seriesTerm.js'
import { frequencyTermsText } from '../../../src/requests/sdeFrequency.js'
import { loopFrequencies } from '../../oracles/loopFrequencies.js'

const values = { eps: 0.7, D: 1.3, E: 0.4, s0: 0.9, s1: 0.6, c3: 1.7 }

function inFrequency(
  text: string,
  quantity: 'correlation' | 'response',
  of: readonly number[],
  to: number,
  from = 0,
): FrequencySeries {
  return finished(frequencySeries(normalForm(readEquation(text)), { quantity, of, from, to }))
}

describe('functions of frequency', () => {
  it.each([
    ['dx = -x + eps x^2/2, noise D', [0, 0], 2],
    ['dx = -x - eps x^3/6, noise D', [0, 0], 2],
    ['dx = -x + eps x y; dy = -2y + x; noise x D, noise y E', [0, 1], 2],
    ['dx = -x dt + (s0 + s1 x) dW', [0, 0], 4],
    ['dx = -x + eps x^2, cumulants D, c3', [0, 0], 1],
  ] as const)('%s: each diagram is the integral over the frequencies of its loops', (text, of, to) => {
    for (const quantity of ['correlation', 'response'] as const) {
      const { series, diagrams } = inFrequency(text, quantity, of, to)
      expect(diagrams.length).toBe(series.diagrams.length)
      for (const [i, { integral, amplitude, factor, weighted }] of series.diagrams.entries()) {
        const size = (evaluate(amplitude, values) * Q.toNumber(factor)) / Number(weighted.automorphisms.fixed)
        for (const omega of [0.7, -1.9]) {
          // Two loops share a line, on which both frequencies may be large.
          const isTwoLoops = integral.lines.length > integral.size + 2
          const [re, im] = loopFrequencies(integral, omega, isTwoLoops ? 320 : 160)
          const found = valueInFrequency(diagrams[i]?.terms ?? [], omega, values)
          expect(found.re).toBeCloseTo(size * re, isTwoLoops ? 5 : 9)
          expect(found.im).toBeCloseTo(size * im, isTwoLoops ? 5 : 9)
        }
      }
    }
  })

  it('are sums of what their diagrams are, and integrals over time of the functions of time', () => {
    const text = 'dx = -x + eps x y; dy = -2y + x; noise x D, noise y E'
    const { terms, diagrams, series } = inFrequency(text, 'correlation', [0, 1], 2)
    const other = inFrequency(text, 'correlation', [1, 0], 2)
    for (const omega of [0, 0.4, 3]) {
      const sum = diagrams.map((each) => valueInFrequency(each.terms, omega, values))
      const found = valueInFrequency(terms, omega, values)
      expect(found.re).toBeCloseTo(
        sum.reduce((all, { re }) => all + re, 0),
        12,
      )
      expect(found.im).toBeCloseTo(
        sum.reduce((all, { im }) => all + im, 0),
        12,
      )
      // τ = e^u, for the trapezoidal rule of which 0 and ∞ are far away.
      let [re, im] = [0, 0]
      const step = 1 / 40
      for (let u = -40; u < 4.5; u += step) {
        const tau = Math.exp(u)
        const [later, earlier] = [series.terms, other.series.terms].map(
          (each) => valueOfTerms(each, tau, values) * tau * step,
        )
        re += ((later ?? 0) + (earlier ?? 0)) * Math.cos(omega * tau)
        im += ((later ?? 0) - (earlier ?? 0)) * Math.sin(omega * tau)
      }
      expect(found.re).toBeCloseTo(re, 8)
      expect(found.im).toBeCloseTo(im, 8)
    }
  })

  it('a Lorentzian is one, and rates that are symbols stay', () => {
    const text = (equation: string, quantity: 'correlation' | 'response', order: number): string =>
      frequencyTermsText(inFrequency(equation, quantity, [0, 0], order, order).terms)
    expect(text('dx = -x, noise D', 'correlation', 0)).toBe('D/(1 + ω²)')
    expect(text('dx = -2x, noise D', 'response', 0)).toBe('1/(2 − iω)')
    expect(text('dx = -a x, noise D', 'correlation', 0)).toBe('D/(a² + ω²)')
    expect(text('dx = -x + eps x^2/2, noise D', 'correlation', 2)).toBe(
      '−1/2 D² eps²/(1 + ω²) + 3/2 D² eps²/(1 + ω²)² + 1/2 D² eps²/(4 + ω²)',
    )
  })

  it('fluctuation and dissipation: C(ω) = (D/ω) Im R(ω), to order eps⁴', () => {
    for (const text of ['dx = -x + eps x^2/2, noise D', 'dx = -3/2 x - eps x^3/6, noise D']) {
      const correlation = inFrequency(text, 'correlation', [0, 0], text.includes('3/2') ? 2 : 4)
      const response = inFrequency(text, 'response', [0, 0], text.includes('3/2') ? 2 : 4)
      for (const omega of [0.3, 1, 5])
        expect(valueInFrequency(correlation.terms, omega, values).re).toBeCloseTo(
          (values.D / omega) * valueInFrequency(response.terms, omega, values).im,
          10,
        )
    }
  })
})
