import { describe, expect, it } from 'vitest'
import { checkNetwork } from '../../src/montecarlo/checkNetwork.js'
import { actionPoints } from '../../src/montecarlo/checkRequest.js'
import { fitSlope } from '../../src/montecarlo/fitSlope.js'
import type { MeasuredAtWidth } from '../../src/montecarlo/fitSlope.js'
import type { CheckResult } from '../../src/montecarlo/judge.js'
import { slopeEstimate } from '../../src/montecarlo/slopeEstimate.js'
import { slopeWidths } from '../../src/montecarlo/slopeWidths.js'
import type { Network } from '../../src/networks/network.js'
import { architecture } from '../../src/networks/shipped.js'
import { randomStream } from '../../src/random/philox.js'

type Three = readonly [MeasuredAtWidth, MeasuredAtWidth, MeasuredAtWidth]

/** c N^s(1 + a/N) at three widths with relative errors that grow as √N, the first of them `relative`, and noise of that size where a random number is given. */
function measuredAt(first: number, a: number, relative: number, normal = (): number => 0): Three {
  const at = (factor: number): MeasuredAtWidth => {
    const [N, error] = [first * factor, relative * Math.sqrt(factor)]
    const value = -3 * N ** -2 * (1 + a / N)
    return { N, value: value * (1 + error * normal()), standardError: Math.abs(value) * error }
  }
  return [at(1), at(2), at(4)]
}

describe('the error of a slope', () => {
  it('is the statistical one for a power law, and half the change of the slope where that is seen', () => {
    expect(slopeEstimate(measuredAt(10, 0, 0.01))).toEqual(fitSlope(measuredAt(10, 0, 0.01)))
    const bent = measuredAt(10, 40, 1e-5)
    const local = (N: number): number => -2 + Math.log2((1 + 40 / (2 * N)) / (1 + 40 / N))
    expect(slopeEstimate(bent).slope).toBeCloseTo(fitSlope(bent).slope, 12)
    expect(slopeEstimate(bent).standardError).toBeCloseTo((local(20) - local(10)) / 2, 3)
  })

  it('is not too small without a next order, nor with one as large as the noise', () => {
    const stream = randomStream(4, 0)
    for (const [a, most] of [
      [0, 1.1],
      [1.5, 1.6],
    ] as const) {
      const scores = Array.from({ length: 4000 }, (_, r) => {
        stream.aim(r)
        const { slope, standardError } = slopeEstimate(measuredAt(30, a, 0.02, () => stream.normal()))
        return (slope + 2) / standardError
      })
      expect(Math.sqrt(scores.reduce((sum, z) => sum + z * z, 0) / 4000)).toBeLessThan(most)
      expect(scores.filter((z) => Math.abs(z) > 4).length).toBeLessThan(4)
    }
  })
})

function shipped(name: string, parameters: Readonly<Record<string, number>> = {}): { network: Network; points: ReturnType<typeof actionPoints> } {
  const of = architecture(name)
  const network = of.create({ ...of.parameters, ...parameters })
  return { network, points: actionPoints(of, network) }
}

describe('the widths of a slope', () => {
  it('follow the sixth cumulant: 0 for cosines, 44 for half of a Gaussian square, 137 for a log-normal number', () => {
    const scale = (name: string, parameters = {}): number => {
      const { network, points } = shipped(name, parameters)
      return slopeWidths(network, points, 5000).scale
    }
    // G6/(G4 G2) = 5 κ₃(k)κ₁/κ₂² … of one neuron's kernel k. Half of a χ² with one degree of freedom: moments 1, 3, 15 times ½.
    expect(scale('cos-net')).toBeLessThan(1e-12)
    expect(scale('relu-net')).toBeCloseTo(5 * ratioOf([1 / 2, 3 / 2, 15 / 2]), 9)
    // k = exp(2u), u normal with variance σ_b² + σ₀²x²/d: moments exp(2 m² variance).
    const variance = 0.2 ** 2 + 0.36
    expect(scale('gauss-net')).toBeCloseTo(5 * ratioOf([1, 2, 3].map((m) => Math.exp(2 * m * m * variance))), 6)
    // It is that of one neuron, whatever N.
    expect(scale('relu-net', { N: 300 })).toBeCloseTo(scale('relu-net'), 9)
  })

  it('grow with the tails and the samples, and have no verdict where the samples do not suffice for that', () => {
    const of = (name: string, samples: number): readonly number[] => slopeWidths(shipped(name).network, shipped(name).points, samples).widths
    expect(of('cos-net', 5000)).toEqual([10, 20, 40])
    expect(of('relu-net', 5000)[0]).toBeGreaterThan(20)
    expect(of('gauss-net', 100_000)[0]).toBeGreaterThan(of('relu-net', 100_000)[0] as number)
    expect((of('relu-net', 8e6)[0] as number) / (of('relu-net', 1e6)[0] as number)).toBeCloseTo(2, 1)
    expect(slopeWidths(shipped('gauss-net').network, shipped('gauss-net').points, 1000)).toMatchObject({ asymptotic: false, widths: [10, 20, 40] })
  })

  /** κ₃κ₁/κ₂² of the moments. */
  function ratioOf([m1, m2, m3]: readonly number[]): number {
    const [a, b, c] = [m1 as number, m2 as number, m3 as number]
    return ((c - 3 * b * a + 2 * a ** 3) * a) / (b - a * a) / a ** 2
  }
})

/** The slopes of a check, the four-point function of the action multiplied by a number. */
function slopesOf(name: string, samples: number, seed: number, factor = 1, parameters = {}): readonly [CheckResult, CheckResult] {
  const { points } = shipped(name, parameters)
  const atWidth = (N: number): Network => {
    const { network } = shipped(name, { ...parameters, N })
    // Without the correlators on points, which some networks have besides.
    const others = Object.fromEntries(Object.entries(network).filter(([key]) => key !== 'correlatorsOn')) as unknown as Network
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

  it.each(['cos-net', 'relu-net'])('%s: of an action without couplings differs by the damped test function', (name) => {
    const [, damped] = slopesOf(name, 20_000, 1, 0)
    expect(damped.verdict).toBe('differs')
    expect(damped.estimate.mean).toBeCloseTo(-1, 0)
  })

  it('has no verdict for a Gauss-net with wide biases', () => {
    const [linear, damped] = slopesOf('gauss-net', 20_000, 1, 1, { sigmab: 1 })
    expect([linear.verdict, damped.verdict]).toEqual(['undecided', 'undecided'])
    expect(linear.estimate.heavyTailed).toBe(true)
  })
})
