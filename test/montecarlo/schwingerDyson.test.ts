import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.js'
import type { TestFunction } from '../../src/montecarlo/schwingerDyson/testFunction.js'
import type { Estimate } from '../../src/montecarlo/estimate.js'
import { fitSlope } from '../../src/montecarlo/schwingerDyson/fitSlope.js'
import type { MeasuredAtWidth, Slope } from '../../src/montecarlo/schwingerDyson/fitSlope.js'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import { schwingerDyson } from '../../src/montecarlo/schwingerDyson/schwingerDyson.js'
import { slopeEstimate } from '../../src/montecarlo/schwingerDyson/slopeEstimate.js'
import { coupledCosNet } from '../../src/networks/coupled/coupledCosNet.js'
import { deepNetwork } from '../../src/networks/layers/deepNetwork.js'
import { randomStream } from '../../src/random/philox.js'
import { actionOf, cosNet, couplingData } from './cosNet.js'

const points = [[-1.2], [0], [1.5]] as const
const right = {}
const withoutG2 = { g2: 0 }
const withoutG4 = { g4: 0 }
const signOfG2 = { g2: -1 / 4 }
const signOfG4 = { g4: 1 / 24 }
const gaussian = { g2: 0, g4: 0 }

function measure(
  N: number,
  factors: { g2?: number; g4?: number },
  options: { samples: number; seed: number; testFunction: TestFunction },
): Estimate {
  const network = cosNet(N)
  return schwingerDyson(actionOf(network, points, factors), network, points, options)
}

function slopeOf(factors: { g2?: number; g4?: number }, testFunction: TestFunction, samples: number): Slope {
  const at = (N: number): MeasuredAtWidth => {
    // Another seed for each width, as the slope's error takes the points to be independent.
    const { mean, standardError } = measure(N, factors, { samples, seed: N, testFunction })
    return { N, value: mean, standardError }
  }
  const measured = [at(10), at(20), at(40)] as const
  return testFunction === 'cubic' ? slopeEstimate(measured) : fitSlope(measured)
}

/**
 * 12 Σ g₄ Cov(K_h, K_h)/P = 4 Σ g₄ G4c/P: all that is left of the violation with f = φ when g₂ is right; exact, every
 * order of 1/N.
 */
function exactLinear(N: number): number {
  const network = cosNet(N)
  const quartic = couplingData(actionOf(network, points), 4)
  const all = [0, 1, 2] as const
  const G4c = all.flatMap((i) =>
    all.flatMap((j) =>
      all.flatMap((k) => all.map((l) => network.correlator([points[i], points[j], points[k], points[l]]))),
    ),
  )
  return (4 / 3) * quartic.reduce((sum, entry, i) => sum + entry * (G4c[i] as number), 0)
}

describe('schwingerDyson', () => {
  it.each(['linear', 'cubic', 'damped'] as const)(
    'the right action violates the %s identity by O(N⁻²)',
    (testFunction) => {
      const { slope, standardError } = slopeOf(right, testFunction, 5000)
      expect(standardError).toBeLessThan(0.1)
      expect(Math.abs(slope + 2) / standardError).toBeLessThan(3)
    },
  )

  it.each([
    ['linear', 'no g₂', withoutG2],
    ['linear', 'no g₄', withoutG4],
    ['linear', 'wrong sign of g₂', signOfG2],
    ['linear', 'wrong sign of g₄', signOfG4],
    ['cubic', 'no g₂', withoutG2],
    ['cubic', 'no g₄', withoutG4],
    ['cubic', 'wrong sign of g₂', signOfG2],
    ['cubic', 'wrong sign of g₄', signOfG4],
    ['cubic', 'neither g₂ nor g₄', gaussian],
    ['damped', 'no g₂', withoutG2],
    ['damped', 'no g₄', withoutG4],
    ['damped', 'wrong sign of g₂', signOfG2],
    ['damped', 'wrong sign of g₄', signOfG4],
    ['damped', 'neither g₂ nor g₄', gaussian],
  ] as const)('%s: an action with %s violates it by O(N⁻¹)', (testFunction, _, factors) => {
    const { slope } = slopeOf(factors, testFunction, 1000)
    // The N⁻² part that is left at N = 40 is larger for the cubic one.
    expect(Math.abs(slope + 1)).toBeLessThan(testFunction === 'cubic' ? 0.4 : 0.25)
  })

  it('linear is blind to a missing g₂ and g₄ together, as E φᵀK⁻¹φ = P exactly', () => {
    expect(Math.abs(measure(10, gaussian, { samples: 100, seed: 1, testFunction: 'linear' }).mean)).toBeLessThan(1e-10)
  })

  it('linear has the mean known in closed form and honest standard errors', () => {
    const exact = exactLinear(10)
    const scores = Array.from({ length: 60 }, (_, seed) => {
      const { mean, standardError } = measure(10, right, { samples: 400, seed, testFunction: 'linear' })
      return (mean - exact) / standardError
    })
    const mean = scores.reduce((a, b) => a + b) / 60
    expect(Math.abs(mean)).toBeLessThan(0.4)
    expect(Math.abs(Math.sqrt(scores.reduce((sum, z) => sum + (z - mean) ** 2, 0) / 59) - 1)).toBeLessThan(0.25)
  })

  it.each(['linear', 'cubic', 'damped'] as const)(
    '%s agrees with the plain average over drawn φ, for an action with wrong coefficients',
    (testFunction) => {
      const network = cosNet(4)
      const action = actionOf(network, points, { g2: 1, g4: 0.05 })
      const { mean, standardError } = schwingerDyson(action, network, points, { samples: 5000, seed: 1, testFunction })
      const plain = plainAverage(60_000, testFunction)
      expect(Math.abs(mean / plain.standardError)).toBeGreaterThan(10)
      expect(Math.abs(mean - plain.mean) / Math.hypot(standardError, plain.standardError)).toBeLessThan(4)

      function plainAverage(samples: number, f: TestFunction): { mean: number; standardError: number } {
        const hidden = new Float64Array(12)
        const stream = randomStream(2, 0)
        let [sum, squares] = [0, 0]
        for (let sample = 0; sample < samples; sample++) {
          stream.aim(sample)
          network.sampleHidden(stream, points, hidden)
          const phi = [0, 0, 0]
          hidden.forEach((_, i) => {
            if (i % 3 === 0) {
              const weight = stream.normal() / 2
              phi.forEach((value, p) => (phi[p] = value + weight * (hidden[i + p] as number)))
            }
          })
          const at = (i: number): number => phi[i] as number
          const free = action.inverse.data.reduce(
            (total, entry, ij) => total + entry * at(Math.floor(ij / 3)) * at(ij % 3),
            0,
          )
          const g2 = couplingData(action, 2).reduce(
            (total, entry, ij) => total + entry * at(Math.floor(ij / 3)) * at(ij % 3),
            0,
          )
          const g4 = couplingData(action, 4).reduce(
            (total, entry, i) =>
              total +
              entry * at(Math.floor(i / 27)) * at(Math.floor(i / 9) % 3) * at(Math.floor(i / 3) % 3) * at(i % 3),
            0,
          )
          // Euler: Σ φ_i ∂S/∂φ_i counts the powers of φ. The damping adds Σ φ_i (½K⁻¹φ)_i to −Σ ∂f_i/∂φ_i = −P.
          const values: Readonly<Record<TestFunction, number>> = {
            linear: free + 2 * g2 + 4 * g4 - 3,
            cubic: free * (free + 2 * g2 + 4 * g4 - 5),
            damped: Math.exp(-free / 4) * (1.5 * free + 2 * g2 + 4 * g4 - 3),
          }
          const value = values[f] / 3
          sum += value
          squares += value * value
        }
        return { mean: sum / samples, standardError: Math.sqrt((squares / samples - (sum / samples) ** 2) / samples) }
      }
    },
  )

  it('repeats bit for bit and says what was measured and how', () => {
    const options = { samples: 100, seed: 7, testFunction: 'damped' } as const
    const estimate = measure(10, right, options)
    expect(measure(10, right, options)).toEqual(estimate)
    expect(estimate).toMatchObject({
      quantity: { kind: 'violation', testFunction: 'damped' },
      samples: 100,
      seed: 7,
      method: { kind: 'readout averaged', batches: 50 },
    })
  })

  it('refuses neurons that are coupled, for which what it subtracts does not vanish', () => {
    const coupled = coupledCosNet({ N: 5, d: 1, sigma0: 1, sigma1: 1, alpha: 0.5 })
    const deep = deepNetwork({ activation: 'erf', depth: 2, N: 5, d: 1, sigma0: 1, sigma1: 1, sigmab: 1 })
    const options = { samples: 100, seed: 7, testFunction: 'linear' } as const
    for (const network of [coupled, deep])
      expect(() => schwingerDyson(actionOf(cosNet(5), points), network, points, options)).toThrow(
        /: expected independent neurons for the Schwinger–Dyson check/,
      )
    expect(() =>
      estimateCorrelators(deep, points, { samples: 100, seed: 7, estimator: 'neuron', quantities: [[0, 0]] }),
    ).toThrow(/deep erf-net: expected independent neurons for the neuron estimator/)
  })

  it('refuses wrong input', () => {
    const options = { samples: 100, seed: 7, testFunction: 'linear' } as const
    expect(() => measure(10, right, { ...options, samples: 10 })).toThrow(InputError)
    expect(() => schwingerDyson(actionOf(cosNet(5), points), cosNet(5), [[0]], options)).toThrow(
      'action.points: expected 1, the number of points, received 3',
    )
    expect(() => schwingerDyson(actionOf(cosNet(5), points), cosNet(5), [[0], [1], [1, 2]], options)).toThrow(
      'points[2]: expected 1 finite coordinate, received [1, 2]',
    )
  })
})
