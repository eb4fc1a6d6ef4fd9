import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { collect, evaluate, monomial } from '../../src/algebra/polynomial.js'
import { permutations } from '../../src/algebra/partitions.js'
import { multiplyPolynomials } from '../../src/algebra/multiplyPolynomials.js'
import * as Q from '../../src/algebra/rational.js'
import { collectForFields } from '../../src/kernels/collectForFields.js'
import { product } from '../../src/kernels/momentumTerm.js'
import type { MomentumTerm } from '../../src/kernels/momentumTerm.js'
import {
  evaluatePolynomialGaussian,
  exponentOf,
  inModes,
  polynomialGaussian,
} from '../../src/kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../../src/kernels/polynomialGaussian.js'
import type { ActionPart } from '../../src/actions/action.js'
import { breakingContinuum } from '../../src/actions/breakingContinuum.js'
import { continuumAction, continuumActionOf, continuumParts } from '../../src/actions/continuumAction.js'
import { coupledCosCorrelator } from '../../src/networks/coupled/coupledCosCorrelator.js'
import { cosCorrelator, cosNet } from '../../src/networks/cosines/cosNet.js'
import { momentumTermsLatex } from '../../src/render/latex/momentumTermsLatex.js'
import { operatorLatex } from '../../src/render/latex/operatorLatex.js'

const [N, d, v, sigma1] = [7, 1, 0.8, 1.3]
const parameters = { N, d, sigma0: Math.sqrt(v), sigma1 }
const symbols = { N, d, v, sigma1 }

/** G at α = 0 in momentum space, one dimension. */
const propagator = (p: number): number =>
  (sigma1 ** 2 / 2) * Math.sqrt((2 * Math.PI) / v) * Math.exp((-p * p) / (2 * v))

const STEP = 0.2
const RANGE = Array.from({ length: 81 }, (_, i) => (i - 40) * STEP)

/**
 * The multilinear form of a part of the action of ψ_i = G ∗ δ(· − x_i), one dimension: momenta by the trapezoidal rule.
 */
function onPropagators(terms: readonly MomentumTerm[], points: readonly number[]): number {
  const orders = [...permutations(points)]
  const of = (term: MomentumTerm): number => {
    expect(term.volumes + term.divergent.length).toBe(0)
    const legs = term.legs.map((row) => row.map(Q.toNumber))
    const form = term.form.map((row) => row.map(Q.toNumber))
    const momenta = form.reduce<readonly (readonly number[])[]>(
      (lists) => lists.flatMap((list) => RANGE.map((k) => [...list, k])),
      [[]],
    )
    const total = momenta.reduce((sum, k) => {
      const products = Object.fromEntries(k.flatMap((p, a) => k.map((q, b) => [product(a, b), p * q])))
      const exponent = form.reduce(
        (inner, row, a) =>
          inner + row.reduce((s, entry, b) => s - (entry * (k[a] as number) * (k[b] as number)) / (2 * v), 0),
        0,
      )
      const carried = legs.map((row) => row.reduce((p, entry, m) => p + entry * (k[m] as number), 0))
      const weight =
        evaluate(term.coefficient, { ...symbols, ...products }) *
        Math.exp(exponent) *
        carried.map(propagator).reduce((x, y) => x * y, 1)
      const phases = orders.reduce(
        (s, order) => s + Math.cos(carried.reduce((phase, p, i) => phase + p * (order[i] as number), 0)),
        0,
      )
      return sum + (weight * phases) / orders.length
    }, 0)
    return (
      total *
      (STEP / (2 * Math.PI)) ** form.length *
      Q.toNumber(term.scale) ** (d / 2) *
      ((2 * Math.PI) / v) ** ((d * term.gaussians) / 2)
    )
  }
  return terms.reduce((total, term) => total + of(term), 0)
}

const derivative = (n: number, points: readonly number[]): number =>
  evaluatePolynomialGaussian(
    coupledCosCorrelator(n, 1),
    points.map((x) => [x]),
    symbols,
  )

const broken = { parameter: 'alpha', coefficient: coupledCosCorrelator }
const linear = continuumParts(breakingContinuum(broken, 1))
const part = (name: ActionPart): readonly MomentumTerm[] => linear.get(name) ?? []

describe('the part of the continuum action linear in α', () => {
  it('of two fields takes G⁻¹ from both legs of −½ dG/dα', () => {
    for (const r of [0, 0.7, 1.9])
      expect(onPropagators(part('gaussian'), [r, 0])).toBeCloseTo(-derivative(2, [r, 0]) / 2, 10)
  })

  it('of four fields is the derivative of −(1/4!) G_c^(4) G⁻¹G⁻¹G⁻¹G⁻¹, that of G⁻¹ included', () => {
    const points = [0.1, 0.8, -0.5, 0.4]
    const sum = onPropagators(part(4), points)
    // (dG/dα)/G = −2 S₂(p) G(p), a polynomial a + b p² + c p⁴, acts as a − b∂² + c∂⁴ on each point of G_c^(4).
    const [two] = part('gaussian') as readonly [MomentumTerm]
    const ratio = (p: number): number =>
      -2 *
      evaluate(two.coefficient, { ...symbols, [product(0, 0)]: p * p }) *
      Math.exp((-Q.toNumber(two.form[0]?.[0] as Q.Rational) * p * p) / (2 * v)) *
      ((2 * Math.PI) / v) ** (two.gaussians / 2) *
      propagator(p)
    const a = ratio(0)
    const c = (ratio(2) - a - 4 * (ratio(1) - a)) / 12
    const b = ratio(1) - a - c
    expect(ratio(1.7)).toBeCloseTo(a + b * 1.7 ** 2 + c * 1.7 ** 4, 10)
    const net = cosNet(parameters)
    const h = 0.05
    const mixed = points.reduce((total, _, i) => {
      const at = (steps: number): number => net.correlator(points.map((x, j) => [j === i ? x + steps * h : x]))
      const f = [-3, -2, -1, 0, 1, 2, 3].map(at)
      const apply = (weights: readonly number[]): number =>
        weights.reduce((sumOf, weight, j) => sumOf + weight * (f[j] as number), 0)
      const second = apply([2, -27, 270, -490, 270, -27, 2]) / (180 * h * h)
      const fourth = apply([-1, 12, -39, 56, -39, 12, -1]) / (6 * h ** 4)
      return total + a * at(0) - b * second + c * fourth
    }, 0)
    expect(sum).toBeCloseTo(-(derivative(4, points) - mixed) / 24, 8)
    expect(Math.abs(mixed / 24)).toBeGreaterThan(1e-5)
  })

  it.each([0, 1])(
    'is printed in momentum space and with differential operators, and compiles, to order %d',
    (order) => {
      const parts = continuumParts(breakingContinuum(broken, order))
      expect([...parts.keys()]).toEqual(order === 0 ? ['gaussian'] : ['gaussian', 2, 4])
      for (const terms of parts.values())
        for (const latex of [momentumTermsLatex('S', terms), operatorLatex('S', terms)])
          expect(katex.renderToString(latex, { strict: 'error', throwOnError: true, displayMode: true })).toContain(
            'katex',
          )
      expect(momentumTermsLatex('S', parts.get('gaussian') ?? [])).toContain(
        '\\left( k^2 - d v \\right) \\, e^{k^2/2v}',
      )
      expect(operatorLatex('S', parts.get('gaussian') ?? [])).toContain(
        '\\phi(x) \\, \\left( \\nabla^2 + d v \\right) \\, e^{-\\nabla^2/2v} \\, \\phi(x)',
      )
    },
  )
})

describe('the continuum action to first order in a small change of the correlators', () => {
  /** v ∂/∂v of a part: of (2π/v)^{d·gaussians/2}, of exp(−Σ form k·k/2v), and of each infinite integral. */
  function scaled(term: MomentumTerm): readonly MomentumTerm[] {
    const times = (powers: Readonly<Record<string, number>>, factor: Q.Rational): MomentumTerm => ({
      ...term,
      coefficient: multiplyPolynomials(term.coefficient, monomial(powers, factor)),
    })
    const exponents = term.form.flatMap((row, a) =>
      row.map((entry, b) => times({ v: -1, [product(a, b)]: 1 }, Q.multiply(entry, Q.rational(1, 2)))),
    )
    const infinite = term.divergent.map(({ exponent, squares }, i) => ({
      ...times({ v: -1 }, Q.multiply(exponent, Q.rational(1, 2))),
      divergent: term.divergent.map((each, j) => (i === j ? { exponent, squares: squares + 1 } : each)),
    }))
    return [times({ d: 1 }, Q.rational(-term.gaussians, 2)), ...exponents, ...infinite].filter(
      ({ coefficient }) => coefficient.length > 0,
    )
  }

  /** G_c^(n) and α times v ∂/∂v of it. */
  function withScale(n: number): PolynomialGaussian {
    const { terms } = inModes(cosCorrelator(n))
    const change = terms.map((term) => ({
      ...term,
      coefficient: multiplyPolynomials(
        term.coefficient,
        multiplyPolynomials(exponentOf(term), monomial({ alpha: 1, v: 1 }, Q.rational(-1, 2))),
      ),
    }))
    return polynomialGaussian(n, [...terms, ...change])
  }

  // Everything that is infinite is in it too: dS/dv, known from the closed form of S, by another way.
  it.each([0, 1, 2])('is dS/dv for a change of v, to order 1/N^%d', (order) => {
    const known = continuumParts(continuumAction(cosCorrelator, order))
    const found = continuumParts(continuumActionOf(withScale, order, 'alpha'))
    expect([...found.keys()]).toEqual([...known.keys()])
    for (const [name, terms] of found) {
      const linear = terms.flatMap((term) =>
        collect(term.coefficient, 'alpha').flatMap(([power, coefficient]) =>
          Q.equal(power, Q.one) ? [{ ...term, coefficient }] : [],
        ),
      )
      const expected = (known.get(name) ?? []).flatMap(scaled)
      expect(expected.length).toBeGreaterThan(0)
      expect(collectForFields(linear)).toHaveLength(collectForFields(expected).length)
      const difference = [
        ...linear,
        ...expected.map((term) => ({
          ...term,
          coefficient: multiplyPolynomials(term.coefficient, monomial({}, Q.rational(-1))),
        })),
      ]
      expect(collectForFields(difference)).toEqual([])
    }
  })
})
