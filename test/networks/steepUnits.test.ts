import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import { adaptiveIntegral } from '../../src/kernels/adaptiveIntegral.js'
import { erf } from '../../src/kernels/erf.js'
import { infiniteWidthKernel } from '../../src/networks/layers/deepNetwork.js'
import { erfNet } from '../../src/networks/layers/erfNet.js'
import { cosNet } from '../../src/networks/cosines/cosNet.js'
import { gaussNet } from '../../src/networks/layers/gaussNet.js'
import { reluNet } from '../../src/networks/layers/reluNet.js'
import { tanhNet } from '../../src/networks/layers/tanhNet.js'
import { network } from '../../src/networks/userNetwork.js'

const parameters = { N: 20, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.5 }

/** E over one normal number. */
const mean = (f: (x: number) => number): number =>
  adaptiveIntegral((x) => (f(x) * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI), -9, 9, { tolerance: 1e-12 }).value

describe('steep hidden units', () => {
  it.each([1e4, 1e6, 1e8, 1e100, 1e155, 1e200, 1e300])(
    'at %d the square of tanh is 1 but for where it goes through 0',
    (x) => {
      // 1 − E tanh² = ∫ sech²(z) p(z) dz = 2p(0)(1 + O(x⁻²)) for a density as wide as x.
      const { value, error } = tanhNet(parameters).correlatorsOn?.([[x]])([0, 0]) ?? { value: NaN, error: NaN }
      expect(Math.abs(value - (1 - 2 / Math.sqrt(2 * Math.PI) / Math.hypot(x, 0.5)))).toBeLessThan(error + 1 / x ** 2)
      expect(error).toBeLessThan(1e-9)
      expect(infiniteWidthKernel({ ...parameters, activation: 'tanh', depth: 1 }, [1e4], [1e4])).toBeCloseTo(
        1 - 2 / Math.sqrt(2 * Math.PI) / 1e4,
        9,
      )
    },
  )

  it.each([
    ['tanh', Math.tanh, tanhNet],
    ['erf', erf, erfNet],
  ] as const)('%s: the limit of a step, for four points of which two are near', (_, f, make) => {
    // G₄ = (3E t² t₁t₂ − E t² E t₁t₂ − 2 E tt₁ E tt₂)/N, t → sign w.
    const unit = (w: number, x: number): number => mean((b) => f(w * x + 0.5 * b))
    const signed = (x: number): number => mean((w) => Math.abs(w) * (w === 0 ? 0 : unit(Math.abs(w), x) / Math.abs(w)))
    const together = mean((w) => mean((b) => f(w + 0.5 * b) * f(2 * w + 0.5 * b)))
    const exact = (2 * together - 2 * signed(1) * signed(2)) / 20
    for (const x of [1e100, 1e200]) {
      const { value, error } = make(parameters).correlatorsOn?.([[x], [1], [2]])([0, 0, 1, 2]) ?? {
        value: NaN,
        error: NaN,
      }
      expect(Math.abs(value - exact)).toBeLessThan(1e-8)
      expect(error).toBeLessThan(1e-8)
    }
  })

  it('erf by nodes at all scales is erf by moments of signs', () => {
    // In three dimensions, with the same variance along the line, moments of signs are taken; in one, quadrature.
    const [line, space] = [erfNet(parameters), erfNet({ ...parameters, d: 3, sigma0: Math.sqrt(3) })]
    for (const x of [17, 1e3, 1e6]) {
      const points = [x, 1, -0.4 * x, 2]
      const [a, b] = [
        line.correlatorsOn?.(points.map((c) => [c]))([0, 1, 2, 3]),
        space.correlatorsOn?.(points.map((c) => [c, 0, 0]))([0, 1, 2, 3]),
      ]
      expect(Math.abs((a?.value ?? NaN) - (b?.value ?? NaN))).toBeLessThan(
        (a?.error ?? NaN) + (b?.error ?? NaN) + 1e-14,
      )
    }
    expect(erfNet(parameters).correlator([[1e200], [1e200]])).toBeCloseTo(1, 12)
  })

  it('in three dimensions of weights and bias the error holds the value of two points, which are taken alone', () => {
    const found = tanhNet({ ...parameters, d: 2 }).correlatorsOn?.([
      [1e8, 1],
      [1, 3],
      [2, 1],
    ])([0, 0])
    expect(found?.value).toBeCloseTo(1 - (2 / Math.sqrt(2 * Math.PI) / 1e8) * Math.SQRT2, 12)
  })

  it('what float64 does not hold is refused', () => {
    const far = { ...parameters, sigma0: 1e10 }
    for (const make of [tanhNet, erfNet])
      expect(() => make(far).correlator([[1e308], [1e308]])).toThrow('standard deviation of w·x + b within the range')
    expect(() => infiniteWidthKernel({ ...parameters, activation: 'tanh', depth: 2 }, [1e200], [1e200])).toThrow(
      InputError,
    )
  })

  it('ramps of sizes whose squares float64 does not hold: σ₁²/2 · 10¹⁶⁰ · 10⁻¹⁶⁰', () => {
    expect(reluNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 }).correlator([[1e160], [1e-160]])).toBeCloseTo(0.5, 14)
  })
})

describe('a correlator that is only a number', () => {
  it('is right where exponents of the Gauss-net cancel, at points of any size', () => {
    const net = gaussNet({ N: 20, d: 1, sigma0: 1, sigma1: 1, sigmab: 0.3 })
    // M₄(x, x, 0, 0) = e^{4σ_b²}, M₂(x, 0) = 0: G₄ = (3e^{4σ_b²} − 1)/20.
    const exact = (3 * Math.exp(4 * 0.09) - 1) / 20
    for (const far of [1e2, 1e5, 1e8, 1e160, 1e200, 1e307]) {
      const { value, error } = net.correlatorsOn?.([[far], [0]])([0, 1, 0, 1]) ?? { value: NaN, error: NaN }
      expect(Math.abs(value - exact)).toBeLessThan(error)
      expect(error).toBeLessThan(1e-3 * exact)
    }
    // M₄(x, x, x, x) = e^{4(σ₀²x² + σ_b²)}
    expect(() => net.correlator([[1e200], [1e200], [1e200], [1e200]])).toThrow(
      'correlator of 4 points: expected a value within the range of float64, up to 1.8e308 in size, received Infinity',
    )
  })

  it('is that of independent phases where the Cos-net is far out', () => {
    const net = cosNet({ N: 20, d: 1, sigma0: 1, sigma1: 1 })
    // E Π cos(a_i w + b) is 2^{−n} times the number of signs with Σ ε_i = 0 and Σ ε_i x_i = 0, if w is large.
    const far = (...xs: readonly number[]): number => net.correlator(xs.map((x) => [1e200 * x]))
    expect(far(1, 1)).toBeCloseTo(1 / 2, 15)
    expect(far(1, -1)).toBe(0)
    expect(far(1, 1, 1, 1)).toBeCloseTo((3 * (6 / 16) - 3 / 4) / 20, 15)
    expect(far(1, 1, -1, -1)).toBeCloseTo((3 * (4 / 16) - 1 / 4) / 20, 15)
    expect(far(1, 2, -1, -2)).toBeCloseTo((3 * 2) / 16 / 20, 15)
    expect(net.correlator([[1e200], [1e200], [0.3], [0.3]])).toBeCloseTo((3 * (4 / 16) - 1 / 4) / 20, 15)
  })

  it('steps of a network of one’s own: the error holds, and the number alone has three digits', () => {
    const step = network({
      name: 'step',
      N: 5,
      d: 1,
      sigma1: 1,
      densities: [{ kind: 'uniform', from: -1, to: 1 }],
      hidden: ([w = 0], [x = 0]) => (w > x ? 1 : -1),
    })
    const points = [[0.31], [-0.22]]
    const { value, error } = step.correlatorsOn?.(points)([0, 1]) ?? { value: NaN, error: NaN }
    // 1 − 2P(−0.22 < w < 0.31)
    expect(Math.abs(value - 0.47)).toBeLessThan(error)
    expect(Math.abs(step.correlator(points) - 0.47)).toBeLessThan(1e-3)
  })
})
