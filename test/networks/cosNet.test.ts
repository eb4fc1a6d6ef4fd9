import { describe, expect, it } from 'vitest'
import { decimals } from '../../src/algebra/decimals.js'
import { contractWithVector } from '../../src/algebra/tensor.js'
import { symmetricFormOnWavePackets } from '../../src/kernels/wavePackets.js'
import type { WavePacket } from '../../src/kernels/wavePackets.js'
import { cosCorrelator, cosNet } from '../../src/networks/cosines/cosNet.js'
import { reluNet } from '../../src/networks/layers/reluNet.js'
import { actionOnPoints, evaluateAction } from '../../src/actions/actionOnPoints.js'
import type { ActionPart } from '../../src/actions/action.js'
import { continuumAction, continuumParts } from '../../src/actions/continuumAction.js'
import { known } from '../known/known.js'

describe('the Cos-net', () => {
  it('has 3σ₁⁴/8N at coincident points, and no sixth cumulant there', () => {
    const net = cosNet({ N: 7, d: 2, sigma0: 1.3, sigma1: 0.8 })
    const same = (n: number): number[][] => Array.from({ length: n }, () => [0.4, -0.2])
    expect(net.correlator(same(4))).toBeCloseTo((3 * 0.8 ** 4) / (8 * 7), 14)
    expect(net.correlator(same(6))).toBeCloseTo(0, 14)
    expect(net.correlator(same(3))).toBe(0)
  })

  it('has the eighth cumulant of a cosine with Gaussian amplitude at coincident points', () => {
    // W(t) = N log E exp(s t² cos²b / 2) with s = σ₁²/N, and E exp(z cos²b) = e^{z/2} I₀(z/2) = e^{z/2}(1 + z²/16 +
    // z⁴/1024 + …). log I₀(y) = y²/4 − y⁴/64 + …, y = s t²/4: the t⁸ coefficient is −N s⁴/(64·4⁴), times 8!.
    const N = 3
    const value = cosNet({ N, d: 1, sigma0: 1, sigma1: 1 }).correlator(Array.from({ length: 8 }, () => [0.1]))
    expect(value).toBeCloseTo((-40320 * N) / (N ** 4 * 64 * 256), 12)
  })
})

describe('moments that float64 does not hold', () => {
  // Hidden units that are all but independent, or all but 0, and readouts that make up for it.
  it.each([38.5, 39])('of the Cos-net count in the error of its correlator: 0 and %d', (x) => {
    const { value, error } = cosNet({ N: 1, d: 1, sigma0: 1, sigma1: 1e150 }).correlatorsOn?.([[0], [x]])([0, 1]) ?? {
      value: NaN,
      error: NaN,
    }
    const number = decimals(40)
    const exact = new number(x).pow(2).div(-2).exp().times(new number(1e150).pow(2)).div(2)
    expect(exact.minus(value).abs().toNumber()).toBeLessThanOrEqual(error)
    expect(error).toBeLessThan(1e-6)
  })

  it('of the ReLU-net do not leave as 0', () => {
    const net = reluNet({ N: 1, d: 1, sigma0: 1e-81, sigma1: 1e77 })
    expect(net.correlator([[1], [1]])).toBeCloseTo(0.5e-8, 20)
    expect(() => net.correlatorsOn?.([[1]])([0, 0, 0, 0])).toThrow('expected a value that is not lost in its error')
    expect(net.correlatorsOn?.([[0]])([0, 0, 0, 0])).toEqual({ value: 0, error: 0 })
  })
})

describe('the Cos-net action on points', () => {
  interface KnownAction {
    readonly points: readonly (readonly number[])[]
    readonly N: number
    readonly sigma0: number
    readonly sigma1: number
    readonly phi: readonly number[]
    readonly K: readonly (readonly number[])[]
    readonly G4c_tensor: unknown
    readonly g2_symmetric: readonly (readonly number[])[]
    readonly g4_tensor: readonly unknown[]
    readonly S_GP: number
    readonly S_quartic: number
    readonly S_g2: number
  }
  it.each(
    known<{ finite_point_actions: readonly KnownAction[] }>('cos_action_finite_points.json').finite_point_actions,
  )('equals the reference on $points.length points', (record) => {
    const { points, N, sigma0, sigma1, phi } = record
    const action = actionOnPoints(cosNet({ N, d: points[0]?.length ?? 0, sigma0, sigma1 }), points, 1)
    const { parts, value } = evaluateAction(action, phi)
    expect(parts.get('gaussian')).toBeCloseTo(record.S_GP, 10)
    expect(parts.get(2)).toBeCloseTo(record.S_g2, 10)
    expect(parts.get(4)).toBeCloseTo(record.S_quartic, 10)
    expect(value).toBeCloseTo(record.S_GP + record.S_g2 + record.S_quartic, 10)
    const flat = (nested: unknown): number[] => (Array.isArray(nested) ? nested.flatMap(flat) : [nested as number])
    ;[...(action.couplings.get(4)?.data ?? [])].forEach((entry, i) =>
      expect(entry).toBeCloseTo(flat(record.g4_tensor)[i] as number, 10),
    )
    ;[...(action.couplings.get(2)?.data ?? [])].forEach((entry, i) =>
      expect(entry).toBeCloseTo(flat(record.g2_symmetric)[i] as number, 10),
    )
    expect(contractWithVector(action.covariance, phi)).toBeCloseTo(
      phi.reduce((s, a, i) => s + phi.reduce((t, b, j) => t + a * b * (record.K[i]?.[j] as number), 0), 0),
      12,
    )
  })
})

describe('the Cos-net action in the continuum, on wave packets', () => {
  interface Smeared {
    readonly d: number
    readonly centres: readonly (readonly number[])[]
    readonly tau: readonly number[]
    readonly sigma0: number
    readonly sigma1: number
    readonly N: number
    readonly exact: { readonly quad: number; readonly quartic: number }
  }
  it.each(known<readonly Smeared[]>('cos_action_smeared.json'))(
    'd = $d, sigma0 = $sigma0, N = $N',
    ({ d, centres, tau, sigma0, sigma1, N, exact }) => {
      const v = sigma0 ** 2 / d
      const parts = continuumParts(continuumAction(cosCorrelator, 1))
      const packets = centres.map((centre, i): WavePacket => {
        const width = (tau[i] as number) ** 2
        return {
          centre,
          amplitude: (2 * Math.PI * width) ** (d / 2) * (sigma1 ** 2 / 2) * ((2 * Math.PI) / v) ** (d / 2),
          spread: width + 1 / v,
        }
      })
      const symmetrized = (part: ActionPart, fields: readonly WavePacket[]): number =>
        symmetricFormOnWavePackets(parts.get(part) ?? [], fields, v, { sigma1, N })
      expect(Math.abs(symmetrized('gaussian', packets.slice(0, 2)) / exact.quad - 1)).toBeLessThan(1e-9)
      expect(Math.abs(symmetrized(4, packets) / exact.quartic - 1)).toBeLessThan(1e-9)
    },
  )
})
