import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { erf } from '../../src/kernels/erf.js'
import { actionOnPoints, evaluateAction } from '../../src/actions/actionOnPoints.js'
import { erfNet } from '../../src/networks/layers/erfNet.js'
import { gaussNet } from '../../src/networks/layers/gaussNet.js'
import type { Network } from '../../src/networks/network.js'
import { unitActionLatex } from '../../src/render/latex/unitActionLatex.js'

/** E f(w, b) over normal w and b, by the trapezoidal rule. */
function mean(f: (w: number, b: number) => number): number {
  const h = 0.1
  let [total, norm] = [0, 0]
  for (let i = -90; i <= 90; i++)
    for (let j = -90; j <= 90; j++) {
      const weight = Math.exp((-h * h * (i * i + j * j)) / 2)
      total += weight * f(h * i, h * j)
      norm += weight
    }
  return total / norm
}

describe('the order 1/N as averages over one hidden unit', () => {
  const [sigma0, sigmab, N] = [0.8, 0.3, 7]
  const networks: readonly (readonly [Network, (w: number, b: number, x: number) => number])[] = [
    [erfNet({ N, d: 1, sigma0, sigma1: 1.3, sigmab }), (w, b, x) => erf(w * x + b)],
    [
      gaussNet({ N, d: 1, sigma0, sigma1: 1.3, sigmab }),
      (w, b, x) => Math.exp(w * x + b - sigmab ** 2 - sigma0 ** 2 * x * x),
    ],
  ]

  it.each(networks)('is that of the diagrams on points: $name', (network, unit) => {
    const points = [-0.7, 0.9]
    const field = [0.4, -0.6]
    const action = actionOnPoints(
      network,
      points.map((x) => [x]),
      1,
    )
    const times = (vector: readonly number[]): number[] =>
      [0, 1].map(
        (i) =>
          (action.inverse.data[2 * i] as number) * (vector[0] as number) +
          (action.inverse.data[2 * i + 1] as number) * (vector[1] as number),
      )
    const dot = (a: readonly number[], b: readonly number[]): number =>
      (a[0] as number) * (b[0] as number) + (a[1] as number) * (b[1] as number)
    const raised = times(field)
    const hidden = (w: number, b: number): number[] => points.map((x) => unit(sigma0 * w, sigmab * b, x))
    const fourth = mean((w, b) => dot(hidden(w, b), raised) ** 4)
    const second = mean((w, b) => dot(hidden(w, b), raised) ** 2 * dot(hidden(w, b), times(hidden(w, b))))
    const { parts } = evaluateAction(action, field)
    expect(parts.get(4)).toBeCloseTo((-(1.3 ** 4) / (8 * N)) * fourth + dot(field, raised) ** 2 / (8 * N), 8)
    expect(parts.get(2)).toBeCloseTo(((3 * 1.3 ** 4) / (4 * N)) * second - ((2 + 2) / (4 * N)) * dot(field, raised), 8)
  })

  it('is printed so', () => {
    const [g4 = '', g2 = ''] = [4, 2].map((legs) => unitActionLatex('\\sigma_{1}').get(legs))
    expect(g4).toBe(
      'S_{g_{4}} = -\\frac{\\sigma_{1}^4}{8 N} \\, \\mathrm{E}_h \\big[ (h, G^{-1} \\phi)^4 \\big] + \\frac{1}{8 N} (\\phi, G^{-1} \\phi)^2',
    )
    for (const formula of [g4, g2])
      expect(katex.renderToString(formula, { strict: 'error', throwOnError: true, displayMode: true })).toContain(
        'katex',
      )
  })

  /** S_g4[G∗J] = −(1/4!) ∫ G_c^(4) J J J J for J = e^{−x²/2τ²}. */
  it('of the Gauss-net on smooth sources is finite for τ² < 1/2v, by the algebra of Gaussians and over the hidden unit', () => {
    const v = sigma0 ** 2
    const unitOnSource = (tau: number) => (w: number, b: number) => {
      // ∫ e^{wx + b − σb² − vx² − x²/2τ²} dx
      const a = 2 * v + 1 / tau ** 2
      return Math.sqrt((2 * Math.PI) / a) * Math.exp((sigma0 * w) ** 2 / (2 * a) + sigmab * b - sigmab ** 2)
    }
    const average = (tau: number): number => mean((w, b) => unitOnSource(tau)(w, b) ** 4)
    // ∫ M_4 JJJJ: the form of v Σx² · 2 − v (Σx)² + Σx²/τ², e^{4σb²}
    const closed = (tau: number): number => {
      const [own, all] = [2 * v + 1 / tau ** 2, 2 * v + 1 / tau ** 2 - 4 * v]
      return Math.exp(4 * sigmab ** 2) * Math.sqrt((2 * Math.PI) ** 4 / (own ** 3 * all))
    }
    const limit = Math.sqrt(1 / (2 * v))
    expect(average(0.5 * limit) / closed(0.5 * limit)).toBeCloseTo(1, 10)
    expect(closed(limit * 1.01)).toBeNaN()
    expect(average(limit * 1.3)).toBeGreaterThan(1e3 * average(limit * 0.5))
  })
})
