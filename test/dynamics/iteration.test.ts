import { describe, expect, it } from 'vitest'
import { activation } from '../../src/dynamics/meanField/activation.js'
import { growthOfPopulations } from '../../src/dynamics/meanField/growthOfPopulations.js'
import { abscissaOf } from '../../src/algebra/matrices.js'
import { finished } from '../../src/algebra/finished.js'
import { iteratedPopulations } from '../../src/dynamics/meanField/iteratedPopulations.js'
import type { IteratedPopulations, NetworkOfPopulations } from '../../src/dynamics/meanField/networkOfPopulations.js'
import { areMeansStable, restingGainOf } from '../../src/dynamics/meanField/populationStability.js'
import { iteratedState } from '../../src/dynamics/meanField/iteratedState.js'
import { meanFieldState } from '../../src/dynamics/meanField/meanFieldState.js'
import { selfConsistencyResidual } from '../../src/dynamics/meanField/residual.js'
import { readPopulations } from '../../src/dynamics/meanField/readPopulations.js'

const network = (
  functions: readonly string[],
  noise: readonly number[],
  fractions: readonly number[],
  g: readonly (readonly number[])[],
  means = g.map((row) => row.map(() => 0)),
): NetworkOfPopulations => ({
  populations: functions.map((phi, a) => ({
    ...{ name: `${a}`, fraction: fractions[a] as number, noise: noise[a] as number },
    phi: activation(phi),
  })),
  ...{ g, means },
})

const iteration = (of: NetworkOfPopulations): IteratedPopulations => finished(iteratedPopulations(of))

describe('iteration', () => {
  it.each([
    ['tanh', 1.5, 0],
    ['tanh', 2, 0.5],
    ['erf', 2, 0],
    ['erf', 0.9, 0.3],
    ['relu', 1.2, 0.5],
    ['linear', 0.8, 1],
    ['x/sqrt(1+x^2)', 2, 0.2],
    ['cos(x)', 1, 0],
    ['tanh', 0.5, 0],
  ] as const)('of %s at g = %d, D = %d is what the potential gives', (phi, g, noise) => {
    const one = { phi: activation(phi), g, noise }
    const [found, expected] = [finished(iteratedState(one)), meanFieldState(one)]
    expect(found.converged).toBe(true)
    expect(found.phase).toBe(expected.phase)
    expect(Math.abs(found.c0 - expected.c0)).toBeLessThan(1e-6)
    expect(Math.abs(found.lyapunov - expected.lyapunov)).toBeLessThan(1e-5)
    for (let tau = 0; tau <= 30; tau += 0.75) expect(Math.abs(found.at(tau) - expected.at(tau))).toBeLessThan(1e-6)
  })

  it('that stands still elsewhere is no solution: the equation is looked at', () => {
    const { curves, kernels, residual } = iteration(network(['tanh'], [0.5], [1], [[2]]))
    expect(residual).toBeLessThan(1e-7)
    const missed = (g: number): number =>
      selfConsistencyResidual(curves, 0, 0.5, ([c = 0]) => g * g * (kernels[0]?.value(c) ?? NaN))
    expect(missed(2)).toBeLessThan(1e-7)
    expect(missed(2.001)).toBeGreaterThan(1e-4)
  })
})

describe('several populations', () => {
  it('that are alike are one', () => {
    const expected = meanFieldState({ phi: activation('erf'), g: 2, noise: 0.2 })
    const all = [2, 2, 2]
    const alike = network(['erf', 'erf', 'erf'], [0.2, 0.2, 0.2], [0.2, 0.3, 0.5], [all, all, all])
    const found = iteration(alike)
    for (const { variance } of found.curves) expect(variance).toBeCloseTo(expected.c0, 6)
    expect(growthOfPopulations(alike, found)).toBeCloseTo(expected.lyapunov, 5)
  })

  it('that are linear have the correlations of linear equations', () => {
    // c″ = c − A c, ċ(0) = −D/2: of a triangular A by hand.
    const g = [
      [0.6, 0],
      [0.8, 0.5],
    ]
    const [D, E, half] = [1, 0.4, 0.5]
    const linear = network(['linear', 'linear'], [D, E], [half, half], g)
    const found = iteration(linear)
    const first = Math.sqrt(1 - half * 0.36)
    const c = D / (2 * first)
    expect(found.curves[0]?.variance).toBeCloseTo(c, 6)
    // In frequencies: |1/(1 − a_11)…|, the second driven by the first.
    const second = Math.sqrt(1 - half * 0.25)
    let sum = 0
    const step = 0.001
    for (let k = -200_000; k <= 200_000; k++) {
      const w = k * step
      const [own, other] = [D / (w * w + first * first), w * w + second * second]
      sum += ((E + half * 0.64 * own) / other) * (step / (2 * Math.PI))
    }
    expect(Math.abs((found.curves[1]?.variance ?? 0) - sum)).toBeLessThan(2e-3)
    expect(growthOfPopulations(linear, found)).toBeCloseTo(
      Math.sqrt(
        abscissaOf([
          [half * 0.36, 0],
          [half * 0.64, half * 0.25],
        ]),
      ) - 1,
      4,
    )
  })

  it('with a mean of couplings have the mean of one equation', () => {
    // m = J̄⟨tanh(m + √c₀ z)⟩, c₀ with it.
    const { means, curves, residual } = iteration(network(['tanh'], [0.3], [1], [[0.5]], [[2]]))
    const [m, c0] = [means[0] as number, curves[0]?.variance as number]
    let average = 0
    for (let k = -2000; k <= 2000; k++)
      average +=
        (0.004 * Math.tanh(m + Math.sqrt(c0) * k * 0.004) * Math.exp(-((k * 0.004) ** 2) / 2)) / Math.sqrt(2 * Math.PI)
    expect(residual).toBeLessThan(1e-7)
    expect(m).toBeGreaterThan(1)
    // At 0, which solves the equations too, it would not stay.
    const zero = iteration(network(['tanh'], [0.3], [1], [[0.5]], [[1e-300]]))
    expect(areMeansStable(network(['tanh'], [0.3], [1], [[0.5]], [[2]]), zero)).toBe(false)
    expect(m).toBeCloseTo(2 * average, 6)
  })

  it('lose rest at the spectral radius', () => {
    const scaled = (scale: number): NetworkOfPopulations =>
      network(
        ['tanh', 'erf'],
        [0, 0],
        [0.5, 0.5],
        [
          [scale, 1.5 * scale],
          [0.5 * scale, scale],
        ],
      )
    const quiet = (scale: number): number => iteration(scaled(scale)).curves[0]?.variance ?? NaN
    const critical =
      1 /
      Math.sqrt(
        abscissaOf([
          [0.5, 1.125],
          [0.125, 0.5],
        ]),
      )
    expect(restingGainOf(scaled(critical))).toBeCloseTo(1, 12)
    expect(quiet(0.9 * critical)).toBeLessThan(1e-9)
    expect(quiet(1.3 * critical)).toBeGreaterThan(0.05)
  })

  it.each([
    ['populations: {}\ng: []', 'one population at least'],
    ['phi: tanh\npopulations:\n  E: { fraction: 0.5 }\ng: [[1]]', 'fractions that add up to 1'],
    ['populations:\n  E: { fraction: 1 }\ng: [[1]]', 'a function such as tanh'],
    ['phi: tanh\npopulations:\n  E: { fraction: 1 }\ng: [[1, 2]]', '1 rows of 1 numbers'],
    ['phi: tanh\ntau: 0.5\npopulations:\n  E: { fraction: 1 }\ng: [[1]]', 'not Gaussian'],
    ['phi: tanh\nsize: 3\npopulations:\n  E: { fraction: 1 }\ng: [[1]]', 'populations, g, means'],
    ['phi: tanh\npopulations:\n  E: { fraction: 1 }\ng: [[-1]]', 'a coupling strength from 0'],
    ['hello', 'the keys populations and g'],
  ])('%j is refused', (text, sentence) => {
    expect(() => readPopulations(text, 'net.yaml')).toThrow(sentence)
  })

  it('whose fluctuations grow are refused', () => {
    expect(() =>
      iteration(
        network(
          ['linear', 'linear'],
          [1, 1],
          [0.5, 0.5],
          [
            [2, 1],
            [1, 2],
          ],
        ),
      ),
    ).toThrow('grow without bound')
  })
})
