import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Q from '../../src/algebra/rational.js'
import { gaussianSum } from '../../src/kernels/gaussianSum.js'
import { applyKernel, inverseKernel, joinLegs, kernelTerm, outerProduct, toMomentumForm } from '../../src/kernels/momentumForm.js'
import type { MomentumKernel, MomentumTerm } from '../../src/kernels/momentumForm.js'
import { onWavePackets } from '../../src/kernels/wavePackets.js'

const v = 0.8

/** exp(−(v/2) Σ (ℓ·x)²) in one dimension. */
function gaussian(modes: readonly (readonly number[])[]): (x: readonly number[]) => number {
  return (x) => Math.exp((-v / 2) * modes.reduce((total, mode) => total + mode.reduce((sum, l, i) => sum + l * (x[i] ?? 0), 0) ** 2, 0))
}

function termOf(modes: readonly (readonly number[])[]): MomentumTerm {
  return toMomentumForm(gaussianSum(modes[0]?.length ?? 0, [{ coefficient: Q.one, powers: {}, modes }]))[0] as MomentumTerm
}

/** The kernel K(x − y) with K(p) = (2π/v)^(1/2) e^{−c p²/2v}, that is K(r) = c^(−1/2) e^{−v r²/2c}. */
function smoothing(c: number): { readonly kernel: MomentumKernel; readonly at: (r: number) => number } {
  return { kernel: { coefficient: Q.one, powers: {}, gaussians: 1, exponent: Q.parse(`${c}`) }, at: (r) => Math.exp((-v * r * r) / (2 * c)) / Math.sqrt(c) }
}

/** Narrow packets: ψ(x) = exp(−(x − c)²/2s)/√(2πs) has amplitude 1. */
const packet = (centre: number, spread: number): { centre: number[]; amplitude: number; spread: number } => ({ centre: [centre], amplitude: 1, spread })

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

const density = (x: number, centre: number, spread: number): number => Math.exp(-((x - centre) ** 2) / (2 * spread)) / Math.sqrt(2 * Math.PI * spread)

describe('a Gaussian kernel in momentum space', () => {
  it('acts on wave packets as its integral does', () => {
    const modes = [[1, -2]]
    const found = onWavePackets(termOf(modes), [packet(0.3, 0.5), packet(-0.4, 0.7)], v, {})
    const expected = integral(2, ([x = 0, y = 0]) => gaussian(modes)([x, y]) * density(x, 0.3, 0.5) * density(y, -0.4, 0.7))
    expect(found).toBeCloseTo(expected, 9)
  })

  it('with a kernel applied to a leg, acts as the convolution', () => {
    const modes = [[1, -1]]
    const { kernel, at } = smoothing(0.6)
    const found = onWavePackets(applyKernel(termOf(modes), 0, kernel), [packet(0.2, 0.5), packet(-0.4, 0.6)], v, {})
    const expected = integral(3, ([x = 0, y = 0, z = 0]) => at(x - z) * gaussian(modes)([z, y]) * density(x, 0.2, 0.5) * density(y, -0.4, 0.6))
    expect(found).toBeCloseTo(expected, 8)
  })

  it('with two legs joined by a kernel, acts as the double integral', () => {
    const modes = [
      [1, 0, -1, 0],
      [0, 1, 1, -2],
    ]
    const { kernel, at } = smoothing(0.5)
    const found = onWavePackets(joinLegs(termOf(modes), 2, 3, kernel), [packet(0.2, 0.5), packet(-0.4, 0.6)], v, {})
    const expected = integral(
      4,
      ([x = 0, y = 0, s = 0, t = 0]) => gaussian(modes)([x, y, s, t]) * at(s - t) * density(x, 0.2, 0.5) * density(y, -0.4, 0.6),
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
      joinLegs(
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
        joinLegs(
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
        const twoPoint = gaussianSum(2, [{ coefficient: Q.rational(numerator, 7), powers: { sigma1: Q.rational(sigma) }, modes: [[1, -1]] }])
        const closed = applyKernel(toMomentumForm(twoPoint)[0] as MomentumTerm, 0, inverseKernel(twoPoint))
        expect(closed).toMatchObject({ coefficient: Q.one, powers: {}, gaussians: 0, form: [[Q.zero]] })
        expect(kernelTerm(inverseKernel(twoPoint)).legs).toEqual([[Q.one], [Q.rational(-1)]])
      }),
    )
  })

  it('refuses packets outside the domain of an inverse kernel', () => {
    const inverse = kernelTerm(inverseKernel(gaussianSum(2, [{ coefficient: Q.one, powers: {}, modes: [[1, -1]] }])))
    expect(() => onWavePackets(inverse, [packet(0, 0.1), packet(0, 0.1)], v, {})).toThrow('too narrow')
    expect(() => inverseKernel(gaussianSum(2, []))).toThrow('single Gaussian')
  })
})
