import { describe, expect, it } from 'vitest'
import { finished } from '../../../src/algebra/finished.js'
import { constant, formatMonomials, monomial, scalePolynomial } from '../../../src/algebra/polynomial.js'
import type { Polynomial } from '../../../src/algebra/polynomial.js'
import * as Q from '../../../src/algebra/rational.js'
import { hierarchy } from '../../../src/dynamics/stochastic/hierarchy.js'
import { normalForm } from '../../../src/dynamics/stochastic/normalForm.js'
import { readEquation } from '../../../src/dynamics/stochastic/readEquation.js'
import type { SeriesTerm } from '../../../src/dynamics/stochastic/seriesTerm.js'
import { stochasticSeries } from '../../../src/dynamics/stochastic/stochasticSeries.js'
import type {
  SeriesDiagram,
  SeriesRequest,
  StochasticSeries,
} from '../../../src/dynamics/stochastic/stochasticSeries.js'
import { laplaceOf, transformed } from '../../../src/dynamics/stochastic/timeOrdered.js'
import { known } from '../../known/known.js'

interface KnownDiagram {
  readonly edges: readonly { readonly type: 'correlation' | 'response'; readonly from: number; readonly to: number }[]
  readonly symmetry_factor: string
  readonly 'value(times D^power)': string
}

interface KnownEquation {
  readonly 'x^2 drift (eps/2! x^2)': {
    readonly 'stationary_moments_series_in_eps (hierarchy, exact)': Readonly<
      Record<string, readonly Readonly<Record<string, string>>[]>
    >
    readonly 'connected_correlation_C(tau)_by_order (hierarchy)': readonly Readonly<Record<string, string>>[]
    readonly 'response_R(tau)_by_order (hierarchy)': readonly Readonly<Record<string, string>>[]
    readonly 'response_R(tau) eps^3,eps^4 (hierarchy)': Readonly<Record<string, Readonly<Record<string, string>>>>
    readonly diagrams: Readonly<Record<string, readonly KnownDiagram[]>>
  }
}

const table = known<KnownEquation>('msrdj.json')['x^2 drift (eps/2! x^2)']
const quadratic = normalForm(readEquation('dx = -x + eps x^2/2!, noise D'))

function series(text: string, request: SeriesRequest): StochasticSeries {
  return finished(stochasticSeries(normalForm(readEquation(text)), request))
}

/** `(1/8)*exp(-1*tau) + (3/8)*tau^2*exp(-1*tau)` as coefficients by rate and power of τ. */
function coefficients(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(' + ').map((term) => {
      const [, value = ''] = /^\(([^)]*)\)/.exec(term) ?? []
      const [, power = term.includes('*tau*') || /\)\*tau(?!\^)\*/.test(term) ? '1' : '0'] =
        /tau\^(\d+)/.exec(term) ?? []
      const [, rate = '0'] = /exp\(-(\d+)\*tau\)/.exec(term) ?? []
      return [`${rate} ${power}`, value] as const
    }),
  )
}

function ofTerms(terms: readonly SeriesTerm[]): Readonly<Record<string, string>> {
  return Object.fromEntries(terms.map(({ coefficient, t, rate }) => [`${Q.format(rate)} ${t}`, Q.format(coefficient)]))
}

/** The function of a diagram at D = eps = 1. */
function ofDiagram({ time, amplitude }: SeriesDiagram): Readonly<Record<string, string>> {
  const size = amplitude[0]?.coefficient ?? Q.zero
  return Object.fromEntries(
    [...time].flatMap(([rate, list]) =>
      list.flatMap((each, t) => {
        const value = Q.multiply(each, size)
        return Q.isZero(value) ? [] : [[`${rate} ${t}`, Q.format(value)] as const]
      }),
    ),
  )
}

const request: Readonly<Record<string, Pick<SeriesRequest, 'quantity' | 'of'>>> = {
  mean: { quantity: 'mean', of: [0] },
  correlation: { quantity: 'correlation', of: [0, 0] },
  response: { quantity: 'response', of: [0, 0] },
}

describe('the quadratic drift', () => {
  it.each(Object.keys(table.diagrams))(
    '%s: every diagram of the table with its weight and its function of time',
    (name) => {
      const [what = '', order = ''] = name.split(' eps^')
      const { diagrams } = finished(
        stochasticSeries(quadratic, {
          ...(request[what] as Pick<SeriesRequest, 'quantity' | 'of'>),
          from: Number(order),
          to: Number(order),
        }),
      )
      const row = (automorphisms: string, value: Readonly<Record<string, string>>): string =>
        `1/${automorphisms} ${JSON.stringify(Object.entries(value).sort())}`
      expect(diagrams.map((each) => row(`${each.weighted.automorphisms.fixed}`, ofDiagram(each))).sort()).toEqual(
        (table.diagrams[name] ?? [])
          .map((each) => row(each.symmetry_factor, coefficients(each['value(times D^power)'])))
          .sort(),
      )
    },
  )

  it('has the correlation and the response of the table, to the fourth order', () => {
    const at = (what: string, order: number): readonly SeriesTerm[] =>
      finished(
        stochasticSeries(quadratic, {
          ...(request[what] as Pick<SeriesRequest, 'quantity' | 'of'>),
          from: order,
          to: order,
        }),
      ).terms
    const C = table['connected_correlation_C(tau)_by_order (hierarchy)']
    const R = table['response_R(tau)_by_order (hierarchy)']
    expect(ofTerms(at('correlation', 0))).toEqual(coefficients(C[0]?.['D^1'] as string))
    expect(ofTerms(at('correlation', 2))).toEqual(coefficients(C[2]?.['D^2'] as string))
    expect(ofTerms(at('response', 2))).toEqual(coefficients(R[2]?.['D^1'] as string))
    expect(ofTerms(at('response', 4))).toEqual(
      coefficients(table['response_R(tau) eps^3,eps^4 (hierarchy)']['4']?.['D^2'] as string),
    )
    expect(at('response', 3)).toEqual([])
  })

  it('has the moments of the table to the eighth order', () => {
    const { moment } = hierarchy(quadratic)
    const moments = table['stationary_moments_series_in_eps (hierarchy, exact)']
    for (const [name, orders] of Object.entries(moments)) {
      const power = Number(/\d+/.exec(name)?.[0])
      orders.forEach((expected, order) => {
        const [entry] = Object.entries(expected)
        const value: Polynomial =
          entry === undefined
            ? constant(0)
            : scalePolynomial(
                monomial({ D: Number(entry[0].slice(2)), ...(order === 0 ? {} : { eps: order }) }),
                Q.parse(entry[1]),
              )
        expect(formatMonomials(moment([power], order))).toBe(formatMonomials(value))
      })
    }
  })

  it('has all 1004 diagrams of the sixth order, each with the transform that time ordering gives directly', () => {
    const { diagrams } = finished(stochasticSeries(quadratic, { quantity: 'correlation', of: [0, 0], from: 6, to: 6 }))
    expect(diagrams.length).toBe(1004)
    for (const s of [Q.rational(3, 7), Q.rational(11, 5)])
      for (const { weighted, time, integral } of diagrams)
        expect(Q.multiply(laplaceOf(time, s), Q.rational(weighted.automorphisms.fixed))).toEqual(
          transformed(integral, s),
        )
  })
})

describe('other equations', () => {
  it('cubic drift: mean square of the Boltzmann weight, by quadrature of nothing but Gaussian moments', () => {
    // P ∝ exp(−x²/D + ε x⁴/(12 D)): ⟨x²⟩ = D/2 + ε/(12 D)(⟨x⁶⟩ − ⟨x²⟩⟨x⁴⟩) + … with Gaussian moments of variance D/2.
    const { terms } = series('dx = -x + eps x^3/6, noise D', { quantity: 'correlation', of: [0, 0], from: 0, to: 1 })
    const atZero = (order: number): Q.Rational =>
      Q.sum(
        terms
          .filter(({ powers, t }) => t === 0 && Q.equal(powers['eps'] ?? Q.zero, Q.rational(order)))
          .map(({ coefficient }) => coefficient),
      )
    expect(Q.format(atZero(0))).toBe('1/2')
    // (15 − 3)/(12 · 8)
    expect(Q.format(atZero(1))).toBe('1/8')
  })

  it('multiplicative noise: ⟨x²⟩ = s0²/(2 − s1²), the mean of Stratonovich’s sense', () => {
    const { terms } = series('dx = -x dt + (s0 + s1 x) dW', { quantity: 'cumulant', of: [0, 0], from: 0, to: 8 })
    // s0²/2 Σ (s1²/2)^n
    expect(terms.map(({ coefficient }) => Q.format(coefficient))).toEqual(['1/2', '1/4', '1/8', '1/16', '1/32'])
    const mean = series('dx = -x + (s0 + s1 x) dW, Stratonovich', { quantity: 'mean', of: [0], from: 0, to: 5 })
    // ½ s0 s1/(1 − s1²/2)
    expect(mean.terms.map(({ coefficient }) => Q.format(coefficient))).toEqual(['1/2', '1/4', '1/8'])
  })

  it('shot noise: cumulants of a linear equation are c_n/n', () => {
    const { terms } = series('dx = -x, cumulants D, c3, c4', { quantity: 'cumulant', of: [0, 0, 0, 0], from: 0, to: 0 })
    expect(terms).toMatchObject([{ coefficient: Q.rational(1, 4), powers: { c4: Q.one } }])
  })

  it('two components: Lyapunov’s equation, and vertices between them', () => {
    // A = [[−1, 0], [1, −2]]: ⟨x²⟩ = D/2, ⟨xy⟩ = D/6, ⟨y²⟩ = D/12 + E/4
    const text = 'dx = -x; dy = x - 2y; noise x D, noise y E'
    const variance = (of: readonly number[]): string =>
      series(text, { quantity: 'cumulant', of, from: 0, to: 0 })
        .terms.map(({ coefficient, powers }) => `${Q.format(coefficient)} ${Object.keys(powers).join()}`)
        .join(' + ')
    expect([variance([0, 0]), variance([0, 1]), variance([1, 1])]).toEqual(['1/2 D', '1/6 D', '1/12 D + 1/4 E'])
    const coupled = series('dx = -x + eps x y; dy = -2y + x + a x^2; noise x D, noise y E', {
      quantity: 'correlation',
      of: [0, 1],
      from: 0,
      to: 2,
    })
    expect(coupled.diagrams.length).toBe(87)
    for (const { weighted, time, integral } of coupled.diagrams)
      expect(Q.multiply(laplaceOf(time, Q.rational(3, 7)), Q.rational(weighted.automorphisms.fixed))).toEqual(
        transformed(integral, Q.rational(3, 7)),
      )
  })

  it('correlated noises, of which no closed line is left out', () => {
    // ⟨x⟩ = eps ⟨xy⟩ = eps F/3
    const { terms } = series('dx = -x + eps x y; dy = -2y; noise D, noise x y F', {
      quantity: 'mean',
      of: [0],
      from: 1,
      to: 1,
    })
    expect(terms).toMatchObject([{ coefficient: Q.rational(1, 3), powers: { F: Q.one, eps: Q.one } }])
  })

  it('a symbolic rate is the unit, rates that are fractions stay exact', () => {
    const unit = series('dx = -a x + eps x^2, noise D', { quantity: 'correlation', of: [0, 0], from: 2, to: 2 })
    expect(unit.terms).toMatchObject([
      { coefficient: Q.rational(3, 2), t: 1, powers: { D: Q.rational(2), a: Q.rational(-3), eps: Q.rational(2) } },
      { coefficient: Q.rational(1, 2), t: 0, rate: Q.one, rateUnit: { a: Q.one } },
      { coefficient: Q.rational(1, 2), t: 0, rate: Q.rational(2) },
    ])
    // At a = 3/2 the same as with the number.
    const number = series('dx = -3/2 x + eps x^2, noise D', { quantity: 'correlation', of: [0, 0], from: 2, to: 2 })
    const a = 1.5
    const values = unit.terms.map(
      ({ coefficient, powers }) => Q.toNumber(coefficient) * a ** Q.toNumber(powers['a'] as Q.Rational),
    )
    const exact = number.terms.map(({ coefficient }) => Q.toNumber(coefficient))
    expect(exact.length).toBe(3)
    const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0)
    expect(sum(exact)).toBeCloseTo(sum(values), 12)
    expect(Math.max(...exact)).toBeCloseTo(Math.max(...values), 12)
  })

  it('a constant drift shifts, a drift of numbers is expanded by loops', () => {
    const shifted = series('dx = mu - x + eps x^2, noise D', { quantity: 'mean', of: [0], from: 0, to: 1 })
    // x = μ + ε(μ² + D/2)
    expect(shifted.terms.map(({ coefficient }) => Q.format(coefficient))).toEqual(['1', '1/2', '1'])
    const byLoops = series('dx = -x + x^2/2, noise D', { quantity: 'correlation', of: [0, 0], from: 1, to: 1 })
    const byPowers = finished(stochasticSeries(quadratic, { quantity: 'correlation', of: [0, 0], from: 2, to: 2 }))
    expect(ofTerms(byLoops.terms)).toEqual(ofTerms(byPowers.terms))
  })
})
