import { describe, expect, it } from 'vitest'
import { checkNetwork } from '../../src/montecarlo/check/checkNetwork.js'
import { actionPoints } from '../../src/montecarlo/check/checkDefinition.js'
import type { MeasuredAtWidth } from '../../src/montecarlo/schwingerDyson/fitSlope.js'
import type { CheckResult } from '../../src/montecarlo/check/judge.js'
import { slopeEstimate } from '../../src/montecarlo/schwingerDyson/slopeEstimate.js'
import { slopeWidths } from '../../src/montecarlo/schwingerDyson/slopeWidths.js'
import type { Network } from '../../src/networks/network.js'
import { architecture } from '../../src/networks/architectures.js'
import { randomStream } from '../../src/random/philox.js'

type Three = readonly [MeasuredAtWidth, MeasuredAtWidth, MeasuredAtWidth]

/**
 * A/N + B/N² + C/N³ at three widths with relative errors that grow as √N, the first of them `relative`, and noise of
 * that size where a random number is given.
 */
function measuredAt(
  first: number,
  [A, B, C]: readonly [number, number, number],
  relative: number,
  normal = (): number => 0,
): Three {
  const at = (factor: number): MeasuredAtWidth => {
    const [N, error] = [first * factor, relative * Math.sqrt(factor)]
    const value = A / N + B / N ** 2 + C / N ** 3
    return { N, value: value * (1 + error * normal()), standardError: Math.abs(value) * error }
  }
  return [at(1), at(2), at(4)]
}

describe('the slope without the order N⁻³', () => {
  it('is −2 for a violation without N⁻¹ and −1 for one without N⁻², however large N⁻³ is', () => {
    expect(slopeEstimate(measuredAt(10, [0, -3, 40], 0.01)).slope).toBeCloseTo(-2, 12)
    expect(slopeEstimate(measuredAt(10, [0.1, 0, 40], 0.01)).slope).toBeCloseTo(-1, 12)
    // The logarithmic derivative of A/N + B/N² at N = 40, by a difference.
    const log = (N: number): number => Math.log(0.1 / N + 3 / N ** 2)
    expect(slopeEstimate(measuredAt(10, [0.1, 3, -7], 0.01)).slope).toBeCloseTo(
      (log(40.01) - log(39.99)) / Math.log(40.01 / 39.99),
      6,
    )
  })

  it('has an error that holds and no bias, at any N', () => {
    const stream = randomStream(4, 0)
    for (const C of [0, 30, 300]) {
      const scores = Array.from({ length: 4000 }, (_, r) => {
        stream.aim(r)
        const { slope, standardError } = slopeEstimate(measuredAt(10, [0, 3, C], 0.01, () => stream.normal()))
        return (slope + 2) / standardError
      })
      expect(Math.abs(scores.reduce((sum, z) => sum + z, 0) / 4000)).toBeLessThan(0.15)
      expect(Math.abs(Math.sqrt(scores.reduce((sum, z) => sum + z * z, 0) / 4000) - 1)).toBeLessThan(0.1)
    }
  })
})

function shipped(
  name: string,
  parameters: Readonly<Record<string, number>> = {},
): { network: Network; points: ReturnType<typeof actionPoints> } {
  const of = architecture(name)
  const network = of.create({ ...of.parameters, ...parameters })
  return { network, points: actionPoints(of, network) }
}

describe('the widths of a slope', () => {
  const widthsOf = (name: string, parameters = {}): readonly number[] => {
    const { network, points } = shipped(name, parameters)
    return slopeWidths(network, points)
  }

  it('follow the sixth cumulant: half of G6/(G4 G2) of one neuron, 10 at least and 100 at most', () => {
    expect(widthsOf('cos-net')).toEqual([10, 20, 40])
    // G6/(G4 G2) = 5 κ₃(k)/(κ₂(k) κ₁(k)) of one neuron's kernel k. Half of a χ² with one degree of freedom: moments 1,
    // 3, 15 times ½.
    expect(widthsOf('relu-net')[0]).toBe(Math.round((5 * ratioOf([1 / 2, 3 / 2, 15 / 2])) / 2))
    // k = exp(2u), u normal with variance σ_b² + σ₀²x²/d: moments exp(2 m² variance).
    const variance = 0.5 ** 2 + 0.32 ** 2
    expect(widthsOf('gauss-net', { sigmab: 0.5 })[0]).toBe(
      Math.round((5 * ratioOf([1, 2, 3].map((m) => Math.exp(2 * m * m * variance)))) / 2),
    )
    expect(widthsOf('gauss-net', { sigmab: 1 })).toEqual([100, 200, 400])
    // It is that of one neuron, whatever N.
    expect(widthsOf('relu-net', { N: 300 })).toEqual(widthsOf('relu-net'))
  })

  /** κ₃/(κ₂κ₁) of the moments. */
  function ratioOf([m1, m2, m3]: readonly number[]): number {
    const [a, b, c] = [m1 as number, m2 as number, m3 as number]
    return (c - 3 * b * a + 2 * a ** 3) / (b - a * a) / a
  }
})

/** The slopes of a check, the four-point function of the action multiplied by a number. */
function slopesOf(
  name: string,
  samples: number,
  seed: number,
  factor = 1,
  parameters = {},
): readonly [CheckResult, CheckResult] {
  const { points } = shipped(name, parameters)
  const atWidth = (N: number): Network => {
    const { network } = shipped(name, { ...parameters, N })
    // Without the correlators on points, which some networks have besides.
    const others = Object.fromEntries(
      Object.entries(network).filter(([key]) => key !== 'correlatorsOn'),
    ) as unknown as Network
    return { ...others, correlator: (at) => (at.length === 4 ? factor : 1) * network.correlator(at) }
  }
  const { slopes } = checkNetwork(
    { network: shipped(name, parameters).network, points: [], atWidth, actionPoints: points },
    { samples, seed, estimators: [], sigmas: 4 },
  )
  return slopes.map(({ result }) => result) as [CheckResult, CheckResult]
}

describe('the slope of a shipped network', () => {
  it.each([
    ['cos-net', 100_000],
    ['relu-net', 100_000],
    ['phi4-net', 100_000],
  ] as const)('%s: of the right action agrees with −2', (name, samples) => {
    for (const result of slopesOf(name, samples, 1)) expect(result.verdict).toBe('agrees')
  })

  it('Gauss-net: tails make the action of the right sign undecided at few samples and never different', () => {
    for (const [samples, seed] of [
      [20_000, 1],
      [100_000, 2],
    ] as const)
      for (const { verdict } of slopesOf('gauss-net', samples, seed)) expect(verdict).not.toBe('differs')
  })

  it.each([
    ['cos-net', 20_000],
    ['relu-net', 20_000],
    ['phi4-net', 20_000],
    ['gauss-net', 200_000],
  ] as const)('%s: of an action with wrong signs differs', (name, samples) => {
    expect(slopesOf(name, samples, 1, -1).map(({ verdict }) => verdict)).toContain('differs')
  })

  it.each(['cos-net', 'relu-net'])('%s: of an action without couplings differs by the cubic test function', (name) => {
    const [, cubic] = slopesOf(name, 20_000, 1, 0)
    expect(cubic.verdict).toBe('differs')
    expect(cubic.estimate.mean).toBeCloseTo(-1, 0)
  })

  it('has no verdict for a Gauss-net with wide biases', () => {
    const [linear, cubic] = slopesOf('gauss-net', 20_000, 1, 1, { sigmab: 1 })
    expect([linear.verdict, cubic.verdict]).toEqual(['undecided', 'undecided'])
    expect(linear.estimate.heavyTailed).toBe(true)
  })
})
