import { describe, expect, it } from 'vitest'
import { sourcePrediction } from '../../src/actions/sourcePrediction.js'
import { architectures } from '../../src/networks/architectures.js'

const withSources = Object.values(architectures).flatMap((of) =>
  of.smooth === undefined ? [] : [[of.name, of, of.smooth({ ...of.parameters, N: 7 })] as const],
)

describe('what an action in the continuum says about smooth sources', () => {
  // The network's own correlators are Gaussian integrals of its closed forms, without an action; those of packets of a
  // momentum are all that is said.
  it.each(withSources)('%s: is what the network averaged with them has', (_, of, smooth) => {
    const predict = sourcePrediction(of, smooth)
    expect(smooth.quantities.length).toBeGreaterThan(0)
    for (const indices of smooth.quantities) {
      const packets = indices.map((i) => smooth.packets[i] ?? [])
      expect(predict(packets) / smooth.network.correlator(packets)).toBeCloseTo(1, 9)
    }
  })

  it('covers the Cos-net and the Gauss-net by their actions', () => {
    expect(withSources.map(([name, , { kind, fields }]) => [name, kind, fields !== undefined])).toEqual([
      ['cos-net', 'sources', true],
      ['gauss-net', 'sources', true],
      ['phi4-net', 'momenta', false],
    ])
  })
})
