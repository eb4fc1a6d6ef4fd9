import { describe, expect, it } from 'vitest'
import { actionPoints, defaultPoints } from '../../src/montecarlo/check/checkDefinition.js'
import { estimateCorrelators } from '../../src/montecarlo/correlators.js'
import { rejected } from '../../src/montecarlo/statistics/holm.js'
import { twoSided, zOf } from '../../src/montecarlo/statistics/normal.js'
import type { Network } from '../../src/networks/network.js'
import { architectureAt } from '../../src/networks/architecture.js'
import { architecture } from '../../src/networks/architectures.js'
import { known } from '../known/known.js'

interface CorrelatorRecord {
  readonly id: string
  readonly case: string
  readonly architecture: string
  readonly params: Readonly<Record<string, number>>
  readonly points: readonly (readonly number[])[]
  readonly mc: { readonly mean: number; readonly stderr: number; readonly estimator: 'kernel' | 'direct' }
}

interface Compared {
  readonly record: CorrelatorRecord
  readonly z: number
  readonly heavyTailed: boolean
}

const NETWORKS = ['gauss', 'relu', 'erf']
const records = known<readonly CorrelatorRecord[]>('network_correlators.json').filter((record) =>
  NETWORKS.includes(record.architecture),
)

/** Neurons drawn for each record, so that the widths take equal time. */
const NEURONS = 100_000

/** Our estimate of a record against its mean, in combined errors. */
function compared(record: CorrelatorRecord): Compared {
  const network: Network = architecture(`${record.architecture}-net`).create(record.params)
  const [estimate] = estimateCorrelators(network, record.points, {
    samples: Math.max(1000, NEURONS / network.width),
    seed: 17,
    estimator: record.mc.estimator,
    quantities: [record.points.map((_, i) => i)],
  })
  if (estimate === undefined) throw new Error('no estimate')
  const z = (estimate.mean - record.mc.mean) / Math.hypot(estimate.standardError, record.mc.stderr)
  return { record, z, heavyTailed: estimate.heavyTailed === true }
}

describe('Monte-Carlo means of an independent sampler of the Gauss-, ReLU- and Erf-net', () => {
  const all = records.map(compared)
  const trusted = all.filter(({ heavyTailed }) => !heavyTailed)
  const untrusted = all.filter(({ heavyTailed }) => heavyTailed)

  it('are all compared, some of them for each network and estimator', () => {
    expect(all).toHaveLength(104)
    for (const name of NETWORKS)
      for (const estimator of ['kernel', 'direct'])
        expect(trusted.some(({ record }) => record.architecture === name && record.mc.estimator === estimator)).toBe(
          true,
        )
  })

  it('agree with ours within combined errors wherever our error is to be trusted', () => {
    const scores = trusted.map(({ z }) => z)
    // By Holm's correction for so many comparisons: the chance of any rejection is that of three standard errors in
    // one, and |z| may reach 4.2.
    expect(trusted.filter((_, i) => rejected(scores, 3)[i] === true)).toEqual([])
    expect(zOf(twoSided(3) / scores.length)).toBeLessThan(4.3)
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(4.3)
  })

  it('scatter about ours as their errors say', () => {
    const width = Math.sqrt(trusted.reduce((sum, { z }) => sum + z * z, 0) / trusted.length)
    expect(width).toBeGreaterThan(0.7)
    expect(width).toBeLessThan(1.3)
  })

  it('are not to be decided where heavy tails make our error, in few of the cumulants beyond the second alone', () => {
    expect(untrusted.length).toBeLessThan(all.length / 5)
    for (const { record, z } of untrusted) {
      expect(record.points.length).toBeGreaterThan(2)
      // The error may be too small; a mean that is wrong by its own size would still show.
      expect(Math.abs(z)).toBeLessThan(8)
    }
  })
})

describe('points of a check where the caller names none', () => {
  const at = (name: string, parameters: Record<string, number>): readonly (readonly (readonly number[])[])[] => {
    const of = architectureAt(architecture(name), parameters)
    const network = of.create(parameters)
    return [defaultPoints(of, network), actionPoints(of, network)]
  }

  it.each(['sin-net', 'tanh-net', 'erf-net'])('%s: none at the origin without biases, where the field is 0', (name) => {
    for (const points of at(name, { sigmab: 0 })) {
      const sizes = points.map((point) => Math.hypot(...point))
      expect(Math.min(...sizes)).toBeGreaterThan(0.1)
      // x and −x are one variable.
      expect(new Set(sizes.map((size) => size.toFixed(6))).size).toBe(points.length)
    }
    expect(at(name, { sigmab: 0.5 }).every((points) => points.some((point) => Math.hypot(...point) === 0))).toBe(true)
  })
})
