import { describe, expect, it } from 'vitest'
import { sourcePrediction } from '../../src/actions/sourcePrediction.js'
import { gaussLegendre } from '../../src/kernels/gaussLegendre.js'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import { compareWith } from '../../src/montecarlo/estimate.js'
import { architecture } from '../../src/networks/architectures.js'
import type { Parameters, SmoothSources } from '../../src/networks/architecture.js'
import { gaussNet } from '../../src/networks/layers/gaussNet.js'
import { defaultGaussNet } from '../../src/networks/listedNetworks.js'
import { gaussNetOnPackets, gaussPackets } from '../../src/networks/layers/gaussPackets.js'
import type { Point } from '../../src/networks/network.js'

const parameters = { ...defaultGaussNet, N: 7, sigma0: 0.9, sigma1: 1.2 }

/** ∫ G_c^(n)(x₁ … x_n) Π J_i(x_i), one dimension: Gauss–Legendre over twelve widths of every source. */
function averaged(packets: readonly Point[]): number {
  const rule = gaussLegendre(22)
  const net = gaussNet(parameters)
  const walk = (x: readonly Point[]): number => {
    const packet = packets[x.length]
    if (packet === undefined) return net.correlator(x)
    const [centre, tau] = packet as unknown as readonly [number, number]
    const half = 6 * tau
    return rule.nodes.reduce((sum, node, i) => {
      const y = centre + half * node
      return (
        sum + half * (rule.weights[i] as number) * Math.exp(-((y - centre) ** 2) / (2 * tau * tau)) * walk([...x, [y]])
      )
    }, 0)
  }
  return walk([])
}

/** What its action says. */
function predictionOf(values: Parameters): (packets: readonly Point[]) => number {
  const of = architecture('gauss-net')
  return sourcePrediction(of, of.smooth?.(values) as SmoothSources)
}

describe('the Gauss-net averaged with smooth sources', () => {
  const packets = gaussPackets(parameters)

  it('has the correlators of its closed form integrated with them, and so says its action', () => {
    const onPackets = gaussNetOnPackets(parameters)
    for (const chosen of [packets.slice(0, 2), packets]) {
      const expected = averaged(chosen)
      expect(onPackets.correlator(chosen) / expected).toBeCloseTo(1, 7)
      expect(predictionOf(parameters)(chosen) / expected).toBeCloseTo(1, 7)
    }
  })

  it.each([1, 2])('is what samples show in %d dimensions', (d) => {
    const plane = { ...parameters, d, sigmab: 0.3 }
    const sources = gaussPackets(plane)
    const estimates = estimateCorrelators(gaussNetOnPackets(plane), sources, {
      samples: 30_000,
      seed: d,
      quantities: [
        [0, 1],
        [0, 1, 2, 3],
      ],
    })
    const predicted = [predictionOf({ ...plane })(sources.slice(0, 2)), predictionOf({ ...plane })(sources)]
    estimates.forEach((estimate, q) => {
      expect(Math.abs(compareWith(estimate, predicted[q] as number).z)).toBeLessThan(4)
      expect(estimate.standardError / (predicted[q] as number)).toBeLessThan(0.1)
    })
  })

  it('refuses sources too wide for a moment', () => {
    // τ² = 0.49/v is within the bound of four sources, 1/2v; 0.51/v is not.
    const of = (square: number): readonly Point[] =>
      Array.from({ length: 4 }, () => [0, Math.sqrt(square) / parameters.sigma0])
    expect(gaussNetOnPackets(parameters).correlator(of(0.49))).toBeGreaterThan(0)
    expect(() => gaussNetOnPackets(parameters).correlator(of(0.51))).toThrow('τ² < 1/2v')
  })
})
