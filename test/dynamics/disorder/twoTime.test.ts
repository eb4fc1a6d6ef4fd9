import { describe, expect, it } from 'vitest'
import { activation } from '../../../src/dynamics/meanField/activation.js'
import { gaussianNodes } from '../../../src/dynamics/meanField/gaussianNodes.js'
import { meanFieldState } from '../../../src/dynamics/meanField/meanFieldState.js'

interface Case {
  readonly phi: string
  readonly g: number
  readonly noise: number
  /** C(0,0). */
  readonly start: number
}

const POWERS = 40

/** Hermite coefficients of φ(√v z). */
function coefficients(phi: string, variance: number): readonly number[] {
  const { z, weights, values } = gaussianNodes(activation(phi), variance)
  const out: number[] = []
  let [before, polynomial] = [z.map(() => 0), z.map(() => 1)]
  for (let n = 0; n < POWERS; n++) {
    out.push(
      z.reduce((sum, _, i) => sum + (weights[i] as number) * (values[i] as number) * (polynomial[i] as number), 0),
    )
    const next = z.map(
      (each, i) =>
        (each * (polynomial[i] as number)) / Math.sqrt(n + 1) - Math.sqrt(n / (n + 1)) * (before[i] as number),
    )
    ;[before, polynomial] = [polynomial, next]
  }
  return out
}

/**
 * (∂_t + 1)(∂_s + 1) C = g² C_φ + D δ(t − s) as it is printed, square by square: e^{t+s} C is what stands at three corners and
 * the integral of e^{t+s}(g² C_φ + Dδ) over the square, C_φ in the middle of the four corners.
 */
function twoTimes({ phi, g, noise, start }: Case, step: number, steps: number): readonly (readonly number[])[] {
  const [decay, weight] = [Math.exp(-step), (g * (1 - Math.exp(-step))) ** 2 / 4]
  const kick = (noise / 2) * (1 - decay * decay)
  const C: number[][] = [[start]]
  const F: number[][] = []
  const own: (readonly number[])[] = [coefficients(phi, start)]
  const activated = (k: number, l: number): number => {
    const [a, b] = [own[k] as readonly number[], own[l] as readonly number[]]
    const ratio = (C[k]?.[l] as number) / Math.sqrt((C[k]?.[k] as number) * (C[l]?.[l] as number))
    let sum = 0
    for (let n = POWERS - 1; n >= 0; n--) sum = sum * ratio + (a[n] as number) * (b[n] as number)
    return sum
  }
  F.push([activated(0, 0)])
  for (let k = 1; k <= steps; k++) {
    const [last, values] = [C[k - 1] as number[], F[k - 1] as number[]]
    const row = Array.from({ length: k + 1 }, (_, l) => decay * (last[Math.min(l, k - 1)] as number))
    row[k] = last[k - 1] as number
    C.push(row)
    F.push(Array.from({ length: k + 1 }, (_, l) => values[Math.min(l, k - 1)] as number))
    const now = F[k] as number[]
    for (let turn = 0; turn < 3; turn++) {
      own[k] = coefficients(phi, row[k] as number)
      for (let l = 0; l <= k; l++) now[l] = activated(k, l)
      for (let l = 1; l <= k; l++) {
        // C and C_φ are the same with times exchanged.
        const [above, corner] =
          l < k ? [last[l] as number, values[l] as number] : [row[k - 1] as number, now[k - 1] as number]
        row[l] =
          decay * (above + (row[l - 1] as number)) -
          decay * decay * (last[l - 1] as number) +
          weight * ((values[l - 1] as number) + corner + (now[l - 1] as number) + (now[l] as number)) +
          (l === k ? kick : 0)
      }
    }
  }
  return C
}

/** I₀(2√x). */
function bessel(x: number): number {
  let [term, sum] = [1, 1]
  for (let n = 1; n < 200; n++) {
    term *= x / (n * n)
    sum += term
  }
  return sum
}

/** The linear network: c₀ and the noise at every time, spread by I₀(2g√(ts)). */
function linear({ g, noise, start }: Case, t: number, s: number): number {
  let sum = start * Math.exp(-t - s) * bessel(g * g * t * s)
  const [until, parts] = [Math.min(t, s), 400]
  for (let k = 0; k < parts; k++) {
    const u = (until * (k + 0.5)) / parts
    sum += (noise * until * Math.exp(2 * u - t - s) * bessel(g * g * (t - u) * (s - u))) / parts
  }
  return sum
}

describe('the equations of two times', () => {
  it.each([
    { phi: 'x', g: 0.8, noise: 0, start: 1 },
    { phi: 'x', g: 1.3, noise: 0.7, start: 0.5 },
  ])('of a linear network are solved by Bessel functions: %j', (network) => {
    const step = 0.05
    const C = twoTimes(network, step, 60)
    for (const [k, l] of [
      [60, 60],
      [60, 30],
      [40, 10],
      [20, 20],
    ] as const)
      expect((C[k]?.[l] as number) / linear(network, k * step, l * step)).toBeCloseTo(1, 2)
    // The error is that of the second order.
    const [coarse, fine] = [0.1, 0.05].map((each) => {
      const n = Math.round(2 / each)
      return Math.abs((twoTimes(network, each, n)[n]?.[n] as number) - linear(network, 2, 2))
    }) as [number, number]
    expect(coarse / fine).toBeGreaterThan(3)
  })

  it.each([
    { phi: 'tanh', g: 1.5, noise: 0.5, start: 1 },
    { phi: 'tanh', g: 1, noise: 0.5, start: 2 },
  ])('come to the stationary state: %j', (network) => {
    const { c0, at } = meanFieldState({ phi: activation(network.phi), g: network.g, noise: network.noise })
    const [step, steps] = [0.1, 200]
    const last = twoTimes(network, step, steps)[steps] as readonly number[]
    expect((last[steps] as number) / c0).toBeCloseTo(1, 2)
    for (const lag of [10, 30, 60])
      expect(Math.abs((last[steps - lag] as number) - at(lag * step))).toBeLessThan(0.02 * c0)
  })
})
