import { describe, expect, it } from 'vitest'
import { evaluate, monomial } from '../../src/algebra/polynomial.js'
import * as Q from '../../src/algebra/rational.js'
import { toGaussianSum } from '../../src/kernels/formModes.js'
import {
  averagePhase,
  averageScalar,
  averageVariable,
  convolveGaussians,
  differentiateGaussian,
  fourierTransform,
  integrateVariable,
  inverseFourierTransform,
  reciprocal,
  substituteVariable,
} from '../../src/kernels/gaussianCalculus.js'
import { evaluateGaussianFunction } from '../../src/kernels/evaluateGaussianFunction.js'
import {
  addGaussianFunctions,
  dot,
  factorsOf,
  gaussian,
  multiplyGaussianFunctions,
} from '../../src/kernels/gaussianFunction.js'
import type { GaussianFunction } from '../../src/kernels/gaussianFunction.js'
import { gaussianSum } from '../../src/kernels/gaussianSum.js'
import { inverseKernel } from '../../src/kernels/momentumForm.js'
import { inModes } from '../../src/kernels/polynomialGaussian.js'

const v = 0.7
type Vectors = Readonly<Record<string, readonly number[]>>

/** The value, from the definition of a term. */
function valueOf(f: GaussianFunction, vectors: Vectors, symbols: Readonly<Record<string, number>> = {}): number {
  const d = Object.values(vectors)[0]?.length ?? 1
  const product = (name: string): number => {
    const [a, b] = factorsOf(name)
    return (vectors[a] as number[]).reduce((sum, x, k) => sum + x * ((vectors[b] as number[])[k] as number), 0)
  }
  const names = Object.keys(vectors)
  const products = Object.fromEntries(names.flatMap((a) => names.map((b) => [dot(a, b), product(dot(a, b))])))
  return f.reduce((total, term) => {
    const form = Object.entries(term.form).reduce((sum, [name, entry]) => {
      const [a, b] = factorsOf(name)
      return sum + (a === b ? 1 : 2) * Q.toNumber(entry) * product(name)
    }, 0)
    const factor =
      evaluate(term.coefficient, { ...products, d, v, ...symbols }) *
      Q.toNumber(term.scale) ** (d / 2) *
      ((2 * Math.PI) / v) ** ((d * term.gaussians) / 2)
    return total + factor * Math.exp(evaluate(term.weight, symbols) - (v / 2) * form)
  }, 0)
}

/** A polynomial times a Gaussian of two variables, positive in both. */
const f = multiplyGaussianFunctions(
  gaussian({ 'x·x': Q.rational(2), 'x·y': Q.rational(-1, 2), 'y·y': Q.rational(3, 2) }),
  addGaussianFunctions(
    gaussian({}, { coefficient: monomial({ 'x·y': 1 }) }),
    gaussian({}, { coefficient: monomial({ 'x·x': 2 }, Q.rational(-1, 3)) }),
  ),
)
const at: Vectors = { x: [0.4, -0.3], y: [-0.2, 0.9] }

/** ∫ over a box by the trapezoidal rule. */
function integral(g: (x: number) => number, half = 12, steps = 400): number {
  const h = (2 * half) / steps
  let sum = 0
  for (let i = 0; i <= steps; i++) sum += g(-half + i * h)
  return sum * h
}

describe('the algebra of polynomials times Gaussians', () => {
  it('has values', () => {
    const g = integrateVariable(
      multiplyGaussianFunctions(
        f,
        gaussian({}, { weight: monomial({ c: 2 }), coefficient: monomial({ N: -1, d: 1 }) }),
      ),
      'y',
    )
    expect(evaluateGaussianFunction(f, at, { v })).toBeCloseTo(valueOf(f, at), 14)
    expect(evaluateGaussianFunction(g, { x: at['x'] as number[] }, { v, c: 0.3, N: 4 })).toBeCloseTo(
      valueOf(g, { x: at['x'] as number[] }, { c: 0.3, N: 4 }),
      14,
    )
    expect(() => evaluateGaussianFunction(g, { x: [1] }, { v })).toThrow(
      'values: expected a number for the symbol c, received none',
    )
  })

  it.each([
    ['x', 'x'],
    ['x', 'y'],
    ['y', 'y'],
  ] as const)('∇_%s·∇_%s is that of finite differences, in two dimensions', (a, b) => {
    const h = 1e-3
    const moved = (steps: readonly (readonly [string, number, number])[]): Vectors =>
      Object.fromEntries(
        Object.entries(at).map(([name, vector]) => [
          name,
          vector.map(
            (x, k) => x + steps.reduce((sum, [to, axis, step]) => sum + (to === name && axis === k ? step : 0), 0),
          ),
        ]),
      )
    let expected = 0
    for (const axis of [0, 1]) {
      for (const s of [1, -1])
        for (const t of [1, -1])
          expected +=
            (s *
              t *
              valueOf(
                f,
                moved([
                  [a, axis, s * h],
                  [b, axis, t * h],
                ]),
              )) /
            (4 * h * h)
    }
    expect(valueOf(differentiateGaussian(f, a, b), at)).toBeCloseTo(expected, 5)
  })

  it('integrals, averages, convolutions and transforms are those of quadrature', () => {
    const y = 0.6
    expect(valueOf(integrateVariable(f, 'x'), { y: [y] })).toBeCloseTo(
      integral((x) => valueOf(f, { x: [x], y: [y] })),
      10,
    )
    const deviation = Math.sqrt(3 / v)
    expect(valueOf(averageVariable(f, 'x', Q.rational(3)), { y: [y] })).toBeCloseTo(
      integral((z) => (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * valueOf(f, { x: [deviation * z], y: [y] })),
      10,
    )
    const g = multiplyGaussianFunctions(
      gaussian({ 'x·x': Q.rational(1, 2) }),
      gaussian({}, { coefficient: monomial({ 'x·x': 1 }) }),
    )
    const h = gaussian({ 'x·x': Q.rational(3) })
    expect(valueOf(convolveGaussians(g, h, 'x'), { x: [0.8] })).toBeCloseTo(
      integral((z) => valueOf(g, { x: [0.8 - z] }) * valueOf(h, { x: [z] })),
      10,
    )
    // At k = ip/v scalar products k·k are −p²/v²: a polynomial in them and an exponential, written out here.
    const p = 0.9
    const transformed = fourierTransform(g, 'x', 'k')
    const [term] = transformed
    const kk = -((p / v) ** 2)
    const value =
      evaluate(term?.coefficient ?? [], { 'k·k': kk, d: 1, v }) *
      Q.toNumber(term?.scale ?? Q.zero) ** 0.5 *
      ((2 * Math.PI) / v) ** 0.5 *
      Math.exp((-v / 2) * Q.toNumber(term?.form['k·k'] ?? Q.zero) * kk)
    expect(transformed).toHaveLength(1)
    expect(value).toBeCloseTo(
      integral((x) => Math.cos(p * x) * valueOf(g, { x: [x] }), 30, 2000),
      9,
    )
  })

  it('a transform and its inverse undo each other, and so do a kernel and its reciprocal', () => {
    const g = differentiateGaussian(gaussian({ 'x·x': Q.rational(5, 3) }, { weight: monomial({ s: 2 }) }), 'x', 'x')
    expect(inverseFourierTransform(fourierTransform(g, 'x', 'k'), 'k', 'x')).toEqual(g)
    const kernel = gaussian({ 'x·x': Q.rational(2) }, { coefficient: monomial({ sigma1: 2 }, Q.rational(1, 2)) })
    const inverse = reciprocal(fourierTransform(kernel, 'x', 'k'))
    const undone = multiplyGaussianFunctions(
      multiplyGaussianFunctions(fourierTransform(g, 'x', 'k'), fourierTransform(kernel, 'x', 'k')),
      inverse,
    )
    expect(inverseFourierTransform(undone, 'k', 'x')).toEqual(g)
  })

  it('has the inverse kernel of the momentum form', () => {
    const [term] = reciprocal(
      fourierTransform(
        gaussian({ 'x·x': Q.one }, { coefficient: monomial({ sigma1: 2 }, Q.rational(1, 2)) }),
        'x',
        'k',
      ),
    )
    const other = inverseKernel(
      inModes(gaussianSum(2, [{ coefficient: Q.rational(1, 2), powers: { sigma1: Q.rational(2) }, modes: [[1, -1]] }])),
    )
    expect(term?.coefficient).toEqual(other.coefficient)
    expect(term?.gaussians).toBe(other.gaussians)
    // e^{−exponent p²/2v} with p² = −v² k·k is exp(−(v/2)(−exponent) k·k).
    expect(term?.form).toEqual({ 'k·k': Q.negate(other.exponent) })
  })

  it('substitutes linear combinations', () => {
    const g = substituteVariable(f, 'x', { y: Q.rational(2), z: Q.rational(-1, 3) })
    const [y, z] = [
      [0.3, -0.2],
      [0.5, 0.8],
    ] as const
    expect(valueOf(g, { y, z })).toBeCloseTo(valueOf(f, { y, x: [0.6 - 0.5 / 3, -0.4 - 0.8 / 3] }), 14)
  })

  it('averages over normal numbers and phases in exponents', () => {
    const g = gaussian({}, { weight: monomial({ b: 1 }, Q.rational(3)) })
    expect(valueOf(averageScalar(g, 'b', monomial({ s: 2 })), { x: [0] }, { s: 0.4 })).toBeCloseTo(
      Math.exp((9 * 0.16) / 2),
      13,
    )
    expect(() => averageScalar(gaussian({}, { weight: monomial({ b: 2 }) }), 'b', monomial({ s: 2 }))).toThrow(
      'linear in b, received higher powers',
    )
    const cosine = addGaussianFunctions(
      ...[1, -1].map((n) => gaussian({}, { coefficient: monomial({ z: n }, Q.rational(1, 2)) })),
    )
    const fourth = [cosine, cosine, cosine, cosine].reduce(multiplyGaussianFunctions)
    expect(valueOf(averagePhase(fourth, 'z'), { x: [0] })).toBe(3 / 8)
  })

  it('says when an integral diverges and when a function is no plain sum of Gaussians', () => {
    expect(() => integrateVariable(gaussian({ 'x·x': Q.rational(-1) }), 'x')).toThrow('diverges')
    expect(() => averageVariable(gaussian({ 'x·x': Q.rational(-2) }), 'x', Q.one)).toThrow('diverges')
    expect(() => toGaussianSum(f, ['x', 'y'])).toThrow('expected plain Gaussians')
    expect(() => reciprocal(f)).toThrow('single Gaussian')
  })

  it('writes a quadratic form as squares with the same value', () => {
    for (const form of [
      { 'x·x': Q.one, 'x·y': Q.rational(-1), 'y·y': Q.one },
      { 'x·x': Q.one, 'y·y': Q.rational(2), 'x·z': Q.rational(1, 2) },
      { 'x·x': Q.one, 'y·y': Q.one, 'z·z': Q.one, 'x·y': Q.rational(-1), 'x·z': Q.rational(-1), 'y·z': Q.rational(-1) },
    ]) {
      const points = { x: [0.3, 0.4], y: [-0.5, 0.2], z: [0.1, 0.7] }
      const [term] = toGaussianSum(gaussian(form), ['x', 'y', 'z']).terms
      const vectors = Object.values(points)
      const square = (term?.modes ?? []).reduce((total, mode, m) => {
        const weight = Q.toNumber(term?.weights?.[m] ?? Q.one)
        return (
          total +
          weight *
            [0, 1].reduce((sum, k) => sum + mode.reduce((s, l, i) => s + l * (vectors[i]?.[k] as number), 0) ** 2, 0)
        )
      }, 0)
      expect(Math.exp((-v / 2) * square)).toBeCloseTo(valueOf(gaussian(form), points), 14)
    }
  })
})
