import { describe, expect, it } from 'vitest'
import { finished } from '../../../src/algebra/finished.js'
import * as Q from '../../../src/algebra/rational.js'
import { frequencySeries } from '../../../src/dynamics/stochastic/inFrequency.js'
import { valueInFrequency } from '../../../src/dynamics/stochastic/frequencyTerm.js'
import type { StochasticQuantity } from '../../../src/dynamics/stochastic/measured.js'
import { normalForm } from '../../../src/dynamics/stochastic/normalForm.js'
import { readEquation } from '../../../src/dynamics/stochastic/readEquation.js'
import { valueOfTerms } from '../../../src/dynamics/stochastic/seriesTerm.js'
import type { SeriesTerm } from '../../../src/dynamics/stochastic/seriesTerm.js'
import { startedSeries } from '../../../src/dynamics/stochastic/startedSeries.js'
import { stochasticSeries } from '../../../src/dynamics/stochastic/stochasticSeries.js'
import { termsText } from '../../../src/requests/sdeTerms.js'
import { momentsByOrders } from '../../oracles/momentOde.js'
import type { DrivenSystem } from '../../oracles/momentOde.js'

function started(
  text: string,
  quantity: StochasticQuantity,
  of: readonly number[],
  from: number,
  to = from,
): readonly SeriesTerm[] {
  return finished(startedSeries(normalForm(readEquation(text)), { quantity, of, from, to })).terms
}

const D = 0.8
const A = 0.6
const numbers = { D, A, B: 0.3, E: 0.5, x0: 0.4, eps: 1 }
const quadratic = [
  { coefficient: -1, order: 0, powers: [1] },
  { coefficient: 0.5, order: 1, powers: [2] },
]

/** By orders of eps: a moment less the products of the two that it falls apart into. */
function connected(of: readonly number[], first: readonly number[], second: readonly number[]): readonly number[] {
  return of.map((each, k) => each - first.slice(0, k + 1).reduce((sum, a, i) => sum + a * (second[k - i] as number), 0))
}

describe('a drive', () => {
  const drives: readonly (readonly [string, (t: number) => number])[] = [
    ['A cos(2 t)', (t) => A * Math.cos(2 * t)],
    ['A sin(t/2) - exp(-3 t)', (t) => A * Math.sin(t / 2) - Math.exp(-3 * t)],
    ['1/2 exp(-t) + A cos(t)', (t) => Math.exp(-t) / 2 + A * Math.cos(t)],
    ['A cos(3.14159 t)', (t) => A * Math.cos(3.14159 * t)],
  ]
  it.each([
    ['cos(t)/2', '1/2 cos(t)'],
    ['A sin(2 t)/a', 'A a^{-1} sin(2 t)'],
    ['-exp(-t)/3', '-1/3 exp(-t)'],
    [String.raw`\frac{A}{2}\cos(t)/3`, 'A/6 cos(t)'],
  ])('%s is %s', (text, same) => {
    const read = (drive: string): unknown => readEquation(`dx = ${drive} - x, noise D, x(0) = 0`).drives
    expect(read(text)).toEqual(read(same))
  })

  it.each(drives)(
    '%s: mean, variance, correlation and response to order 2 are those of the moments in time',
    (text, drive) => {
      const equation = `dx = -x + eps x^2/2 + ${text}, noise D, x(0) = x0`
      const system: DrivenSystem = { drift: [quadratic], noise: [[D]], drive: [drive], start: [numbers.x0] }
      const [t, tau] = [0.9, 0.7]
      const mean = momentsByOrders(system, [1], 2, { at: t })
      const later = momentsByOrders(system, [1], 2, { at: t + tau })
      const variance = connected(momentsByOrders(system, [2], 2, { at: t }), mean, mean)
      const together = momentsByOrders(system, [1], 2, { at: t, after: { of: 0, by: tau } })
      const correlation = connected(together, mean, later)
      const kicked = (kick: number): readonly number[] => {
        const shifted = { ...system, start: [numbers.x0 + kick] }
        return momentsByOrders(shifted, [1], 2, { at: t })
      }
      for (let k = 0; k <= 2; k++) {
        expect(valueOfTerms(started(equation, 'mean', [0], k), t, numbers)).toBeCloseTo(mean[k] as number, 9)
        expect(valueOfTerms(started(equation, 'cumulant', [0, 0], k), t, numbers)).toBeCloseTo(variance[k] as number, 9)
        expect(valueOfTerms(started(equation, 'correlation', [0, 0], k), tau, numbers, t)).toBeCloseTo(
          correlation[k] as number,
          9,
        )
        const slope = ((kicked(1e-3)[k] as number) - (kicked(-1e-3)[k] as number)) / 2e-3
        expect(valueOfTerms(started(equation, 'response', [0, 0], k), t, numbers, 0)).toBeCloseTo(slope, 5)
      }
    },
  )

  it('of one of two components, with a full matrix of the linear drift', () => {
    const text =
      'dx = -2x + y + eps x y; dy = 2x - 3y + A cos(t) - B exp(-2t); noise x D, noise y E; x(0) = x0; y(0) = 0'
    const system: DrivenSystem = {
      drift: [
        [
          { coefficient: -2, order: 0, powers: [1, 0] },
          { coefficient: 1, order: 0, powers: [0, 1] },
          { coefficient: 1, order: 1, powers: [1, 1] },
        ],
        [
          { coefficient: 2, order: 0, powers: [1, 0] },
          { coefficient: -3, order: 0, powers: [0, 1] },
        ],
      ],
      noise: [
        [D, 0],
        [0, numbers.E],
      ],
      drive: [() => 0, (t) => A * Math.cos(t) - numbers.B * Math.exp(-2 * t)],
      start: [numbers.x0, 0],
    }
    const [x, y] = [
      [1, 0],
      [0, 1],
    ].map((powers) => momentsByOrders(system, powers, 1, { at: 0.6 })) as [number[], number[]]
    const both = connected(momentsByOrders(system, [1, 1], 1, { at: 0.6 }), x, y)
    for (let k = 0; k <= 1; k++) {
      expect(valueOfTerms(started(text, 'mean', [1], k), 0.6, numbers)).toBeCloseTo(y[k] as number, 9)
      expect(valueOfTerms(started(text, 'cumulant', [0, 1], k), 0.6, numbers)).toBeCloseTo(both[k] as number, 9)
    }
  })

  it('late, what is linear in it turns as the response in frequency says', () => {
    const late = started('dx = -x + eps x^2/2 + A cos(2 t), noise D, x(0) = x0', 'mean', [0], 2).filter(
      ({ rate, powers, turn }) => Q.isZero(rate) && Q.equal(powers['A'] ?? Q.zero, Q.one) && turn !== undefined,
    )
    const form = normalForm(readEquation('dx = -x + eps x^2/2, noise D'))
    const { terms } = finished(frequencySeries(form, { quantity: 'response', of: [0, 0], from: 2, to: 2 }))
    const { re, im } = valueInFrequency(terms, 2, numbers)
    for (const t of [0.3, 2])
      expect(valueOfTerms(late, t, numbers)).toBeCloseTo(A * (re * Math.cos(2 * t) + im * Math.sin(2 * t)), 12)
  })

  it('is printed as it is', () => {
    const text = (equation: string): string => termsText(started(equation, 'mean', [0], 0), 't')
    expect(text('dx = -x + A cos(2 t), noise D, x(0) = 0')).toBe('1/5 A cos(2t) + 2/5 A sin(2t) − 1/5 A e^(−t)')
    expect(text('dx = (-a x + A sin(3 a t)) dt + sqrt(D) dW, x(0) = 0')).toBe(
      '−3/10 A a⁻¹ cos(3 a t) + 1/10 A a⁻¹ sin(3 a t) + 3/10 A a⁻¹ e^(−a t)',
    )
    expect(text('dx = -x + exp(-t), noise D, x(0) = 0')).toBe('t e^(−t)')
    expect(text('\\dot{x} = -x + A\\cos(t) + \\xi(t), noise D, x(0) = 0')).toBe(
      '1/2 A cos(t) + 1/2 A sin(t) − 1/2 A e^(−t)',
    )
  })

  it.each([
    ['dx = -x + A cos(2 t), noise D', /start: expected a start, such as --from x=0, for a drive/],
    ['dx = -x + A cos(2 t + 1), noise D, x(0) = 0', /in place of a phase/],
    ['dx = -x + x cos(2 t), noise D, x(0) = 0', /a drive that no component multiplies/],
    ['dx = -x + A cos(w t), noise D, x(0) = 0', /--param gives a parameter its value/],
    ['dx = -x + A t, noise D, x(0) = 0', /for t is the time/],
    ['dx = -x + x^2/9 + cos(t), noise D, x(0) = 0', /a parameter in front of what is not linear/],
    ['dx = -x + cos(t)/0, noise D, x(0) = 0', /expected a polynomial.*received '1\/0'/],
    ['dx = -x + cos(t)/x, noise D, x(0) = 0', /a drive that no component multiplies/],
    // Beyond that the real and the imaginary part of a rate would not be told from each other.
    ['dx = -x + A cos(3.14159265 t), noise D, x(0) = 0', /with fewer digits.* received a denominator of 20000000/],
    ['dx = -x + 1/1000003 exp(-1000003/1000000 t), noise D, x(0) = 0', /with fewer digits.* received a denominator/],
    [
      `dx = -${'9'.repeat(26)} x + eps x^2, noise D`,
      /with fewer digits.* received a denominator of 1 with a rate of 1e\+26/,
    ],
  ])('%s is refused in one sentence', (text, sentence) => {
    expect(() => normalForm(readEquation(text))).toThrow(sentence)
  })
})

describe('kept back: by a program of its own', () => {
  const stationary = (
    text: string,
    quantity: StochasticQuantity,
    of: readonly number[],
    order: number,
  ): readonly SeriesTerm[] =>
    finished(stochasticSeries(normalForm(readEquation(text)), { quantity, of, from: order, to: order })).terms

  it('the cubic drift to order 3, mean square and correlation', () => {
    const system: DrivenSystem = {
      drift: [
        [
          { coefficient: -1, order: 0, powers: [1] },
          { coefficient: -1 / 6, order: 1, powers: [3] },
        ],
      ],
      noise: [[D]],
      start: [0],
    }
    const square = momentsByOrders(system, [2], 3, { at: 24, step: 0.02 })
    const later = momentsByOrders(system, [1], 3, { at: 24, after: { of: 0, by: 0.8 }, step: 0.02 })
    for (let k = 0; k <= 3; k++) {
      const text = 'dx = -x - eps x^3/6, noise D'
      expect(valueOfTerms(stationary(text, 'cumulant', [0, 0], k), 0, numbers)).toBeCloseTo(square[k] as number, 6)
      expect(valueOfTerms(stationary(text, 'correlation', [0, 0], k), 0.8, numbers)).toBeCloseTo(later[k] as number, 6)
    }
  })

  it('two components with a full matrix, correlated noise, to order 2', () => {
    const system: DrivenSystem = {
      drift: [
        [
          { coefficient: -2, order: 0, powers: [1, 0] },
          { coefficient: 1, order: 0, powers: [0, 1] },
          { coefficient: 1, order: 1, powers: [1, 1] },
        ],
        [
          { coefficient: 2, order: 0, powers: [1, 0] },
          { coefficient: -3, order: 0, powers: [0, 1] },
          { coefficient: -0.5, order: 1, powers: [2, 0] },
        ],
      ],
      noise: [
        [D, 0.2],
        [0.2, numbers.E],
      ],
      start: [0, 0],
    }
    const text = 'dx = -2x + y + eps x y; dy = 2x - 3y - eps x^2/2; noise x D, noise y E, noise x y 1/5'
    const [x, y] = [
      [1, 0],
      [0, 1],
    ].map((powers) => momentsByOrders(system, powers, 2, { at: 20, step: 0.01 })) as [number[], number[]]
    const later = connected(momentsByOrders(system, [1, 0], 2, { at: 20, after: { of: 1, by: 0.5 }, step: 0.01 }), x, y)
    for (let k = 0; k <= 2; k++) {
      expect(valueOfTerms(stationary(text, 'mean', [1], k), 0, numbers)).toBeCloseTo(y[k] as number, 6)
      expect(valueOfTerms(stationary(text, 'correlation', [0, 1], k), 0.5, numbers)).toBeCloseTo(later[k] as number, 6)
    }
  })
})
