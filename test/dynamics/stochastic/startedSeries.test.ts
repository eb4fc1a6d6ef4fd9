import { describe, expect, it } from 'vitest'
import { finished } from '../../../src/algebra/finished.js'
import * as Q from '../../../src/algebra/rational.js'
import type { StochasticQuantity } from '../../../src/dynamics/stochastic/measured.js'
import { normalForm } from '../../../src/dynamics/stochastic/normalForm.js'
import { readEquation } from '../../../src/dynamics/stochastic/readEquation.js'
import { valueOfTerms } from '../../../src/dynamics/stochastic/seriesTerm.js'
import type { SeriesTerm } from '../../../src/dynamics/stochastic/seriesTerm.js'
import { startedSeries } from '../../../src/dynamics/stochastic/startedSeries.js'
import { stochasticSeries } from '../../../src/dynamics/stochastic/stochasticSeries.js'

function from(text: string, quantity: StochasticQuantity, of: readonly number[], to: number): readonly SeriesTerm[] {
  return finished(startedSeries(normalForm(readEquation(text)), { quantity, of, from: 0, to })).terms
}

function written(terms: readonly SeriesTerm[]): readonly string[] {
  return terms.map(({ coefficient, powers, t, rate }) =>
    [
      Q.format(coefficient),
      ...Object.entries(powers).map(([symbol, power]) => `${symbol}^${Q.format(power)}`),
      `t^${t}`,
      `rate ${Q.format(rate)}`,
    ].join(' '),
  )
}

describe('from a given start', () => {
  it('a linear equation: x0 e^{−t}, and (D/2)(e^{−τ} − e^{−τ−2t′})', () => {
    const text = 'dx = -x, noise D, x(0) = x0'
    expect(written(from(text, 'mean', [0], 0))).toEqual(['1 x0^1 t^0 rate 1'])
    expect(
      from(text, 'correlation', [0, 0], 0).map(({ coefficient, rate, earlier }) =>
        [coefficient, rate, earlier?.rate ?? Q.zero].map(Q.format).join(' '),
      ),
    ).toEqual(['1/2 1 0', '-1/2 1 2'])
  })

  it('without noise: the deterministic solution x0 e^{−t}/(1 − ε x0 (1 − e^{−t})/2), order by order', () => {
    const terms = from('dx = -x + eps x^2/2, noise D, x(0) = x0', 'mean', [0], 4).filter(
      ({ powers }) => powers['D'] === undefined,
    )
    for (const t of [0.3, 1, 4]) {
      const [x0, eps, decay] = [1.3, 0.7, Math.exp(-t)]
      const expected = [0, 1, 2, 3, 4].reduce((sum, n) => sum + x0 * decay * ((eps * x0 * (1 - decay)) / 2) ** n, 0)
      expect(valueOfTerms(terms, t, { x0, eps })).toBeCloseTo(expected, 12)
    }
  })

  it('free diffusion, drifting, unstable and geometric motion: no stationary state is needed', () => {
    expect(written(from('dx = mu, noise D, x(0) = x0', 'mean', [0], 0))).toEqual([
      '1 mu^1 t^1 rate 0',
      '1 x0^1 t^0 rate 0',
    ])
    expect(written(from('dx = mu, noise D, x(0) = x0', 'cumulant', [0, 0], 0))).toEqual(['1 D^1 t^1 rate 0'])
    expect(written(from('dx = 2x, noise D, x(0) = 0', 'cumulant', [0, 0], 0))).toEqual([
      '1/4 D^1 t^0 rate -4',
      '-1/4 D^1 t^0 rate 0',
    ])
    // ⟨⟨x²⟩⟩ = x0² e^{−2t} (e^{s² t} − 1)
    expect(written(from('dx = -x dt + s x dW, x(0) = x0', 'cumulant', [0, 0], 4))).toEqual([
      '1 s^2 x0^2 t^1 rate 2',
      '1/2 s^4 x0^2 t^2 rate 2',
    ])
  })

  it.each([
    ['dx = -x + eps x^2/2, noise D', 'x(0) = x0', 1, 2],
    ['dx = -x - eps x^3/6, noise D', 'x(0) = x0', 1, 2],
    ['dx = -x dt + (s0 + s1 x) dW', 'x(0) = x0', 1, 2],
    ['dx = -x + eps x y; dy = -2y + x; noise x D, noise y E', 'x(0) = x0; y(0) = 1/2', 2, 1],
    ['dx = mu - a x + eps x^2, noise D', 'x(0) = 0', 1, 2],
  ])('%s forgets its start: late the answer is the stationary one, term by term', (text, start, components, to) => {
    for (const quantity of ['correlation', 'response'] as const) {
      const of = [0, components - 1]
      const late = from(`${text}; ${start}`, quantity, of, to).flatMap(({ earlier, ...term }) =>
        earlier?.t === 0 && Q.isZero(earlier.rate) ? [term] : [],
      )
      const { terms } = finished(stochasticSeries(normalForm(readEquation(text)), { quantity, of, from: 0, to }))
      expect(late).toEqual(terms)
    }
    const one = { quantity: 'cumulant' as const, of: [0, components - 1], from: 0, to }
    const { terms } = finished(stochasticSeries(normalForm(readEquation(text)), one))
    const late = from(`${text}; ${start}`, 'cumulant', one.of, to).filter(({ t, rate }) => t === 0 && Q.isZero(rate))
    expect(late).toEqual(terms)
  })

  it('the response to a kick at time 0 is the derivative of the mean by the start', () => {
    const text = 'dx = -x + eps x^2/2 - b x^3, noise D, x(0) = x0'
    const response = from(text, 'response', [0, 0], 2)
    const mean = from(text, 'mean', [0], 2)
    for (const t of [0.2, 1.7]) {
      const at = (x0: number): number => valueOfTerms(mean, t, { eps: 0.3, b: 0.2, D: 0.8, x0 })
      const slope = (at(0.6 + 1e-4) - at(0.6 - 1e-4)) / 2e-4
      expect(valueOfTerms(response, t, { eps: 0.3, b: 0.2, D: 0.8, x0: 0.6 }, 0)).toBeCloseTo(slope, 7)
    }
  })

  it('agrees with the Fokker–Planck equation, solved on a grid', () => {
    const [eps, D, x0, t] = [0.06, 0.5, 0.8, 0.7]
    const { mean, variance } = fokkerPlanck((x) => -x - (eps * x ** 3) / 6 + (eps * x ** 2) / 2, D, x0, t)
    const text = 'dx = -x + eps x^2/2 - eps x^3/6, noise D, x(0) = x0'
    expect(valueOfTerms(from(text, 'mean', [0], 3), t, { eps, D, x0 })).toBeCloseTo(mean, 4)
    expect(valueOfTerms(from(text, 'cumulant', [0, 0], 3), t, { eps, D, x0 })).toBeCloseTo(variance, 4)
  })
})

/** ∂P/∂t = −∂(f P)/∂x + (D/2) ∂²P/∂x² from a point, explicit in time; the errors of the step extrapolated away. */
function fokkerPlanck(
  drift: (x: number) => number,
  D: number,
  x0: number,
  until: number,
): { readonly mean: number; readonly variance: number } {
  const at = (h: number): readonly [number, number] => {
    const size = Math.round(10 / h)
    const xs = Float64Array.from({ length: size + 1 }, (_, i) => (i - size / 2) * h)
    let P = new Float64Array(size + 1)
    P[Math.round((x0 + 5) / h)] = 1
    const steps = Math.ceil((until * D) / (0.4 * h * h))
    const dt = until / steps
    for (let n = 0; n < steps; n++) {
      const next = Float64Array.from(P)
      for (let i = 0; i < size; i++) {
        const f = (drift(xs[i] as number) + drift(xs[i + 1] as number)) / 2
        const [a, b] = [P[i] as number, P[i + 1] as number]
        const flow = dt * ((f * (a + b)) / 2 / h - ((D / 2) * (b - a)) / h / h)
        next[i] = (next[i] as number) - flow
        next[i + 1] = (next[i + 1] as number) + flow
      }
      P = next
    }
    const moment = (k: number): number => P.reduce((sum, p, i) => sum + p * (xs[i] as number) ** k, 0)
    return [moment(1), moment(2) - moment(1) ** 2]
  }
  const [coarse, fine] = [at(0.1), at(0.05)]
  const [mean, variance] = [0, 1].map((i) => ((fine[i] as number) * 4 - (coarse[i] as number)) / 3) as [number, number]
  return { mean, variance }
}
