import { describe, expect, it } from 'vitest'
import { activation } from '../../src/dynamics/meanField/activation.js'
import { activationKernel } from '../../src/dynamics/meanField/activationKernel.js'
import { hermiteKernel } from '../../src/dynamics/meanField/hermiteKernel.js'
import { meanFieldState } from '../../src/dynamics/meanField/meanFieldState.js'
import { transition } from '../../src/dynamics/meanField/transition.js'
import { known } from '../known/known.js'

interface Case {
  readonly phi: string
  readonly g: number
  readonly D: number
  readonly c0: number
  readonly lambda: number
  readonly E0?: number
  readonly 'c_tau_step0.5'?: readonly number[]
}

const reference = known<{
  readonly cases: readonly Case[]
  readonly noise_driven_transition: Readonly<Record<string, Readonly<Record<string, number>>>>
}>('dmft_theory.json')

const stateOf = (phi: string, g: number, noise = 0): ReturnType<typeof meanFieldState> =>
  meanFieldState({ phi: activation(phi), g, noise })

describe('averages over two Gaussian variables', () => {
  it.each(['erf', 'relu', 'linear'])('%s: closed forms are those of Hermite polynomials', (name) => {
    const phi = activation(name)
    for (const variance of [0.03, 0.8, 5]) {
      const [closed, series] = [activationKernel(phi, variance), hermiteKernel(phi, variance, 1e-13)]
      // A kink leaves a tail in the series where the two variables are nearly the same.
      for (const ratio of [0, 0.2, 0.7, 0.95]) {
        const c = ratio * variance
        expect(closed.value(c)).toBeCloseTo(series.value(c), 10)
        expect(closed.slope(c)).toBeCloseTo(series.slope(c), 10)
        expect(closed.integral(c)).toBeCloseTo(series.integral(c), 9)
      }
      expect(closed.value(variance)).toBeCloseTo(series.value(variance), 4)
    }
  })

  it('tanh: a plain sum over two independent variables', () => {
    const [variance, c] = [1.7, 0.9]
    const kernel = activationKernel(activation('tanh'), variance)
    const step = 0.05
    const grid = Array.from({ length: 401 }, (_, k) => (k - 200) * step)
    const weigh = (z: number): number => (step * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
    let [value, slope] = [0, 0]
    for (const u of grid) {
      let [inner, steep] = [0, 0]
      for (const v of grid) {
        const y = Math.tanh(Math.sqrt(c) * u + Math.sqrt(variance - c) * v)
        inner += weigh(v) * y
        steep += weigh(v) * (1 - y * y)
      }
      value += weigh(u) * inner * inner
      slope += weigh(u) * steep * steep
    }
    expect(kernel.value(c)).toBeCloseTo(value, 11)
    expect(kernel.slope(c)).toBeCloseTo(slope, 11)
    const parts = Array.from({ length: 1000 }, (_, k) => kernel.value(((k + 0.5) * c) / 1000))
    expect(kernel.integral(c)).toBeCloseTo((parts.reduce((sum, each) => sum + each, 0) * c) / 1000, 7)
  })
})

describe('a random network', () => {
  it.each(reference.cases)('$phi, g = $g, D = $D: variance, exponent and curve of the reference', (each) => {
    const state = stateOf(each.phi, each.g, each.D)
    expect(state.converged).toBe(true)
    expect(Math.abs(state.c0 - each.c0)).toBeLessThan(1e-10)
    // The box of the reference is felt where E₀ > 0.3.
    expect(Math.abs(state.lyapunov - each.lambda)).toBeLessThan((each.E0 ?? 0) > 0.3 ? 7e-4 : 1e-6)
    each['c_tau_step0.5']?.forEach((c, k) => expect(Math.abs(state.at(k / 2) - c)).toBeLessThan(1e-7))
  })

  it('that is linear is exact, where the box of the reference is not', () => {
    for (const g of [0, 0.3, 0.5, 0.9]) {
      const state = stateOf('linear', g, 0.5)
      const rate = Math.sqrt(1 - g * g)
      expect(state.c0).toBeCloseTo(0.25 / rate, 10)
      expect(state.lyapunov).toBeCloseTo(g - 1, 9)
      for (const tau of [0, 0.3, 2, 7]) expect(state.at(tau)).toBeCloseTo((0.25 / rate) * Math.exp(-rate * tau), 9)
    }
  })

  it('near its transition is e·sech(eτ/√3) with λ = e²/2', () => {
    for (const e of [0.02, 0.005]) {
      const state = stateOf('tanh', 1 + e)
      expect(Math.abs(state.lyapunov / ((e * e) / 2) - 1)).toBeLessThan(4 * e)
      for (const x of [0, 1, 3]) {
        const scaled = state.at((x * Math.sqrt(3)) / e) / e
        expect(Math.abs(scaled - 1 / Math.cosh(x)), `${x}`).toBeLessThan(2 * e)
      }
    }
  })

  it.each([
    ['tanh', 1.5, 0.74769, 0.04675],
    ['tanh', 2, 1.92481, 0.11246],
  ] as const)('%s at g = %d', (phi, g, c0, lambda) => {
    const state = stateOf(phi, g)
    expect(state.phase).toBe('chaotic')
    expect(state.c0).toBeCloseTo(c0, 5)
    expect(Math.abs(state.lyapunov - lambda)).toBeLessThan(2e-5)
  })

  it('whose activations have a mean falls to the smaller solution of c = g² f(c)', () => {
    const state = stateOf('tanh(x+0.5)', 3)
    const kernel = activationKernel(activation('tanh(x+0.5)'), state.c0)
    expect(state.asymptote).toBeCloseTo(9 * kernel.value(state.asymptote), 9)
    expect(state.at(60)).toBeCloseTo(state.asymptote, 6)
    expect(state.errors.residual).toBeLessThan(1e-8)
    // relu: by its closed form, and as an expression by Hermite polynomials.
    const [closed, written] = [stateOf('relu', 1, 0.5), stateOf('(x+abs(x))/2', 1, 0.5)]
    expect(closed.asymptote).toBeGreaterThan(0.05)
    expect(Math.abs(closed.c0 - written.c0)).toBeLessThan(1e-8)
    expect(Math.abs(closed.lyapunov - written.lyapunov)).toBeLessThan(2e-6)
  })

  it('has the phases of its noise', () => {
    expect(stateOf('tanh', 0.9).phase).toBe('quiescent')
    expect(stateOf('tanh(x)+1', 1).phase).toBe('frozen')
    expect(stateOf('tanh', 1.3, 0.5).phase).toBe('regular')
    expect(stateOf('tanh', 1.5, 0.5).phase).toBe('expanding')
    expect(stateOf('tanh', 1.7, 0.5).phase).toBe('chaotic')
  })

  it('erf is of slope 1, erf(x) as it is written', () => {
    const [named, plain] = [stateOf('erf', 1.5), stateOf('erf(x)', (1.5 * Math.sqrt(Math.PI)) / 2)]
    // x = √π y/2 maps one onto the other.
    expect(plain.c0 * (4 / Math.PI)).toBeCloseTo(named.c0 * (4 / Math.PI) * (Math.PI / 4), 8)
    expect(plain.lyapunov).toBeCloseTo(named.lyapunov, 6)
  })
})

describe('transitions', () => {
  it.each(Object.entries(reference.noise_driven_transition))('%s', (name, values) => {
    const [phi = '', noise = ''] = name.split(' D=')
    const found = transition(activation(phi), Number(noise))
    expect(Math.abs(found.g - (values["g_c from c''(0+)=0 (c0=g^2 f_phi(c0,c0))"] as number))).toBeLessThan(1e-7)
    expect(Math.abs(found.c0 - (values['c0'] as number))).toBeLessThan(1e-7)
    // There the exponent is zero, from both sides.
    expect(Math.abs(stateOf(phi, found.g, Number(noise)).lyapunov)).toBeLessThan(1e-7)
    expect(stateOf(phi, found.g + 0.01, Number(noise)).lyapunov).toBeGreaterThan(0)
    expect(stateOf(phi, found.g - 0.01, Number(noise)).lyapunov).toBeLessThan(0)
  })

  it('without noise are where rest is lost', () => {
    expect(transition(activation('tanh'), 0).g).toBe(1)
    expect(transition(activation('erf(x)'), 0).g).toBeCloseTo(Math.sqrt(Math.PI) / 2, 12)
    const shifted = activation('tanh(x+0.5)')
    const { g } = transition(shifted, 0)
    expect(meanFieldState({ phi: shifted, g: g - 0.01, noise: 0 }).phase).toBe('frozen')
    expect(meanFieldState({ phi: shifted, g: g + 0.01, noise: 0 }).phase).toBe('chaotic')
  })
})

describe('what has no answer', () => {
  it.each([
    ['linear', 1, 0.5, 'fluctuations grow without bound'],
    ['relu', 1.5, 0, 'fluctuations grow without bound'],
    ['x^3', 0.5, 0.1, 'fluctuations grow without bound'],
    ['exp(x)', 0.5, 0.1, 'not finite at x'],
    ['1/x', 2, 0.1, 'whose square has an average'],
    ['x/abs(x)', 2, 0.1, 'without jumps'],
    ['tanh', -1, 0, 'from 0 to 1000'],
    ['tanh', 1, -1, 'from 0 to 10'],
    ['y', 1, 0, 'an expression in x'],
  ])('%s, g = %d, D = %d', (phi, g, noise, sentence) => {
    expect(() => stateOf(phi, g, noise)).toThrow(sentence)
  })

  it.each(['linear', 'relu', 'tanh(x)^3'])('%s has no transition to chaos from rest', (phi) => {
    expect(() => transition(activation(phi), 0)).toThrow('which has none')
  })

  it('a state that is not good enough is none that converged', () => {
    expect(stateOf('cbrt(x)', 2, 0.1).converged).toBe(false)
  })
})
