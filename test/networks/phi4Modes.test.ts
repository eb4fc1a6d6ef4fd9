import { describe, expect, it } from 'vitest'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import { compareWith } from '../../src/montecarlo/estimate.js'
import { phi4NetOnModes } from '../../src/networks/cosines/phi4Modes.js'
import { phi4Reference } from './phi4Reference.js'

const reference = phi4Reference
const standard = { N: 5, d: 1, Lambda: 3, m: 1, sigma_a: 1 }

describe('the φ⁴ network in momentum space', () => {
  it.each(reference.rows)(
    'has the smeared propagator of the reference at k = $k',
    ({ k, mc, stderr, predicted_smeared }) => {
      const predicted = phi4NetOnModes(standard, reference.T).correlator([[k], [k]])
      // The reference leaves out the overlap of the packets at k and −k, e^{−(kT)²} of it.
      expect(Math.abs(predicted / predicted_smeared - 1)).toBeLessThan(
        1e-6 + Math.exp(-((k * reference.T) ** 2)) * (k === 0 ? 0 : 1),
      )
      expect(Math.abs(predicted - mc)).toBeLessThan(4 * stderr)
    },
  )

  it.each([
    { d: 1, momenta: [[0], [1], [2], [3.1]] },
    {
      d: 2,
      momenta: [
        [0, 0],
        [1, 0],
        [0.8, 0.9],
      ],
    },
    {
      d: 3,
      momenta: [
        [0, 0, 0],
        [0.5, 0.4, 0.3],
        [0, 0, 1.6],
      ],
    },
  ])('is what samples show in $d dimensions, off the diagonal too', ({ d, momenta }) => {
    const network = phi4NetOnModes({ ...standard, d, Lambda: 2, m: 0.7, sigma_a: 1.3 }, d === 1 ? 3 : 1.2)
    const quantities = momenta.flatMap((_, i) => momenta.slice(i).map((__, j) => [i, i + j]))
    const estimates = estimateCorrelators(network, momenta, { samples: 20_000, seed: d, quantities })
    estimates.forEach((estimate, q) => {
      const prediction = network.correlator((quantities[q] as number[]).map((i) => momenta[i] as number[]))
      expect(Math.abs(compareWith(estimate, prediction).z)).toBeLessThan(4.5)
      expect(estimate.standardError / Math.abs(prediction)).toBeLessThan(0.2)
    })
  })

  it('approaches 1/(p² + m²) as the packet gets sharp, and nothing beyond the cutoff', () => {
    for (const p of [0, 1, 2])
      expect(phi4NetOnModes(standard, 200).correlator([[p], [p]]) * (p * p + 1)).toBeCloseTo(1, 4)
    expect(phi4NetOnModes(standard, 200).correlator([[3.1], [3.1]])).toBeLessThan(1e-30)
    expect(
      phi4NetOnModes({ ...standard, d: 2 }, 60).correlator([
        [1, 1],
        [1, 1],
      ]) * 3,
    ).toBeCloseTo(1, 3)
  })

  it('refuses other than two momenta and packets without a width', () => {
    expect(() => phi4NetOnModes(standard, 6).correlator([[0]])).toThrow('points: expected two momenta, received 1')
    expect(() => phi4NetOnModes(standard, 0)).toThrow('phi4-net tau: expected a positive number, received 0')
  })
})
