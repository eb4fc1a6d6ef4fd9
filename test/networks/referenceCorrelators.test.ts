import { describe, expect, it } from 'vitest'
import { architecture } from '../../src/networks/architectures.js'
import { known } from '../known/known.js'

interface CorrelatorRecord {
  readonly id: string
  readonly architecture: string
  readonly params: Readonly<Record<string, number>>
  readonly points: readonly (readonly number[])[]
  readonly predicted: number
  readonly prediction_method: string
  readonly mc: { readonly mean: number; readonly stderr: number }
}

const names = ['cos', 'gauss', 'relu', 'erf']

describe.each(names)('the %s-net against the reference', (name) => {
  const records = known<readonly CorrelatorRecord[]>('network_correlators.json').filter(
    (record) => record.architecture === name,
  )

  it('has records', () => expect(records.length).toBeGreaterThan(30))

  it.each(records)('$id at $points.length points', ({ params, points, predicted, mc }) => {
    const value = architecture(`${name}-net`).create(params).correlator(points)
    // Quadratures agree to rounding here as well as closed forms.
    expect(Math.abs(value - predicted)).toBeLessThan(1e-12 * Math.max(1, Math.abs(predicted)))
    expect(Math.abs(value - mc.mean)).toBeLessThan(4.5 * mc.stderr)
  })
})
