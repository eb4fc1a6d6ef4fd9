import fc from '../fastCheck.js'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { gaussianSum } from '../../src/kernels/gaussianSum.js'
import { addPolynomials, constant, monomial } from '../../src/algebra/polynomial.js'
import type { Polynomial } from '../../src/algebra/polynomial.js'
import { multiplyPolynomials } from '../../src/algebra/multiplyPolynomials.js'
import { joinLegs } from '../../src/kernels/joinLegs.js'
import { applyKernel, inverseKernel, kernelTerm, outerProduct, toMomentumForm } from '../../src/kernels/momentumForm.js'
import type { MomentumKernel } from '../../src/kernels/momentumForm.js'
import { product } from '../../src/kernels/momentumTerm.js'
import type { MomentumTerm } from '../../src/kernels/momentumTerm.js'
import {
  evaluatePolynomialGaussian,
  inModes,
  polynomialGaussian,
  squareOf,
} from '../../src/kernels/polynomialGaussian.js'
import type { PolynomialGaussian } from '../../src/kernels/polynomialGaussian.js'
import { onWavePackets, symmetricFormOnWavePackets } from '../../src/kernels/wavePackets.js'
import type { WavePacket } from '../../src/kernels/wavePackets.js'
import { continuumAction } from '../../src/actions/continuumAction.js'
import { cosCorrelator } from '../../src/networks/cosines/cosNet.js'

const v = 0.8

/** exp(−(v/2) Σ (ℓ·x)²) in one dimension. */
function gaussian(modes: readonly (readonly number[])[]): (x: readonly number[]) => number {
  return (x) =>
    Math.exp(
      (-v / 2) * modes.reduce((total, mode) => total + mode.reduce((sum, l, i) => sum + l * (x[i] ?? 0), 0) ** 2, 0),
    )
}

function termOf(modes: readonly (readonly number[])[]): MomentumTerm {
  return toMomentumForm(
    inModes(gaussianSum(modes[0]?.length ?? 0, [{ coefficient: Q.one, powers: {}, modes }])),
  )[0] as MomentumTerm
}

/** Where joining gives a single term. */
function joined(term: MomentumTerm, a: number, b: number, kernel: MomentumKernel): MomentumTerm {
  const terms = joinLegs(term, a, b, kernel)
  expect(terms).toHaveLength(1)
  return terms[0] as MomentumTerm
}

/** The kernel K(x − y) with K(p) = (2π/v)^(1/2) e^{−c p²/2v}, that is K(r) = c^(−1/2) e^{−v r²/2c}. */
function smoothing(c: number): { readonly kernel: MomentumKernel; readonly at: (r: number) => number } {
  return {
    kernel: { coefficient: constant(1), gaussians: 1, exponent: Q.parse(`${c}`) },
    at: (r) => Math.exp((-v * r * r) / (2 * c)) / Math.sqrt(c),
  }
}

/** Narrow packets: ψ(x) = exp(−(x − c)²/2s)/√(2πs) has amplitude 1. */
const packet = (centre: number, spread: number): { centre: number[]; amplitude: number; spread: number } => ({
  centre: [centre],
  amplitude: 1,
  spread,
})

/** ∫ f over a box by the midpoint rule, exponentially accurate for Gaussians. */
function integral(dimension: number, f: (x: readonly number[]) => number, half = 9, steps = 60): number {
  const h = (2 * half) / steps
  const walk = (x: readonly number[]): number => {
    if (x.length === dimension) return f(x)
    let total = 0
    for (let i = 0; i < steps; i++) total += walk([...x, -half + (i + 0.5) * h])
    return total * h
  }
  return walk([])
}

const density = (x: number, centre: number, spread: number): number =>
  Math.exp(-((x - centre) ** 2) / (2 * spread)) / Math.sqrt(2 * Math.PI * spread)

describe('a Gaussian kernel in momentum space', () => {
  it('acts on wave packets as its integral does', () => {
    const modes = [[1, -2]]
    const found = onWavePackets(termOf(modes), [packet(0.3, 0.5), packet(-0.4, 0.7)], v, {})
    const expected = integral(
      2,
      ([x = 0, y = 0]) => gaussian(modes)([x, y]) * density(x, 0.3, 0.5) * density(y, -0.4, 0.7),
    )
    expect(found).toBeCloseTo(expected, 9)
  })

  it('with a kernel applied to a leg, acts as the convolution', () => {
    const modes = [[1, -1]]
    const { kernel, at } = smoothing(0.6)
    const found = onWavePackets(applyKernel(termOf(modes), 0, kernel), [packet(0.2, 0.5), packet(-0.4, 0.6)], v, {})
    const expected = integral(
      3,
      ([x = 0, y = 0, z = 0]) => at(x - z) * gaussian(modes)([z, y]) * density(x, 0.2, 0.5) * density(y, -0.4, 0.6),
    )
    expect(found).toBeCloseTo(expected, 8)
  })

  it('with two legs joined by a kernel, acts as the double integral', () => {
    const modes = [
      [1, 0, -1, 0],
      [0, 1, 1, -2],
    ]
    const { kernel, at } = smoothing(0.5)
    const found = onWavePackets(joined(termOf(modes), 2, 3, kernel), [packet(0.2, 0.5), packet(-0.4, 0.6)], v, {})
    const expected = integral(
      4,
      ([x = 0, y = 0, s = 0, t = 0]) =>
        gaussian(modes)([x, y, s, t]) * at(s - t) * density(x, 0.2, 0.5) * density(y, -0.4, 0.6),
      8,
      36,
    )
    expect(found).toBeCloseTo(expected, 7)
  })

  it('of a product of functions is the product', () => {
    const [a, b] = [termOf([[1, -1]]), termOf([[1, -2]])]
    const packets = [packet(0.1, 0.4), packet(-0.3, 0.9), packet(0.7, 0.5), packet(0, 0.8)]
    expect(onWavePackets(outerProduct(a, b), packets, v, {})).toBeCloseTo(
      onWavePackets(a, packets.slice(0, 2), v, {}) * onWavePackets(b, packets.slice(2), v, {}),
      12,
    )
  })

  it('keeps what diverges: a translation-invariant function closed on itself is proportional to the volume', () => {
    const { kernel } = smoothing(0.5)
    expect(
      joined(
        termOf([
          [1, -1, 0, 0],
          [0, 0, 1, -1],
        ]),
        2,
        3,
        kernel,
      ),
    ).toMatchObject({ volumes: 1, divergent: [] })
    expect(() =>
      onWavePackets(
        joined(
          termOf([
            [1, -1, 0, 0],
            [0, 0, 1, -1],
          ]),
          2,
          3,
          kernel,
        ),
        [packet(0, 1), packet(0, 1)],
        v,
        {},
      ),
    ).toThrow('divergent')
  })

  it('a kernel and its inverse undo each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }), (numerator, sigma) => {
        const twoPoint = inModes(
          gaussianSum(2, [
            { coefficient: Q.rational(numerator, 7), powers: { sigma1: Q.rational(sigma) }, modes: [[1, -1]] },
          ]),
        )
        const closed = applyKernel(toMomentumForm(twoPoint)[0] as MomentumTerm, 0, inverseKernel(twoPoint))
        expect(closed).toMatchObject({ coefficient: constant(1), gaussians: 0, form: [[Q.zero]] })
        expect(kernelTerm(inverseKernel(twoPoint)).legs).toEqual([[Q.one], [Q.rational(-1)]])
      }),
    )
  })

  it('refuses packets outside the domain of an inverse kernel', () => {
    const inverse = kernelTerm(
      inverseKernel(inModes(gaussianSum(2, [{ coefficient: Q.one, powers: {}, modes: [[1, -1]] }]))),
    )
    expect(() => onWavePackets(inverse, [packet(0, 0.1), packet(0, 0.1)], v, {})).toThrow('too narrow')
    expect(() => inverseKernel(inModes(gaussianSum(2, [])))).toThrow('single Gaussian')
  })

  describe('with polynomials', () => {
    const symbols = { v, a: 0.7, d: 1 }
    /** (1 + a r² + r⁴) exp(−v r²/2) of the mode r. */
    const quartic = (mode: readonly number[]): PolynomialGaussian => {
      const [term] = inModes(gaussianSum(mode.length, [{ coefficient: Q.one, powers: {}, modes: [mode] }])).terms
      if (term === undefined) throw new Error('no term')
      const square = squareOf(mode)
      const coefficient = addPolynomials(constant(1), monomial({ a: 1, [square]: 1 }), monomial({ [square]: 2 }))
      return polynomialGaussian(mode.length, [{ ...term, coefficient }])
    }
    const value = (f: PolynomialGaussian, x: readonly number[]): number =>
      evaluatePolynomialGaussian(
        f,
        x.map((each) => [each]),
        symbols,
      )
    const packets = [packet(0.3, 0.5), packet(-0.4, 0.7)]
    const form = (terms: readonly MomentumTerm[]): number =>
      terms.reduce((total, term) => total + onWavePackets(term, packets, v, symbols), 0)

    it('acts on wave packets as its integral does, in one dimension and in two', () => {
      const f = quartic([1, -2])
      const expected = integral(2, ([x = 0, y = 0]) => value(f, [x, y]) * density(x, 0.3, 0.5) * density(y, -0.4, 0.7))
      expect(form(toMomentumForm(f))).toBeCloseTo(expected, 9)
      const plane = [packet(0.3, 0.5), packet(-0.4, 0.7)].map((each, i) => ({ ...each, centre: [...each.centre, i] }))
      const found = toMomentumForm(f).reduce(
        (total, term) => total + onWavePackets(term, plane, v, { ...symbols, d: 2 }),
        0,
      )
      const inPlane = integral(
        4,
        ([x = 0, y = 0, s = 0, t = 0]) =>
          evaluatePolynomialGaussian(
            f,
            [
              [x, s],
              [y, t],
            ],
            { ...symbols, d: 2 },
          ) *
          density(x, 0.3, 0.5) *
          density(s, 0, 0.5) *
          density(y, -0.4, 0.7) *
          density(t, 1, 0.7),
        5,
        18,
      )
      expect(found).toBeCloseTo(inPlane, 5)
    })

    it('takes a polynomial kernel on a leg for the derivatives of the kernel', () => {
      const { kernel, at } = smoothing(0.6)
      // p² is −d²/dr².
      const second = (r: number): number => (-(v / 0.6) + ((v * r) / 0.6) ** 2) * at(r)
      const differentiated: MomentumKernel = {
        ...kernel,
        coefficient: addPolynomials(constant(2), monomial({ [product(0, 0)]: 1 })),
      }
      const f = quartic([1, -1])
      const found = form(toMomentumForm(f).map((term) => applyKernel(term, 0, differentiated)))
      const expected = integral(
        3,
        ([x = 0, y = 0, z = 0]) =>
          (2 * at(x - z) - second(x - z)) * value(f, [z, y]) * density(x, 0.3, 0.5) * density(y, -0.4, 0.7),
      )
      expect(found).toBeCloseTo(expected, 7)
    })

    it('joined by a kernel, a loop that is damped included, acts as the double integral', () => {
      const { kernel, at } = smoothing(0.5)
      const modes = [
        [1, 0, -1, 0],
        [0, 1, 1, -2],
      ]
      const [a, b] = modes.map(quartic) as [PolynomialGaussian, PolynomialGaussian]
      const both = polynomialGaussian(
        4,
        a.terms.flatMap((s) =>
          b.terms.map((t) => ({
            ...s,
            form: { ...s.form, ...t.form },
            coefficient: multiplyPolynomials(s.coefficient, t.coefficient),
          })),
        ),
      )
      const found = form(toMomentumForm(both).flatMap((term) => joinLegs(term, 2, 3, kernel)))
      const at1 = (r: number): number => (1 + symbols.a * r * r + r ** 4) * Math.exp((-v * r * r) / 2)
      const expected = integral(
        4,
        ([x = 0, y = 0, s = 0, t = 0]) =>
          at1(x - s) * at1(y + s - 2 * t) * at(s - t) * density(x, 0.3, 0.5) * density(y, -0.4, 0.7),
        8,
        40,
      )
      expect(found / expected).toBeCloseTo(1, 5)
    })

    it('integrates a momentum that reaches no leg', () => {
      // ∫ dk dq/(2π)² (q² + k·q)² e^{−(k² + q² + k·q)/2v} e^{ik(x − y)}: the mean over q is taken here by quadrature.
      const half = Q.rational(1, 2)
      const coefficient: Polynomial = multiplyPolynomials(
        addPolynomials(monomial({ [product(2, 2)]: 1 }), monomial({ [product(0, 2)]: 1 })),
        addPolynomials(monomial({ [product(2, 2)]: 1 }), monomial({ [product(0, 2)]: 1 })),
      )
      const term: MomentumTerm = {
        coefficient,
        gaussians: 0,
        scale: Q.one,
        volumes: 0,
        divergent: [],
        // Joining the last two legs removes the momentum between them, and leaves the last without legs.
        legs: [
          [Q.one, Q.zero, Q.zero],
          [Q.rational(-1), Q.zero, Q.zero],
          [Q.zero, Q.one, Q.zero],
          [Q.zero, Q.zero, Q.zero],
        ],
        form: [
          [Q.one, Q.zero, half],
          [Q.zero, Q.one, Q.zero],
          [half, Q.zero, Q.one],
        ],
      }
      const found = form(joinLegs(term, 2, 3, { coefficient: constant(1), gaussians: 0, exponent: Q.zero }))
      const expected = integral(2, ([k = 0, q = 0]) => {
        const damping = Math.exp(-(k * k + q * q + k * q) / (2 * v) - (k * k * (0.5 + 0.7)) / 2)
        return ((q * q + k * q) ** 2 * damping * Math.cos(k * 0.7)) / (2 * Math.PI) ** 2
      })
      expect(found).toBeCloseTo(expected, 9)
    })

    it('keeps infinite integrals apart by the power of their momentum', () => {
      const term: MomentumTerm = {
        coefficient: addPolynomials(
          constant(3),
          monomial({ [product(1, 1)]: 1, a: 1 }),
          monomial({ [product(1, 1)]: 2, [product(0, 0)]: 1 }),
        ),
        gaussians: 0,
        scale: Q.one,
        volumes: 0,
        divergent: [],
        legs: [
          [Q.one, Q.zero],
          [Q.rational(-1), Q.zero],
          [Q.zero, Q.one],
          [Q.zero, Q.rational(-1)],
        ],
        form: [
          [Q.one, Q.zero],
          [Q.zero, Q.one],
        ],
      }
      const terms = joinLegs(term, 2, 3, { coefficient: constant(1), gaussians: 0, exponent: Q.rational(-2) })
      expect(terms.map(({ volumes, divergent, coefficient }) => ({ volumes, divergent, coefficient }))).toEqual([
        { volumes: 1, divergent: [{ exponent: Q.rational(-1), squares: 0 }], coefficient: constant(3) },
        { volumes: 1, divergent: [{ exponent: Q.rational(-1), squares: 1 }], coefficient: monomial({ a: 1 }) },
        {
          volumes: 1,
          divergent: [{ exponent: Q.rational(-1), squares: 2 }],
          coefficient: monomial({ [product(0, 0)]: 1 }),
        },
      ])
    })
  })
})

describe('a form on wave packets whose terms cancel', () => {
  it('is refused, with what is left and its error', () => {
    const [term] = continuumAction(cosCorrelator, 1).inverse
    if (term === undefined) throw new Error('no term')
    const packets = [0, 0.3].map((centre): WavePacket => ({ centre: [centre], amplitude: 1, spread: 2 }))
    const opposite = {
      ...term,
      coefficient: term.coefficient.map((monomial) => ({ ...monomial, coefficient: Q.negate(monomial.coefficient) })),
    }
    expect(symmetricFormOnWavePackets([term, term, opposite], packets, 1, { sigma1: 1, N: 5 })).toBeCloseTo(
      symmetricFormOnWavePackets([term], packets, 1, { sigma1: 1, N: 5 }),
      12,
    )
    expect(() => symmetricFormOnWavePackets([term, opposite], packets, 1, { sigma1: 1, N: 5 })).toThrow(
      'packets on which three digits are left',
    )
  })
})
